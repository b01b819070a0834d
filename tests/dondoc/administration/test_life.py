"""Invented years: written set by set they are, row by row, what the actions would have written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import models, transaction

from dondoc.administration.commands import life as life_command
from dondoc.administration.demo_city import FOUNDED_AT, load_city
from dondoc.administration.demo_story import LEADER, OFFICER
from dondoc.administration.life import inventing
from dondoc.administration.life.city import City, city_of
from dondoc.administration.life.inventing import Years, invent
from dondoc.administration.life.lives import NIGHT, Life
from dondoc.administration.life.papers import Paper, words
from dondoc.administration.life.records import Happening
from dondoc.administration.life.writing import CannotLive, Writer, live
from dondoc.documents.actions import intake
from dondoc.documents.facts import facts_of
from dondoc.documents.models import Citation, Direction, Document, DocumentFile, DocumentReader, StoredFile
from dondoc.documents.reading import read_file
from dondoc.journal.models import Entry
from dondoc.journal.rules import Author
from dondoc.journal.verification import verify_database
from dondoc.kernel.clock import HOME
from dondoc.organization.actors import Actor
from dondoc.organization.models import Person
from dondoc.organization.queries import actor_of
from dondoc.oversight.actions.explaining import decide_explanation, explain, withdraw_explanations
from dondoc.oversight.actions.sweeping import sweep
from dondoc.oversight.actions.urging import UrgingWording, urge
from dondoc.oversight.models import Explanation, Step, UrgedWork, Urging, Watch
from dondoc.oversight.queries import gaps
from dondoc.reports.queries import overdue
from dondoc.tasks.actions import extending, life
from dondoc.tasks.actions.dividing import Part, divide
from dondoc.tasks.actions.issuing import issue_document
from dondoc.tasks.actions.passing import pass_on, put_in_charge
from dondoc.tasks.actions.reviewing import Choice, Wording, add_task, approve_task
from dondoc.tasks.models import (
    Assignment,
    DueChange,
    Extension,
    Party,
    PartyRole,
    Passage,
    Report,
    Stand,
    Suspension,
    Task,
    TaskState,
)
from dondoc.tasks.queries import due_of, units_without_a_desk

pytestmark = pytest.mark.django_db
UNTIL = datetime(2025, 11, 18, 11, 0, tzinfo=HOME)
# What is compared of whom: everything but ids, and what names another row by its id.
COMPARED: Sequence[type[models.Model]] = (
    *(Document, StoredFile, DocumentFile, DocumentReader, Citation, Task, Party, Assignment, Stand, Report, DueChange),
    *(Extension, Suspension, Passage, Step, Urging, UrgedWork, Explanation, Watch, Entry),
)
# A person puts tasks in by hand; a reading finds more than the years invent.
APART = {"reading", "start", "end", "confidence", "hash", "previous_hash", "search_text"}


@pytest.fixture
def city() -> City:
    load_city(by=Actor.system(), at=FOUNDED_AT)
    found = city_of(officer=OFFICER, leader=LEADER)
    assert found is not None
    return found


def years(seed: int = 20, size: int = 100) -> Years:
    return Years(date(2024, 9, 3), UNTIL, size, seed)


def rows() -> dict[str, Counter[tuple[Any, ...]]]:
    """All rows, each told by the words and days in it."""
    names: dict[tuple[str, int], str] = {}
    for model in (Document, StoredFile, Task, Assignment, Urging):
        for row in model.objects.all():
            names[model.__name__, row.pk] = told(row)
    found = {}
    for model in COMPARED:
        fields = [one for one in model._meta.concrete_fields if not one.primary_key and one.name not in APART]
        found[model.__name__] = Counter(
            tuple(plain(row, one, names) for one in fields) for row in model._default_manager.all()
        )
    return found


def told(row: models.Model) -> str:
    if isinstance(row, Assignment):
        return f"{row.task.document} {row.task.order} {row.first_unit} {row.role} {row.part}"
    return f"{row.document} {row.order}" if isinstance(row, Task) else str(row)


def plain(row: models.Model, field: models.Field[Any, Any], names: dict[tuple[str, int], str]) -> Any:
    value = getattr(row, field.attname)
    if isinstance(row, Entry) and field.name == "object_id":
        return names.get((row.object_type.capitalize(), value), value)
    if isinstance(row, Entry) and row.verb in {"urging.made", "assignment.urged"} and field.name == "new":
        named = [names["Assignment", pk] for pk in value.pop("work", [])]
        return str({**value, "urging": None, "work": sorted(named)})
    if isinstance(row, Entry) and row.verb == "assignment.delegated" and field.name == "new":
        return str({**value, "parent": names["Assignment", value["parent"]]})
    other = field.related_model.__name__ if isinstance(field, models.ForeignKey) else ""
    if other and (other, value) in names:
        return names[other, value]
    return str(value) if isinstance(value, dict | list) else value


def latest(model: type[models.Model], assignment_id: int) -> int:
    return int(model._default_manager.filter(assignment_id=assignment_id).latest("pk").pk)


class Player:
    """Plays papers and lives by the actions that pages call, in order of time, with a sweep every night."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = papers
        self.ids: dict[int, int] = {}
        self.people: dict[tuple[int, date], Actor] = {}

    def actor(self, author: Author, at: datetime) -> Actor:
        assert author.person_id is not None
        key = (author.person_id, at.astimezone(HOME).date())
        if key not in self.people:
            self.people[key] = actor_of(Person.objects.get(pk=author.person_id), on=key[1])
        return self.people[key]

    def play(self) -> None:
        night = datetime.combine(self.papers[0].at.date(), NIGHT, tzinfo=HOME)
        for at, act in sorted(self.script(), key=lambda one: one[0]):
            while (night := night + timedelta(days=1)) < at:
                sweep(on=night.date(), by=Actor.system(), at=night)
            night -= timedelta(days=1)
            act()
        while (night := night + timedelta(days=1)) < UNTIL:
            sweep(on=night.date(), by=Actor.system(), at=night)

    def script(self) -> Iterator[tuple[datetime, Any]]:
        urged: dict[datetime, list[tuple[Life, Happening]]] = defaultdict(list)
        for paper in self.papers:
            yield paper.at, lambda paper=paper: self.register(paper)
            if paper.orders:
                yield paper.issued_at, lambda paper=paper: self.issue(paper)
            for one in (one for order in paper.orders for one in order.lives):
                if one.given is not None:
                    yield one.row.sent_at, lambda one=one: self.divide(one)
                for happening in one.happenings:
                    if happening.verb == "urge":
                        urged[happening.at].append((one, happening))
                    else:
                        yield happening.at, lambda one=one, happening=happening: self.do(one, happening)
        for at, named in urged.items():
            yield at, lambda named=named: self.urge(named)

    def register(self, paper: Paper) -> None:
        document = intake(
            content=paper.content.encode(),
            name=paper.name,
            direction=Direction(paper.document.direction),
            received_on=paper.document.received_on,
            receipt_number=paper.document.receipt_number,
            by=self.actor(paper.by, paper.at),
            at=paper.at,
        ).document
        Task.objects.filter(document=document, state=TaskState.DRAFT).delete()
        self.ids[id(paper)] = document.pk
        for order in paper.orders:
            wording = Wording(
                text=order.task.text,
                title=order.task.title,
                due=due_of(order.task),
                bodies=[
                    Choice(PartyRole(one.role), one.phrase, one.unit and one.unit.pk, one.group and one.group.pk)
                    for one in order.parties
                ],
                product=order.task.product,
                is_standing=order.task.is_standing,
                provision=order.task.provision,
                field_id=order.task.field_id,
            )
            by = self.actor(paper.by, paper.at)
            task = add_task(document_id=document.pk, wording=wording, by=by, at=paper.at)
            approve_task(task_id=task.pk, by=by, at=paper.at)

    def issue(self, paper: Paper) -> None:
        document_id = self.ids[id(paper)]
        issue_document(document_id=document_id, by=self.actor(paper.by, paper.issued_at), at=paper.issued_at)
        for order in paper.orders:
            for one in (one for one in order.lives if one.given is None):
                sent = Assignment.objects.get(
                    task__document_id=document_id, task__order=order.task.order, first_unit_id=one.row.first_unit_id
                )
                self.ids[id(one)] = sent.pk

    def divide(self, one: Life) -> None:
        assert one.given is not None
        at = one.row.sent_at
        part = Part(person_id=one.given.person.person_id, words=one.given.words)
        whole = self.ids[id(one.given.whole)]
        self.ids[id(one)] = divide(assignment_id=whole, part=part, by=self.actor(one.desk.head, at), at=at).pk

    def urge(self, named: Sequence[tuple[Life, Happening]]) -> None:
        at, by, level = named[0][1].at, named[0][1].by, named[0][1].told["level"]
        ids = [self.ids[id(one)] for one, _happening in named]
        text = words()["words"]["urged"][level - 1]
        urge(assignment_ids=ids, wording=UrgingWording(level, text), by=self.actor(by, at), at=at)

    def do(self, one: Life, happening: Happening) -> None:
        pk, told = self.ids[id(one)], happening.told
        doer: dict[str, Any] = {"by": self.actor(happening.by, happening.at), "at": happening.at}
        this = {"assignment_id": pk, **doer}
        match happening.verb:
            case "report":
                life.report(account=life.Account(**told), **this)
            case "submit":
                life.submit(account=life.Account(**told), **this)
            case "give_back":
                life.return_to_unit(**told, **this)
            case "ask":
                extending.ask_extension(**told, **this)
            case "grant":
                extending.grant_extension(extension_id=latest(Extension, pk), **doer)
            case "refuse":
                extending.refuse_extension(extension_id=latest(Extension, pk), **told, **doer)
            case "charge":
                put_in_charge(assignment_ids=[pk], person_id=told["person"].person_id, reason=told["reason"], **doer)
            case "hand_on":
                unit_id = Assignment.objects.get(pk=pk).unit_id
                pass_on(unit_id=unit_id, choices={pk: told["desk"].unit.pk}, decision=told["decision"], **doer)
            case "explain":
                explain(explanation_id=latest(Explanation, pk), **told, **doer)
            case "decide":
                decide_explanation(explanation_id=latest(Explanation, pk), **told, **doer)
            case "withdraw":
                withdraw_explanations(explanation_ids=[latest(Explanation, pk)], **told, **doer)
            case verb:
                getattr(life, verb)(**told, **this)


