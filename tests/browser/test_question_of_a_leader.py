"""A leader's question is answered in three presses: which units are late, since when, why, compared with last quarter,
and is the rate honest?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from dondoc.kernel import clock
from dondoc.kernel.clock import day_bounds
from dondoc.organization.actors import Actor
from dondoc.organization.models import Unit
from dondoc.tasks.actions.life import Account, confirm, submit
from dondoc.tasks.models import Assignment
from dondoc.tasks.rules.states import State
from dondoc.ui.formats import day
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import AssignmentFactory, ExplanationFactory

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]
SYSTEM = Actor.system()
REASON = "Chưa có hướng dẫn của Bộ về mẫu biểu"


@pytest.fixture
def late(passwords: dict[str, str]) -> Assignment:
    """A unit that did one of two things on time last quarter, and both by the first due date of none: it was given more
    time for the one. This quarter it has one piece of work that is late, and said why."""
    unit = Unit.objects.get(name="Sở Nội vụ")
    quarter = lawful(Window.QUARTER, clock.local_date(clock.now()))
    before = quarter.former
    sent_at = day_bounds(before.first)[0]
    for first_due, due, done in ((5, 20, 10), (15, 15, 20)):
        first_due_on, due_on = (before.first + timedelta(days=days) for days in (first_due, due))
        work = AssignmentFactory(
            unit=unit, state=State.ACCEPTED, first_due_on=first_due_on, due_on=due_on, sent_at=sent_at
        )
        at = sent_at + timedelta(days=done, hours=9)
        submit(assignment_id=work.pk, account=Account(done="Xong"), by=SYSTEM, at=at)
        confirm(assignment_id=work.pk, by=SYSTEM, at=at + timedelta(hours=1))
    late_since = quarter.first - timedelta(days=3)
    work = AssignmentFactory(unit=unit, state=State.ACCEPTED, due_on=late_since, sent_at=sent_at)
    ExplanationFactory(assignment=work, reply=REASON, state="given", replied_at=clock.now())
    return work


def test_the_question_is_answered_in_three_presses(
    page: Page, sign_in: Callable[[str], None], late: Assignment
) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    sign_in("ubnd.lanhdao1")
    page.goto("/?whose=all")
    worst = page.locator("table.table-heat tbody tr").first
    expect(worst).to_contain_text("Sở Nội vụ")

    worst.get_by_role("link", name="Sở Nội vụ", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sở Nội vụ")
    quarters = page.get_by_role("table").filter(has_text="Theo hạn ban đầu")
    now, former = (quarters.locator("tbody tr").nth(number) for number in (0, 1))
    expect(now).to_contain_text("0/1")
    expect(former).to_contain_text("1/3")
    expect(former).to_contain_text("0/3")
    expect(now).to_contain_text("−33,3")
    expect(quarters.locator("xpath=..").locator("xpath=..")).to_contain_text("xong đúng hạn / (xong đúng hạn")
    assert quarters.bounding_box()["y"] < 768, "the figures stand on the first screen"

    now.get_by_role("link", name="1", exact=True).first.click()
    listed = page.get_by_role("table").locator("tbody tr")
    expect(listed).to_have_count(1)
    expect(listed).to_contain_text(day(late.due_on))
    expect(listed).to_contain_text(REASON)

    listed.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(late.task.title)
    expect(page.locator("body")).to_contain_text(REASON)
