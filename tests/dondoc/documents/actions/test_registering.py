"""A file goes in; a document stands in the register, or nothing at all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from dondoc.documents.actions import Upload, intake
from dondoc.documents.errors import (
    FileAlreadyAttached,
    FileDamaged,
    FileEmpty,
    FileTooLarge,
    ReceiptNotPossible,
    ReceiptNumberTaken,
    RegisteredElsewhere,
    SecretDocument,
)
from dondoc.documents.events import DocumentRead, DocumentRegistered
from dondoc.documents.models import Direction, Document, DocumentFile, FileRole, StoredFile
from dondoc.documents.queries import next_receipt_number
from dondoc.journal.models import Entry
from dondoc.kernel import events
from dondoc.kernel.errors import NotPermitted
from dondoc.organization.actors import Actor, Power
from factories import CitationFactory, DocumentFactory, UnitFactory

pytestmark = pytest.mark.django_db
LETTER = {
    "issuer": "Bộ Thử nghiệm",
    "parent": None,
    "type": "cong-van",
    "code": "968/CĐ-TTg",
    "place": "Hà Nội",
    "date": "2023-10-16",
    "subject": "tiếp tục  chấn chỉnh\nkỷ luật",
    "urgency": "khan",
    "addressees": ["Các bộ"],
    "signer": {"capacity": "KT.", "title": "PHÓ THỦ TƯỚNG", "name": "Người Ký Thử"},
    "recipients": ["Như trên", "Lưu: VT"],
}


def stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def folder(settings: Any) -> Path:
    path: Path = settings.DONDOC_FILES
    return path


def test_a_letter_stands_in_the_register_with_what_its_header_prints(reader: Any, clerk: Actor, at: datetime) -> None:
    reader.say(document=LETTER, text="Kính gửi: Các bộ")
    taken = intake(content=b"letter", name="C:\\thu\\cong van.md", by=clerk, at=at)
    document = Document.objects.get()
    assert taken.is_new
    assert taken.document == document
    assert (document.code, document.folded_code) == ("968/CĐ-TTg", "968 cd ttg")
    assert (document.issuer, document.parent_body, document.type) == ("Bộ Thử nghiệm", "", "cong-van")
    assert document.subject == "tiếp tục chấn chỉnh kỷ luật"
    assert (document.urgency, document.place, document.issued_on) == ("khan", "Hà Nội", date(2023, 10, 16))
    assert (document.signer_capacity, document.signer_title) == ("KT.", "PHÓ THỦ TƯỚNG")
    assert (document.addressees, document.recipients) == (["Các bộ"], ["Như trên", "Lưu: VT"])
    assert document.text == "Kính gửi: Các bộ"
    assert document.reading["document"]["code"] == "968/CĐ-TTg"
    assert "text" not in document.reading
    assert document.search_text.startswith(" 968 cd ttg tiep tuc")
    assert (document.registered_at, document.registered_by_name) == (at, "Trần Thị Thử")


def test_the_original_is_kept_byte_for_byte_under_its_hash(
    reader: Any, clerk: Actor, at: datetime, folder: Path
) -> None:
    intake(content=b"letter", name="cong van.md", by=clerk, at=at)
    file = DocumentFile.objects.select_related("file").get()
    assert (file.name, file.role, file.position) == ("cong van.md", FileRole.MAIN, 1)
    assert (file.file.size, file.file.media_type, file.file.stored_at) == (6, "text/plain", at)
    assert (folder / file.file.path).read_bytes() == b"letter"
    assert stored(folder) == [folder / file.file.path]


def test_a_document_from_elsewhere_is_incoming_and_gets_todays_next_number(
    reader: Any, clerk: Actor, at: datetime
) -> None:
    DocumentFactory(receipt_number=41)
    DocumentFactory(receipt_number=77, receipt_year=2024, received_on=date(2024, 12, 31))
    document = intake(content=b"letter", name="a.md", by=clerk, at=at).document
    assert document.direction == Direction.INCOMING
    assert (document.receipt_number, document.receipt_year) == (42, 2025)
    assert (document.received_on, document.registered_on) == (date(2025, 1, 6), date(2025, 1, 6))
    assert next_receipt_number(2025) == 43


def test_the_day_of_receipt_is_that_of_vietnam(reader: Any, clerk: Actor) -> None:
    late = datetime(2024, 12, 31, 17, 30, tzinfo=UTC)
    document = intake(content=b"letter", name="a.md", by=clerk, at=late).document
    assert (document.received_on, document.receipt_number) == (date(2025, 1, 1), 1)


def test_what_our_own_committee_signed_is_issued_and_stands_on_its_own_day(
    reader: Any, clerk: Actor, at: datetime
) -> None:
    UnitFactory(code="UBND", name="Ủy ban nhân dân thành phố Cần Thơ", short_name="UBND thành phố")
    reader.say(document={**LETTER, "issuer": "Uỷ ban nhân dân thành phố Cần Thơ"})
    document = intake(content=b"letter", name="a.md", by=clerk, at=at).document
    assert document.direction == Direction.ISSUED
    assert (document.receipt_number, document.received_on) == (None, None)
    assert document.registered_on == date(2023, 10, 16)


def test_a_receipt_number_says_that_even_our_own_paper_came_in(reader: Any, clerk: Actor, at: datetime) -> None:
    UnitFactory(code="UBND", name="Bộ Thử nghiệm")
    reader.say(document=LETTER)
    taken = intake(content=b"letter", name="a.md", receipt_number=5, by=clerk, at=at)
    assert taken.document.direction == Direction.INCOMING


def test_who_takes_it_in_may_say_direction_day_and_number(reader: Any, clerk: Actor, at: datetime) -> None:
    document = intake(
        content=b"one", name="a.md", received_on=date(2024, 12, 30), receipt_number=900, by=clerk, at=at
    ).document
    assert (document.receipt_number, document.receipt_year, document.received_on) == (900, 2024, date(2024, 12, 30))
    issued = intake(content=b"two", name="b.md", direction=Direction.ISSUED, by=clerk, at=at).document
    assert (issued.direction, issued.registered_on) == (Direction.ISSUED, date(2025, 1, 6))


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"received_on": date(2025, 1, 7)}, ReceiptNotPossible),
        ({"receipt_number": 0}, ReceiptNotPossible),
        ({"receipt_number": 10_000_000}, ReceiptNotPossible),
        ({"direction": Direction.ISSUED, "receipt_number": 3}, ReceiptNotPossible),
        ({"direction": Direction.ISSUED, "received_on": date(2025, 1, 2)}, ReceiptNotPossible),
        ({"receipt_number": 7}, ReceiptNumberTaken),
    ],
)
def test_an_impossible_receipt_leaves_nothing_behind(
    given: dict[str, Any], refusal: type[Exception], reader: Any, clerk: Actor, at: datetime, folder: Path
) -> None:
    DocumentFactory(receipt_number=7)
    with pytest.raises(refusal):
        intake(content=b"letter", name="a.md", by=clerk, at=at, **given)
    assert Document.objects.count() == 1
    assert not StoredFile.objects.exists()
    assert stored(folder) == []


def test_the_same_number_may_stand_in_another_year(reader: Any, clerk: Actor, at: datetime) -> None:
    DocumentFactory(receipt_number=7, receipt_year=2024)
    document = intake(content=b"letter", name="a.md", receipt_number=7, by=clerk, at=at).document
    assert document.receipt_number == 7


def test_the_same_bytes_again_give_the_same_document(
    reader: Any, clerk: Actor, at: datetime, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = intake(content=b"letter", name="a.md", by=clerk, at=at)
    reader.says = FileDamaged("not read a second time")
    again = intake(content=b"letter", name="other name.md", by=clerk, at=at)
    assert (first.is_new, again.is_new) == (True, False)
    assert again.document == first.document
    assert Document.objects.count() == StoredFile.objects.count() == DocumentFile.objects.count() == 1
    assert Entry.objects.filter(verb="document.registered").count() == 1


def test_a_file_that_stands_as_a_document_not_ones_own_is_not_shown(reader: Any, clerk: Actor, at: datetime) -> None:
    intake(content=b"letter", name="a.md", by=clerk, at=at)
    desk = Actor(None, "Người Thử", None, "", powers={"document.intake": Power(unit_ids=frozenset({1}))})
    with pytest.raises(RegisteredElsewhere):
        intake(content=b"letter", name="a.md", by=desk, at=at)


def test_an_annex_of_one_document_may_be_the_main_text_of_another(reader: Any, clerk: Actor, at: datetime) -> None:
    first = intake(content=b"one", name="a.md", annexes=[Upload(b"two", "b.md")], by=clerk, at=at)
    second = intake(content=b"two", name="b.md", by=clerk, at=at)
    assert second.is_new
    assert second.document != first.document
    assert StoredFile.objects.count() == 2


def test_several_files_become_one_document(reader: Any, clerk: Actor, at: datetime) -> None:
    annexes = [Upload(b"two", "phu luc 1.md"), Upload(b"three", "phu luc 2.md")]
    document = intake(content=b"one", name="a.md", annexes=annexes, by=clerk, at=at).document
    names = [(file.name, file.role, file.position) for file in document.files.order_by("position")]
    assert names == [("a.md", "main", 1), ("phu luc 1.md", "annex", 2), ("phu luc 2.md", "annex", 3)]
    assert len(Entry.objects.get(verb="document.registered").new["files"]) == 3


def test_all_files_are_kept_or_none(reader: Any, clerk: Actor, at: datetime, folder: Path) -> None:
    with pytest.raises(FileAlreadyAttached):
        intake(content=b"one", name="a.md", annexes=[Upload(b"one", "b.md")], by=clerk, at=at)
    with pytest.raises(FileEmpty):
        intake(content=b"one", name="a.md", annexes=[Upload(b"", "b.md")], by=clerk, at=at)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert stored(folder) == []


def test_a_listener_that_fails_leaves_neither_row_nor_bytes(
    reader: Any, clerk: Actor, at: datetime, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(event: object) -> None:
        raise RuntimeError("the listener broke")

    monkeypatch.setitem(events._listeners, DocumentRead, [fail])
    with pytest.raises(RuntimeError):
        intake(content=b"letter", name="a.md", by=clerk, at=at)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert not Entry.objects.exists()
    assert stored(folder) == []


def test_the_register_and_the_reading_are_announced_with_the_document_in_place(
    reader: Any, clerk: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[object, int]] = []
    for kind in (DocumentRegistered, DocumentRead):
        monkeypatch.setitem(
            events._listeners,
            kind,
            [lambda event: heard.append((event, len(Document.objects.get(pk=event.document_id).reading["tasks"])))],
        )
    reader.say(tasks=[{"provision": "1", "quote": "Giao Sở Nội vụ"}])
    document = intake(content=b"letter", name="a.md", by=clerk, at=at).document
    assert heard == [(DocumentRegistered(document.pk, at), 1), (DocumentRead(document.pk, at), 1)]


def test_a_reading_without_tasks_or_header_is_no_error(reader: Any, clerk: Actor, at: datetime) -> None:
    document = intake(content=b"letter", name="a.md", by=clerk, at=at).document
    assert (document.code, document.issued_on, document.reading["tasks"]) == ("", None, [])
    assert str(document) == f"#{document.pk}"


def test_the_journal_tells_what_was_taken_in_and_by_whom(reader: Any, clerk: Actor, at: datetime) -> None:
    reader.say(document=LETTER)
    document = intake(content=b"letter", name="a.md", by=clerk, at=at).document
    entry = Entry.objects.get()
    assert (entry.verb, entry.object_type, entry.object_id) == ("document.registered", "document", document.pk)
    assert (entry.label, entry.person_name, entry.recorded_at) == ("968/CĐ-TTg", "Trần Thị Thử", at)
    assert entry.new["receipt"] == [1, "2025-01-06"]


def test_a_secret_document_leaves_nothing_but_that_it_was_refused(
    reader: Any, clerk: Actor, at: datetime, folder: Path
) -> None:
    reader.says = SecretDocument("secret")
    with pytest.raises(SecretDocument):
        intake(content=b"letter", name="ke hoach mat.md", by=clerk, at=at)
    assert not Document.objects.exists()
    assert not StoredFile.objects.exists()
    assert stored(folder) == []
    entry = Entry.objects.get()
    assert (entry.verb, entry.object_type, entry.person_name) == ("document.refused", "refusal", "Trần Thị Thử")
    assert (entry.old, entry.new, entry.reason) == ({}, {}, "")
    assert "ke hoach" not in entry.label


def test_each_refusal_of_a_secret_is_noted(reader: Any, clerk: Actor, at: datetime) -> None:
    reader.says = SecretDocument("secret")
    for _ in range(2):
        with pytest.raises(SecretDocument):
            intake(content=b"letter", name="a.md", by=clerk, at=at)
    assert Entry.objects.filter(object_type="refusal").count() == 2


def test_an_empty_file_is_refused_before_it_is_read(reader: Any, clerk: Actor, at: datetime) -> None:
    with pytest.raises(FileEmpty, match=r"a\.md"):
        intake(content=b"", name="a.md", by=clerk, at=at)


def test_a_file_beyond_the_limit_is_refused_with_both_sizes(
    reader: Any, clerk: Actor, at: datetime, settings: Any
) -> None:
    settings.DONDOC_UPLOAD_LIMIT = 2048
    intake(content=b"x" * 2048, name="a.md", by=clerk, at=at)
    with pytest.raises(FileTooLarge, match=r"4,?\.?0.*2,?\.?0"):
        intake(content=b"x" * 4096, name="b.md", by=clerk, at=at)
    assert Document.objects.count() == 1


def test_whoever_may_not_take_in_is_refused(reader: Any, stranger: Actor, at: datetime) -> None:
    with pytest.raises(NotPermitted):
        intake(content=b"letter", name="a.md", by=stranger, at=at)


def test_signs_no_database_holds_are_taken_out(reader: Any, clerk: Actor, at: datetime) -> None:
    reader.say(
        text="Kính\x00gửi \ud800.",
        document={**LETTER, "subject": "về\x00việc", "issuer": "B" * 400, "code": "C" * 200, "date": "2023-02-30"},
        tasks=[{"quote": "giao\x00việc"}],
    )
    document = intake(content=b"letter", name="a.md", by=clerk, at=at).document
    document.refresh_from_db()
    assert document.text == "Kính gửi ?."
    assert (document.subject, len(document.issuer), len(document.code)) == ("về việc", 300, 100)
    assert document.issued_on is None
    assert document.reading["tasks"] == [{"quote": "giao việc"}]


def test_citations_are_written_once_and_joined_to_what_stands_in_the_register(
    reader: Any, clerk: Actor, at: datetime
) -> None:
    known = DocumentFactory(code="280/CĐ-TTg", issued_on=date(2023, 4, 19))
    for _ in range(2):
        DocumentFactory(code="9/CT-UBND", issued_on=date(2023, 6, 23))
    reader.say(
        citations=[
            {"code": "280/CD-TTg", "date": "2023-04-19", "relation": "basis"},
            {"code": "280/CD-TTg", "date": "2023-04-19"},
            {"code": "9/CT-UBND", "date": "2023-06-23"},
            {"code": "15/2023/QĐ-UBND", "date": None},
            {"code": None, "date": None},
        ]
    )
    document = intake(content=b"letter", name="a.md", by=clerk, at=at).document
    found = {(one.code, one.dated_on): (one.relation, one.cited) for one in document.citations.all()}
    assert found == {
        ("280/CD-TTg", date(2023, 4, 19)): ("basis", known),
        ("9/CT-UBND", date(2023, 6, 23)): ("", None),
        ("15/2023/QĐ-UBND", None): ("", None),
    }


def test_what_was_cited_before_it_came_in_is_joined_when_it_comes(reader: Any, clerk: Actor, at: datetime) -> None:
    waiting = CitationFactory(code="968/CD-TTg", dated_on=date(2023, 10, 16))
    other = CitationFactory(code="968/CĐ-TTg", dated_on=date(2022, 10, 16))
    reader.say(document=LETTER)
    document = intake(content=b"letter", name="a.md", by=clerk, at=at).document
    waiting.refresh_from_db()
    other.refresh_from_db()
    assert (waiting.cited, other.cited) == (document, None)


def test_a_document_never_cites_itself(reader: Any, clerk: Actor, at: datetime) -> None:
    reader.say(document=LETTER, citations=[{"code": "968/CĐ-TTg", "date": "2023-10-16"}, {"code": "968/CĐ-TTg"}])
    document = intake(content=b"letter", name="a.md", by=clerk, at=at).document
    assert not document.cited_by.exists()
