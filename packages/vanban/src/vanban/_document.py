"""The document's own fields put together from head, subject, addressees and closing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vanban._bodies.heads import HEAD
from vanban._bodies.items import split
from vanban._closing import Closing, item_text
from vanban._letterhead import Head, letterhead, mark_of
from vanban._model import Body, Document, Signer, Span
from vanban._names import as_written, sentence_case, small_letters
from vanban._normalise import bare, single_spaced
from vanban._opening.signs import Opening
from vanban._opening.types import type_of
from vanban._source import Line
from vanban._words import TYPE_OF_NOTATION, UPPER, mostly_upper

Piece = tuple[int, int, int]  # line, and where in it
RECOGNISED = 0.93  # recognition errs in about one field of fourteen that typing would have right
# "của Thủ tướng Chính phủ" goes on after "THÔNG BÁO KẾT LUẬN": only the first words are capitals
SHOUTED = re.compile(r"^(?:KẾT LUẬN|Ý KIẾN KẾT LUẬN|Ý KIẾN)\b")
ABOUT = re.compile(r"^(?:(?:về\s?việc|v/v|về)\s*:?\s+){1,2}", re.IGNORECASE)
# The body's first sentence may stand in the paragraph of the last addressee.
RUN_ON = re.compile(
    r"(?<=\.)\s+(?=(?:Căn cứ|Thực hiện|Tiếp theo|Ngày|Theo|Để|Nhằm|Trong|Sau khi|Trả lời|Thời gian qua|Trên cơ sở|Xét|"
    r"Hiện nay)\s)"
)
# Several items on one line: a mark that ends one, then the dash of the next
DASHED = re.compile(r"(?<=[;.])\s*(?=[-–]\s)")
# Of a single line also a mark and a capital: "Kính gửi: Thuế các tỉnh, thành phố; Chi cục Thuế doanh nghiệp lớn"
ON_ONE_LINE = re.compile(rf"{DASHED.pattern}|;\s+(?=[{UPPER}]|các\s)")
LETTER = re.compile(r"[^\W\d_]")  # "Kính gửi: ............" names nobody
TO_REPORT = re.compile(r"\((?:để|thay)?\s*(?:báo cáo|b/c|b/cáo)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Laid:
    """The text as laid out, with the offset of each line by its index."""

    text: str
    lines: Sequence[Line]
    starts: dict[int, int]

    def span(self, first: Piece, last: Piece) -> Span:
        """The span from one piece of a line to another."""
        return Span(self.starts[first[0]] + first[1], self.starts[last[0]] + last[2])

    def whole(self, line: int) -> Piece:
        """A line as a piece."""
        return (line, 0, len(self.lines[line].text))


def document_of(
    laid: Laid, begun: Opening, ended: Closing, *, recognised: bool
) -> tuple[Document, str | None, list[Body]]:
    """Return the document, what a draft prints of its date, and the addressees that may lead."""
    head = _head(laid, begun)
    if issuer := head.values.get("issuer"):
        head.values["issuer"] = as_written(_with_locality(issuer, laid, begun), laid.text)
    if begun.subject:
        _take_subject(head, laid, begun)
    elif (subject := head.values.get("subject")) and mostly_upper(subject):
        head.values["subject"], head.printed["subject"] = small_letters(subject, laid.text), subject
    _take_type(head, laid, begun)
    addressees = _items(laid, begun.addressees)
    recipients = _items(laid, ended.recipients)
    for name, items in (("addressees", addressees), ("recipients", recipients)):
        if items:
            head.spans[name] = Span(items[0].span.start, items[-1].span.end)
            head.confidence[name] = 0.95
    signed = [line for line in ended.signer_lines if line in laid.starts]  # not those in the row of a table
    if signed:
        head.spans["signer"] = laid.span(laid.whole(signed[0]), laid.whole(signed[-1]))
        head.confidence["signer"] = 0.95 if all(one.name and one.title for one in ended.signers) else 0.6
    if recognised:
        head.confidence = {name: round(sure * RECOGNISED, 2) for name, sure in head.confidence.items()}
    document = head.filled(
        addressees=tuple(item.text for item in addressees),
        signer=ended.signers[0] if ended.signers else Signer(),
        recipients=tuple(item.text for item in recipients),
        signers=tuple(ended.signers),
    )
    return document, head.drafted, [_without_address(item) for item in addressees if not TO_REPORT.search(item.text)]


COMRADES = re.compile(r"(?:[Cc]ác )?(?:[ĐđÐ]ồng chí|[ĐđÐ]/c)\s+(?=\S)")


def _without_address(body: Body) -> Body:
    """The body without the form of address before it: "Các đồng chí Bộ trưởng, Thủ trưởng cơ quan ngang bộ"."""
    address = COMRADES.match(body.text)
    if address is None:
        return body
    return replace(
        body, text=body.text[address.end() :], span=replace(body.span, start=body.span.start + address.end())
    )


# "HỘI ĐỒNG NHÂN DÂN" alone: the name of its locality went lost, and stands once more where the body decides
OF_A_LOCALITY = re.compile(r"\s(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s[^|]+$")
# "..., Ủy ban nhân dân tỉnh Bình Sơn ban hành Kế hoạch ... như sau:": what the body says of itself
ISSUES_IT = re.compile(
    rf"(?P<body>(?:Ủy ban|Uỷ ban|Hội đồng) nhân dân)(?P<locality> "
    rf"(?:tỉnh|thành phố|xã|phường|đặc khu|huyện|quận|thị xã)(?: [{UPPER}]\w*){{1,4}}) (?:ban hành|xây dựng)\b"
)
BARE_BODY = re.compile(r"(?:Ủy ban|Uỷ ban|Hội đồng) nhân dân", re.IGNORECASE)


def _with_locality(issuer: str, laid: Laid, begun: Opening) -> str:
    """A Committee or Council printed without its locality, named whole by the line that says who decides."""
    if not BARE_BODY.fullmatch(issuer):
        return issuer
    for line in laid.lines[begun.head_start : begun.body + 12]:
        if len(line.text) < 90 and mostly_upper(line.text):
            named = sentence_case(line.text.strip(" ,:").removeprefix("CHỦ TỊCH "))
            if OF_A_LOCALITY.match(named.lower().removeprefix(issuer.lower())):
                return named
    for line in laid.lines[begun.body : begun.body + 12]:
        said = ISSUES_IT.search(line.text)
        if said and bare(said["body"]) == bare(issuer):
            return f"{said['body']}{said['locality']}"
    return issuer


def _head(laid: Laid, begun: Opening) -> Head:
    printed = [line for line in range(begun.head_start, begun.head_end or 0) if laid.lines[line].text]
    if not printed:
        return Head()
    span = laid.span(laid.whole(printed[0]), laid.whole(printed[-1]))
    untyped = begun.type_at is None and not begun.addressees
    head = letterhead(span.of(laid.text), span.start, untyped=untyped)
    for line in range(begun.head_end or 0, begun.body):  # a box laid over the page comes out below the type
        text = laid.lines[line].text
        if line == begun.type_at and (named := type_of(text)):
            text = named[1]  # "CÔNG ĐIỆN KHẨN"
        if head.values.get("urgency") is None and (urgency := mark_of(text)[0]):
            head.note("urgency", urgency, laid.span(laid.whole(line), laid.whole(line)), 0.95)
    return head


def _items(laid: Laid, items: Sequence[list[Piece]]) -> list[Body]:
    """Addressees or recipients; several dashed ones on one line are told apart, and those of a single line."""
    found: list[Body] = []
    for item in items:
        pieces = [laid.lines[line].text[start:end] for line, start, end in item]
        last = item[-1]
        if run_on := RUN_ON.search(pieces[-1]):
            pieces[-1] = pieces[-1][: run_on.start()]
            last = (last[0], last[1], last[1] + run_on.start())
        span = laid.span(item[0], last)
        printed = (DASHED if len(items) > 1 else ON_ONE_LINE).split(" ".join(pieces))
        found += [
            Body(text, span, 0.85)
            for part in (_on_one_line(printed[0]) if len(items) == len(printed) == 1 else printed)
            if (text := item_text([part])) and LETTER.search(text)
        ]
    return found


def _on_one_line(text: str) -> list[str]:
    """The bodies of a single line parted by nothing but commas ("Kính gửi: Sở Nội vụ, Sở Tài chính, UBND các xã")."""
    listed = split(text, 0, len(text.rstrip(" .;")), 0, 0.85)
    whole = all(HEAD.match(body.text) and body.text[:1].isupper() and body.text in text for body in listed)
    return [body.text for body in listed] if len(listed) > 1 and whole else [text]


def _take_subject(head: Head, laid: Laid, begun: Opening) -> None:
    pieces = [laid.lines[line].text[start:end] for line, start, end in begun.subject]
    words = ABOUT.sub("", single_spaced(" ".join(pieces))).strip(" .,;:-–/*")
    if mostly_upper(words):
        words = small_letters(words, laid.text)
    elif mostly_upper(pieces[0]) and len(pieces) > 1 and pieces[1][:1].islower():
        # "KẾT LUẬN CỦA BAN THƯỜNG VỤ THÀNH ỦY / tại cuộc họp ngày 02/3/2026"
        first = single_spaced(ABOUT.sub("", pieces[0]))
        words = f"{small_letters(first, laid.text)} {words[len(first) :].lstrip()}"
    else:
        words = SHOUTED.sub(lambda found: found[0].capitalize(), words)
    head.note("subject", words, laid.span(begun.subject[0], begun.subject[-1]), 0.95)


def _in_capitals(head: Head) -> bool:
    """Whether the subject is printed in capitals, as that of a document whose type went lost is."""
    return "subject" in head.printed


def _take_type(head: Head, laid: Laid, begun: Opening) -> None:
    """The type named (of a conclusion none), else a letter where "V/v" or addressees say so, else the notation's."""
    code = head.values.get("code")
    notation = re.split(r"[-/]", code.split("/")[-1])[0] if code else ""
    if begun.type_at is not None:
        whole = laid.whole(begun.type_at)
        if begun.type_name:
            head.note("type", begun.type_name, laid.span(whole, whole), 0.99)
    elif begun.addressees or (head.values.get("subject") and not (_in_capitals(head) and notation in TYPE_OF_NOTATION)):
        head.note("type", "cong-van", head.spans.get("subject", Span(0, 0)), 0.97)
    elif notation in TYPE_OF_NOTATION:
        head.note("type", TYPE_OF_NOTATION[notation], head.spans["code"], 0.8)
