"""Every page, at three widths, in both languages and both themes: axe finds nothing, nothing is cut off, nothing is
left in English.

A crawl by the roles of the demo finds the pages; each is opened by the first who came to it. Six views a page, in which
width and language meet in all pairs, stand for all twelve; axe looks at four of them, each width, language and theme
among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

import dondoc
from dondoc.administration import demo_story
from dondoc.administration.actions import keep_sheet
from dondoc.administration.models import SheetKind
from dondoc.documents.actions import Upload, intake, require_acknowledgement
from dondoc.kernel import clock
from dondoc.organization.actions.substitutions import SubstitutionFacts, substitute
from dondoc.organization.models import Person, Portfolio
from dondoc.organization.queries import actor_of
from dondoc.oversight.actions.sampling import draw_sample
from dondoc.oversight.actions.urging import UrgingWording, urge
from dondoc.reports.actions import freeze_report, order_report
from dondoc.tasks.actions.life import Account, accept, report
from dondoc.tasks.actions.passing import put_in_charge
from dondoc.tasks.models import Assignment
from dondoc.workcalendar.rules.periods import Window, lawful
from factories import AssignmentFactory, ProcessStepFactory, TaskFactory
from routes import NOBODY_KNOWS, routes

pytestmark = [pytest.mark.browser, pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).parents[2]
AXE = (Path(__file__).parent / "vendor" / "axe.js").read_text(encoding="utf-8")
STRANGER = ""
ACCOUNTS = [STRANGER, "vp.theodoi", "ubnd.lanhdao1", "snv.thutruong", "snv.congchuc1", "quantri"]
VIEWS = [
    ("vi", [(1366, "light", True), (768, "dark", False), (360, "dark", True)]),
    ("en", [(1366, "dark", True), (768, "light", True), (360, "light", False)]),
]
BEGINNINGS = [route.address for route in routes() if str(NOBODY_KNOWS) not in route.address]
NOTHING_IN_THE_STORY = {
    "notices:open": "leads on to what the message is about",
    "tasks:edit": "leads on to the review",
    "documents:regulation-file": "gives a file",
    "tasks:proof": "gives a file",
    "oversight:explanation-letter": "gives a file",
    "oversight:dossier": "needs a dossier, which the story does not make yet",
    "reports:published": "is not there until an installation publishes",
}
"""Addresses that no page of the story leads to, each with why it is no page of its own."""


@dataclass(frozen=True, slots=True)
class Met:
    """An address and who came to it; `is_file` says that it gives no page."""

    username: str
    address: str
    is_file: bool


def test_every_page_is_whole_and_open_to_all(
    chromium: Browser, live_server: LiveServer, passwords: dict[str, str]
) -> None:
    pages = dict(crawl(BEGINNINGS + play()))
    reached = {name.partition("?")[0] for name in pages}
    unreached = {name_of(route.address): route.address for route in routes() if name_of(route.address) not in reached}
    missed = {name for name, address in unreached.items() if is_page(address)}
    assert missed <= set(NOTHING_IN_THE_STORY), "tell a story that leads there, or say why none does"
    faults: list[str] = []
    for username in ACCOUNTS:
        window = chromium.new_context(base_url=live_server.url, timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
        if username != STRANGER:
            session = client_of(username).cookies["sessionid"].value
            window.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        window.add_init_script(AXE)  # sent once, not with every page
        page = window.new_page()
        listen(page, faults)
        for met in pages.values():
            if met.username == username and not met.is_file:
                faults += faults_of(page, live_server.url, met.address)
        window.close()
    assert not faults, "\n" + "\n".join(faults)


def listen(page: Page, faults: list[str]) -> None:
    """Note what the browser complains of."""
    page.on("console", lambda said: said.type in {"error", "warning"} and faults.append(f"{page.url}: {said.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))


def play() -> list[str]:
    """Play the demo's story, and go on with it until every page has something to show; return the addresses that only
    some of many pages of a kind lead to."""
    demo_story.tell()
    at = clock.now()
    today = clock.local_date(at)
    officer, head, official, administrator = (
        actor_of(Person.objects.get(username=username), on=today)
        for username in ("vp.theodoi", "snv.thutruong", "snv.congchuc1", "quantri")
    )
    directive = ROOT / "corpus" / "documents" / "063.md"
    document = intake(content=directive.read_bytes(), name=directive.name, by=officer, at=at).document
    require_acknowledgement(
        document_id=document.pk, unit_ids=[head.unit_id], due_on=today + timedelta(days=9), by=officer, at=at
    )
    late = AssignmentFactory(unit_id=head.unit_id, state="accepted", due_on=today - timedelta(days=9))
    urge(assignment_ids=[late.pk], wording=UrgingWording(1, "Báo cáo."), by=officer, at=at)
    work = Assignment.objects.filter(unit_id=head.unit_id, state="sent").order_by("pk")[0]
    put_in_charge(assignment_ids=[work.pk], person_id=official.person_id, reason="Đúng vị trí.", by=head, at=at)
    accept(assignment_id=work.pk, by=head, at=at)
    told = Account(done="Đã rà soát.", evidence=[Upload(b"Ghi nhanh.", "ghi-nhanh.txt")])
    report(assignment_id=work.pk, account=told, by=official, at=at)
    freeze_report(period=lawful(Window.MONTH, today).former, by=officer, at=at)
    order_report(period=lawful(Window.QUARTER, today).former, by=officer, at=at)
    draw_sample(period=lawful(Window.QUARTER, date(2025, 1, 31)), size=5, seed="4363", by=officer, at=at)
    list_of_units = client_of("quantri").get(reverse("administration:export", args=["units"])).content
    keep_sheet(kind=SheetKind.UNITS, name="don-vi.xlsx", content=list_of_units, by=administrator, at=at)
    days = SubstitutionFacts("snv.thutruong", "snv.congchuc1", valid_from=today, valid_to=today)
    stand_in = substitute(days, by=head, at=at)
    step = ProcessStepFactory(version__process__unit_id=head.unit_id)
    term = {"due_kind": "term", "due_on": None, "term_amount": 5, "term_unit": "working-day", "term_event": "event"}
    waiting = AssignmentFactory(
        task=TaskFactory(document=document, state="issued", issued_at=at, **term), unit_id=head.unit_id, due_on=None
    )
    return [
        reverse("tasks:assignment", args=[waiting.pk]) + "?doing=record-event",
        reverse("tasks:record-event-of-all", args=[waiting.task_id]),
        reverse("tasks:change-due-of-all", args=[work.task_id]),
        reverse("tasks:correct", args=[work.task_id]),
        reverse("tasks:assignment", args=[work.pk]),
        reverse("tasks:describe-process", args=[head.unit_id]),
        reverse("tasks:process", args=[step.version.process_id]),
        reverse("tasks:change-process", args=[step.version.process_id]),
        reverse("tasks:hand-over", args=[official.person_id]),
        reverse("stand-in-end", args=[stand_in.pk]),
        reverse("tasks:effects", args=[document.pk]),
        reverse("portfolio-end", args=[Portfolio.objects.filter(valid_to=None)[0].pk]),
    ]


def crawl(beginnings: list[str]) -> Iterator[tuple[str, Met]]:
    """Yield every address that links lead to, by the name of its route and what it is opened to do."""
    known: set[str] = set()
    for username in ACCOUNTS:
        client, ahead, been = client_of(username), list(beginnings), set[str]()
        asked: set[str] = set()
        while ahead:
            address = ahead.pop(0)
            name = name_of(address)
            if name is None or name in been or address in asked:
                continue
            asked.add(address)
            answer = client.get(address)
            if answer.status_code == 302:
                ahead.append(answer.headers["Location"])
            elif answer.status_code == 200:
                been.add(name)
                is_html = answer.headers["Content-Type"].startswith("text/html") and not answer.streaming
                if is_html:
                    ahead += [unescape(link) for link in re.findall(r'href="(/[^"#]*)', answer.content.decode())]
                answer.close()
                if name not in known:
                    known.add(name)
                    yield name, Met(username, address, not is_html)


def name_of(address: str) -> str | None:
    path, _mark, query = address.partition("?")
    doing = re.search(r"doing=\w+", query)
    try:
        return resolve(path).view_name + (f"?{doing[0]}" if doing else "")
    except Resolver404:
        return None


def client_of(username: str) -> Client:
    client = Client()
    if username != STRANGER:
        client.force_login(Person.objects.get(username=username))
    return client


def is_page(address: str) -> bool:
    """Say whether the address answers a question: one that only takes forms says so to whoever may send them."""
    return 405 not in {client_of(username).get(address).status_code for username in ACCOUNTS}


def faults_of(page: Page, site: str, address: str) -> Iterator[str]:
    """Yield what is wrong with a page in the six views."""
    for language, views in VIEWS:
        page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": site}])
        page.goto(site + address)
        for width, theme, by_axe in views:
            where = f"{address} ({language}, {width} px, {theme})"
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                yield f"{where}: {wide} px wide"
            for found in page.evaluate(RUN) if by_axe else ():
                yield f"{where}: {found}"
        if language == "vi":
            for text in page.evaluate(WORDS):
                if is_english(text):
                    yield f"{address}: left in English: {text}"


RUN = """async () => {
    const found = await axe.run(document, { resultTypes: ['violations'], reporter: 'v1' });
    return found.violations.flatMap(rule => rule.nodes.slice(0, 4).map(node => {
        const why = (node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? '';
        return `${rule.id}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}: ${why}`;
    }));
}"""

WORDS = """() => {
    const said = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        if (!walk.currentNode.parentElement.closest('script, style, [lang=en]')) said.push(walk.currentNode.data);
    }
    for (const one of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
        for (const name of ['aria-label', 'placeholder', 'title']) said.push(one.getAttribute(name) ?? '');
    }
    said.push(document.title, ...Object.values(document.getElementById('told').dataset));
    return [...new Set(said.map(text => text.replace(/\\s+/g, ' ').trim()).filter(Boolean))];
}"""

MSGIDS = {
    entry.msgid
    for catalogue in Path(dondoc.__file__).parent.glob("**/locale/vi/LC_MESSAGES/django.po")
    for entry in polib.pofile(str(catalogue))
    if entry.msgid != entry.msgstr
}
ENGLISH = re.compile(r"\b(the|of|and|is|are|with|for|your|not|this|no|all)\b", re.IGNORECASE)


def is_english(text: str) -> bool:
    return text in MSGIDS or bool(text.isascii() and ENGLISH.search(text))
