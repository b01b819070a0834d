"""What the ladder and superiors say: a rung that was taken, an urging."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dondoc.notices.actions import Message, tell
from dondoc.notices.rules import Manner
from dondoc.oversight.actions.telling.writing import messages_to, printed, tell_of, with_answer_day
from dondoc.oversight.audiences import URGED, Audiences, work
from dondoc.oversight.events import RungsTaken, Urged
from dondoc.oversight.models import Rung
from dondoc.oversight.rules.ladder import Does, Tells


def on_rungs_taken(event: RungsTaken) -> None:
    """Tell whom each rung tells."""
    found = work([one.assignment_id for one in event.taken])
    rungs = Rung.objects.in_bulk({one.rung_id for one in event.taken})
    audiences = Audiences(list(found.values()), on=event.on)
    messages: list[Message] = []
    with translation.override(settings.LANGUAGE_CODE):
        for one in event.taken:
            rung, assignment = rungs[one.rung_id], found[one.assignment_id]
            key = f"ladder:{rung.pk}:{one.assignment_id}:{one.due_on}"
            does, due = Does(rung.does), printed(one.due_on)
            text = _("%(unit)s, due on %(day)s.") % {"unit": assignment.unit.short_name, "day": due}
            if one.days_aside:
                text += " " + _came_back(one.days_aside)
            messages += messages_to(
                [Tells(tells) for tells in rung.tells],
                assignment,
                audiences,
                key=key,
                what=does.value,
                title=f"{rung.name}: {assignment.task.title}",
                text=text,
                basis=one.due_on.isoformat(),
                manner=Manner.REMIND if does is Does.REMIND else Manner.TELL,
            )
    tell(messages, at=event.at)


def _came_back(days: int) -> str:
    return ngettext(
        "%(days)s working day on which it lay elsewhere is not counted.",
        "%(days)s working days on which it lay elsewhere are not counted.",
        days,
    ) % {"days": days}


def on_urged(event: Urged) -> None:
    """Tell who has the work that a superior urged it."""

    tell_of(
        event.assignment_ids,
        what=URGED,
        key=f"urging:{event.urging_id}",
        title=gettext_lazy("You are urged, level %(level)s") % {"level": event.level},
        text=lambda _one: with_answer_day(event.text, event.answer_on),
        at=event.at,
    )
