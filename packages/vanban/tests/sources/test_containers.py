"""Mail with attachments and edXML: every document within is opened, and one bad file stops nothing."""

from __future__ import annotations

import base64
import io
import quopri
import struct
import unicodedata
from email.message import EmailMessage

import pytest

import vanban
from vanban.sources._winmail import WINMAIL

from .letters import word_file
from .test_pdf import printed

LETTER = word_file()
WORD = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


def mail(*attachments: tuple[str, bytes], text: str = "Kính gửi anh chị văn bản kèm theo.") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "van-thu@example.vn", "so@example.vn"
    message["Subject"] = "Công văn 77/UBND-NC"
    message.set_content(text)
    for name, content in attachments:
        message.add_attachment(content, *WORD, filename=name)
    return message


def test_the_attachment_of_a_mail_is_the_document() -> None:
    sources = list(vanban.open(bytes(mail(("công văn.docx", LETTER)))))
    assert [source.name for source in sources] == ["công văn.docx"]
    assert vanban.read(bytes(mail(("công văn.docx", LETTER)))).document.code == "77/UBND-NC"


def test_one_bad_attachment_is_named_and_stops_nothing() -> None:
    first = next(vanban.open(bytes(mail(("hỏng.docx", LETTER[:900]), ("tốt.docx", LETTER)))))
    assert first.name == "tốt.docx"
    assert any("hỏng.docx" in warning for warning in first.warnings)


def test_mail_without_attachments_is_read_by_its_text() -> None:
    reading = vanban.read(bytes(mail(text="Giao Sở Nội vụ báo cáo trước ngày 20/4/2025.")))
    assert [task.lead[0].text for task in reading.tasks] == ["Sở Nội vụ"]


def test_the_text_that_an_answer_quotes_is_read_as_it_was_sent() -> None:
    source = next(vanban.open(bytes(mail(text="Anh chị xem:\n> > Số: 7/BYT\n> - Giao Sở Y tế báo cáo: a > b."))))
    assert [line.text for line in source.lines] == ["Anh chị xem:", "Số: 7/BYT", "- Giao Sở Y tế báo cáo: a > b."]


def test_the_text_of_a_mail_counts_beside_its_attachments_where_it_is_a_document_itself() -> None:
    text = "ỦY BAN NHÂN DÂN\nSố: 12/UBND-TH\nGiao Sở Y tế báo cáo trước ngày 20/4/2025.\n"
    assert len(list(vanban.open(bytes(mail(("a.docx", LETTER), text=text))))) == 2


def test_a_forwarded_mail_gives_its_attachments_and_three_deep_is_the_end() -> None:
    inner = mail(("văn bản.docx", LETTER))
    for _ in range(3):
        outer = mail()
        outer.add_attachment(inner)
        inner = outer
    assert vanban.read(bytes(inner)).document.code == "77/UBND-NC"
    deeper = mail()
    deeper.add_attachment(inner)
    first = next(vanban.open(bytes(deeper)))
    assert any("forwarded" in warning for warning in first.warnings)


def test_pictures_in_the_text_and_signatures_are_no_documents() -> None:
    message = mail()
    message.add_attachment(b"\x89PNG\r\n\x1a\n", "image", "png", cid="<logo>", disposition="inline")
    message.add_attachment(b"signature", "application", "pkcs7-signature", filename="smime.p7s")
    assert [source.media_type for source in vanban.open(bytes(message))] == ["message/rfc822"]


def test_mail_without_anything_is_refused() -> None:
    with pytest.raises(vanban.EmptyFile):
        vanban.read(b"From: a@example.vn\r\nTo: b@example.vn\r\nSubject: x\r\n\r\n")


def test_no_more_than_fifty_attachments_are_read() -> None:
    message = mail(*((f"{number}.txt", "Giao Sở Nội vụ báo cáo.".encode()) for number in range(60)))
    sources = list(vanban.open(bytes(message)))
    assert len(sources) == 50
    assert any("50" in warning for warning in sources[0].warnings)


