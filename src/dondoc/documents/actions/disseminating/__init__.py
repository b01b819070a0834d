"""Having every official of units acknowledge a document, and following who comes and who leaves."""

from dondoc.documents.actions.disseminating.following import Followed, follow_officials
from dondoc.documents.actions.disseminating.giving import acknowledge
from dondoc.documents.actions.disseminating.messages import SUBJECT
from dondoc.documents.actions.disseminating.requiring import (
    Required,
    end_dissemination,
    require_acknowledgement,
    require_askable,
    require_of,
    require_reached,
)

__all__ = [
    "SUBJECT",
    "Followed",
    "Required",
    "acknowledge",
    "end_dissemination",
    "follow_officials",
    "require_acknowledgement",
    "require_askable",
    "require_of",
    "require_reached",
]
