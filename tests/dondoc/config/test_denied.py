"""What a person may not see is nowhere: not in a list, a search, an export, a message or behind a guessed number."""

from __future__ import annotations

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from factories import (
    AccountabilityDossierFactory,
    AssignmentFactory,
    DocumentFactory,
    EvidenceFactory,
    ExplanationFactory,
    ExtensionFactory,
    NoticeFactory,
    ProcessStepFactory,
    ReportFactory,
    RunFactory,
    TaskFactory,
    UrgedWorkFactory,
    WorkingRegulationFactory,
)
from routes import routes

pytestmark = pytest.mark.postgresql

SHOWN_AT = datetime(2025, 3, 17, 2, 0, tzinfo=UTC)
DENIED = "Phượng hoàng đất"
SEARCHES = ("", "?text=phuong+hoang", "?q=phuong+hoang", "?state=all&text=phuong")


@pytest.fixture
def denied(cast):
    """Work of the other department that says `DENIED` wherever something can be said; the ids by their part's name."""
    document = DocumentFactory(subject=DENIED, search_text=" phuong hoang dat", issued=True)
    task = TaskFactory(document=document, title=DENIED, text=DENIED, product=DENIED, state="issued")
    work = AssignmentFactory(task=task, unit=cast.other_department, due_on=date(2025, 1, 20))
    report = ReportFactory(assignment=work, done=DENIED)
    owner = cast.tracking_officer
    return {
        "document_id": document.pk,
        "task_id": task.pk,
        "assignment_id": work.pk,
        "object_id": work.pk,
        "evidence_id": EvidenceFactory(report=report, name=DENIED).pk,
        "extension_id": ExtensionFactory(assignment=work, reason=DENIED).pk,
        "explanation_id": ExplanationFactory(assignment=work, question=DENIED).pk,
        "dossier_id": AccountabilityDossierFactory(
            person=owner, unit=cast.office, reason=DENIED, state="shown", shown_at=SHOWN_AT, answer_on=date(2025, 3, 24)
        ).pk,
        "urging_id": UrgedWorkFactory(assignment=work, urging__text=DENIED).urging_id,
        "notice_id": NoticeFactory(person=owner, title=DENIED).pk,
        "run_id": RunFactory(asked_by_id=owner.pk).pk,
        "process_id": ProcessStepFactory(
            name=DENIED, version__process__unit=cast.other_department, version__process__name=DENIED
        ).version.process_id,
        "regulation_id": WorkingRegulationFactory(unit=cast.other_department, code=DENIED, reference=DENIED).pk,
        "unit_id": cast.other_department.pk,
        "person_id": cast.tracking_officer.pk,
    }


def said_by(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    return content.decode(errors="replace")


def met(client, ids):
    """Return the addresses on which the client reads what is denied."""
    return [
        f"{route.address}{search}"
        for route in routes(ids)
        for search in SEARCHES
        if DENIED in said_by(client.get(f"{route.address}{search}"))
    ]


@pytest.mark.parametrize("role", ["official", "unit_head"])
def test_work_of_another_unit_is_nowhere_for_those_of_a_unit(client, cast, denied, role):
    client.force_login(getattr(cast, role))
    assert met(client, denied) == []


def test_a_stranger_meets_nothing(client, denied):
    assert met(client, denied) == []


def test_the_same_walk_meets_it_where_it_may_be_seen(client, cast, denied):
    client.force_login(cast.tracking_officer)
    del denied["evidence_id"]  # of its file only the row exists
    found = met(client, denied)
    for page in ("/assignments/", f"/assignments/{denied['assignment_id']}/", "/documents/?text=phuong+hoang"):
        assert page in found
