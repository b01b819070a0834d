"""The official terms that a "?" explains: one sentence each, with where the rule stands when it stands somewhere.

The words are those of the glossary in `docs/reference`, which shows the sentences too; a test sees to both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Term:
    """A term in the reader's language, what it means, and its source as officials cite it ("" when it has none).

    `labels` are the headings, names of facts and fields, and titles of figures beside which its "?" stands.
    """

    word: Promise
    meaning: Promise
    source: str = ""
    labels: tuple[Promise, ...] = ()


TERMS = {
    "lead": Term(
        pgettext_lazy("term", "lead"),
        _("The one unit that answers for the result. Others may support it, but only one leads."),
        "NĐ 39/2022/NĐ-CP",
        (_("Lead"), _("Leads")),
    ),
    "support": Term(
        pgettext_lazy("term", "support"),
        _("A unit that does its part at the request of the lead, within its field."),
        labels=(_("Support and supervise"),),
    ),
    "supervise": Term(
        pgettext_lazy("term", "supervise"),
        _("A unit that watches how the work goes and urges; it does not do the work."),
        "QĐ 42/2014/QĐ-TTg",
    ),
    "clarity": Term(
        pgettext_lazy("term", "clarity"),
        _("Before work is sent six things are clear: who, what, when, who answers, which product, by what right."),
    ),
    "due date": Term(
        pgettext_lazy("term", "due date"),
        _("The last day on which the work may still be handed in, this day included. “Before 01/01” means 31/12."),
        "Bộ luật Dân sự 2015, Điều 147, 148",
        (_("Due"), _("Last day, included"), _("New last day, included")),
    ),
    "first due date": Term(
        pgettext_lazy("term", "first due date"),
        _("The due date as it was when the work was sent. An extension does not change it: delay stays visible."),
        labels=(_("First due"),),
    ),
    "working day": Term(
        pgettext_lazy("term", "working day"),
        _("Monday to Friday without holidays, with the days swapped by decision. Lateness is counted in these days."),
        "Bộ luật Lao động 2019, Điều 111, 112",
        (_("Working days"), _("Working days late"), _("Working days at the desk")),
    ),
    "near due": Term(
        pgettext_lazy("term", "near due"),
        _("Open work whose due date is only a few working days away."),
        labels=(_("Near due"),),
    ),
    "overdue": Term(
        pgettext_lazy("term", "overdue"),
        _("Open work whose due date has passed. Work handed in but not yet confirmed is still open."),
        "Báo cáo 1270/BC-TCTTTg ngày 27/12/2017",
        (_("Overdue"),),
    ),
    "late": Term(
        pgettext_lazy("term", "late"),
        _("Finished work that was handed in after its due date. It is not counted as on time."),
        "Báo cáo 1270/BC-TCTTTg ngày 27/12/2017",
        (_("Done late"),),
    ),
    "on-time rate": Term(
        pgettext_lazy("term", "on-time rate"),
        _("What was done on time, of all that fell due: done on time, done late, and what is overdue."),
        labels=(_("On-time rate"),),
    ),
    "update rate": Term(
        pgettext_lazy("term", "update rate"),
        _("Of the work that was a unit's to do all through a period: how much it reported on."),
        "QĐ 42/2014/QĐ-TTg",
        (_("Update rate"),),
    ),
    "submit": Term(
        pgettext_lazy("term", "submit"),
        _("To hand the work in. It is done only when the side that assigned it confirms."),
        labels=(_("Handed in"),),
    ),
    "confirm": Term(
        pgettext_lazy("term", "confirm"),
        _("The side that assigned the work says it is done. Nobody confirms his own work."),
        labels=(_("Confirmed by"),),
    ),
    "return": Term(
        pgettext_lazy("term", "return"),
        _("The side that assigned the work says that it is not done, and why. It is open again."),
        labels=(_("Returned"),),
    ),
    "recall": Term(
        pgettext_lazy("term", "recall"),
        _("The side that assigned the work takes it back. It then counts in no rate."),
        labels=(_("Recalled"),),
    ),
    "decline": Term(
        pgettext_lazy("term", "decline"),
        _("The unit says that the work is not for it, and why, before it accepts."),
        labels=(_("Declined"),),
    ),
    "extension": Term(
        pgettext_lazy("term", "extension"),
        _("A later due date, asked for with a reason and granted by the side that assigned the work."),
        labels=(_("More time"), _("Asked for more time")),
    ),
    "suspension": Term(
        pgettext_lazy("term", "suspension"),
        _("The clock of the work stands still; the due date moves by the working days it stood."),
        labels=(_("Suspended"),),
    ),
    "explanation": Term(
        pgettext_lazy("term", "explanation"),
        _("The unit's word on why work is late, before anybody judges it."),
        labels=(_("Explanation"),),
    ),
    "evidence": Term(
        pgettext_lazy("term", "evidence"),
        _("A file or photo that shows what a report says."),
        labels=(_("Files and photos"),),
    ),
    "product": Term(
        pgettext_lazy("term", "product"),
        _("What is to be handed in: a report, a plan, a decision. A standing duty has none."),
        labels=(_("Product"), _("Product delivered")),
    ),
    "target": Term(
        pgettext_lazy("term", "target"),
        _("A figure to be reached, with its unit of measure; what was reached is reported with its day and source."),
        labels=(_("Targets"), _("Target")),
    ),
    "standing duty": Term(
        pgettext_lazy("term", "standing duty"),
        _("Work without a due date, looked at again every so many months."),
        labels=(_("Standing duty, no product of its own"),),
    ),
    "provision": Term(
        pgettext_lazy("term", "provision"),
        _("The article, clause or point of a document in which an order stands."),
        labels=(_("Provision"),),
    ),
    "issuer": Term(
        pgettext_lazy("term", "issuer"),
        _("The body whose document it is, as it stands at the top left of the first page."),
        "NĐ 30/2020/NĐ-CP, Điều 8",
        (_("Issuer"),),
    ),
    "addressees": Term(
        pgettext_lazy("term", "addressees"),
        _("The bodies that must act on the document, named in its opening line."),
        labels=(_("Addressees"),),
    ),
    "recipients": Term(
        pgettext_lazy("term", "recipients"),
        _("The bodies that get the document: to act, to watch, to report, or to know."),
        "NĐ 30/2020/NĐ-CP, Điều 8",
        (_("Recipients"),),
    ),
    "citation": Term(
        pgettext_lazy("term", "citation"),
        _("Another document that this one names by its code."),
        labels=(_("Citations"),),
    ),
}


def term_at(label: object) -> str | None:
    """Return the name of the term whose "?" stands beside this label, None where none does."""
    return _names(get_language() or "vi").get(str(label).strip())


@cache
def _names(language: str) -> dict[str, str]:
    """Return the term of each label as it is written in the language, which must be the one in use."""
    return {str(label): name for name, term in TERMS.items() for label in term.labels}
