"""Each person chooses his own password; an administrator hands out the link and never learns what was chosen."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from axes.models import AccessAttempt
from click.testing import CliRunner
from django.urls import reverse

from dondoc.journal.models import Entry
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound
from dondoc.organization.actions import change_password, let_sign_in, make_password_links, use_password_link
from dondoc.organization.actors import Actor
from dondoc.organization.commands import password_link
from dondoc.organization.errors import LinkUsedUp, NoSuchCode
from factories import PersonFactory

OLD, NEW = "trời hôm nay trong xanh", "con đường làng có hàng cau"


@pytest.fixture
def official(cast):
    cast.official.set_password(OLD)
    cast.official.save()
    return cast.official


def sign_in(browser, person, password):
    return browser.post(reverse("sign-in"), {"username": person.username, "password": password})


def made_link(administrator, person):
    answer = administrator.post(reverse("person-password", args=[person.pk]))
    return re.search(r"http://testserver(/password/[^<]+)<", answer.content.decode())[1]


def choose(browser, link, password=NEW, again=None):
    form = browser.get(link)
    page = form.url if form.status_code == 302 else link
    return browser.post(page, {"new_password1": password, "new_password2": again or password})


def verbs():
    return list(
        Entry.objects.filter(verb__startswith="person.password").order_by("pk").values_list("verb", "person_name")
    )


def test_who_knows_his_password_changes_it_and_stays_signed_in_here_alone(client, official, client_elsewhere):
    sign_in(client, official, OLD)
    sign_in(client_elsewhere, official, OLD)
    answer = client.post(reverse("password"), {"current": OLD, "new_password1": NEW, "new_password2": NEW})
    assert answer.status_code == 302
    assert client.get(reverse("password")).status_code == 200
    assert client_elsewhere.get(reverse("password")).status_code == 302
    official.refresh_from_db()
    assert official.check_password(NEW)
    assert verbs() == [("person.password-changed", official.full_name)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"current": "sai rồi"}, "current"),
        ({"new_password2": "khác hẳn cái trên"}, "new_password2"),
        ({"new_password1": "ngắn", "new_password2": "ngắn"}, "new_password2"),
        ({"new_password1": "password123", "new_password2": "password123"}, "new_password2"),
    ],
)
def test_a_password_is_not_changed_by_who_does_not_know_it_or_to_a_weak_one(client, official, typed, said):
    sign_in(client, official, OLD)
    answer = client.post(reverse("password"), {"current": OLD, "new_password1": NEW, "new_password2": NEW, **typed})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [said]
    official.refresh_from_db()
    assert official.check_password(OLD)


def test_a_password_with_ones_own_name_in_it_is_refused(client, official):
    official.full_name = "Nguyễn Văn Ví Dụ"
    official.save()
    sign_in(client, official, OLD)
    typed = {"current": OLD, "new_password1": "nguyễn văn ví dụ", "new_password2": "nguyễn văn ví dụ"}
    assert client.post(reverse("password"), typed).status_code == 422


def test_guessing_ones_password_on_the_page_is_locked_as_at_the_sign_in(client, official, settings):
    sign_in(client, official, OLD)
    typed = {"current": "sai", "new_password1": NEW, "new_password2": NEW}
    answers = [client.post(reverse("password"), typed).status_code for _n in range(settings.AXES_FAILURE_LIMIT)]
    assert answers[-1] == 429
    assert client.post(reverse("password"), {**typed, "current": OLD}).status_code == 429
    official.refresh_from_db()
    assert official.check_password(OLD)


def test_a_link_lets_the_person_choose_once_and_ends_what_was_before(administrator, cast, official, client_elsewhere):
    sign_in(client_elsewhere, official, OLD)
    link = made_link(administrator, official)
    assert client_elsewhere.get(reverse("password")).status_code == 302, "his session has ended"
    assert sign_in(client_elsewhere, official, OLD).status_code == 200, "the old password no longer counts"
    assert choose(client_elsewhere, link).url == reverse("sign-in")
    assert sign_in(client_elsewhere, official, NEW).status_code == 302
    assert verbs() == [
        ("person.password-link-made", cast.administrator.full_name),
        ("person.password-chosen", official.full_name),
    ]
    answer = client_elsewhere.get(link, follow=True)
    assert answer.context["validlink"] is False, "it counts once"


def test_a_newer_link_replaces_the_older(administrator, official, client_elsewhere):
    older, newer = made_link(administrator, official), made_link(administrator, official)
    assert client_elsewhere.get(older).context["validlink"] is False
    assert choose(client_elsewhere, newer).status_code == 302


def test_a_link_lapses_after_three_days(cast, official, monkeypatch):
    by = Actor.system()
    ((person, secret),) = make_password_links([official.pk], by=by, at=clock.now())
    later = datetime.now() + timedelta(days=3, minutes=1)  # noqa: DTZ005 - Django reckons links in naive time
    monkeypatch.setattr("django.contrib.auth.tokens.PasswordResetTokenGenerator._now", lambda _self: later)
    with pytest.raises(LinkUsedUp):
        use_password_link(person.pk, secret, NEW, at=clock.now())


def test_a_link_of_one_person_does_not_open_another(cast, official):
    ((_person, secret),) = make_password_links([official.pk], by=Actor.system(), at=clock.now())
    with pytest.raises(LinkUsedUp):
        use_password_link(cast.unit_head.pk, secret, NEW, at=clock.now())
    with pytest.raises(LinkUsedUp):
        use_password_link(999_999, secret, NEW, at=clock.now())


def test_a_weak_password_is_refused_by_the_link_too_and_the_link_still_counts(administrator, official):
    link = made_link(administrator, official)
    assert choose(administrator, link, "ngắn").context["form"].errors
    assert choose(administrator, link).status_code == 302


def test_choosing_lifts_the_lock_after_wrong_attempts(administrator, official, client_elsewhere, settings):
    for _n in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client_elsewhere, official, "sai")
    assert sign_in(client_elsewhere, official, OLD).status_code == 429
    choose(client_elsewhere, made_link(administrator, official))
    assert sign_in(client_elsewhere, official, NEW).status_code == 302
    assert not AccessAttempt.objects.filter(username=official.username).exists()


def test_who_has_left_is_signed_out_and_comes_in_no_more_until_the_account_is_opened(
    administrator, cast, official, client_elsewhere
):
    sign_in(client_elsewhere, official, OLD)
    page, person = reverse("person-account", args=[official.pk]), reverse("person", args=[official.pk])
    assert page in administrator.get(person).content.decode()
    assert administrator.post(page, {"reason": "nghỉ hưu, 12/QĐ"}).url == person
    assert client_elsewhere.get(reverse("password")).status_code == 302, "his session has ended"
    assert sign_in(client_elsewhere, official, OLD).status_code == 200, "his password lets him in no more"
    choose(client_elsewhere, made_link(administrator, official))
    assert sign_in(client_elsewhere, official, NEW).status_code == 200, "nor does a link"
    assert administrator.post(page, {"reason": "quay lại"}).status_code == 302
    assert sign_in(client_elsewhere, official, NEW).status_code == 302
    told = Entry.objects.filter(verb__startswith="person.account").order_by("pk")
    assert list(told.values_list("verb", "reason")) == [
        ("person.account-closed", "nghỉ hưu, 12/QĐ"),
        ("person.account-opened", "quay lại"),
    ]


def test_an_account_is_closed_for_a_reason_and_once(administrator, cast, official):
    page = reverse("person-account", args=[official.pk])
    assert administrator.post(page, {"reason": ""}).status_code == 422
    by = cast.as_actor(cast.administrator, on=clock.today())
    for _n in range(2):
        let_sign_in(official.pk, is_allowed=False, reason="nghỉ việc", by=by, at=clock.now())
    assert Entry.objects.filter(verb="person.account-closed").count() == 1
    with pytest.raises(NotFound):
        let_sign_in(999_999, is_allowed=False, reason="", by=by, at=clock.now())


def test_nobody_closes_his_own_account(administrator, cast):
    page = reverse("person-account", args=[cast.administrator.pk])
    assert administrator.post(page, {"reason": "thử"}).status_code == 422
    cast.administrator.refresh_from_db()
    assert cast.administrator.is_active


def test_nobody_makes_a_link_for_himself(administrator, cast):
    answer = administrator.post(reverse("person-password", args=[cast.administrator.pk]))
    assert answer.status_code == 422
    assert verbs() == []


@pytest.mark.parametrize("role", ["official", "unit_head", "tracking_officer", "leader"])
def test_only_who_keeps_people_makes_links(client, cast, role):
    client.force_login(getattr(cast, role))
    assert client.post(reverse("person-password", args=[cast.administrator.pk])).status_code == 403
    assert verbs() == []


def test_the_page_shows_the_link_once_and_no_store_keeps_it(administrator, official):
    answer = administrator.post(reverse("person-password", args=[official.pk]))
    assert "no-store" in answer["Cache-Control"]
    assert b"/password/" in answer.content
    again = administrator.get(reverse("person-password", args=[official.pk]))
    assert b"http://testserver/password/" not in again.content


def test_the_system_has_no_password_to_change():
    with pytest.raises(NotFound):
        change_password(NEW, by=Actor.system(), at=clock.now())


def test_a_person_added_has_no_password_until_he_chooses_one(administrator, client_elsewhere):
    person = PersonFactory()
    page = administrator.get(reverse("person", args=[person.pk])).content.decode()
    assert reverse("person-password", args=[person.pk]) in page
    choose(client_elsewhere, made_link(administrator, person))
    person.refresh_from_db()
    assert person.has_usable_password()


def test_a_link_of_nobody_makes_none_for_the_others(official):
    with pytest.raises(NotFound):
        make_password_links([official.pk, 999_999], by=Actor.system(), at=clock.now())
    official.refresh_from_db()
    assert official.check_password(OLD)


def test_the_command_prints_a_link_for_each_name(official, client_elsewhere, settings):
    settings.DONDOC_SITE = "https://dondoc.example.gov.vn"
    said = CliRunner().invoke(password_link, [official.username], catch_exceptions=False).output
    username, name, link = said.strip().split(",")
    assert (username, name) == (official.username, official.full_name)
    choose(client_elsewhere, link.removeprefix(settings.DONDOC_SITE))
    assert sign_in(client_elsewhere, official, NEW).status_code == 302


def test_the_command_finds_those_in_office_without_a_password(cast, official):
    for person in (cast.unit_head, PersonFactory(username="khong.giu.chuc")):
        person.set_unusable_password()
        person.save()
    said = CliRunner().invoke(password_link, ["--missing"], catch_exceptions=False).output
    names = [line.split(",")[0] for line in said.splitlines()]
    assert cast.unit_head.username in names
    assert official.username not in names
    assert "khong.giu.chuc" not in names


@pytest.mark.parametrize("given", [[], ["a.b", "--missing"]])
def test_the_command_wants_names_or_missing(given):
    answer = CliRunner().invoke(password_link, given)
    assert answer.exit_code == 2


@pytest.mark.django_db
def test_the_command_names_who_is_unknown():
    with pytest.raises(NoSuchCode, match=r"khong\.co"):
        CliRunner().invoke(password_link, ["khong.co"], catch_exceptions=False)


def test_a_name_in_the_list_of_the_command_is_no_formula(official):
    official.full_name = "=1+1"
    official.save()
    said = CliRunner().invoke(password_link, [official.username], catch_exceptions=False).output
    assert ",'=1+1," in said
