"""A decision about an earlier task asks only for what it needs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dondoc.tasks.models import TaskState
from factories import AssignmentFactory, CitationFactory, DocumentFactory, TaskFactory
from factories.tasks import SENT_AT

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_the_clause_and_the_day_are_asked_for_where_the_decision_needs_them(
    page: Page, sign_in: Callable[[str], None]
) -> None:
    sign_in("vp.theodoi")
    earlier, later = DocumentFactory(issued=True), DocumentFactory(issued=True)
    AssignmentFactory(task=TaskFactory(document=earlier, state=TaskState.ISSUED, issued_at=SENT_AT))
    CitationFactory(document=later, code=earlier.code, cited=earlier, relation="replaces")
    page.goto(reverse("tasks:effects", args=[later.pk]))
    clause, day = page.locator("[name$=-into]"), page.locator("[name$=-due_on]")
    for decision, asks_clause, asks_day in (
        ("recall", False, False),
        ("change-due", False, True),
        ("move", True, False),
        ("keep", False, False),
    ):
        page.locator("[name$=-kind]").select_option(decision)
        expect(clause).to_be_visible(visible=asks_clause)
        expect(day).to_be_visible(visible=asks_day)