def test_written_set_by_set_every_row_is_as_the_actions_write_it(city: City) -> None:
    with transaction.atomic():
        Player(list(invent(city, years()))).play()
        played, figures = rows(), overdue(Actor.system(), on=UNTIL.date())
        transaction.set_rollback(True)
    Writer(city).write(invent(city, years()))
    written = rows()
    for name in played:
        assert (name, written[name] - played[name], played[name] - written[name]) == (name, Counter(), Counter())
    assert verify_database().sound
    assert overdue(Actor.system(), on=UNTIL.date()) == figures
    assert gaps(on=UNTIL.date()) == []


def test_the_lives_compared_bring_every_verb_into_play(city: City) -> None:
    papers = list(invent(city, years()))
    verbs = {one.verb for paper in papers for order in paper.orders for life in order.lives for one in life.happenings}
    doer = {"accept", "decline", "charge", "report", "submit", "ask", "explain"}
    decider = {"confirm", "give_back", "reopen", "recall", "suspend", "resume", "grant", "refuse", "decide"}
    assert verbs == doer | decider | {"urge", "withdraw", "hand_on"}
    lives = [one for paper in papers for order in paper.orders for one in order.lives]
    parts = [one.row.state for one in lives if one.given is not None]
    assert "confirmed" in parts
    assert set(parts) - {"confirmed"}


