"""What people type or send in is text on every page: no mark-up of theirs is mark-up of ours."""

from __future__ import annotations

import pytest

from dondoc.organization.models import Person, Role, Unit
from factories import (
    AppointmentFactory,
    AssignmentFactory,
    DocumentFactory,
    EvidenceFactory,
    ExplanationFactory,
    ExtensionFactory,
    NoticeFactory,
    PasswordLinkFactory,
    PostFactory,
    ReportFactory,
    RunFactory,
    SubstitutionFactory,
    TaskFactory,
    UrgedWorkFactory,
    WorkingRegulationFactory,
)
from routes import routes

pytestmark = pytest.mark.postgresql

HOSTILE = "<img src=x onerror=alert(1)>\"'{{ 7 }}<script>alert(2)</script>"
MARKS = ("<img src=x", "<script>alert", 'onerror=alert(1)>"')


@pytest.fixture
def ids(cast):
    """A city in which everything that can be typed is hostile; the ids of its parts by their names."""
    Unit.objects.filter(pk=cast.department.pk).update(name=HOSTILE, short_name=HOSTILE[:100], head_title=HOSTILE[:100])
    Person.objects.filter(pk=cast.official.pk).update(full_name=HOSTILE)
    Role.objects.filter(code="official").update(name=HOSTILE)
    AppointmentFactory(person=cast.unit_head, post=PostFactory(unit=cast.department, title=HOSTILE), decision=HOSTILE)
    SubstitutionFactory(absent=cast.unit_head, substitute=cast.official, reason=HOSTILE, decision=HOSTILE)
    document = DocumentFactory(subject=HOSTILE, issuer=HOSTILE, text=HOSTILE, issued=True)
    task = TaskFactory(
        document=document, title=HOSTILE, text=HOSTILE, product=HOSTILE, provision=HOSTILE[:60], state="issued"
    )
    work = AssignmentFactory(task=task, unit=cast.department, due_on="2025-01-20")
    report = ReportFactory(assignment=work, done=HOSTILE)
    return {
        "document_id": document.pk,
        "task_id": task.pk,
        "assignment_id": work.pk,
        "evidence_id": EvidenceFactory(report=report, name=HOSTILE).pk,
        "extension_id": ExtensionFactory(assignment=work, reason=HOSTILE).pk,
        "explanation_id": ExplanationFactory(assignment=work, question=HOSTILE).pk,
        "urging_id": UrgedWorkFactory(assignment=work, urging__text=HOSTILE).urging_id,
        "notice_id": NoticeFactory(person=cast.tracking_officer, title=HOSTILE, text=HOSTILE).pk,
        "run_id": RunFactory(asked_by_id=cast.administrator.pk, label=HOSTILE, sentence=HOSTILE).pk,
        "regulation_id": WorkingRegulationFactory(unit=cast.department, code=HOSTILE[:60], reference=HOSTILE).pk,
        "link_id": PasswordLinkFactory(person=cast.official).pk,
        "unit_id": cast.department.pk,
        "person_id": cast.official.pk,
    }


@pytest.mark.parametrize("role", ["tracking_officer", "leader", "administrator"])
def test_hostile_text_is_shown_and_never_obeyed(client, cast, ids, role):
    client.force_login(getattr(cast, role))
    shown = 0
    for route in routes(ids):
        for search in ("", "?text=img", f"?text={HOSTILE}&q={HOSTILE}"):
            if "evidence" in route.address:
                continue  # of its file only the row exists
            answer = client.get(route.address + search)
            if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
                continue
            page = answer.content.decode()
            found = [mark for mark in MARKS if mark in page]
            assert not found, f"{route.address}{search} obeys {found}"
            shown += "&lt;img src=x" in page
    assert shown > 10, "the walk met the text it looks for"
