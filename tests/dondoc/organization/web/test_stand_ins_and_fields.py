"""Who stands in for whom, and who looks after which field or unit, is kept on pages, each by who may."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from dondoc.journal.models import Entry
from dondoc.organization.models import (
    Mandate,
    Portfolio,
    Substitution,
)
from factories import (
    AppointmentFactory,
    FieldOfWorkFactory,
    MandateFactory,
    PortfolioFactory,
    PostFactory,
    SubstitutionFactory,
)


def address(name, *args):
    return reverse(name, args=args)


def recorded(verb):
    return Entry.objects.filter(verb=verb).count()


def test_an_official_arranges_his_own_stand_in(client, cast, today):
    colleague = AppointmentFactory(post=PostFactory(unit=cast.department)).person
    client.force_login(cast.official)
    own = address("person", cast.official.pk)
    assert "Phân công làm thay" in client.get(own).content.decode()
    typed = {
        "substitute": colleague.username,
        "valid_from": today.isoformat(),
        "valid_to": (today + timedelta(days=7)).isoformat(),
        "reason": "nghỉ phép",
    }
    answer = client.post(address("person-stand-in", cast.official.pk), typed)
    assert answer.url == own
    row = Substitution.objects.get()
    assert (row.absent, row.substitute, row.role) == (cast.official, colleague, None)
    page = client.get(own).content.decode()
    assert address("stand-in-end", row.pk) in page
    client.post(address("stand-in-end", row.pk), {"last_day": today.isoformat()})
    row.refresh_from_db()
    assert row.valid_to == today
    assert recorded("substitution.ended") == 1


def test_one_role_is_delegated_alone(administrator, cast):
    role = cast.unit_head.grants.get().role
    typed = {
        "substitute": cast.official.full_name,
        "role": str(role.pk),
        "valid_from": "2025-01-06",
        "valid_to": "2025-01-10",
    }
    administrator.post(address("person-stand-in", cast.unit_head.pk), typed)
    assert Substitution.objects.get().role == role


def test_nobody_arranges_or_ends_the_stand_in_of_another(client, cast):
    row = SubstitutionFactory(absent=cast.unit_head)
    client.force_login(cast.official)
    assert client.get(address("person-stand-in", cast.unit_head.pk)).status_code == 404
    assert client.get(address("stand-in-end", row.pk)).status_code == 404
    page = client.get(address("person", cast.unit_head.pk)).content.decode()
    assert address("stand-in-end", row.pk) not in page
    assert address("person-stand-in", cast.unit_head.pk) not in page


def test_a_stand_in_of_another_unit_is_refused_and_typing_kept(client, cast):
    client.force_login(cast.official)
    typed = {"substitute": cast.leader.username, "valid_from": "2025-01-06", "valid_to": "2025-01-10", "reason": "ốm"}
    answer = client.post(address("person-stand-in", cast.official.pk), typed)
    assert answer.status_code == 422
    assert "ốm" in answer.content.decode()


def test_a_substitution_does_not_end_before_it_begins(administrator, cast):
    row = SubstitutionFactory(absent=cast.unit_head, valid_from=date(2025, 1, 6), valid_to=date(2025, 1, 10))
    answer = administrator.post(address("stand-in-end", row.pk), {"last_day": "2025-01-01"})
    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.valid_to == date(2025, 1, 10)


def test_a_unit_is_charged_with_a_field_and_gives_it_up(administrator, cast, today):
    field = FieldOfWorkFactory(name="Đất đai")
    page = address("unit", cast.department.pk)
    typed = {"field": str(field.pk), "valid_from": "2025-01-06", "decision": "07/QĐ"}
    assert administrator.post(address("unit-mandate", cast.department.pk), typed).url == page
    row = Mandate.objects.get(unit=cast.department)
    assert (row.field, row.decision) == (field, "07/QĐ")
    assert address("mandate-end", row.pk) in administrator.get(page).content.decode()
    administrator.post(address("mandate-end", row.pk), {"last_day": "2025-02-28"})
    row.refresh_from_db()
    assert row.valid_to == date(2025, 2, 28)
    assert recorded("mandate.ended") == 1
    assert address("mandate-end", row.pk) not in administrator.get(page).content.decode()


@pytest.mark.parametrize("what", ["field", "unit"])
def test_a_person_looks_after_a_field_or_a_unit_for_a_time(administrator, cast, what):
    field = FieldOfWorkFactory(name="Đất đai")
    page = address("person", cast.leader.pk)
    given = {"field": {"field": str(field.pk)}, "unit": {"unit": cast.department.name}}[what]
    typed = {"role": str(cast.leader.grants.get().role_id), "valid_from": "2025-01-06", **given}
    assert administrator.post(address("person-portfolio", cast.leader.pk), typed).url == page
    row = Portfolio.objects.get(person=cast.leader)
    assert (row.field or row.unit) == {"field": field, "unit": cast.department}[what]
    assert address("portfolio-end", row.pk) in administrator.get(page).content.decode()
    administrator.post(address("portfolio-end", row.pk), {"last_day": "2025-02-28"})
    row.refresh_from_db()
    assert row.valid_to == date(2025, 2, 28)
    assert recorded("portfolio.ended") == 1


@pytest.mark.parametrize("is_both", [True, False])
def test_a_portfolio_is_of_a_field_or_a_unit_not_of_both_or_neither(administrator, cast, is_both):
    given = {"field": str(FieldOfWorkFactory().pk), "unit": cast.department.name} if is_both else {}
    typed = {"role": str(cast.leader.grants.get().role_id), "valid_from": "2025-01-06", **given}
    answer = administrator.post(address("person-portfolio", cast.leader.pk), typed)
    assert answer.status_code == 422
    assert not Portfolio.objects.exists()


@pytest.mark.parametrize(("name", "factory"), [("mandate-end", MandateFactory), ("portfolio-end", PortfolioFactory)])
def test_what_is_given_does_not_end_before_it_begins(administrator, name, factory):
    row = factory(valid_from=date(2025, 1, 6))
    assert administrator.post(address(name, row.pk), {"last_day": "2025-01-05"}).status_code == 422
    row.refresh_from_db()
    assert row.valid_to is None
    assert administrator.get(address(name, 10**6)).status_code == 404
