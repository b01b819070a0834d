"""This room's part of the command: when is it due, and why."""

from __future__ import annotations

import json
from datetime import date, datetime

import click
from django.utils.translation import gettext as _

from dondoc.kernel.errors import Refusal
from dondoc.workcalendar import wording
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules import NoSuchTerm, Reckoning, Step, TermUnit, due_of_term


class NotATerm(Refusal):
    """The term asked about does not exist or ends beyond the calendar."""

    code = "no-such-term"


class Start(click.ParamType[date | datetime]):
    """A day, or a day and time on the office's clock, in ISO form."""

    name = "DATE"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date | datetime:
        """Return the day or the moment; fail with what is allowed."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no day; write 2025-08-28, or 2025-08-28T15:30 for hours", param, ctx)


@click.command()
@click.option("--from", "start", type=Start(), required=True, help="The day of the event: 2025-08-28.")
@click.option(
    "--within",
    type=(int, click.Choice([unit.value for unit in TermUnit])),
    required=True,
    metavar="N UNIT",
    help=f"The length of the term: a number and one of {', '.join(TermUnit)}.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def due(start: date | datetime, within: tuple[int, str], as_json: bool) -> None:
    """Show where a term ends and how that date was reached: --from 2025-08-28 --within 3 working-day."""
    amount, unit = within
    try:
        found = due_of_term(start, amount, unit, working_calendar())
    except NoSuchTerm as wrong:
        raise NotATerm(
            _("There is no term of %(amount)d × %(unit)s. Give a length of 1 or more that ends before the year 10000.")
            % {"amount": amount, "unit": unit}
        ) from wrong
    click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2) if as_json else _as_text(found))


def _as_text(found: Reckoning) -> str:
    lines = []
    for number, step in enumerate(found.steps, start=1):
        cited = wording.article(step.article)
        lines.append(f"{number}. {wording.sentence(step)}" + (f" [{cited}]" if cited else ""))
    at = f" {found.due_time:%H:%M}" if found.due_time else ""
    return "\n".join([_("Due: %(day)s") % {"day": wording.day(found.due_on) + at}, *lines])


def _as_json(found: Reckoning) -> dict[str, object]:
    return {
        "due": found.due_on.isoformat(),
        "time": found.due_time.isoformat("minutes") if found.due_time else None,
        "provisional": found.provisional,
        "steps": [_step_as_json(step) for step in found.steps],
    }


def _step_as_json(step: Step) -> dict[str, object]:
    return {
        "rule": step.rule.value,
        "on": step.on.isoformat(),
        "sentence": wording.sentence(step),
        "article": wording.article(step.article) or None,
        "source": step.source or None,
    }
