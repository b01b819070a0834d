"""The room's part of the `dondoc` command: units that end, and where their work goes."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path

import click
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.kernel.folding import fold
from dondoc.organization.actions import SuccessionFacts
from dondoc.organization.actions import reorganise as carry_out_reorganisation
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.organization.queries import unit_of_code
from dondoc.tasks.actions.passing import pass_on
from dondoc.tasks.queries import PlannedPassage, plan_of, units_without_a_desk, work_left_at
from dondoc.tasks.rules.passing import WHOLE
from dondoc.tasks.wording import PASSING_RULE_NAMES


@click.command("hand-on")
@click.argument("unit", required=False)
@click.option("--carry-out", is_flag=True, help="Do it; without this, only show where the work would go.")
@click.option("--to", "target", help="Code of the unit that takes all of it, whatever the rules propose.")
@click.option("--decision", default="", help="Number of the decision, for the record.")
def hand_on(unit: str | None, carry_out: bool, target: str | None, decision: str) -> None:
    """Hand the open work of an ended unit on to its successors. Without UNIT (a code): list the units it hangs at."""
    by, at = Actor.system(), clock.now()
    on = clock.local_date(at)
    console = Console(highlight=False)
    if unit is None:
        _list_hanging(console, by)
        return
    old = unit_of_code(unit)
    heir = unit_of_code(target) if target else None
    plan = plan_of(by, old, on=on)
    choices = {one.assignment.pk: heir or one.unit for one in plan}
    chosen = {pk: to.pk for pk, to in choices.items() if to is not None}
    if not carry_out:
        _show(console, plan, heir)
        left = len(plan) - len(chosen)
        if left:
            said = ngettext(
                "%(n)s waits for a choice: --to names a unit.", "%(n)s wait for a choice: --to names a unit.", left
            )
            console.print(said % {"n": left})
        return
    with Progress(console=console, transient=True) as bar:
        work = bar.add_task(old.short_name, total=len(chosen))
        moved = pass_on(
            unit_id=old.pk,
            choices=chosen,
            decision=decision,
            by=by,
            at=at,
            progress=lambda done, total: bar.update(work, completed=done, total=total),
        )
    console.print(ngettext("%(n)s assignment went on.", "%(n)s assignments went on.", moved) % {"n": moved})


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), required=True, help="First day of the new order.")
@click.option("--decision", required=True, help="Number of the decision.")
@click.option("--carry-out", is_flag=True, help="Do it; without this, try it and undo it.")
def reorganise(file: Path, day: datetime, decision: str, carry_out: bool) -> None:
    """Carry a decision on units out: who ends, and to whom the work goes. FILE is a CSV with the columns predecessor,
    successor (codes; blank: given out one by one), share (blank: all of it), ends (no: the unit goes on without that
    share). Add new units before, from a spreadsheet. All of it or nothing; then hand the open work on."""
    by, at, on = Actor.system(), clock.now(), day.date()
    rows = _successions(file)
    ending = list(dict.fromkeys(row["predecessor"] for row in rows if fold(row["ends"]) not in _NO))
    facts = [
        SuccessionFacts(row["predecessor"], row["successor"], on, row["share"] or WHOLE, decision=decision)
        for row in rows
    ]
    with transaction.atomic():
        carry_out_reorganisation(ending=ending, on=on, successions=facts, decision=decision, by=by, at=at)
        table = Table(_("Unit"), _("Ends"), _("Goes to"), _("Share"), _("Not finished"))
        for row in rows:
            unit = unit_of_code(row["predecessor"])
            to = unit_of_code(row["successor"]).name if row["successor"] else _("others, one by one")
            ends = f"{unit.valid_to:%d/%m/%Y}" if unit.valid_to else "–"
            table.add_row(unit.name, ends, to, row["share"], str(work_left_at(by, unit).count()))
        transaction.set_rollback(not carry_out)
    Console(highlight=False).print(table)
    click.echo(_("Carried out.") if carry_out else _("Nothing was changed. --carry-out does it."))


_NO = frozenset({"no", "khong"})
_COLUMNS = ("predecessor", "successor", "share", "ends")


class UnreadableDecision(Refusal):
    """A file of successions that cannot be read. Nothing of it was carried out."""

    code = "unreadable-decision"


def _successions(file: Path) -> list[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = [{name: (row.get(name) or "").strip() for name in _COLUMNS} for row in csv.DictReader(lines)]
    except (UnicodeDecodeError, csv.Error) as broken:
        raise UnreadableDecision(_("The file is no CSV in UTF-8. Save it as one and give it again.")) from broken
    if not rows or not all(row["predecessor"] for row in rows):
        raise UnreadableDecision(
            _("Each row must name a predecessor, under the heading “predecessor”. Nothing was carried out.")
        )
    return rows


def _list_hanging(console: Console, by: Actor) -> None:
    found = units_without_a_desk(by, on=clock.today())
    table = Table(_("Code"), _("Unit"), _("Ended"), _("Not finished"), _("Overdue"))
    for one in found:
        ended = f"{one.unit.valid_to:%d/%m/%Y}" if one.unit.valid_to else ""
        table.add_row(one.unit.code, one.unit.name, ended, str(one.number), str(one.late))
    console.print(table if found else _("Nothing hangs."))


def _show(console: Console, plan: list[PlannedPassage], heir: Unit | None) -> None:
    table = Table(_("Task"), _("Due"), _("Goes to"), _("Why"))
    for one in plan:
        to = heir or one.unit
        due = one.assignment.due_on
        why = _("as you say") if heir else PASSING_RULE_NAMES[one.rule]
        table.add_row(one.assignment.task.title, f"{due:%d/%m/%Y}" if due else "–", to.name if to else "?", str(why))
    console.print(table if plan else _("Nothing is left here."))
