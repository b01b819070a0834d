"""Inventing the years of a city: which papers it writes on which day, whom they bind, and what becomes of the work.

The same seed gives the same years for the same city. Everything is made up but for the units and the calendar.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from dondoc.administration.life.city import City, Desk
from dondoc.administration.life.dividing import parts_of
from dondoc.administration.life.lives import Life
from dondoc.administration.life.papers import (
    NOTATIONS,
    Cited,
    Heading,
    Order,
    Paper,
    capital,
    incoming,
    issued,
    printed,
    said,
    words,
)
from dondoc.administration.life.records import Sending
from dondoc.administration.life.walking import Walk
from dondoc.kernel.clock import HOME
from dondoc.organization.models import AddresseeGroup, FieldOfWork, UnitKind
from dondoc.tasks.actions.proposing import set_due
from dondoc.tasks.models import Party, PartyRole, Task, TaskState
from dondoc.tasks.rules.dues import DueKind, DueSpec
from dondoc.workcalendar.rules import due_of_term

_KINDS = {"cong-van": 74, "thong-bao": 12, "ke-hoach": 7, "chi-thi": 3, "cong-dien": 4}
_MOST_TASKS = {"cong-van": 3, "thong-bao": 6, "ke-hoach": 8, "chi-thi": 5, "cong-dien": 2}
_CODES_A_YEAR = 5300
"""How many documents a year the city's own numbers count; most order nothing and are not told of."""
_TAKEN = (4363, 2023)
"""The number of the founding document."""
_TO_GROUPS = 0.07
_GUIDES, _GUIDES_HOLD, _CARRIES_OUT = ("ke-hoach", "chi-thi"), timedelta(days=500), 0.4
"""Which papers later ones carry out, for how long, and how often one names such a paper."""
_OUTLIVED, _CHANGES = timedelta(days=200), 0.03
"""How old a paper is before another may replace or amend it, and how often that is."""


@dataclass(frozen=True, slots=True)
class Years:
    """From which day to which moment it is told, how many assignments there shall be, and by which seed."""

    since: date
    until: datetime
    size: int
    seed: int = 4363


@dataclass(frozen=True, slots=True)
class _Plan:
    """A task to be: its words, who leads and supports, and until when."""

    field: FieldOfWork
    title: str
    clause: str
    product: str
    due: DueSpec
    group: AddresseeGroup | None
    leads: Sequence[Desk]
    supports: Sequence[Desk]

    @property
    def bodies(self) -> list[str]:
        """What the bodies are called in the paper."""
        return [self.group.name] if self.group else [one.unit.name for one in (*self.leads, *self.supports)]


def invent(city: City, years: Years) -> Iterator[Paper]:
    """Yield the papers in order of time; the last may bring a few assignments more than the size."""
    rng = Random(years.seed)  # noqa: S311 # nosec - a play, no secret
    days = _working_days(city, years)
    made, receipts, writer = 0, Counter[int](), _Writer(city, years)
    for number, on in enumerate(days, start=1):
        while made * len(days) < years.size * number and made < years.size:
            at = datetime.combine(on, time(8, 5), tzinfo=HOME) + timedelta(minutes=rng.randrange(400))
            field, matter = writer.subject(on, rng)
            came = None
            if rng.random() < 0.3:
                receipts[on.year] += 1
                came = writer.letter_from_above(matter, receipts[on.year], on, rng)
                yield came
            paper = writer.paper(field, matter, came, at, rng)
            made += sum(one.given is None for order in paper.orders for one in order.lives)
            yield paper


def _working_days(city: City, years: Years) -> list[date]:
    day, days = years.since, []
    while day < years.until.astimezone(HOME).date():
        if city.calendar.is_working_day(day):
            days.append(day)
        day += timedelta(days=1)
    return days