def test_the_same_seed_gives_the_same_years_and_another_others(city: City) -> None:
    def told(seed: int) -> list[str]:
        return [paper.content for paper in invent(city, years(seed))]

    assert told(1) == told(1) != told(2)


def test_a_task_stands_where_the_paper_says(city: City) -> None:
    for paper in invent(city, years()):
        for order in paper.orders:
            assert paper.document.text[order.task.start : order.task.end] == order.task.text


def test_no_work_hangs_at_units_that_have_ended(city: City) -> None:
    assert live(size=60, seed=3, until=UNTIL) >= 60
    assert Passage.objects.filter(cause="succession").exists()
    assert not units_without_a_desk(Actor.system(), on=UNTIL.date())


def test_no_paper_names_another_twice(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_CARRIES_OUT", 1), ("_CHANGES", 1), ("_OUTLIVED", timedelta(0))):
        monkeypatch.setattr(inventing, name, value)
    for paper in invent(city, years(seed=2, size=3000)):
        named = [(one.code, one.dated_on) for one in paper.cites]
        assert len(named) == len(set(named)), paper.document.code


def test_a_city_lives_once(city: City) -> None:
    live(size=5, seed=3, until=UNTIL)
    with pytest.raises(CannotLive):
        live(size=5, seed=3, until=UNTIL)


def test_without_the_demo_city_there_is_nobody_to_live() -> None:
    with pytest.raises(CannotLive):
        live(size=5, seed=3, until=UNTIL)


def test_the_command_loads_the_city_and_tells_how_much_was_lived() -> None:
    said = CliRunner().invoke(life_command, ["--size", "5", "--until", "2023-06-01"])
    assert said.exit_code == 0, said.output
    assert str(Assignment.objects.count()) in said.output
    begun = Entry.objects.filter(verb__in=["assignment.sent", "assignment.delegated"], recorded_at__year=2023)
    assert begun.count() == Assignment.objects.count()


def test_every_kind_of_paper_is_read_as_it_was_invented(city: City) -> None:
    known: dict[tuple[str, ...], Paper] = {}
    for paper in invent(city, years(seed=2, size=3000)):
        known.setdefault((paper.document.type, *(one.relation for one in paper.cites)), paper)
    assert {"implements", "replaces", "amends"} <= {relation for key in known for relation in key}
    assert len(known) >= 8
    for paper in known.values():
        reading = read_file(paper.content.encode(), paper.name)
        found = reading.to_json()
        for name, value in facts_of(found["document"]).items():
            assert getattr(paper.document, name) == value, name
        assert reading.text == paper.document.text
        cited = [(one["code"], one["date"], one["relation"]) for one in found["citations"]]
        assert cited == [(one.code, str(one.dated_on), one.relation) for one in paper.cites]
        assert not paper.orders or len(found["tasks"]) == len(paper.orders)
