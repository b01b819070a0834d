"""The journal in the browser: for those who may read it, page after page, and in words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import dondoc
from cast import Cast
from dondoc.administration.permissions import visible_entries
from dondoc.administration.wording import VERBS, line_of
from dondoc.journal.actions import Deed, record
from dondoc.journal.models import Entry
from dondoc.journal.rules import Author
from dondoc.tasks.rules.states import Verb

SOURCE = Path(dondoc.__file__ or "").parent


@pytest.fixture
def page(client: Client, cast: Cast) -> Client:
    client.force_login(cast.administrator)
    return client


@pytest.fixture
def deeds(at: datetime, cast: Cast) -> None:
    Entry.objects.all().delete()
    by = Author("Nguyễn Văn Thử", "Sở Nội vụ", cast.unit_head.pk)
    record(Deed("task.issued", "task", 1, "Rà soát quy chế", {"state": "reviewed"}, {"state": "issued"}), by=by, at=at)
    stated = Deed("unit.ended", "unit", 2, "Sở Cũ", reason="sáp nhập", happened_at=at - timedelta(days=2))
    record(stated, by=Author("Đôn Đốc"), at=at)


def test_entries_are_said_in_words_newest_first(page: Client, deeds: None) -> None:
    text = page.get(reverse("administration:journal")).content.decode()
    assert text.index("đã kết thúc một đơn vị") < text.index("đã ban hành một nhiệm vụ")
    assert "sáp nhập" in text
    assert "Chưa niêm lần nào" in text


def test_the_history_of_one_object_has_nothing_else(page: Client, deeds: None) -> None:
    text = page.get(reverse("administration:journal-of", args=["task", 1])).content.decode()
    assert "Rà soát quy chế" in text
    assert "Sở Cũ" not in text


def test_what_one_person_did_has_nothing_else(page: Client, deeds: None, cast: Cast) -> None:
    text = page.get(reverse("administration:journal-by", args=[cast.unit_head.pk])).content.decode()
    assert "Rà soát quy chế" in text
    assert "Sở Cũ" not in text


def test_the_next_page_goes_on_where_this_one_ends(page: Client, deeds: None, at: datetime) -> None:
    record(*(Deed("task.added", "task", number, f"Việc {number}") for number in range(10, 70)), by=Author("X"), at=at)
    first = page.get(reverse("administration:journal"))
    second = page.get(reverse("administration:journal"), {"after": first.context["page"].next_key})
    shown = [row.pk for answer in (first, second) for row in answer.context["page"].rows]
    assert shown == sorted(shown, reverse=True)
    assert len(shown) == Entry.objects.count()


def test_who_does_not_hold_the_permission_everywhere_sees_nothing(cast: Cast, deeds: None, at: datetime) -> None:
    on = at.date()
    assert not visible_entries(cast.as_actor(cast.unit_head, on=on)).exists()
    assert visible_entries(cast.as_actor(cast.leader, on=on)).exists()


def test_only_what_changed_is_shown(deeds: None) -> None:
    entry = Entry.objects.get(verb="task.issued")
    entry.old, entry.new = {"state": "a", "unit": "X", "gone": 1}, {"state": "b", "unit": "X", "on": None}
    assert [(change.name, change.old, change.new) for change in line_of(entry).changes] == [
        ("trạng thái", "a", "b"),
        ("gone", "1", ""),
    ]


def test_changes_are_said_in_words_and_days_as_officials_write_them(page: Client, at: datetime) -> None:
    Entry.objects.all().delete()
    new = {
        "due": ["date", "2026-12-31", "trước 31/12"],
        "bodies": [
            ["lead", "Sở Nội vụ", 12, None, False],
            ["support", "các xã", None, 3, False],
            ["lead", "", 7, None],
        ],
        "standing": False,
        "files": [["ab12", "chi-thi.docx"]],
        "cause": "extension",
    }
    record(Deed("task.changed", "task", 1, "Rà soát", {"due": ["undecided", None, ""]}, new), by=Author("X"), at=at)
    text = page.get(reverse("administration:journal")).content.decode()
    for shown in (
        "<del>chưa xác định</del> → ngày cụ thể; 31/12/2026; trước 31/12",
        "chủ trì: Sở Nội vụ, đơn vị số 12; phối hợp: các xã, nhóm số 3; chủ trì: đơn vị số 7",
        "nhiệm vụ thường xuyên",
        "chi-thi.docx",
        "được gia hạn",
    ):
        assert shown in text
    for raw in ("2026-12-31", "undecided", "extension", "false", "ab12", "[["):
        assert raw not in text.partition("<table")[2].partition("</table")[0]


def test_what_a_role_permits_and_whom_a_rung_tells_are_said_by_their_names(deeds: None) -> None:
    entry = Entry.objects.get(verb="task.issued")
    entry.old, entry.new = {}, {"permissions": {"journal.view": "all"}, "tells": ["head", "tracking-officer"]}
    permits, tells = (change.new for change in line_of(entry).changes)
    assert permits.endswith(": tất cả")
    assert "journal" not in permits
    assert tells == "thủ trưởng đơn vị; chuyên viên theo dõi"


def test_a_change_far_down_in_a_long_text_is_shown_too(deeds: None) -> None:
    entry = Entry.objects.get(verb="task.issued")
    entry.old, entry.new = {"text": "x" * 300}, {"text": "x" * 300 + "y"}
    (change,) = line_of(entry).changes
    assert len(change.new) == 201


def verbs_in_actions() -> Iterator[str]:
    for file in SOURCE.glob("**/actions*/**/*.py"):
        yield from literals_of(file)
    for file in SOURCE.glob("*/actions.py"):
        yield from literals_of(file)


def literals_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", node.value):
            yield node.value


def test_every_verb_that_actions_record_has_its_words() -> None:
    recorded = set(verbs_in_actions()) | {f"assignment.{verb}" for verb in Verb}
    assert {verb for verb in recorded - VERBS.keys() if not verb.endswith((".toml", ".csv"))} == set()
