from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dondoc.documents.actions import open_to_units
from dondoc.documents.models import Document
from dondoc.jobs.models import Run
from dondoc.jobs.worker import work_once
from dondoc.kernel import clock
from dondoc.tasks.models import Task
from factories import CitationFactory, DocumentFactory, TaskFactory

SEED = Path(__file__).parents[4] / "corpus" / "documents" / "000.md"


@pytest.fixture
def officer(city, as_):
    return as_(city.tracking_officer.person_id)


def upload(client, content, name="000.md", **fields):
    return client.post(reverse("tasks:upload"), {"document": SimpleUploadedFile(name, content), **fields})


def test_an_uploaded_directive_is_read_and_waits_for_review(officer):
    answer = upload(officer, SEED.read_bytes())
    document = Document.objects.get()
    assert answer.url == reverse("tasks:review", args=[document.pk])
    assert document.code == "4363/UBND-NC"
    assert Task.objects.filter(document=document, state="draft").count() == 10


JOINT = """\
BỘ Y TẾ - BỘ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 7/KH-BYT-BNV
Hà Nội, ngày 05 tháng 9 năm 2026
KẾ HOẠCH
Phối hợp công tác thử
1. Sở Y tế báo cáo trước ngày 20/9/2026./.

KT. BỘ TRƯỞNG BỘ Y TẾ
THỨ TRƯỞNG

Lê Văn Thử

BỘ TRƯỞNG BỘ NỘI VỤ

Trần Thị Hai

Nơi nhận:
- Lưu: VT.
"""


def test_all_who_signed_a_joint_document_are_told_in_its_review_and_on_its_page(officer):
    review = upload(officer, JOINT.encode(), name="lien-tich.txt").url
    document = Document.objects.get()
    for page in (review, reverse("tasks:document", args=[document.pk])):
        told = officer.get(page).content.decode()
        assert "Lê Văn Thử" in told
        assert "Trần Thị Hai" in told
    assert "tran thi hai" in document.search_text


def test_the_same_file_twice_leads_to_its_document(officer):
    upload(officer, SEED.read_bytes())
    answer = upload(officer, SEED.read_bytes(), name="another-name.md")
    assert answer.url == reverse("tasks:document", args=[Document.objects.get().pk])


def test_a_scan_that_takes_long_goes_on_as_long_work_and_leads_to_its_review(officer, city, settings):
    settings.DONDOC_READING_PATIENCE = 0.001
    answer = upload(officer, SEED.read_bytes())
    run = Run.objects.get()
    assert answer.url == reverse("administration:run", args=[run.pk])
    assert not Document.objects.exists()
    Run.objects.update(not_before=clock.now() - timedelta(seconds=1))
    assert work_once()
    run.refresh_from_db()
    assert run.address == reverse("tasks:review", args=[Document.objects.get().pk])
    assert "4363/UBND-NC" in run.sentence


def test_a_refused_file_is_told_at_its_field_and_nothing_is_stored(officer):
    answer = upload(officer, b"\x00\x01\x02\x03" * 50, name="khong-phai.docx")
    assert answer.status_code == 422
    assert answer.context["form"].errors["document"]
    assert not Document.objects.exists()


def test_a_secret_document_is_refused(officer):
    answer = upload(officer, "BỘ QUỐC PHÒNG\n\nTUYỆT MẬT\n\nSố: 01/BC-BQP\n\nNội dung.".encode(), name="mat.md")
    assert answer.status_code == 422
    assert not Document.objects.exists()


def test_the_register_shows_how_far_each_document_is(officer, city):
    TaskFactory(document=DocumentFactory(code="45/UBND-NC"))
    page = officer.get(reverse("tasks:documents"), {"text": "45"}).content.decode()
    assert "45/UBND-NC" in page
    assert "1 chờ duyệt" in page


def test_a_unit_sees_only_documents_in_which_it_has_work(as_, city):
    mine, other = DocumentFactory(code="45/UBND-NC"), DocumentFactory(code="46/UBND-NC")
    open_to_units({mine.pk: {city.home_affairs.pk}})
    head = as_(city.head.person_id)
    page = head.get(reverse("tasks:documents")).content.decode()
    assert "45/UBND-NC" in page
    assert "46/UBND-NC" not in page
    assert head.get(reverse("tasks:document", args=[mine.pk])).status_code == 200
    assert head.get(reverse("tasks:document", args=[other.pk])).status_code == 404


def test_the_facts_of_a_document_are_put_right(officer, city):
    document = DocumentFactory(code="45/UBND-NC", addressees=["Sở Nội vụ"])
    address = reverse("tasks:facts", args=[document.pk])
    form = officer.get(address).context["form"]
    assert form["addressees"].value() == "Sở Nội vụ"
    data = {name: form[name].value() or "" for name in form.fields}
    officer.post(address, {**data, "issued_on": "2025-01-02", "addressees": "Sở Nội vụ\n\nSở Tư pháp"})
    document.refresh_from_db()
    assert (document.issued_on, document.addressees) == (date(2025, 1, 2), ["Sở Nội vụ", "Sở Tư pháp"])


def test_facts_that_cannot_be_are_refused_and_stay_typed(officer, city):
    document = DocumentFactory()
    answer = officer.post(reverse("tasks:facts", args=[document.pk]), {"issued_on": "hôm qua", "code": "1/UBND"})
    assert answer.status_code == 422
    assert answer.context["form"]["code"].value() == "1/UBND"


def test_a_document_is_drawn_between_what_it_cites_and_what_cites_it(officer, city):
    document = DocumentFactory()
    basis, plan = DocumentFactory(code="76/2025/QH15"), DocumentFactory(code="9/KH-UBND")
    CitationFactory(document=document, cited=basis, code="76/2025/QH15", relation="based-on")
    missing = CitationFactory(document=document, code="968/CĐ-TTg", relation="")
    CitationFactory(document=plan, cited=document, relation="implements")
    page = officer.get(f"/documents/{document.pk}/").content.decode()
    drawing, table = page.split('<figure class="graph">')[1].split("</figure>")
    for tie, other in (("based-on", basis), ("implements", plan)):
        assert f'<g class="tie tie-{tie}">' in drawing
        assert f'href="/documents/{other.pk}/"' in drawing
        assert f'href="/documents/{other.pk}/"' in table
    assert f'href="#citation-{missing.pk}" class="graph-box graph-named"' in drawing
    assert f'id="citation-{missing.pk}"' in table
    assert '<g class="tie tie-refers">' in drawing


def test_a_document_that_nothing_ties_says_so(officer, city):
    document = DocumentFactory()
    assert "Không viện dẫn văn bản nào" in officer.get(f"/documents/{document.pk}/").content.decode()
