"""Invented documents: their words in the layout of decree 30/2020/NĐ-CP, with the place of each task in them."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from dondoc.administration.life.lives import Life
from dondoc.documents.facts import facts_of, folded_code_of, search_text_of
from dondoc.documents.models import Citation, Direction, Document
from dondoc.journal.rules import Author
from dondoc.organization.models import Unit
from dondoc.tasks.models import Party, Task

_WORDS = Path(__file__).parent.parent / "data" / "life.toml"
NAMES = {"chi-thi": "CHỈ THỊ", "ke-hoach": "KẾ HOẠCH", "thong-bao": "THÔNG BÁO", "cong-dien": "CÔNG ĐIỆN"}
NOTATIONS = {"chi-thi": "CT-UBND", "ke-hoach": "KH-UBND", "thong-bao": "TB-UBND", "cong-dien": "CĐ-UBND"}
_KIND_NAMES = {"cong-van": "Công văn", **{kind: name.capitalize() for kind, name in NAMES.items()}}
_RELATED = {"implements": "thực hiện", "replaces": "thay thế", "amends": "sửa đổi, bổ sung"}
_ABOUT = {"chi-thi": "Về ", "cong-dien": "Về việc "}
_SEE_TO_IT = "Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc triển khai thực hiện./."
_COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as another names it: its kind, code, day and issuer, and how the other stands to it."""

    kind: str
    code: str
    on: date
    of: str
    relation: str = "implements"

    def __str__(self) -> str:
        return f"{_KIND_NAMES[self.kind]} số {self.code} ngày {printed(self.on)} của {self.of}"


@dataclass(slots=True)
class Order:
    """A task of a paper, unsaved, with its parties and the lives of its assignments."""

    task: Task
    parties: list[Party] = field(default_factory=list)
    lives: list[Life] = field(default_factory=list)


@dataclass(slots=True)
class Paper:
    """A document, unsaved, its one file and what it cites; registered `at`, and what it orders goes out `issued_at`."""

    document: Document
    content: str
    by: Author
    at: datetime
    issued_at: datetime
    cites: list[Citation] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What its file is called."""
        return f"{self.document.code.replace('/', '-')}.txt"


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """Return what the city's people write."""
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


def said(kind: str, rng: Random) -> str:
    """Return one of the things people say on such an occasion."""
    return str(rng.choice(words()["words"][kind]))


def printed(on: date) -> str:
    """Return the day as documents print it."""
    return f"{on.day:02} tháng {on.month:02} năm {on.year}"


def capital(text: str) -> str:
    """Return the text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def incoming(*, body: str, code: str, matter: str, issued_on: date, number: int, by: Author, at: datetime) -> Paper:
    """Return a letter that a ministry sent to the city, under its receipt number."""
    text = "\n".join(
        (
            f"{body.upper()}",
            _COUNTRY,
            f"Số: {code}\nV/v báo cáo {matter}",
            f"Hà Nội, ngày {printed(issued_on)}",
            "Kính gửi:\n- Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương.",
            f"{body} đề nghị Ủy ban nhân dân các tỉnh, thành phố quan tâm chỉ đạo, báo cáo {matter}./.",
            "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
            "TL. BỘ TRƯỞNG\nCHÁNH VĂN PHÒNG\nNgười Ký Mẫu",
        )
    )
    header = {
        **_header(body, None, "cong-van", code, "Hà Nội", issued_on, f"báo cáo {matter}"),
        "addressees": ["Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"],
        "signer": {"capacity": "TL.", "title": "CHÁNH VĂN PHÒNG", "name": "Người Ký Mẫu"},
    }
    on = at.date()
    document = _document(header, text, Direction.INCOMING, on, by=by, at=at)
    document.received_on, document.receipt_year, document.receipt_number = on, on.year, number
    return Paper(document, text, by, at, at)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above and below the tasks of a paper of the city."""

    kind: str
    code: str
    subject: str
    addressees: Sequence[str]
    signer: str
    is_deputy: bool
    is_urgent: bool = False


