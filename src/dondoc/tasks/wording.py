"""How states, verbs and the "6 rõ" are called for people."""

from __future__ import annotations

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from dondoc.tasks.rules.buckets import Bucket
from dondoc.tasks.rules.clarity import Clarity
from dondoc.tasks.rules.effects import Relation
from dondoc.tasks.rules.passing import PassingRule
from dondoc.tasks.rules.periods import Every, Recurrence, last_of
from dondoc.tasks.rules.reviewing import ReviewOrder
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
    Verb.RESUME: _("Go on with it"),
    Verb.REOPEN: _("Reopen"),
    Verb.SEND_AGAIN: _("Send again"),
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

REVIEW_ORDERS = {
    ReviewOrder.UNSURE_FIRST: _("least certain first"),
    ReviewOrder.AS_PRINTED: _("as the document goes on"),
}

REVIEW_KEYS = {
    "Enter": _("approve, and take the next in hand"),
    "E": _("edit"),
    "Ctrl+Enter": _("while editing: save and approve"),
    "T": _("say that it is a standing duty"),
    "S": _("split"),
    "M": _("merge with the one printed before it"),
    "G": _("go to what is missing and fill it"),
    "F": _("fill due date and product of all that lack them"),
    "X": _("leave out"),
    "Z": _("take up again what was approved or left out"),
    "U": _("undo the last step"),
    "J": _("the next task"),
    "K": _("the task before"),
    "N": _("write a task by hand"),
    "Escape": _("leave a form as it was"),
    "?": _("show these keys"),
}
"""What the keys of the review do, by how the browser calls them."""

PRODUCTS = (
    "Báo cáo kết quả thực hiện",
    "Kế hoạch thực hiện",
    "Văn bản tham mưu",
    "Dự thảo quyết định",
    "Tờ trình",
    "Văn bản triển khai",
)
"""What officials most often have to hand in, to choose from: in the language of the documents."""

BUCKET_NAMES = {
    Bucket.LATE: _("overdue"),
    Bucket.TODAY: _("due today"),
    Bucket.WEEK: _("this week"),
    Bucket.LATER: _("later"),
    Bucket.UNDATED: _("without a due date"),
}

RELATION_NAMES = {
    Relation.REPLACES: _("replaces"),
    Relation.AMENDS: _("amends"),
    Relation.RECALLS: _("recalls"),
}

RELATION_SENTENCES = {
    Relation.REPLACES: _("%(later)s replaces %(earlier)s."),
    Relation.AMENDS: _("%(later)s amends %(earlier)s."),
    Relation.RECALLS: _("%(later)s recalls %(earlier)s."),
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


def period_words(every: str, on_day: str, interval: int = 1) -> str:
    """Return a recurrence in words: "every month, day 20", "every 2 weeks"."""
    period = str(_PERIODS.get(every, every))
    if interval > 1:
        period = gettext("%(period)s, %(number)s at a time") % {"period": period, "number": interval}
    if on_day.lower().startswith("thứ"):
        return f"{period}, {on_day}"
    return gettext("%(period)s, day %(day)s") % {"period": period, "day": on_day} if on_day else period


def name_of_period(meant: Recurrence, first: date) -> str:
    """Return how the period that begins on the day is called: "tháng 3/2025", "quý I/2025", "10/03 – 16/03/2025"."""
    last = last_of(meant, first)
    if meant.interval == 1:
        match meant.every:
            case Every.DAY:
                return f"{first:%d/%m/%Y}"
            case Every.MONTH:
                return gettext("month %(month)s/%(year)s") % {"month": first.month, "year": first.year}
            case Every.QUARTER:
                quarter = ("I", "II", "III", "IV")[(first.month - 1) // 3]
                return gettext("quarter %(quarter)s/%(year)s") % {"quarter": quarter, "year": first.year}
            case Every.HALF_YEAR if first.month == 1:
                return gettext("first half of %(year)s") % {"year": first.year}
            case Every.HALF_YEAR:
                return gettext("second half of %(year)s") % {"year": first.year}
            case Every.YEAR:
                return gettext("year %(year)s") % {"year": first.year}
    return f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"
