"""The official terms that a "?" explains: one sentence each, with where the rule stands when it stands somewhere.

The words are those of the glossary in `docs/reference`; a test sees to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class Term:
    """A term in the reader's language, what it means, and its source as officials cite it ("" when it has none)."""

    word: Promise
    meaning: Promise
    source: str = ""


TERMS = {
    "lead": Term(
        pgettext_lazy("term", "lead"),
        _("The one unit that answers for the result. Others may support it, but only one leads."),
        "NĐ 39/2022/NĐ-CP",
    ),
    "support": Term(
        pgettext_lazy("term", "support"), _("A unit that does its part at the request of the lead, within its field.")
    ),
    "supervise": Term(
        pgettext_lazy("term", "supervise"),
        _("A unit that watches how the work goes and urges; it does not do the work."),
    ),
    "clarity": Term(
        pgettext_lazy("term", "clarity"),
        _("Before work is sent six things are clear: who, what, when, who answers, which product, by what right."),
    ),
    "due date": Term(
        pgettext_lazy("term", "due date"),
        _("The last day on which the work may still be handed in, this day included. “Before 01/01” means 31/12."),
    ),
    "first due date": Term(
        pgettext_lazy("term", "first due date"),
        _("The due date as it was when the work was sent. An extension does not change it: delay stays visible."),
    ),
    "working day": Term(
        pgettext_lazy("term", "working day"),
        _("Monday to Friday without holidays, with the days swapped by decision. Lateness is counted in these days."),
    ),
    "near due": Term(pgettext_lazy("term", "near due"), _("Open work whose due date is only a few working days away.")),
    "overdue": Term(
        pgettext_lazy("term", "overdue"),
        _("Open work whose due date has passed. Work handed in but not yet confirmed is still open."),
    ),
    "late": Term(
        pgettext_lazy("term", "late"),
        _("Finished work that was handed in after its due date. It is not counted as on time."),
    ),
    "submit": Term(
        pgettext_lazy("term", "submit"),
        _("To hand the work in. It is done only when the side that assigned it confirms."),
    ),
    "confirm": Term(
        pgettext_lazy("term", "confirm"),
        _("The side that assigned the work says it is done. Nobody confirms his own work."),
    ),
    "return": Term(
        pgettext_lazy("term", "return"),
        _("The side that assigned the work says that it is not done, and why. It is open again."),
    ),
    "recall": Term(
        pgettext_lazy("term", "recall"), _("The side that assigned the work takes it back. It then counts in no rate.")
    ),
    "decline": Term(
        pgettext_lazy("term", "decline"), _("The unit says that the work is not for it, and why, before it accepts.")
    ),
    "evidence": Term(pgettext_lazy("term", "evidence"), _("A file or photo that shows what a report says.")),
    "product": Term(
        pgettext_lazy("term", "product"),
        _("What is to be handed in: a report, a plan, a decision. A standing duty has none."),
    ),
    "citation": Term(pgettext_lazy("term", "citation"), _("Another document that this one names by its code.")),
}
