"""What a unit says of its work: a report on the way, and the submission with which it hands the work in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from dondoc.documents.actions.attaching import Upload
from dondoc.organization.actors import Actor
from dondoc.tasks.actions.evidence import Kept, kept_uploads
from dondoc.tasks.actions.life.moving import move
from dondoc.tasks.errors import NothingReported
from dondoc.tasks.models import Assignment, Evidence, Report
from dondoc.tasks.rules.states import State, Verb

_SAME_REPORT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Account:
    """What a report says, and the files that show it."""

    done: str
    product: str = ""
    obstacle: str = ""
    next_step: str = ""
    evidence: Sequence[Upload] = ()


def report(*, assignment_id: int, account: Account, by: Actor, at: datetime) -> Report:
    """Say how far the work is. Raises `NothingReported` when the account says nothing.

    What somebody said last, said by him once more within a day in the same words and with the same files, is the same
    report: a browser that lost the line before it had the answer sends again.
    """
    with _kept(account, by=by, at=at) as files:
        before = _said_before(assignment_id, account, files, by=by, at=at)
        if before is not None:
            return before
        assignment = move(Verb.REPORT, assignment_id, by=by, at=at, told=_told(account, files))
        return _write_report(assignment, account, files, by=by, at=at, is_submission=False)


def submit(*, assignment_id: int, account: Account, by: Actor, at: datetime, reason: str = "") -> Report:
    """Hand the work in for confirmation. The moment of this submission is when the work was done, if confirmed.

    `reason` says why lead parts of it are still open; without one that is refused: `PartsOpen`. Handed in once more as
    in `report`, it is the same submission.
    """
    with _kept(account, by=by, at=at) as files:
        before = _said_before(assignment_id, account, files, by=by, at=at, is_submission=True)
        if before is not None:
            return before
        assignment = move(
            Verb.SUBMIT,
            assignment_id,
            by=by,
            at=at,
            told=_told(account, files),
            reason=reason,
            submitted_at=at,
            submitted_by_id=by.person_id,
        )
        return _write_report(assignment, account, files, by=by, at=at, is_submission=True)


@contextmanager
def _kept(account: Account, *, by: Actor, at: datetime) -> Iterator[list[Kept]]:
    """Keep the files of evidence for the work of the block, in one transaction with it: all of it stays or nothing.

    Raises `NothingReported` for an account that says nothing, and what `documents` refuses of a file.
    """
    if not account.done.strip():
        raise NothingReported(_("The report is empty. Write what was done, in a sentence or two."))
    with kept_uploads(account.evidence, by=by, at=at) as files:
        yield files


def _told(account: Account, files: Sequence[Kept]) -> dict[str, Any]:
    """Return what the journal keeps of a report."""
    told = {
        "done": account.done,
        "product": account.product,
        "obstacle": account.obstacle,
        "next_step": account.next_step,
        "evidence": [kept.told for kept in files],
    }
    return {key: value for key, value in told.items() if value}


def _said_before(
    assignment_id: int,
    account: Account,
    files: Sequence[Kept],
    *,
    by: Actor,
    at: datetime,
    is_submission: bool = False,
) -> Report | None:
    """Return the assignment's last report when it is the actor's, of the last day, and says just this; of a submission
    when the work is handed in still. Holds the assignment, so that of two at once the second finds the first."""
    held = Assignment.objects.select_for_update().filter(pk=assignment_id).first()
    if held is None or (is_submission and held.state != State.SUBMITTED):
        return None
    last = Report.objects.filter(assignment_id=assignment_id).order_by("-at", "-id").first()
    if last is None or last.is_submission != is_submission or last.by_id != by.person_id or at - last.at > _SAME_REPORT:
        return None
    said = (last.done, last.product, last.obstacle, last.next_step)
    files_then = sorted(last.evidence.values_list("file_id", flat=True))
    is_same = said == tuple(_words(account).values()) and files_then == sorted(kept.file.pk for kept in files)
    return last if is_same else None


def _words(account: Account) -> dict[str, str]:
    return {name: getattr(account, name).strip() for name in ("done", "product", "obstacle", "next_step")}


def _write_report(
    assignment: Assignment,
    account: Account,
    files: Sequence[Kept],
    *,
    by: Actor,
    at: datetime,
    is_submission: bool,
) -> Report:
    written = Report.objects.create(
        assignment=assignment,
        by_id=by.person_id,
        by_name=by.name,
        at=at,
        **_words(account),
        is_submission=is_submission,
    )
    Evidence.objects.bulk_create(Evidence(report=written, file=kept.file, name=kept.name) for kept in files)
    return written