def edxml(*files: tuple[str, str], space: str = "edXML:", more: str = "") -> bytes:
    given = "".join(
        f"<{space}Attachment><{space}AttachmentName>{name}</{space}AttachmentName>"
        f"<{space}ContentTransferEncoded>{content}</{space}ContentTransferEncoded></{space}Attachment>"
        for name, content in files
    )
    declared = ' xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016"' if space else ""
    header = (
        (
            "<From><OrganId>000.00.00.H13</OrganId><OrganName>UBND thành phố Cần Thơ</OrganName></From>"
            "<To><OrganId>000.00.05.H13</OrganId><OrganName>Sở Nội vụ</OrganName></To>"
            "<Code><CodeNumber>77</CodeNumber><CodeNotation>UBND-NC</CodeNotation></Code>"
            "<PromulgationInfo><Place>Cần Thơ</Place><PromulgationDate>2025/04/10</PromulgationDate></PromulgationInfo>"
            "<DocumentType><TypeName>Công văn</TypeName></DocumentType><Subject>Rà soát quy chế làm việc</Subject>"
            "<Content>Giao Sở Nội vụ báo cáo trước ngày 20/4/2025.</Content>"
            "<SignerInfo><Position>Phó Chủ tịch</Position><FullName>Nguyễn Văn Thử</FullName></SignerInfo>"
            "<DueDate>20/04/2025</DueDate><OtherInfo><Priority>3</Priority></OtherInfo>"
        )
        .replace("</", "\0")
        .replace("<", f"<{space}")
        .replace("\0", f"</{space}")
    )
    return (
        f"<?xml version='1.0' encoding='utf-8'?><{space}edXML{declared}><{space}edXMLHeader><{space}MessageHeader>"
        f"{header}{more}</{space}MessageHeader></{space}edXMLHeader>"
        f"<{space}AttachmentEncoded>{given}</{space}AttachmentEncoded></{space}edXML>"
    ).encode()


ENCODED = base64.b64encode(LETTER).decode()


@pytest.mark.parametrize("space", ["edXML:", ""])
def test_the_header_of_an_edxml_message_is_read_whatever_its_namespace(space: str) -> None:
    envelope = vanban.read_envelope(edxml(("cv.docx", ENCODED), space=space))
    assert (envelope.code, envelope.date, envelope.due) == ("77/UBND-NC", "2025-04-10", "2025-04-20")
    assert (envelope.sender.name, [one.name for one in envelope.receivers]) == ("UBND thành phố Cần Thơ", ["Sở Nội vụ"])
    assert (envelope.urgency, envelope.signer_name) == ("Hỏa tốc", "Nguyễn Văn Thử")
    assert [file.name for file in envelope.files] == ["cv.docx"]


def test_the_file_within_an_edxml_message_is_the_document() -> None:
    assert vanban.read(edxml(("cv.docx", ENCODED))).document.signer.name == "Nguyễn Văn Thử"


def test_what_the_file_does_not_show_is_taken_from_the_envelope() -> None:
    draft = base64.b64encode("Giao Sở Nội vụ rà soát quy chế, báo cáo kết quả.".encode()).decode()
    document = vanban.read(edxml(("cv.txt", draft))).document
    assert (document.code, document.date, document.confidence["code"]) == ("77/UBND-NC", "2025-04-10", 0.9)


def test_a_message_without_its_file_is_read_by_its_header() -> None:
    reading = vanban.read(edxml())
    assert reading.document.code == "77/UBND-NC"
    assert [task.lead[0].text for task in reading.tasks] == ["Sở Nội vụ"]


def test_a_file_that_is_badly_encoded_is_named() -> None:
    first = next(vanban.open(edxml(("xấu.docx", "???"), ("cv.docx", ENCODED))))
    assert any("xấu.docx" in warning for warning in first.warnings)


def test_an_edxml_message_with_entities_of_its_own_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + edxml().partition(b"?>")[2]
    with pytest.raises(vanban.ReadingError):
        vanban.read(bomb)


