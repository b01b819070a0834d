"""Standing in for the absent, and what passes along a chain."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dondoc.journal.models import Entry
from dondoc.kernel.errors import NotFound, NotPermitted
from dondoc.organization.actions import SubstitutionFacts, end_substitution, substitute
from dondoc.organization.actors import Actor
from dondoc.organization.errors import DatesDoNotFit, NoSuchSubstitution
from dondoc.organization.models import Person, Substitution
from dondoc.organization.queries import acting_heads_on, actor_of, stood_in_for
from factories import (
    AppointmentFactory,
    PersonFactory,
    PostFactory,
    RoleFactory,
    RoleGrantFactory,
    RolePermissionFactory,
    SubstitutionFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
DOER: dict[str, Any] = {"by": Actor.system(), "at": AT}
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 10)


def head_of_a_unit() -> Person:
    appointment = AppointmentFactory(post__is_head=True)
    return appointment.person  # type: ignore[no-any-return]


def permitted(person: Person, verb: str) -> Any:
    role = RolePermissionFactory(verb=verb).role
    RoleGrantFactory(person=person, role=role)
    return role


def test_a_substitute_has_the_powers_of_the_absent_for_these_days_only() -> None:
    absent, stand_in = PersonFactory(), PersonFactory()
    permitted(absent, "thing.do")
    substitute(SubstitutionFacts(absent.username, stand_in.username, FIRST, LAST, reason="nghỉ phép"), **DOER)
    assert [actor_of(stand_in, on=on).may("thing.do") for on in (FIRST, LAST)] == [True, True]
    assert not actor_of(stand_in, on=date(2026, 12, 11)).may("thing.do")
    assert actor_of(stand_in, on=FIRST).is_in_charge(absent.pk)
    assert not actor_of(absent, on=FIRST).is_in_charge(stand_in.pk)
    assert Entry.objects.get(verb="substitution.arranged").reason == "nghỉ phép"


def test_one_role_may_be_delegated_and_the_others_not() -> None:
    absent, stand_in = PersonFactory(), PersonFactory()
    lent = permitted(absent, "thing.lent")
    permitted(absent, "thing.kept")
    substitute(SubstitutionFacts(absent.username, stand_in.username, FIRST, LAST, role=lent.code), **DOER)
    actor = actor_of(stand_in, on=FIRST)
    assert (actor.may("thing.lent"), actor.may("thing.kept")) == (True, False)


def test_along_a_chain_the_last_acts_for_all_in_the_roles_that_pass() -> None:
    a, b, c = (PersonFactory() for _count in range(3))
    lent = permitted(a, "thing.lent")
    permitted(a, "thing.kept")
    permitted(b, "thing.of-b")
    SubstitutionFactory(absent=a, substitute=b, role=lent)
    SubstitutionFactory(absent=b, substitute=c)
    actor = actor_of(c, on=FIRST)
    assert (actor.may("thing.lent"), actor.may("thing.kept"), actor.may("thing.of-b")) == (True, False, True)
    assert stood_in_for(c.pk, on=FIRST) == {a.pk: frozenset({lent.pk}), b.pk: None}


def test_two_ways_to_the_same_person_join_their_roles() -> None:
    absent, stand_in = PersonFactory(), PersonFactory()
    roles = [RoleFactory(), RoleFactory()]
    for role in roles:
        SubstitutionFactory(absent=absent, substitute=stand_in, role=role)
    assert stood_in_for(stand_in.pk, on=FIRST) == {absent.pk: frozenset(role.pk for role in roles)}


def test_a_circle_in_the_data_ends() -> None:
    a, b = PersonFactory(), PersonFactory()
    SubstitutionFactory(absent=a, substitute=b)
    SubstitutionFactory(absent=b, substitute=a)
    assert stood_in_for(a.pk, on=FIRST) == {b.pk: None}


def test_who_acts_as_head_stands_at_the_end_of_the_chain() -> None:
    head, deputy, third = head_of_a_unit(), PersonFactory(), PersonFactory()
    unit_id = head.appointments.get().post.unit_id
    SubstitutionFactory(absent=head, substitute=deputy, role=RoleFactory())  # one role makes nobody head
    assert acting_heads_on([unit_id], on=FIRST) == {unit_id: head}
    SubstitutionFactory(absent=head, substitute=deputy, valid_to=LAST)
    SubstitutionFactory(absent=deputy, substitute=third, valid_from=LAST)
    assert acting_heads_on([unit_id], on=FIRST) == {unit_id: deputy}
    assert acting_heads_on([unit_id], on=LAST) == {unit_id: third}
    SubstitutionFactory(absent=third, substitute=head)
    assert acting_heads_on([unit_id], on=LAST) == {unit_id: head}


def test_nobody_stands_in_for_himself_or_in_a_circle() -> None:
    a, b, c = (PersonFactory(username=name) for name in "abc")
    SubstitutionFactory(absent=a, substitute=b)
    SubstitutionFactory(absent=b, substitute=c)
    for absent, stand_in in (("a", "a"), ("c", "a"), ("b", "a")):
        with pytest.raises(NoSuchSubstitution):
            substitute(SubstitutionFacts(absent, stand_in, FIRST, LAST), **DOER)
    with pytest.raises(DatesDoNotFit):
        substitute(SubstitutionFacts("a", "c", LAST, FIRST), **DOER)


def test_everybody_may_be_stood_in_for_by_a_colleague_of_his_choice() -> None:
    unit = UnitFactory()
    head, colleague, stranger = PersonFactory(), PersonFactory(), PersonFactory()
    for person in (head, colleague):
        AppointmentFactory(person=person, post=PostFactory(unit=unit))
    AppointmentFactory(person=stranger)
    by = actor_of(head, on=FIRST)
    row = substitute(SubstitutionFacts(head.username, colleague.username, FIRST, LAST), by=by, at=AT)
    with pytest.raises(NotPermitted):
        substitute(SubstitutionFacts(head.username, stranger.username, FIRST, LAST), by=by, at=AT)
    with pytest.raises(NotPermitted):
        substitute(SubstitutionFacts(colleague.username, head.username, FIRST, LAST), by=by, at=AT)
    with pytest.raises(NotFound):
        end_substitution(row.pk, last_day=FIRST, by=actor_of(colleague, on=FIRST), at=AT)
    end_substitution(row.pk, last_day=FIRST, by=by, at=AT)
    assert Substitution.objects.get().valid_to == FIRST
