import pytest
from click.testing import CliRunner

from dondoc.administration.commands.setup import setup
from dondoc.organization.models import AddresseeGroup, Person, Role, Unit
from dondoc.organization.queries import actor_of
from dondoc.workcalendar.models import SpecialDay

GIVEN = ["--committee", "Ủy ban nhân dân tỉnh Thử", "--username", "quantri", "--full-name", "Quản Trị Thử"]
GOOD = ["--password", "một mật khẩu đủ dài"]

pytestmark = pytest.mark.django_db


def test_an_empty_installation_gets_what_it_needs_and_an_administrator_who_can_sign_in(at, settings):
    settings.DONDOC_COMMITTEE = "UBND"
    answer = CliRunner().invoke(setup, [*GIVEN, *GOOD], catch_exceptions=False)
    assert answer.exit_code == 0
    person = Person.objects.get()
    assert person.check_password("một mật khẩu đủ dài")
    unit = Unit.objects.get()
    assert (unit.code, unit.name) == ("UBND", "Ủy ban nhân dân tỉnh Thử")
    assert actor_of(person, on=unit.valid_from).may("organization.manage")
    assert Role.objects.exists()
    assert AddresseeGroup.objects.exists()
    assert SpecialDay.objects.exists()


def test_twice_harms_nothing_and_keeps_the_password():
    CliRunner().invoke(setup, [*GIVEN, *GOOD], catch_exceptions=False)
    answer = CliRunner().invoke(setup, [*GIVEN, "--password", "một mật khẩu khác hẳn"], catch_exceptions=False)
    assert answer.exit_code == 0
    assert Person.objects.get().check_password("một mật khẩu đủ dài")


def test_a_weak_password_is_refused_before_anything_is_written():
    answer = CliRunner().invoke(setup, [*GIVEN, "--password", "ngắn"])
    assert answer.exit_code == 2
    assert not Person.objects.exists()


def test_after_an_update_it_adds_what_is_new_and_asks_for_nothing():
    CliRunner().invoke(setup, [*GIVEN, *GOOD], catch_exceptions=False)
    SpecialDay.objects.all().delete()
    answer = CliRunner().invoke(setup, [], catch_exceptions=False)
    assert answer.exit_code == 0
    assert SpecialDay.objects.exists()
    assert Person.objects.count() == 1


def test_an_empty_installation_says_what_is_to_be_given():
    answer = CliRunner().invoke(setup, [])
    assert answer.exit_code == 2
    assert "--full-name" in answer.output
    assert not Role.objects.exists()


def test_the_password_is_asked_for_twice_when_it_is_not_given():
    CliRunner().invoke(setup, GIVEN, input="một mật khẩu đủ dài\nmột mật khẩu đủ dài\n", catch_exceptions=False)
    assert Person.objects.get().check_password("một mật khẩu đủ dài")
