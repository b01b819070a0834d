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
from dondoc.oversight.actions import dossiers
from dondoc.oversight.models import Purpose
from dondoc.tasks.actions.dividing import Part, divide
from dondoc.tasks.actions.life import accept
from dondoc.tasks.actions.passing import put_in_charge
from dondoc.tasks.actions.processes import StepFacts, describe_process
from dondoc.tasks.models import Assignment, PartyRole, StepUnit
from dondoc.tasks.rules.states import State
from dondoc.workcalendar.queries import working_calendar
from dondoc.workcalendar.rules.periods import Window, lawful

LEADER, HEAD, OFFICIAL, THEIR_UNIT = "ubnd.lanhdao1", "snv.thutruong", "snv.congchuc1", "SNV"
_SINCE_TWO_LEVELS = date(2025, 8, 1)
_STEPS = (
    ("Tiếp nhận, nghiên cứu dự thảo", False, 4, StepUnit.HOUR),
    ("Dự thảo văn bản góp ý", False, 2, StepUnit.WORKING_DAY),
    ("Duyệt, ký ban hành", True, 1, StepUnit.WORKING_DAY),
)
# Parts of work, and how many days from today they are due: working days for those to come.
_PARTS = (
    ("Tổng hợp số liệu của các phòng, đơn vị trực thuộc", -1),
    ("Dự thảo báo cáo gửi lãnh đạo Sở", 0),
    ("Lập danh mục quy chế cần sửa đổi", 1),
    ("Rà soát thủ tục hành chính nội bộ", 4),
)
# Dossiers on units: for what, why, what their head answered, and why it was withdrawn.
_DOSSIERS = (
    (Purpose.TRANSFER, "Chuẩn bị luân chuyển theo kế hoạch năm.", "", ""),
    (Purpose.PRAISE, "Xét khen thưởng thực hiện nhiệm vụ được giao.", "Đơn vị nhất trí với số liệu.", ""),
    (Purpose.REPLACEMENT, "Nhiều nhiệm vụ quá hạn kéo dài.", "", "Số liệu tính cả việc nhận từ đơn vị đã kết thúc."),
    (Purpose.PRAISE, "Đề nghị biểu dương cuối năm.", "Đề nghị bổ sung hai nhiệm vụ vừa xác nhận.", ""),
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
        _hand_out(on=on, at=at)
        _keep_dossiers(units, on=on, at=at)
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


def _hand_out(*, on: date, at: datetime) -> None:
    """The head with a demo account gave the official with one work of 4363/UBND-NC a week ago: some of it to be in
    charge of, and parts of some by days around today."""
    head, official = (Person.objects.get(username=name) for name in (HEAD, OFFICIAL))
    given_at, by = at - timedelta(days=7), actor_of(head, on=on)
    open_work = Assignment.objects.filter(
        unit__code=THEIR_UNIT, task__document__files__name=FOUNDING_DOCUMENT.name, state=State.SENT
    )
    ids = list(open_work.order_by("pk").values_list("pk", flat=True)[: 2 * len(_PARTS)])
    for assignment_id in ids:
        accept(assignment_id=assignment_id, by=by, at=given_at)
    whole, divided = ids[::2], ids[1::2]
    put_in_charge(
        assignment_ids=whole, person_id=official.pk, reason="Phân công theo lĩnh vực phụ trách.", by=by, at=given_at
    )
    calendar = working_calendar()
    for assignment_id, (words, days) in zip(divided, _PARTS, strict=False):
        due_on = calendar.add_working_days(calendar.rolled(on), days) if days > 0 else on + timedelta(days=days)
        part = Part(unit_id=None, person_id=official.pk, words=words, role=PartyRole.LEAD, due_on=due_on)
        divide(assignment_id=assignment_id, part=part, by=by, at=given_at)


def _keep_dossiers(units: list[Unit], *, on: date, at: datetime) -> None:
    """The leader made dossiers on how the first departments with a head answered for this year's work, and showed them;
    one was withdrawn."""
    heads = heads_on([unit.pk for unit in units], on=on)
    departments = [unit for unit in units if unit.pk in heads and unit.kind == UnitKind.DEPARTMENT]
    by, period = actor_of(Person.objects.get(username=LEADER), on=on), lawful(Window.YEAR, on)
    for unit, (purpose, reason, answer, withdrawn_for) in zip(departments, _DOSSIERS, strict=False):
        made = dossiers.make_dossier_on_unit(
            unit_id=unit.pk, period=period, purpose=purpose, reason=reason, by=by, at=at
        )
        dossiers.show_dossier(dossier_id=made.pk, by=by, at=at)
        if answer:
            dossiers.answer_dossier(dossier_id=made.pk, answer=answer, by=actor_of(heads[unit.pk], on=on), at=at)
        if withdrawn_for:
            dossiers.withdraw_dossier(dossier_id=made.pk, reason=withdrawn_for, by=by, at=at)
