"""How a reckoning is told to people: one sentence a step, and its article."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from dondoc.workcalendar.rules import Citation, Law, Step, StepRule, TermUnit


def article(citation: Citation | None) -> str:
    """Return how the article is cited; empty where no article decides."""
    if citation is None:
        return ""
    law = {Law.CIVIL_CODE: _("Civil Code 2015"), Law.LABOUR_CODE: _("Labour Code 2019")}[citation.law]
    if citation.clause is None:
        return _("%(law)s, Art. %(article)d") % {"law": law, "article": citation.article}
    return _("%(law)s, Art. %(article)d(%(clause)d)") % {
        "law": law,
        "article": citation.article,
        "clause": citation.clause,
    }


def sentence(step: Step) -> str:
    """Return what the step says, as a sentence without its article."""
    facts = {"day": day(step.on), "name": step.name, "source": step.source, "term": term(step.amount, step.unit)}
    match step.rule:
        case StepRule.FIRST_DAY_NOT_COUNTED:
            return _("%(day)s, the day of the event, is not counted.") % facts
        case StepRule.STARTS_AT:
            return _("The term starts on %(day)s at %(time)s.") % {**facts, "time": f"{step.at:%H:%M}"}
        case StepRule.COUNTED if step.at is not None:
            return _("%(term)s later it is %(day)s, %(time)s.") % {**facts, "time": f"{step.at:%H:%M}"}
        case StepRule.COUNTED:
            return _("%(term)s later it is %(day)s.") % facts
        case StepRule.NO_SUCH_DAY:
            return _("The last month has no such day, so its last day stands: %(day)s.") % facts
        case StepRule.PASSED_OVER:
            return _("%(day)s is off: %(name)s (%(source)s).") % facts
        case StepRule.SATURDAY_WORKED:
            return _("%(day)s is worked: %(name)s (%(source)s).") % facts
        case StepRule.ROLLED:
            return _("That is a day off, so the term ends on the next working day: %(day)s.") % facts
        case StepRule.PROVISIONAL:
            return _("The notice of that year's days off is not issued: the date is provisional.")
        case StepRule.ENDS:
            return _("The term ends at 24:00 on %(day)s.") % facts


def term(amount: int, unit: TermUnit | None) -> str:
    """Return the length of a term in words ("3 working days")."""
    count = {"amount": amount}
    match unit:
        case TermUnit.HOUR:
            return ngettext("%(amount)d office hour", "%(amount)d office hours", amount) % count
        case TermUnit.WORKING_DAY:
            return ngettext("%(amount)d working day", "%(amount)d working days", amount) % count
        case TermUnit.DAY:
            return ngettext("%(amount)d day", "%(amount)d days", amount) % count
        case TermUnit.WEEK:
            return ngettext("%(amount)d week", "%(amount)d weeks", amount) % count
        case TermUnit.MONTH:
            return ngettext("%(amount)d month", "%(amount)d months", amount) % count
        case TermUnit.YEAR:
            return ngettext("%(amount)d year", "%(amount)d years", amount) % count
        case None:
            return ""


def day(on: date) -> str:
    """Return the day with its weekday ("Thu 28/08/2025")."""
    return f"{weekday_names()[on.weekday()]} {on:%d/%m/%Y}"


def weekday_names() -> tuple[str, ...]:
    """Return the short names of the weekdays, Monday first."""
    return _("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")


def weekday_letters() -> tuple[str, ...]:
    """Return the weekdays as heads of narrow columns write them, Monday first."""
    return (
        *(pgettext("head of a column", "Mo"), pgettext("head of a column", "Tu"), pgettext("head of a column", "We")),
        *(pgettext("head of a column", "Th"), pgettext("head of a column", "Fr")),
        *(pgettext("head of a column", "Sa"), pgettext("head of a column", "Su")),
    )
