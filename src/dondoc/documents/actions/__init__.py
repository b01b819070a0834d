"""All writing of documents, one file a verb."""

from __future__ import annotations

from dondoc.documents.actions.attaching import Upload, attach_files, keep_file
from dondoc.documents.actions.checking import require_fits
from dondoc.documents.actions.correcting import Facts, correct_facts
from dondoc.documents.actions.disseminating import (
    Followed,
    Required,
    acknowledge,
    end_dissemination,
    follow_officials,
    require_acknowledgement,
)
from dondoc.documents.actions.opening import open_to_units
from dondoc.documents.actions.reaching import require_in_parts, require_or_ask
from dondoc.documents.actions.registering import Intake, intake
from dondoc.documents.actions.regulating import begin_review, conclude_review, register_regulation
from dondoc.documents.actions.reminding import remind_of_reviews
from dondoc.documents.actions.sweeping import sweep_orphans
from dondoc.documents.actions.waiting import intake_or_ask, intake_waiting
from dondoc.documents.actions.withdrawing import reinstate, withdraw

__all__ = [
    "Facts",
    "Followed",
    "Intake",
    "Required",
    "Upload",
    "acknowledge",
    "attach_files",
    "begin_review",
    "conclude_review",
    "correct_facts",
    "end_dissemination",
    "follow_officials",
    "intake",
    "intake_or_ask",
    "intake_waiting",
    "keep_file",
    "open_to_units",
    "register_regulation",
    "reinstate",
    "remind_of_reviews",
    "require_acknowledgement",
    "require_fits",
    "require_in_parts",
    "require_or_ask",
    "sweep_orphans",
    "withdraw",
]
