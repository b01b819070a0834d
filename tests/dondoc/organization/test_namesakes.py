"""Units and groups that are told apart by dates, by diacritics, or by a person."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.organization.addressing import Outcome, Resolution, resolve
from dondoc.organization.models import UnitKind
from factories import AddresseeGroupFactory, GroupPhraseFactory, UnitFactory, UnitNameFactory

pytestmark = pytest.mark.django_db
IN_2025 = date(2025, 11, 18)


def one(phrase: str, on: date) -> Resolution:
    [resolution] = resolve([phrase], on=on)
    return resolution


def test_the_date_decides_between_old_and_new() -> None:
    old = UnitNameFactory(unit__name="UBND phường Tân An", unit__valid_to=date(2025, 6, 30)).unit
    new = UnitNameFactory(unit__name="UBND phường Tân An", unit__valid_from=date(2025, 7, 1)).unit
    assert one("phường Tân An", date(2025, 6, 30)).units == (old,)
    assert one("phường Tân An", date(2025, 7, 1)).units == (new,)


def test_diacritics_decide_between_names_that_fold_alike() -> None:
    level = UnitNameFactory(unit__name="UBND xã Tân Bình").unit
    rising = UnitNameFactory(unit__name="UBND xã Tân Bính").unit
    assert (one("xã Tân Bình", IN_2025).units, one("xã Tân Bính", IN_2025).units) == ((level,), (rising,))
    assert one("xa tan binh", IN_2025).outcome is Outcome.AMBIGUOUS


def test_two_of_one_name_are_for_a_person_to_tell_apart() -> None:
    units = [UnitNameFactory(unit__name="UBND xã Tân Bình").unit for _count in range(2)]
    resolution = one("UBND xã Tân Bình", IN_2025)
    assert (resolution.outcome, list(resolution.candidates)) == (Outcome.AMBIGUOUS, units)
    assert units[0].code in resolution.note


def test_a_group_at_the_top_leaves_out_units_further_down() -> None:
    top = UnitFactory(kind=UnitKind.COMMITTEE)
    department = UnitFactory(parent=top)
    UnitFactory(parent=department)
    group = AddresseeGroupFactory(kinds=["department"], top_level=True)
    GroupPhraseFactory(group=group, phrase="Giám đốc Sở")
    assert one("các Sở", IN_2025).units == (department,)


def test_a_group_may_list_units_by_name() -> None:
    chosen = UnitFactory()
    group = AddresseeGroupFactory()
    group.units.add(chosen)
    GroupPhraseFactory(group=group, phrase="Tổ công tác cải cách hành chính")
    assert one("Tổ Công tác cải cách hành chính", IN_2025).units == (chosen,)
