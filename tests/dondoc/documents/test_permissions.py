"""Who meets which documents."""

from __future__ import annotations

import pytest

from dondoc.documents.actions import open_to_units
from dondoc.documents.models import DocumentReader
from dondoc.documents.permissions import get_document_for, visible_to
from dondoc.kernel.errors import NotFound
from dondoc.organization.actors import Actor, Power
from factories import DocumentFactory, PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db


def viewer(power: Power, person_id: int | None = None) -> Actor:
    return Actor(person_id, "Người Thử", None, "", powers={"document.view": power})


def test_the_office_sees_all(clerk: Actor) -> None:
    document = DocumentFactory()
    assert list(visible_to(clerk)) == [document]
    assert get_document_for(clerk, document.pk) == document


def test_whoever_has_no_permission_sees_none(stranger: Actor) -> None:
    document = DocumentFactory()
    open_to_units({document.pk: {UnitFactory().pk}})
    assert not visible_to(stranger).exists()
    with pytest.raises(NotFound):
        get_document_for(stranger, document.pk)


def test_a_unit_sees_the_documents_it_has_work_in_once_each() -> None:
    unit, sister, other = UnitFactory(), UnitFactory(), UnitFactory()
    mine, not_mine = DocumentFactory(), DocumentFactory()
    open_to_units({mine.pk: {unit.pk, sister.pk}})
    open_to_units({not_mine.pk: {other.pk}})
    head = viewer(Power(unit_ids=frozenset({unit.pk, sister.pk})))
    assert list(visible_to(head)) == [mine]
    with pytest.raises(NotFound):
        get_document_for(head, not_mine.pk, lock=False)


def test_whoever_may_see_his_own_sees_what_he_registered() -> None:
    person = PersonFactory()
    mine = DocumentFactory(registered_by=person)
    DocumentFactory()
    assert list(visible_to(viewer(Power(own=True), person.pk))) == [mine]
    assert not visible_to(viewer(Power(own=True))).exists()


def test_there_is_no_telling_a_hidden_document_from_none(clerk: Actor, stranger: Actor) -> None:
    with pytest.raises(NotFound) as hidden:
        get_document_for(stranger, DocumentFactory().pk)
    with pytest.raises(NotFound) as none:
        get_document_for(clerk, 999_999_999)
    assert str(hidden.value) == str(none.value)


@pytest.mark.django_db(transaction=True)
def test_a_document_is_locked_within_a_transaction(clerk: Actor) -> None:
    from django.db import transaction

    document = DocumentFactory()
    with transaction.atomic():
        assert get_document_for(clerk, document.pk, lock=True) == document


def test_opening_twice_is_opening_once(django_assert_num_queries: object) -> None:
    document, units = DocumentFactory(), [UnitFactory().pk for _ in range(3)]
    open_to_units({document.pk: units[:2]})
    with django_assert_num_queries(1):  # type: ignore[operator]
        open_to_units({document.pk: units})
    assert DocumentReader.objects.count() == 3
    open_to_units({document.pk: []})
    assert DocumentReader.objects.count() == 3
