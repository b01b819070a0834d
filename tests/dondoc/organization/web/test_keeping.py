"""Units, posts and appointments are kept on pages, each by who may."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from dondoc.journal.models import Entry
from dondoc.organization.models import (
    Appointment,
    Person,
    Post,
    Role,
    Succession,
    Unit,
)
from factories import (
    AddresseeGroupFactory,
    AppointmentFactory,
    AssignmentFactory,
    FieldOfWorkFactory,
    MandateFactory,
    PersonFactory,
    PostFactory,
    RoleGrantFactory,
    SuccessionFactory,
    UnitFactory,
)


def address(name, *args):
    return reverse(name, args=args)


def recorded(verb):
    return Entry.objects.filter(verb=verb).count()


def unit_typed(**changed):
    typed = {
        "name": "Sở Nông nghiệp và Môi trường",
        "short_name": "SNN&MT",
        "code": "SNNMT",
        "kind": "department",
        "parent": "Ủy ban nhân dân thành phố Thử",
        "head_title": "Giám đốc",
        "valid_from": "2025-03-01",
        "also_called": "Sở NN và MT\n\n",
    }
    return {**typed, **changed}


def test_an_administrator_adds_a_unit_under_another(administrator, cast):
    answer = administrator.post(address("unit-new"), unit_typed())
    unit = Unit.objects.get(code="SNNMT")
    assert answer.url == address("unit", unit.pk)
    assert unit.parent == cast.committee
    assert "Sở NN và MT" in set(unit.names.values_list("wording", flat=True))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"code": "SNV"}, "SNV"),
        ({"parent": "Sở không có"}, "không phải là đơn vị tại ngày"),
        ({"name": ""}, "aria-invalid"),
    ],
)
def test_a_unit_that_cannot_be_added_keeps_what_was_typed(administrator, changed, said):
    answer = administrator.post(address("unit-new"), unit_typed(**changed))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "SNN&amp;MT" in page
    assert not Unit.objects.filter(code="SNNMT").exists()


def test_a_unit_ends_and_its_work_goes_to_two_others(administrator, cast, today):
    typed = {
        "on": "2025-03-01",
        "decision": "15/NQ-HĐND",
        "successor_1": cast.other_department.name,
        "share_1": "biên chế",
        "successor_2": cast.office.name,
        "step": "end",
    }
    answer = administrator.post(address("unit-end", cast.department.pk), typed)
    cast.department.refresh_from_db()
    assert answer.url == address("unit", cast.department.pk)
    assert cast.department.valid_to == date(2025, 2, 28)
    assert set(Succession.objects.values_list("successor__code", "share", "decision")) == {
        ("SXD", "biên chế", "15/NQ-HĐND"),
        ("VP", "all", "15/NQ-HĐND"),
    }
    assert not Appointment.objects.valid_on(today).filter(post__unit=cast.department).exists()


@pytest.mark.parametrize(
    ("successors", "said"),
    [
        (("Sở Nội vụ",), "không kế thừa chính mình"),
        (("Sở Xây dựng", "Sở Xây dựng"), "Mỗi đơn vị chỉ ghi một lần"),
        (("Sở nào đó",), "không phải là đơn vị tại ngày"),
    ],
)
def test_a_unit_is_not_ended_for_successors_that_cannot_be(administrator, cast, successors, said):
    typed = {"on": "2025-03-01", "decision": "15/NQ-HĐND"}
    typed |= {f"successor_{number}": name for number, name in enumerate(successors, 1)}
    answer = administrator.post(address("unit-end", cast.department.pk), typed)
    cast.department.refresh_from_db()
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert cast.department.valid_to is None


def test_a_succession_that_stands_is_not_entered_twice(administrator, cast):
    SuccessionFactory(predecessor=cast.department, successor=cast.office)
    typed = {"on": "2025-03-01", "decision": "15/NQ-HĐND", "successor_1": cast.office.name}
    answer = administrator.post(address("unit-end", cast.department.pk), typed)
    assert answer.status_code == 422
    assert "đã được ghi" in answer.content.decode()
    assert Succession.objects.count() == 1


def test_the_end_of_a_unit_is_tried_first_and_nothing_is_written(administrator, cast):
    division = UnitFactory(parent=cast.department, name="Phòng Thử nghiệm")
    group = AddresseeGroupFactory(kinds=["department"], name="Các sở của thành phố")
    field = FieldOfWorkFactory(name="Tuyển dụng thử")
    MandateFactory(unit=cast.department, field=field)
    AssignmentFactory(unit=cast.department, state="in-progress", due_on=date(2025, 2, 1))
    AssignmentFactory(unit=cast.department, state="in-progress", due_on=date(2025, 6, 1))
    typed = {"on": "2025-03-01", "decision": "15/NQ-HĐND", "successor_1": cast.office.name, "step": "look"}
    answer = administrator.post(address("unit-end", cast.department.pk), typed)
    said = answer.content.decode()
    for one in (cast.unit_head.full_name, cast.official.full_name, division.name, group.name, field.name):
        assert one in said
    assert "2 nhiệm vụ" in said
    assert f"{cast.office.name}</a>: 2" in said
    assert 'value="15/NQ-HĐND"' in said, "what was typed is kept for the press that does it"
    assert said.index('value="look"') < said.index('value="end"'), "Enter looks again, it does not carry out"
    cast.department.refresh_from_db()
    assert cast.department.valid_to is None
    assert not Succession.objects.exists()
    assert cast.official.appointments.get().valid_to is None
    assert recorded("unit.ended") == 0


def test_what_no_successor_takes_waits_for_a_choice(administrator, cast):
    AssignmentFactory(unit=cast.department, state="in-progress")
    typed = {"on": "2025-03-01", "decision": "15/NQ-HĐND", "step": "look"}
    page = administrator.post(address("unit-end", cast.department.pk), typed).content.decode()
    assert "chờ chọn từng việc: 1" in page


def test_a_unit_whose_end_would_leave_no_administrator_does_not_end(administrator, cast):
    unit = cast.administrator.grants.get().unit
    answer = administrator.post(address("unit-end", unit.pk), {"on": "2025-03-01", "decision": "1/QĐ", "step": "end"})
    unit.refresh_from_db()
    assert answer.status_code == 422
    assert unit.valid_to is None


def test_a_unit_with_one_of_two_administrators_ends(administrator, cast):
    other = RoleGrantFactory(role=cast.administrator.grants.get().role, unit=cast.department)
    administrator.post(address("unit-end", cast.department.pk), {"on": "2025-03-01", "decision": "1/QĐ", "step": "end"})
    other.refresh_from_db()
    assert other.valid_to == date(2025, 2, 28)


def test_somebody_is_appointed_to_a_post_of_the_unit(administrator, cast):
    post, person = PostFactory(unit=cast.department, title="Phó Giám đốc"), PersonFactory(full_name="Trần Thử")
    typed = {"person": "Trần Thử", "post": str(post.pk), "valid_from": "2025-01-06", "decision": "07/QĐ-UBND"}
    answer = administrator.post(address("unit-appoint", cast.department.pk), typed)
    assert answer.url == address("unit", cast.department.pk)
    row = Appointment.objects.get(person=person)
    assert (row.post, row.decision, row.valid_to) == (post, "07/QĐ-UBND", None)


def test_somebody_is_appointed_to_a_new_post(administrator, cast):
    person = PersonFactory()
    typed = {"person": person.username.upper(), "title": "Trưởng phòng", "valid_from": "2025-01-06"}
    administrator.post(address("unit-appoint", cast.department.pk), typed)
    post = Post.objects.get(unit=cast.department, title="Trưởng phòng")
    assert Appointment.objects.get(post=post).person == person


def test_the_role_is_granted_with_the_post_once(administrator, cast):
    post, person = PostFactory(unit=cast.department), PersonFactory()
    official = Role.objects.get(code="official")
    page = address("unit-appoint", cast.department.pk)
    assert administrator.get(page, {"person": person.username}).context["form"]["person"].value() == person.username
    typed = {"person": person.username, "post": str(post.pk), "valid_from": "2025-01-06", "role": str(official.pk)}
    for _n in range(2):
        assert administrator.post(page, typed).status_code == 302
    grant = person.grants.get()
    assert (grant.role, grant.unit, grant.valid_from) == (official, cast.department, date(2025, 1, 6))


def test_neither_post_nor_role_is_given_where_one_is_refused(administrator, cast):
    role = Role.objects.get(code="official")
    typed = {"person": cast.administrator.username, "title": "Thử", "valid_from": "2025-01-06", "role": str(role.pk)}
    answer = administrator.post(address("unit-appoint", cast.department.pk), typed)
    assert answer.status_code == 422, "nobody gives himself a role"
    assert not Post.objects.filter(title="Thử").exists()


def test_who_has_a_post_and_no_role_is_marked(administrator, cast):
    person = AppointmentFactory(post=PostFactory(unit=cast.department)).person
    assert "chưa giữ vai trò nào" in administrator.get(address("person", person.pk)).content.decode()
    assert "chưa giữ vai trò nào" not in administrator.get(address("person", cast.official.pk)).content.decode()


def test_who_is_added_for_a_unit_is_appointed_next(administrator, cast):
    typed = {"full_name": "Phạm Thị Mới", "username": "ptmoi", "unit": cast.department.name}
    answer = administrator.post(address("person-new"), typed)
    assert answer.url == f"{address('unit-appoint', cast.department.pk)}?person=ptmoi"


def test_no_post_is_left_behind_where_the_appointment_is_refused(administrator, cast):
    person = PersonFactory()
    typed = {"person": person.username, "title": "Giám đốc khác", "is_head": "on", "valid_from": "2025-01-06"}
    answer = administrator.post(address("unit-appoint", cast.department.pk), typed)
    assert answer.status_code == 422
    assert not Post.objects.filter(title="Giám đốc khác").exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"person": "không ai"}, "Không ai có tên đăng nhập"),
        ({"person": "Lê Trùng Tên"}, "Có nhiều người tên"),
        ({"person": "", "title": "Chuyên viên"}, "aria-invalid"),
        ({"title": ""}, "Hãy chọn một vị trí"),
    ],
)
def test_an_appointment_names_one_person_and_one_post(administrator, cast, typed, said):
    for username in ("mot", "hai"):
        PersonFactory(full_name="Lê Trùng Tên", username=username)
    given = {"person": cast.official.username, "title": "Chuyên viên", "valid_from": "2025-01-06", **typed}
    answer = administrator.post(address("unit-appoint", cast.department.pk), given)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_person_is_added_without_a_password(administrator):
    answer = administrator.post(
        address("person-new"), {"full_name": "Phạm Thị Mới", "username": "ptmoi", "email": "ptmoi@thu.example"}
    )
    person = Person.objects.get(username="ptmoi")
    assert answer.url == address("person", person.pk)
    assert not person.has_usable_password()
    again = administrator.post(address("person-new"), {"full_name": "Phạm Thị Mới", "username": "ptmoi"})
    assert again.status_code == 422
    assert "ptmoi" in again.content.decode()


def test_an_appointment_ends_with_its_reason(administrator, cast, today):
    row = cast.official.appointments.get()
    page = administrator.get(address("person", cast.official.pk)).content.decode()
    assert address("appointment-end", row.pk) in page
    answer = administrator.post(
        address("appointment-end", row.pk), {"last_day": today.isoformat(), "reason": "điều động, 12/QĐ-SNV"}
    )
    row.refresh_from_db()
    assert answer.url == address("person", cast.official.pk)
    assert row.valid_to == today
    assert Entry.objects.get(verb="appointment.ended").reason == "điều động, 12/QĐ-SNV"


def test_an_appointment_that_is_not_there_is_said_so(administrator):
    assert administrator.get(address("appointment-end", 10**6)).status_code == 404


@pytest.mark.parametrize("name", ["unit-new", "person-new"])
def test_who_does_not_manage_meets_no_page_of_keeping(client, cast, name):
    client.force_login(cast.tracking_officer)
    assert client.get(address(name)).status_code == 403
    assert address(name) not in client.get(address("units")).content.decode()


def test_who_manages_is_led_to_the_pages_of_keeping(administrator, cast):
    listed = administrator.get(address("units")).content.decode()
    for name in ("unit-new", "person-new"):
        assert address(name) in listed
    page = administrator.get(address("unit", cast.department.pk)).content.decode()
    for name in ("unit-appoint", "unit-end"):
        assert address(name, cast.department.pk) in page
