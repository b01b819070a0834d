"""Links for many people at once, and what is known afterwards of each: who could use a link he made leaves traces."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from dondoc.journal.models import Entry
from dondoc.kernel import clock
from dondoc.notices.models import Notice
from dondoc.organization import actions
from dondoc.organization.actions import GrantFacts, grant_role, make_password_links, use_password_link
from dondoc.organization.actors import Actor
from dondoc.organization.errors import ReachesTooFar, TooManyLinks
from dondoc.organization.models import LinkState, PasswordLink, Person, Role
from factories import (
    AppointmentFactory,
    PasswordLinkFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    SubstitutionFactory,
)

PASSWORD = "con đường làng có hàng cau"
NEW = "/password-links/new/"


@pytest.fixture
def second_administrator(cast):
    person = PersonFactory(full_name="Quản Trị Hai")
    RoleGrantFactory(person=person, role=Role.objects.get(code="administrator"), unit=cast.committee)
    return person


@pytest.fixture
def newcomers(cast):
    """Three officials of the department without a password, one of whom has a formula for a name."""
    names = ("Người Mới Một", "Người Mới Hai", '=HYPERLINK("http://xa")')
    people = [PersonFactory(full_name=name) for name in names]
    for person in people:
        person.set_unusable_password()
        person.save()
        AppointmentFactory(person=person, post=PostFactory(unit=cast.department))
    return people


def today():
    return clock.today()


def acting(cast, person):
    return cast.as_actor(person, on=today())


def links_in(answer):
    return re.findall(r"http://testserver(/password/[^<]+)<", answer.content.decode())


def choose(browser, link):
    page = browser.get(link).url
    return browser.post(page, {"new_password1": PASSWORD, "new_password2": PASSWORD})


def test_who_gets_a_link_is_seen_before_any_is_made(administrator, cast, newcomers):
    answer = administrator.post(NEW, {"unit": cast.department.name, "step": "look"})
    chosen = answer.context["chosen"]
    assert set(newcomers) <= set(chosen.people)
    assert cast.official not in chosen.people, "he has a password, which stays"
    assert not PasswordLink.objects.exists()


def test_a_sheet_has_a_link_for_each_that_lets_him_in_once(administrator, cast, newcomers, client_elsewhere):
    answer = administrator.post(NEW, {"unit": cast.department.name, "step": "print"})
    assert "no-store" in answer["Cache-Control"]
    links = links_in(answer)
    assert len(links) == len(newcomers)
    for link in links:
        assert choose(client_elsewhere, link).url == reverse("sign-in")
        assert client_elsewhere.get(link, follow=True).context["validlink"] is False
    assert all(Person.objects.get(pk=one.pk).check_password(PASSWORD) for one in newcomers)
    assert set(PasswordLink.objects.values_list("made_by", flat=True)) == {cast.administrator.pk}
    assert Entry.objects.filter(verb="person.password-link-made", person_id=cast.administrator.pk).count() == 3


def test_a_spreadsheet_has_the_same_and_calculates_nothing(administrator, newcomers):
    names = "\n".join(person.username for person in newcomers)
    answer = administrator.post(NEW, {"usernames": names, "step": "excel"})
    assert answer["Content-Disposition"].startswith("attachment")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(min_row=2))
    assert {row[2].value for row in rows} == {person.username for person in newcomers}
    assert all(row[3].value.startswith("http://testserver/password/") for row in rows)
    assert {cell.data_type for row in rows for cell in row} == {"s"}


def test_who_has_a_password_gets_a_link_only_when_asked_for(administrator, cast):
    cast.official.set_password(PASSWORD)
    cast.official.save()
    asked = {"usernames": cast.official.username, "step": "print"}
    assert links_in(administrator.post(NEW, asked)) == []
    assert len(links_in(administrator.post(NEW, {**asked, "renew": "on"}))) == 1


@pytest.mark.parametrize(
    ("typed", "field"), [({}, "__all__"), ({"usernames": "khong.ai"}, "usernames"), ({"unit": "Sở Không Có"}, "unit")]
)
def test_a_form_for_nobody_says_what_is_missing(administrator, typed, field):
    answer = administrator.post(NEW, {**typed, "step": "print"})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_more_links_at_once_than_a_sheet_holds_are_refused(cast, newcomers, monkeypatch):
    monkeypatch.setattr(actions.passwords, "MOST_LINKS", 2)
    ids = [person.pk for person in newcomers]
    with pytest.raises(TooManyLinks):
        make_password_links(ids, by=acting(cast, cast.administrator), at=clock.now())
    assert len(make_password_links(ids, by=Actor.system(), at=clock.now())) == 3


@pytest.mark.parametrize("role", ["leader", "tracking_officer"])
def test_who_decides_for_the_whole_installation_gets_no_link_by_an_administrator(administrator, cast, role):
    person = getattr(cast, role)
    answer = administrator.post(reverse("person-password", args=[person.pk]))
    assert answer.status_code == 422
    assert person.full_name in answer.context["refused"]
    looked = administrator.post(NEW, {"usernames": person.username, "renew": "on", "step": "print"})
    assert looked.context["chosen"].further == [person]
    assert not PasswordLink.objects.exists()


def test_nor_does_who_stands_in_for_him_or_keeps_rights_or_will(cast, second_administrator):
    SubstitutionFactory(absent=cast.leader, substitute=cast.unit_head, valid_to=today())
    SubstitutionFactory(absent=cast.unit_head, substitute=cast.official, valid_to=today())
    future = PersonFactory()
    leader = Role.objects.get(code="leader")
    RoleGrantFactory(person=future, role=leader, unit=cast.committee, valid_from=today() + timedelta(days=1))
    for person in (cast.unit_head, cast.official, second_administrator, future):
        with pytest.raises(ReachesTooFar):
            make_password_links([person.pk], by=acting(cast, cast.administrator), at=clock.now())


def test_who_heads_a_unit_gets_one_but_not_who_reaches_all_below_the_committee(cast):
    by = acting(cast, cast.administrator)
    assert make_password_links([cast.unit_head.pk], by=by, at=clock.now())
    everything = PersonFactory()
    RoleGrantFactory(person=everything, role=Role.objects.get(code="unit-head"), unit=cast.committee)
    with pytest.raises(ReachesTooFar):
        make_password_links([everything.pk], by=by, at=clock.now())


def test_who_left_such_a_role_gets_one_again(cast):
    past = PersonFactory()
    role = Role.objects.get(code="leader")
    RoleGrantFactory(person=past, role=role, unit=cast.committee, valid_to=today() - timedelta(days=1))
    assert make_password_links([past.pk], by=acting(cast, cast.administrator), at=clock.now())


def test_a_use_is_told_to_the_person_and_once_a_day_to_the_other_administrators(cast, newcomers, second_administrator):
    made = make_password_links([one.pk for one in newcomers], by=acting(cast, cast.administrator), at=clock.now())
    for person, secret in made:
        use_password_link(person.pk, secret, PASSWORD, at=clock.now(), address="203.0.113.7")
    told = Notice.objects.filter(subject="account")
    assert set(told.values_list("person", flat=True)) == {second_administrator.pk, *(one.pk for one in newcomers)}
    assert told.filter(person=second_administrator).count() == 1
    assert cast.administrator.full_name in told.get(person=second_administrator).title
    assert set(PasswordLink.objects.values_list("used_from", flat=True)) == {"203.0.113.7"}


def test_a_new_keeper_of_rights_is_told_to_the_other_administrators(cast, second_administrator):
    facts = GrantFacts(cast.official.username, "administrator", cast.committee.code, today())
    grant_role(facts, by=acting(cast, cast.administrator), at=clock.now())
    grant_role(
        GrantFacts(cast.unit_head.username, "official", cast.committee.code, today()),
        by=acting(cast, cast.administrator),
        at=clock.now(),
    )
    assert list(Notice.objects.values_list("person", flat=True)) == [second_administrator.pk]


def test_the_person_reads_who_made_the_link_when_choosing_and_at_the_first_sign_in(
    administrator, cast, client_elsewhere
):
    link = links_in(administrator.post(reverse("person-password", args=[cast.official.pk])))[0]
    page = client_elsewhere.get(link, follow=True)
    assert page.context["link"].made_by == cast.administrator
    assert page.context["earlier"] is None
    choose(client_elsewhere, link)
    typed = {"username": cast.official.username, "password": PASSWORD}
    said = [str(one) for one in client_elsewhere.post(reverse("sign-in"), typed, follow=True).context["messages"]]
    assert any(cast.administrator.full_name in one for one in said)
    client_elsewhere.logout()
    said = [str(one) for one in client_elsewhere.post(reverse("sign-in"), typed, follow=True).context["messages"]]
    assert not any(cast.administrator.full_name in one for one in said), "once is enough"
    assert client_elsewhere.get(reverse("password")).context["link"].used_at is not None


def test_a_later_link_says_when_the_one_before_was_used(administrator, cast, client_elsewhere):
    page = reverse("person-password", args=[cast.official.pk])
    choose(client_elsewhere, links_in(administrator.post(page))[0])
    later = client_elsewhere.get(links_in(administrator.post(page))[0], follow=True)
    assert later.context["earlier"].used_at is not None


def test_the_list_says_what_became_of_each_link(administrator, cast, newcomers):
    one, other, _third = newcomers
    by = acting(cast, cast.administrator)
    ((_person, secret),) = make_password_links([one.pk], by=by, at=clock.now() - timedelta(minutes=5))
    make_password_links([other.pk], by=by, at=clock.now() - timedelta(minutes=4))
    make_password_links([other.pk], by=Actor.system(), at=clock.now() - timedelta(minutes=3))
    use_password_link(one.pk, secret, PASSWORD, at=clock.now())
    rows = administrator.get(reverse("password-links")).context["rows"]
    assert [state for _link, state in rows] == [LinkState.WAITING, LinkState.LAPSED, LinkState.USED]
    found = administrator.get(reverse("password-links"), {"text": "nguoi moi hai"}).context["rows"]
    assert {link.person for link, _state in found} == {other}


def test_a_password_changed_meanwhile_lets_waiting_links_lapse(cast):
    make_password_links([cast.official.pk], by=Actor.system(), at=clock.now() - timedelta(minutes=1))
    actions.change_password(PASSWORD, by=acting(cast, cast.official), at=clock.now())
    assert PasswordLink.objects.get().state_at(clock.now()) is LinkState.LAPSED


@pytest.mark.parametrize("role", ["official", "unit_head", "tracking_officer", "leader"])
@pytest.mark.parametrize("page", ["password-links", "password-links-new"])
def test_the_pages_are_for_who_keeps_people(client, cast, role, page):
    client.force_login(getattr(cast, role))
    assert client.get(reverse(page)).status_code == 403


@pytest.mark.django_db
def test_the_database_lets_nobody_make_his_own_link():
    person = PersonFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        PasswordLinkFactory(person=person, made_by=person)
