"""The room's part of the `dondoc` command: the nightly sweep, and whether the watches are right."""

from __future__ import annotations

import json
from datetime import datetime

import click
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.oversight.actions.sweeping import sweep
from dondoc.oversight.actions.watching import rebuild
from dondoc.oversight.models import Rung
from dondoc.oversight.permissions import get_sample_for
from dondoc.oversight.queries import gaps
from dondoc.oversight.queries.samples import comes_out_the_same

_GAPS = {
    "missing": gettext_lazy("assignments without a watch"),
    "needless": gettext_lazy("watches of work that needs none"),
    "due": gettext_lazy("watches with another due date than the work"),
    "day": gettext_lazy("watches whose next day is no day of the ladder"),
    "vanished": gettext_lazy("urgings that are not what their numbers and the journal say"),
}


@click.command("sweep")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day to sweep up to; today when left out.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def sweep_command(day: datetime | None, as_json: bool) -> None:
    """Take the rungs of the ladder whose day has come: remind, urge, ask. For a nightly timer; twice harms nothing."""
    at = clock.now()
    done = sweep(on=day.date() if day else clock.local_date(at), by=Actor.system(), at=at)
    if as_json:
        told = {"on": done.on.isoformat(), "looked_at": done.looked_at, "taken": dict(sorted(done.taken.items()))}
        click.echo(json.dumps({**told, "passed_over": done.passed_over}, ensure_ascii=False, indent=2))
        return
    names = dict(Rung.objects.values_list("code", "name"))
    for code, number in sorted(done.taken.items()):
        click.echo(f"{number:>8}  {names[code]}")
    if not done.taken:
        click.echo(_("Nothing is to be said today that was not said before."))


@click.group()
def oversight() -> None:
    """What keeps the ladder and its watches in order, and draws samples again."""


@oversight.command()
@click.argument("sample_id", type=int)
def draw(sample_id: int) -> None:
    """Draw the random sample with this number again; exit status 1 when it does not come out the same."""
    found = get_sample_for(Actor.system(), sample_id)
    if not comes_out_the_same(Actor.system(), found):
        click.echo(_("Drawn again, it does not come out the same."))
        raise SystemExit(1)
    click.echo(_("Drawn again, it comes out the same."))


@oversight.command()
@click.option("--rebuild", "anew", is_flag=True, help="Make the watches anew from the assignments.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def check(anew: bool, as_json: bool) -> None:
    """Compare the watches with the assignments, and the urgings with their numbers and the journal; exit status 1 when
    something is wrong and was not made anew."""
    at = clock.now()
    mended = rebuild(by=Actor.system(), at=at) if anew else 0
    wrong = {gap.what: gap.number for gap in gaps(on=clock.local_date(at))}
    if as_json:
        click.echo(json.dumps({"mended": mended, "wrong": wrong}))
    else:
        if anew:
            click.echo(ngettext("%(n)s watch was mended.", "%(n)s watches were mended.", mended) % {"n": mended})
        for what, number in wrong.items():
            click.echo(f"{number:>8}  {_GAPS[what]}")
        if not wrong:
            click.echo(_("Every watch is as its assignment asks, and no urging is missing."))
    if wrong:
        raise SystemExit(1)
