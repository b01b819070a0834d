"""How states, verbs and the "6 rõ" are called for people."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as said
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dondoc.tasks.rules.buckets import Bucket
from dondoc.tasks.rules.clarity import Clarity
from dondoc.tasks.rules.passing import PassingRule
from dondoc.tasks.rules.states import State, Verb

STATE_NAMES = {
    State.SENT: _("sent, not yet accepted"),
    State.ACCEPTED: _("accepted"),
    State.IN_PROGRESS: _("in progress"),
    State.SUBMITTED: _("waiting for confirmation"),
    State.RETURNED: _("returned"),
    State.CONFIRMED: _("confirmed"),
    State.DECLINED: _("declined"),
    State.RECALLED: _("recalled"),
    State.SUSPENDED: _("suspended"),
}

VERB_NAMES = {
    Verb.ACCEPT: _("Accept"),
    Verb.DECLINE: _("Decline"),
    Verb.REPORT: _("Report progress"),
    Verb.SUBMIT: _("Submit for confirmation"),
    Verb.CONFIRM: _("Confirm"),
    Verb.RETURN: _("Return"),
    Verb.RECALL: _("Recall"),
    Verb.SUSPEND: _("Suspend"),
    Verb.RESUME: _("Take up again"),
    Verb.REOPEN: _("Reopen"),
}

PASSING_RULE_NAMES = {
    PassingRule.ONLY_HEIR: _("the only successor"),
    PassingRule.SHARE: _("its share is named in the task"),
    PassingRule.MANDATE: _("it is charged with the field"),
    PassingRule.REST: _("it takes the rest"),
    PassingRule.CHOICE: _("to be chosen"),
}

CLARITY_NAMES = {
    Clarity.PERSON: _("person"),
    Clarity.TASK: _("task"),
    Clarity.TIME: _("time"),
    Clarity.RESPONSIBILITY: _("responsibility"),
    Clarity.PRODUCT: _("product"),
    Clarity.AUTHORITY: _("authority"),
}

CLARITY_GAPS = {
    Clarity.PERSON: _("Not clear who: choose a unit or a group for each lead, with a head on that day."),
    Clarity.TASK: _("Not clear what: write what is ordered."),
    Clarity.TIME: _("Not clear by when: set the last day, or say knowingly that there is no due date."),
    Clarity.RESPONSIBILITY: _("Not clear who confirms or supports: choose whom each supporting body means."),
    Clarity.PRODUCT: _("Not clear with what result: name the product, or say knowingly that it is a standing duty."),
    Clarity.AUTHORITY: _("Not clear by what right: a unit is not below the assigner; write why it may be ordered."),
}

BUCKET_NAMES = {
    Bucket.LATE: _("late"),
    Bucket.TODAY: _("due today"),
    Bucket.WEEK: _("this week"),
    Bucket.LATER: _("later"),
    Bucket.UNDATED: _("without a due date"),
}

_PERIODS: dict[str, str | Promise] = {
    "day": _("every day"),
    "week": _("every week"),
    "month": _("every month"),
    "quarter": _("every quarter"),
    "half-year": _("every half-year"),
    "year": _("every year"),
}


def term_words(amount: int | None, unit: str) -> str:
    """Return the length of a term in words: "5 working days"; "" when there is none."""
    number = amount or 0
    words = {
        "working-day": ngettext("%(number)s working day", "%(number)s working days", number),
        "day": ngettext("%(number)s day", "%(number)s days", number),
        "week": ngettext("%(number)s week", "%(number)s weeks", number),
        "month": ngettext("%(number)s month", "%(number)s months", number),
        "year": ngettext("%(number)s year", "%(number)s years", number),
        "hour": ngettext("%(number)s hour", "%(number)s hours", number),
    }
    return words[unit] % {"number": number} if amount and unit in words else ""


def period_words(every: str, on_day: str) -> str:
    """Return a recurrence in words: "every month, day 20"."""
    period = str(_PERIODS.get(every, every))
    return said("%(period)s, day %(day)s") % {"period": period, "day": on_day} if on_day else period
