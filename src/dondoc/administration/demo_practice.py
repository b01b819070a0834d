"""How the demo city works: regulations of its units, a process, and a document that every official has to know."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from dondoc.administration.demo_city import demo_accounts
from dondoc.administration.demo_story import FOUNDING_DOCUMENT, OFFICER
from dondoc.documents.actions import acknowledge, conclude_review, register_regulation, require_acknowledgement
from dondoc.documents.models import Acknowledgement, Dissemination, Document, ReviewOutcome
from dondoc.kernel import clock
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person, Post, Unit, UnitKind
from dondoc.organization.queries import actor_of, heads_on, units_on
from dondoc.tasks.actions.processes import StepFacts, describe_process
from dondoc.tasks.models import StepUnit

_SINCE_TWO_LEVELS = date(2025, 8, 1)
_STEPS = (
    ("Tiếp nhận, nghiên cứu dự thảo", False, 4, StepUnit.HOUR),
    ("Dự thảo văn bản góp ý", False, 2, StepUnit.WORKING_DAY),
    ("Duyệt, ký ban hành", True, 1, StepUnit.WORKING_DAY),
)


def practise(*, at: datetime) -> bool:
    """Let the city's units do what clauses 1 and 1c of 4363/UBND-NC ask, as of the moment; return whether there was
    anything to do."""
    if Dissemination.objects.exists():
        return False
    on = clock.local_date(at)
    officer = actor_of(Person.objects.get(username=OFFICER), on=on)
    units = list(units_on(on).exclude(kind__in=[UnitKind.COMMITTEE, UnitKind.DIVISION]).order_by("pk"))
    with transaction.atomic():
        _regulate(units, on=on, by=officer, at=at)
        _disseminate(units, on=on, by=officer, at=at)
        _describe(units, on=on, at=at)
    return True


def _regulate(units: list[Unit], *, on: date, by: Actor, at: datetime) -> None:
    """Every third unit has no regulation yet, and of the others every fifth has to amend its own."""
    for place, unit in enumerate(unit for number, unit in enumerate(units) if number % 3):
        made = register_regulation(
            unit_id=unit.pk,
            code=f"{place + 12}/QĐ-{unit.code}",
            issued_on=_SINCE_TWO_LEVELS,
            review_on=on + timedelta(days=30 + place),
            reference="Hồ sơ lưu tại Văn phòng đơn vị",
            by=by,
            at=at,
        )
        if place % 5 == 0:
            conclude_review(
                regulation_id=made.pk,
                outcome=ReviewOutcome.AMEND,
                note="Chưa theo mô hình chính quyền địa phương hai cấp.",
                next_on=on + timedelta(days=60),
                by=by,
                at=at,
            )


def _disseminate(units: list[Unit], *, on: date, by: Actor, at: datetime) -> None:
    """Two of three officials have acknowledged the founding document; those with a demo account still have to."""
    document = Document.objects.get(files__name=FOUNDING_DOCUMENT.name)
    require_acknowledgement(
        document_id=document.pk,
        unit_ids=[unit.pk for unit in units],
        due_on=on + timedelta(days=7),
        note="Mục 1, điểm a và c: trách nhiệm của từng người trong từng khâu.",
        by=by,
        at=at,
    )
    shown = [account.username for account in demo_accounts()]
    rows = Acknowledgement.objects.filter(document=document).exclude(person__username__in=shown)
    for row in rows.select_related("person").order_by("pk"):
        if row.pk % 3:
            acknowledge(document_id=document.pk, by=actor_of(row.person, on=on), at=at)


def _describe(units: list[Unit], *, on: date, at: datetime) -> None:
    """The first three units with a head and an official say how they comment on drafts."""
    heads = heads_on([unit.pk for unit in units], on=on)
    described = 0
    for unit in units:
        posts = {post.is_head: post.pk for post in Post.objects.valid_on(on).filter(unit=unit).order_by("-pk")}
        if described == 3 or unit.pk not in heads or len(posts) < 2:
            continue
        steps = [StepFacts(name, posts[is_head], amount, counted) for name, is_head, amount, counted in _STEPS]
        by = actor_of(heads[unit.pk], on=on)
        describe_process(unit_id=unit.pk, name="Góp ý dự thảo văn bản", steps=steps, by=by, at=at)
        described += 1