def test_containers_in_containers_end_somewhere() -> None:
    content = edxml(("cv.docx", ENCODED))
    for _ in range(6):
        content = edxml(("trong.edxml", base64.b64encode(content).decode()))
    first = next(vanban.open(content))
    assert any("deep" in warning for warning in first.warnings)


def attribute(kind: int, value: bytes) -> bytes:
    return struct.pack("<BII", 2, kind, len(value)) + value + b"\0\0"


def test_what_outlook_packs_into_one_file_is_unpacked() -> None:
    packed = WINMAIL + b"\1\0" + attribute(0x00089006, b"\0\0\1\0")
    for name, content in ((b"cong van.docx", LETTER), (b"ghi chu.txt", "Giao Sở Y tế báo cáo.".encode())):
        packed += (
            attribute(0x00069002, b"\0" * 14) + attribute(0x00018010, name + b"\0") + attribute(0x0006800F, content)
        )
    sources = list(vanban.open(bytes(mail(("winmail.dat", packed)))))
    assert [source.name for source in sources] == ["cong van.docx", "ghi chu.txt"]
    cut = next(vanban.open(bytes(mail(("winmail.dat", packed[: len(LETTER) + 150])))))
    assert cut.name == "cong van.docx"


MAILED = "ủy ban nhân dân thành phố báo cáo kết quả thực hiện nhiệm vụ"
TONES = "\u0300\u0301\u0303\u0309\u0323"


def with_tones_apart(text: str) -> str:
    """The text as Windows-1258 has it: letters with their hats, and each tone after its letter."""
    apart = [unicodedata.normalize("NFD", letter) for letter in text]
    hatted = [unicodedata.normalize("NFC", "".join(sign for sign in one if sign not in TONES)) for one in apart]
    return "".join(
        letter + "".join(sign for sign in one if sign in TONES) for letter, one in zip(hatted, apart, strict=True)
    )


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize(
    ("charset", "content"),
    [
        ("utf-8", MAILED.encode()),
        ("Windows-1258", with_tones_apart(MAILED).encode("cp1258")),
        ("utf-16", MAILED.encode("utf-16")),
        ("iso-8859-1", "ñy ban nh©n d©n thµnh phè b¸o c¸o kÕt qu¶ thùc hiÖn nhiÖm vô".encode("latin-1")),
        ("x-viet-tcvn", "ñy ban nh©n d©n thµnh phè b¸o c¸o kÕt qu¶ thùc hiÖn nhiÖm vô".encode("latin-1")),
    ],
)
def test_a_mail_in_quoted_printable_is_read_whatever_its_charset(charset: str, content: bytes, kind: str) -> None:
    head = f'MIME-Version: 1.0\r\nFrom: a@example.vn\r\nContent-Type: text/{kind}; charset="{charset}"\r\n'
    named = f"{head}Content-Transfer-Encoding: quoted-printable\r\n\r\n".encode()
    source = next(vanban.open(named + quopri.encodestring(content)))
    assert unicodedata.normalize("NFC", " ".join(line.text for line in source.lines)) == MAILED


def test_a_mail_whose_plain_text_is_empty_is_read_by_its_web_page() -> None:
    message = mail(text="\n")
    message.add_alternative(f"<p>{MAILED}</p>", subtype="html")
    assert [line.text for line in next(vanban.open(bytes(message))).lines] == [MAILED]


def test_the_documents_of_a_portfolio_are_those_within_it() -> None:
    import pypdfium2

    portfolio = pypdfium2.PdfDocument(
        printed([(72, 700, "For the best experience, open this PDF portfolio in Acrobat.")])
    )
    for name, content in (("1 công văn.docx", LETTER), ("2 hỏng.docx", LETTER[:900])):
        portfolio.new_attachment(name).set_data(content)
    kept = io.BytesIO()
    portfolio.save(kept)
    portfolio.close()
    sources = list(vanban.open(kept.getvalue()))
    assert [source.name for source in sources] == ["1 công văn.docx"]
    assert "2 hỏng.docx" in " ".join(sources[0].warnings)
    assert vanban.read(kept.getvalue()).document.code == "77/UBND-NC"
