"""What was entered wrong of people and units is put right on a page, and the journal keeps what was there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from dondoc.journal.models import Entry
from dondoc.kernel import clock
from dondoc.kernel.errors import NotFound
from dondoc.organization.actions import Naming, correct_person, correct_unit
from dondoc.organization.actors import Actor
from dondoc.organization.addressing import resolve
from dondoc.organization.models import Unit
from factories import PersonFactory

NOBODY = 999_999


def meant_by(wording):
    (found,) = resolve([wording], on=clock.today())
    return list(found.units)


def corrected(kind):
    return [(entry.old, entry.new) for entry in Entry.objects.filter(verb=f"{kind}.corrected")]


def test_a_name_that_was_mistyped_is_put_right_and_found_again(administrator):
    person = PersonFactory(full_name="Nguyễn Văn Thíi Dụ", email="")
    answer = administrator.post(
        reverse("person-name", args=[person.pk]), {"full_name": "Nguyễn Văn Thí Dụ", "email": "thidu@vidu.example"}
    )
    assert answer.url == reverse("person", args=[person.pk])
    assert "thidu@vidu.example" in administrator.get(answer.url).content.decode()
    assert "<mark>Thí</mark>" in administrator.get(reverse("search"), {"text": "van thi du"}).content.decode()
    (told,) = corrected("person")
    assert told == (
        {"full_name": "Nguyễn Văn Thíi Dụ", "email": ""},
        {"full_name": "Nguyễn Văn Thí Dụ", "email": "thidu@vidu.example"},
    )


def test_what_is_right_already_is_not_recorded(administrator):
    person = PersonFactory(email="a@vidu.example")
    administrator.post(
        reverse("person-name", args=[person.pk]), {"full_name": person.full_name, "email": "a@vidu.example"}
    )
    assert not corrected("person")


def test_an_address_that_is_none_keeps_what_was_typed(administrator):
    person = PersonFactory(full_name="An")
    answer = administrator.post(reverse("person-name", args=[person.pk]), {"full_name": "Anh", "email": "thidu"})
    person.refresh_from_db()
    assert (answer.status_code, person.full_name) == (422, "An")
    assert 'value="Anh"' in answer.content.decode()


def test_a_wording_by_which_documents_name_a_unit_is_added_and_understood(administrator, cast):
    unit = cast.department
    assert meant_by("Sở Phụ trách công vụ") == []
    page = reverse("unit-name", args=[unit.pk])
    typed = administrator.get(page).context["form"].initial
    answer = administrator.post(page, {**typed, "also_called": f"{typed['also_called']}\nSở Phụ trách công vụ"})
    assert answer.url == reverse("unit", args=[unit.pk])
    assert meant_by("Sở Phụ trách công vụ") == [unit]
    assert meant_by(unit.name) == [unit]
    ((old, new),) = corrected("unit")
    assert set(new) == {"also_called"}
    assert "Sở Phụ trách công vụ" in new["also_called"]
    assert "Sở Phụ trách công vụ" not in old["also_called"]


def test_a_unit_whose_name_was_mistyped_is_found_by_the_right_one(administrator, cast):
    naming = Naming("Sở Nội vụ mới", "SNV", "Giám đốc")
    correct_unit(cast.department.pk, naming, by=Actor.system(), at=clock.now())
    assert Unit.objects.get(folded_name="so noi vu moi") == cast.department
    assert meant_by("Sở Nội vụ mới") == [cast.department]


def test_only_who_keeps_units_and_people_puts_them_right(client, cast):
    client.force_login(cast.unit_head)
    for name, pk in (("person-name", cast.official.pk), ("unit-name", cast.department.pk)):
        assert client.get(reverse(name, args=[pk])).status_code == 403
    page = client.get(reverse("unit", args=[cast.department.pk])).content.decode()
    assert reverse("unit-name", args=[cast.department.pk]) not in page


@pytest.mark.django_db
def test_who_is_not_there_is_said():
    with pytest.raises(NotFound):
        correct_person(NOBODY, full_name="A", email="", by=Actor.system(), at=clock.now())
    with pytest.raises(NotFound):
        correct_unit(NOBODY, Naming("A", "A", "A"), by=Actor.system(), at=clock.now())
