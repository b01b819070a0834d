"""What becomes of the time for work: more asked for and refused, a due date that moved."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.oversight.actions.telling.writing import printed, tell_of
from dondoc.oversight.audiences import MORE_TIME_ASKED
from dondoc.oversight.rules.ladder import Tells
from dondoc.tasks.events import DuesMoved, ExtensionAsked, ExtensionRefused, ExtensionsOvertaken
from dondoc.tasks.models import DueCause


def on_extension_asked(event: ExtensionAsked) -> None:
    """Tell the leader in charge that more time is asked for."""
    tell_of(
        [event.assignment_id],
        what=MORE_TIME_ASKED,
        key=f"extension:{event.extension_id}:asked",
        title=gettext_lazy("More time is asked for"),
        text=lambda _one: _("Until %(day)s. %(text)s") % {"day": printed(event.due_on), "text": event.reason},
        tells=(Tells.VICE_CHAIRMAN,),
        at=event.at,
    )


def on_extension_refused(event: ExtensionRefused) -> None:
    """Tell who has the work that there is no more time; what is granted is told as a due date that moved."""
    tell_of(
        [event.assignment_id],
        what="extension-refused",
        key=f"extension:{event.extension_id}:refused",
        title=gettext_lazy("More time is refused"),
        reason=event.reason,
        at=event.at,
    )


def on_extensions_overtaken(event: ExtensionsOvertaken) -> None:
    """Tell who has the work that nobody decides any more on the time he asked for, and why."""
    tell_of(
        event.assignment_ids,
        what="extension-overtaken",
        key=f"extension:overtaken:{event.at.isoformat()}",
        title=gettext_lazy("Your request for more time needs no decision any more"),
        reason=event.reason,
        at=event.at,
    )


def on_dues_told(event: DuesMoved) -> None:
    """Tell who has the work that its due date moved; what the calendar moves, the work list shows."""
    if event.cause == DueCause.CALENDAR:
        return
    tell_of(
        event.assignment_ids,
        what="due-moved",
        key=f"due:{event.at.isoformat()}",
        title=_MOVED.get(DueCause(event.cause), gettext_lazy("The due date has changed")),
        reason=event.reason,
        at=event.at,
    )


_MOVED = {
    DueCause.EXTENSION: gettext_lazy("More time is granted"),
    DueCause.EVENT: gettext_lazy("The term has begun"),
}
