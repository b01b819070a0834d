"""PDFs with a form: what was typed into its fields is text of the document, also where the file does not draw it."""

from __future__ import annotations

from vanban import Source
from vanban.sources.pdf import open_pdf

from .test_pdf import BODY, printed


def filled(*fields: tuple[str, tuple[int, int, int, int], str], more: str = "", flags: int = 4) -> bytes:
    """A page with captions and the fields of a form behind them: (what is drawn, place, what was typed)."""
    captions = [(72, 760, "Kinh gui:")]
    page = printed([*captions, *BODY])
    start = page.index(b"xref\n")
    objects, names = "", []
    for number, (drawn, place, typed) in enumerate(fields):
        key, look = 10 + 2 * number, ""
        if drawn:
            content = f"/Tx BMC q BT /F1 12 Tf 2 3 Td ({drawn}) Tj ET Q EMC"
            objects += (
                f"{key + 1} 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources "
                f"<< /Font << /F1 3 0 R >> >> /Length {len(content)} >>\nstream\n{content}\nendstream\nendobj\n"
            )
            look = f"/AP << /N {key + 1} 0 R >>"
        written = typed.encode("utf-16-be").hex()
        objects += (
            f"{key} 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Tx /T (f{number}) /V <FEFF{written}> {look} "
            f"/F {flags} /DA (/Helv 12 Tf 0 g) /Rect [{' '.join(map(str, place))}] {more} >>\nendobj\n"
        )
        names.append(f"{key} 0 R")
    kids = " ".join(names)
    form = f"/AcroForm << /NeedAppearances true /Fields [{kids}] /DA (/Helv 12 Tf 0 g) >>"
    body = page[:start].replace(b"/MediaBox", f"/Annots [{kids}] /MediaBox".encode())
    body = body.replace(b"/Type /Catalog", f"/Type /Catalog {form}".encode())
    return body + objects.encode() + b"trailer << /Root 1 0 R >>\n%%EOF"  # without its table


def texts(source: Source) -> list[str]:
    return [line.text for line in source.lines if line.text not in {words for *_, words in BODY}]


BEHIND, ALONE = (128, 756, 400, 776), (72, 350, 500, 390)


def test_what_was_typed_stands_behind_its_caption_whether_the_file_draws_it_or_not() -> None:
    drawn = open_pdf(filled(("So Noi vu", BEHIND, "Sở Nội vụ")))
    assert texts(drawn) == ["Kinh gui: So Noi vu"]
    assert drawn.properties == {}
    undrawn = open_pdf(filled(("", BEHIND, "Sở Nội vụ"), ("", ALONE, "Giao Sở Y tế\nbáo cáo.")))
    assert texts(undrawn) == ["Kinh gui: Sở Nội vụ", "Giao Sở Y tế", "báo cáo."]


def test_what_is_hidden_in_a_form_or_is_a_password_is_not_read() -> None:
    hidden = open_pdf(filled(("", BEHIND, "Sở Nội vụ"), flags=2))
    secret = open_pdf(filled(("", BEHIND, "Sở Nội vụ"), more="/Ff 8192"))
    assert [texts(source) for source in (hidden, secret)] == [["Kinh gui:"]] * 2
