from io import BytesIO

import docx
import pytest
from django.urls import reverse

from dondoc.oversight.letters import shipped
from dondoc.oversight.models import LetterWording
from dondoc.oversight.rules.wordings import LetterKind, Part

TYPED = {part.value: text for part, text in shipped()[LetterKind.URGING_1].items()}
AGAIN = TYPED | {"closing_by": "Yêu cầu {đơn vị} báo cáo trước ngày {hạn trả lời}./."}
ADDRESS = "/letters/urging-1/"


@pytest.fixture
def page(client, cast):
    client.force_login(cast.administrator)
    return client


def text_of(answer):
    document = docx.Document(BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_every_kind_shows_its_letter_and_gives_the_file_of_it(page):
    shown = page.get(reverse("administration:letters")).content.decode()
    for kind in LetterKind:
        address = reverse("administration:letter", args=[kind.value])
        assert address in shown
        assert page.get(address).status_code == 200
        parts = {part.value: text for part, text in shipped()[kind].items()}
        file = page.post(reverse("administration:letter-docx", args=[kind.value]), parts)
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text_of(file)


def test_a_wording_is_looked_at_on_the_page_and_in_word_before_it_holds(page):
    looked = page.post(ADDRESS, AGAIN | {"step": "look"})
    assert "Yêu cầu Sở Nội vụ báo cáo trước ngày" in looked.context["letter"].closing
    assert "Yêu cầu Sở Nội vụ báo cáo trước ngày" in text_of(page.post(f"{ADDRESS}draft.docx", AGAIN))
    assert not LetterWording.objects.exists()
    assert page.post(ADDRESS, AGAIN | {"step": "set"}).status_code == 302
    assert LetterWording.objects.get().parts == AGAIN


def test_what_is_wrong_is_said_above_what_was_typed(page):
    answer = page.post(ADDRESS, AGAIN | {"opening": "Ngày {mai}", "step": "set"})
    assert answer.status_code == 422
    assert "{mai}" in str(answer.context["form"].non_field_errors())
    assert page.post(f"{ADDRESS}draft.docx", AGAIN | {"opening": "Ngày {mai}"}).status_code == 422
    assert not LetterWording.objects.exists()


def test_one_unit_gets_a_wording_of_its_own_and_loses_it_again(page, cast):
    chosen = page.get(ADDRESS, {"name": "Sở Xây dựng"})
    assert chosen.url == f"{ADDRESS}?unit={cast.other_department.pk}"
    page.post(chosen.url, AGAIN | {"step": "set"})
    assert LetterWording.objects.get().unit == cast.other_department
    assert page.get(ADDRESS).context["form"].initial == TYPED
    assert page.get(chosen.url).context["form"].initial == AGAIN
    page.post(f"{ADDRESS}back/?unit={cast.other_department.pk}", {})
    assert page.get(chosen.url).context["form"].initial == TYPED


def test_a_past_wording_is_taken_back(page):
    page.post(ADDRESS, AGAIN | {"step": "set"})
    first = LetterWording.objects.get()
    page.post(ADDRESS, TYPED | {"step": "set"})
    page.post(f"{ADDRESS}back/", {"wording": first.pk})
    assert page.get(ADDRESS).context["form"].initial == AGAIN
    assert LetterWording.objects.count() == 3


@pytest.mark.parametrize(
    "address", ["/letters/greeting/", f"{ADDRESS}?unit=999999", f"{ADDRESS}?unit=x", "/letters/greeting/draft.docx"]
)
def test_what_is_not_there_is_not_found(page, address):
    ask = page.post if address.endswith("docx") else page.get
    assert ask(address).status_code == 404


def test_a_past_wording_that_is_none_is_not_found(page):
    assert page.post(f"{ADDRESS}back/", {"wording": "999999"}).status_code == 404


def test_a_report_takes_no_unit(page, cast):
    parts = {part.value: text for part, text in shipped()[LetterKind.REPORT].items()}
    answer = page.post(f"/letters/report/?unit={cast.department.pk}", parts | {"step": "set"})
    assert answer.status_code == 422
    assert Part.CLOSING.value in parts
    assert not LetterWording.objects.exists()
