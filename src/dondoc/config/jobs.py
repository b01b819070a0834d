"""What workers can carry out: one line a kind of run, with the hour from which it runs every day."""

from __future__ import annotations

from datetime import time

from django.utils.translation import gettext_lazy as _

from dondoc.administration.actions import TAKE_IN
from dondoc.administration.jobs import take_sheet_in
from dondoc.documents.actions.reaching import REQUIRE
from dondoc.documents.actions.waiting import READ
from dondoc.documents.jobs import follow_today, remind_today, require
from dondoc.jobs.kinds import register
from dondoc.journal.jobs import seal
from dondoc.notices.jobs import put_old_away
from dondoc.organization.jobs import forget_sign_ins
from dondoc.oversight.jobs import sweep_today
from dondoc.reports.jobs import are_figures_needed, freeze, keep_figures
from dondoc.reports.queries import FREEZE
from dondoc.tasks.actions.recomputing import RECOMPUTE
from dondoc.tasks.actions.recurring import PERIODS
from dondoc.tasks.jobs import open_today, read_document, recompute


def register_all() -> None:
    """Register the rooms' work. Called once, when the application is ready."""
    register(RECOMPUTE, recompute, name=_("Counting open terms again"))
    register(TAKE_IN, take_sheet_in, name=_("Taking in a spreadsheet"))
    register(READ, read_document, name=_("Reading a document"))
    register(REQUIRE, require, name=_("Having a document acknowledged"))
    register(FREEZE, freeze, name=_("Official report"))
    register(PERIODS, open_today, name=_("Opening the periods of recurring duties"), daily_at=time(0, 5))
    register("sweep", sweep_today, name=_("Nightly sweep of due dates"), daily_at=time(0, 15))
    register("acknowledgements", follow_today, name=_("Nightly reminders of documents"), daily_at=time(0, 30))
    register("regulations", remind_today, name=_("Nightly reminders of working regulations"), daily_at=time(0, 35))
    register("messages", put_old_away, name=_("Nightly putting away of old messages"), daily_at=time(0, 40))
    register("sign-ins", forget_sign_ins, name=_("Nightly forgetting of old sign-ins"), daily_at=time(0, 42))
    register("seal", seal, name=_("Nightly seal of the journal"), daily_at=time(0, 45))
    register(
        "figures",
        keep_figures,
        name=_("Nightly keeping of figures"),
        daily_at=time(1, 0),
        is_needed=are_figures_needed,
    )
