"""The review of a document: its text with the found places beside the proposed tasks.

Every change is a form that works without script; with htmx the right-hand side alone is renewed.
"""

from dondoc.tasks.web.views.review.deciding import approve_clear, decide, merge, split, undo
from dondoc.tasks.web.views.review.filling import fill, fill_all
from dondoc.tasks.web.views.review.issuing import issue, issue_one
from dondoc.tasks.web.views.review.page import review
from dondoc.tasks.web.views.review.writing import add, edit

__all__ = [
    "add",
    "approve_clear",
    "decide",
    "edit",
    "fill",
    "fill_all",
    "issue",
    "issue_one",
    "merge",
    "review",
    "split",
    "undo",
]