class _Writer:
    """Writes papers. How good a unit is was drawn once for each unit and year."""

    def __init__(self, city: City, years: Years) -> None:
        self._city, self._years = city, years
        self._numbers: Counter[tuple[str, int]] = Counter()
        self._good: dict[tuple[str, int], float] = {}
        self._written: dict[str, list[tuple[str, Cited]]] = defaultdict(list)
        self._citing, self._dividing = (
            Random(f"{years.seed} {what}")  # noqa: S311 # nosec - a play, no secret
            for what in ("citing", "dividing")
        )

    def subject(self, on: date, rng: Random) -> tuple[FieldOfWork, str]:
        """Return a field that somebody is charged with on the day, and a matter of it."""
        fields = [
            field
            for code, field in self._city.fields.items()
            if code in words()["matters"] and self._city.charged_with(field, on)
        ]
        field = rng.choice(fields)
        return field, rng.choice(words()["matters"][field.code])

    def letter_from_above(self, matter: str, number: int, on: date, rng: Random) -> Paper:
        """Return a letter of a ministry that came in the first minutes of the day."""
        body, _slash, notation = said("ministries", rng).partition("/")
        at = datetime.combine(on, time(8, 0), tzinfo=HOME)
        before = self._city.calendar.add_working_days(on, -rng.randint(2, 6))
        code = f"{rng.randint(40, 9000)}/{notation}"
        return incoming(
            body=body, code=code, matter=matter, issued_on=before, number=number, by=self._city.officer, at=at
        )

    def paper(self, field: FieldOfWork, matter: str, came: Paper | None, at: datetime, rng: Random) -> Paper:
        """Return a paper of the city with its orders, and what became of them."""
        on = at.astimezone(HOME).date()
        kind = rng.choices(list(_KINDS), list(_KINDS.values()))[0]
        plans = [self._plan(kind, field, matter, on, rng) for _number in range(rng.randint(1, _MOST_TASKS[kind]))]
        is_deputy = rng.random() < 0.6
        heading = Heading(
            kind=kind,
            code=self._code(kind, on),
            subject=rng.choice(words()["subject"][kind]).format(matter=matter),
            addressees=list(dict.fromkeys(name for plan in plans for name in plan.bodies)),
            signer="Lãnh Đạo Hai" if is_deputy else self._city.leader.name,
            is_deputy=is_deputy,
            is_urgent=kind == "cong-dien",
        )
        paper, spans = issued(
            heading,
            self._city.committee,
            [plan.clause for plan in plans],
            cites=[*_coming(came), *self._earlier(field, matter, kind, on)],
            by=self._city.officer,
            at=at,
            issued_at=at + timedelta(minutes=40),
        )
        self._written[field.code].append((matter, Cited(kind, heading.code, on, self._city.committee.name)))
        for number, (plan, span) in enumerate(zip(plans, spans, strict=True), start=1):
            paper.orders.append(self._order(plan, number, span, paper, rng))
        return paper

    def _earlier(self, field: FieldOfWork, matter: str, kind: str, on: date) -> Iterator[Cited]:
        """Yield which earlier papers of the field this one names: a plan or directive that it carries out, and now and
        then one of its own kind on the same matter that it replaces or amends."""
        rng, written = self._citing, self._written[field.code]
        guides = [one for _about, one in written if one.kind in _GUIDES and one.on > on - _GUIDES_HOLD]
        guide = rng.choice(guides) if guides and rng.random() < _CARRIES_OUT else None
        if guide is not None:
            yield guide
        old = [row for row in written if row[0] == matter and row[1].kind == kind and row[1].on < on - _OUTLIVED]
        old = [row for row in old if row[1] != guide]  # what it carries out it does not replace
        if old and rng.random() < _CHANGES:
            changed = rng.choice(old)
            written.remove(changed)
            yield replace(changed[1], relation=rng.choice(("replaces", "amends")))

    def _code(self, kind: str, on: date) -> str:
        """Numbers of letters run with the days of the year; other kinds count their own."""
        if kind == "cong-van":
            at_least = _CODES_A_YEAR * on.timetuple().tm_yday // 365
            number = max(self._numbers[kind, on.year] + 1, at_least)
            number += (number, on.year) == _TAKEN
        else:
            number = self._numbers[kind, on.year] + 1
        self._numbers[kind, on.year] = number
        return f"{number}/{NOTATIONS.get(kind, 'UBND-TH')}"

    def _plan(self, kind: str, field: FieldOfWork, matter: str, on: date, rng: Random) -> _Plan:
        work = rng.choice(words()["work"])
        if rng.random() > 0.6:
            matter = rng.choice(words()["matters"][field.code])
        due, due_text = self._due(kind, on, rng)
        group = self._group(on, rng)
        if group is not None:
            leads, supports = [self._city.desks[unit.pk] for unit in self._city.members(group, on)], []
        else:
            leads = [rng.choice(self._city.charged_with(field, on))]
            supports = self._others(leads[0], on, rng)
        text = work["text"].format(matter=matter)
        beside = f", phối hợp với {', '.join(one.unit.name for one in supports)}" if supports else ""
        who = f"Giao {group.name} {text}" if group else f"Giao {leads[0].unit.name} chủ trì{beside} {text}"
        clause = f"{who}; báo cáo kết quả về Ủy ban nhân dân thành phố{due_text}."
        return _Plan(field, capital(text), clause, work["product"], due, group, leads, supports)

    def _group(self, on: date, rng: Random) -> AddresseeGroup | None:
        """Now and then everybody of a kind gets the same to do; what binds a hundred units is rarer."""
        chance = rng.random()
        if chance > _TO_GROUPS:
            return None
        living = [group for group in self._city.groups if self._city.members(group, on)]
        few = [group for group in living if group.code != "communes"]
        return rng.choice(living if chance < _TO_GROUPS / 4 else few)

    def _others(self, lead: Desk, on: date, rng: Random) -> list[Desk]:
        number = rng.choices((0, 1, 2, 3), (45, 30, 18, 7))[0]
        living = [desk for desk in self._city.desks.values() if desk.unit.is_valid_on(on) and desk is not lead]
        likely = [desk for desk in living if desk.unit.kind != UnitKind.COMMUNE or rng.random() < 0.05]
        return rng.sample(likely, min(number, len(likely)))

    def _due(self, kind: str, on: date, rng: Random) -> tuple[DueSpec, str]:
        calendar = self._city.calendar
        chance, is_long = rng.random(), kind in {"ke-hoach", "chi-thi"}
        if chance < (0.25 if is_long else 0.06):
            return DueSpec(DueKind.UNDATED), ""
        if kind == "cong-van" and chance < 0.22:
            amount = rng.choice((5, 7, 10, 15, 20))
            text = f"trong {amount:02} ngày làm việc kể từ ngày nhận được văn bản này"
            return DueSpec(DueKind.TERM, text=text, amount=amount, unit="working-day", event="receipt"), f" {text}"
        least, most = (3, 8) if kind == "cong-dien" else (30, 200) if is_long else (8, 40)
        due_on = calendar.add_working_days(on, rng.randint(least, most))
        if rng.random() < 0.4:
            due_on = (due_on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        text = f"trước ngày {printed(due_on + timedelta(days=1))}"
        return DueSpec(DueKind.DATE, text=text, on=due_on), f" {text}"

    def _order(self, plan: _Plan, number: int, span: tuple[int, int], paper: Paper, rng: Random) -> Order:
        is_standing = plan.due.kind is DueKind.UNDATED
        task = Task(
            document=paper.document,
            order=number,
            provision=str(number),
            title=plan.title[:200],
            text=plan.clause,
            start=span[0],
            end=span[1],
            state=TaskState.ISSUED,
            product="" if is_standing else plan.product,
            is_standing=is_standing,
            field=plan.field,
            issued_at=paper.issued_at,
        )
        set_due(task, plan.due)
        order = Order(task, list(_parties(task, plan)))
        for role, desks in ((PartyRole.LEAD, plan.leads), (PartyRole.SUPPORT, plan.supports)):
            for desk in desks:
                whole = self._life(task, desk, role, paper, rng)
                order.lives += [whole, *parts_of(whole, self._city, self._dividing, until=self._years.until)]
        return order

    def _life(self, task: Task, desk: Desk, role: PartyRole, paper: Paper, rng: Random) -> Life:
        on = paper.issued_at.astimezone(HOME).date()
        due_on, due_time, starts_on = task.due_on, None, None
        if task.due_kind == DueKind.TERM and task.term_amount:
            reckoning = due_of_term(on, task.term_amount, task.term_unit, self._city.calendar)
            due_on, due_time, starts_on = reckoning.due_on, reckoning.due_time, on
        sending = Sending(self._city.officer, paper.issued_at, due_on, due_time, starts_on)
        life = Life(task, desk, role, sending, self._city)
        Walk(life, self._city, rng, good=self._goodness(desk, on.year), until=self._years.until).walk()
        return life

    def _goodness(self, desk: Desk, year: int) -> float:
        """How well the unit works in the year, from 0 to 1: its own nature, and better or worse from year to year."""
        key = (desk.unit.code, year)
        if key not in self._good:
            nature = Random(f"{self._years.seed} {desk.unit.code}").betavariate(5, 2.2)  # noqa: S311 # nosec
            drift = Random(f"{self._years.seed} {key}").uniform(-0.08, 0.08)  # noqa: S311 # nosec
            self._good[key] = min(0.98, max(0.3, nature + drift))
        return self._good[key]


def _coming(came: Paper | None) -> Iterator[Cited]:
    """Yield how the letter that came is named by what carries it out."""
    if came is not None and came.document.issued_on is not None:
        yield Cited("cong-van", came.document.code, came.document.issued_on, came.document.issuer)


def _parties(task: Task, plan: _Plan) -> Iterator[Party]:
    if plan.group is not None:
        yield Party(task=task, role=PartyRole.LEAD, order=1, phrase=plan.group.name, group=plan.group)
        return
    for order, (role, desk) in enumerate(
        [*((PartyRole.LEAD, one) for one in plan.leads), *((PartyRole.SUPPORT, one) for one in plan.supports)], start=1
    ):
        yield Party(task=task, role=role, order=order, phrase=desk.unit.name, unit=desk.unit)