def _head(heading: Heading, dated: str, urgent: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the number, the day and the subject as the kind of document sets them, and to whom it goes."""
    if heading.kind == "cong-van":
        to = "Kính gửi:\n" + ";\n".join(f"- {name}" for name in heading.addressees) + "."
        return (f"{urgent}Số: {heading.code}\nV/v {heading.subject}", dated), (to,)
    subject = f"{NAMES[heading.kind]}\n{_ABOUT.get(heading.kind, '')}{heading.subject}"
    return (f"{urgent}Số: {heading.code}", dated, subject), ()


def issued(
    heading: Heading,
    committee: Unit,
    clauses: Sequence[str],
    *,
    cites: Sequence[Cited],
    by: Author,
    at: datetime,
    issued_at: datetime,
) -> tuple[Paper, list[tuple[int, int]]]:
    """Return a document of the city, and where each of its clauses stands in its text."""
    place = committee.name.removeprefix("Ủy ban nhân dân ")
    issuer = f"ỦY BAN NHÂN DÂN\n{place.upper()}"
    dated = f"{place.removeprefix('thành phố ').removeprefix('tỉnh ')}, ngày {printed(at.date())}"
    urgent = "HỎA TỐC\n" if heading.is_urgent else ""
    head, to = _head(heading, dated, urgent)
    named = "; ".join(f"{_RELATED[one.relation]} {one}" for one in cites)
    because = f"{capital(named)}, " if named else "Để nâng cao hiệu quả công tác chỉ đạo, điều hành, "
    parts = [issuer, _COUNTRY, *head, *to, f"{because}Chủ tịch Ủy ban nhân dân thành phố yêu cầu:"]
    text, spans = "\n".join(parts), []
    for number, clause in enumerate(clauses, start=1):
        text += f"\n{number}. "
        spans.append((len(text), len(text) + len(clause)))
        text += clause
    signature = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH" if heading.is_deputy else "CHỦ TỊCH"
    text += f"\n{_SEE_TO_IT}\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n{signature}\n{heading.signer}"
    header = {
        **_header(
            committee.name, None, heading.kind, heading.code, dated.partition(",")[0], at.date(), heading.subject
        ),
        "addressees": list(heading.addressees) if heading.kind == "cong-van" else [],
        "urgency": "hoa-toc" if heading.is_urgent else None,
        "signer": {
            "capacity": "KT." if heading.is_deputy else None,
            "title": "PHÓ CHỦ TỊCH" if heading.is_deputy else "CHỦ TỊCH",
            "name": heading.signer,
        },
    }
    document = _document(header, text, Direction.ISSUED, at.date(), by=by, at=at)
    found = [{"text": clause, "span": list(span)} for clause, span in zip(clauses, spans, strict=True)]
    document.reading = {"document": header, "tasks": found}
    return Paper(document, text, by, at, issued_at, [_citation(one) for one in cites]), spans


def _citation(cited: Cited) -> Citation:
    code = cited.code
    return Citation(code=code, folded_code=folded_code_of(code), dated_on=cited.on, relation=cited.relation)


def _header(
    issuer: str, parent: str | None, kind: str, code: str, place: str, on: date, subject: str
) -> dict[str, Any]:
    return {
        "issuer": issuer,
        "parent": parent,
        "type": kind,
        "code": code,
        "place": place,
        "date": on.isoformat(),
        "subject": subject,
        "recipients": ["Như trên", "Lưu: VT"],
    }


def _document(
    header: dict[str, Any], text: str, direction: Direction, on: date, *, by: Author, at: datetime
) -> Document:
    document = Document(
        **facts_of(header),
        direction=direction.value,
        reading={"document": header, "tasks": []},
        text=text,
        registered_on=on,
        registered_at=at,
        registered_by_id=by.person_id,
        registered_by_name=by.name,
    )
    document.search_text = search_text_of(document)
    return document
