"""The seven ways in which bodies change (openaustralia/righttoknow#834), and the city's own change of 2025."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from dondoc.organization.actions import SuccessionFacts, UnitFacts, add_units, reorganise
from dondoc.organization.actors import Actor
from dondoc.organization.addressing import Outcome, resolve
from dondoc.organization.errors import NoSuchCode
from dondoc.organization.models import Succession, Unit
from dondoc.organization.queries import predecessors_of, successors_of, units_on

DOER: dict[str, Any] = {"by": Actor.system(), "at": datetime(2026, 11, 25, 3, 0, tzinfo=UTC)}
LONG_AGO, ON, LATER = date(2004, 1, 1), date(2025, 3, 1), date(2026, 11, 25)


def facts(code: str, since: date = LONG_AGO) -> UnitFacts:
    return UnitFacts(code, f"Sở {code}", f"S{code}", "department", "Giám đốc", since)


def heirs_of(code: str, on: date = LATER) -> list[str]:
    unit = Unit.objects.get(code=code)
    return [heir.code for heir in successors_of([unit], on=on)[unit.pk]]


@pytest.fixture
def _old(db: None) -> None:
    add_units([facts("A"), facts("B")], **DOER)


@pytest.mark.usefixtures("_old")
class TestSevenKindsOfChange:
    def test_1_abolished_without_replacement(self) -> None:
        reorganise(ending=["A"], on=ON, successions=[SuccessionFacts("A", "", ON)], **DOER)
        assert heirs_of("A") == []
        [found] = resolve(["Sở A"], on=ON)
        assert found.outcome is Outcome.EXPIRED
        assert "28/02/2025" in found.note

    def test_2_replaced_by_one(self) -> None:
        reorganise(ending=["A"], new=[facts("C", ON)], on=ON, successions=[SuccessionFacts("A", "C", ON)], **DOER)
        assert heirs_of("A") == ["C"]
        assert [unit.code for unit in resolve(["Sở A"], on=date(2025, 2, 28))[0].units] == ["A"]

    def test_3_replaced_in_part_the_rest_is_done_by_nobody(self) -> None:
        rows = [SuccessionFacts("A", "B", ON, share="in part"), SuccessionFacts("A", "", ON, share="the rest")]
        reorganise(ending=["A"], on=ON, successions=rows, **DOER)
        assert heirs_of("A") == ["B"]
        assert Succession.objects.filter(predecessor__code="A", successor=None).exists()

    def test_4_replaced_by_several(self) -> None:
        new = [facts("C", ON), facts("D", ON)]
        rows = [SuccessionFacts("A", code, ON, share="by field") for code in "CD"]
        reorganise(ending=["A"], new=new, on=ON, successions=rows, **DOER)
        assert heirs_of("A") == ["C", "D"]

    def test_5_several_joined_into_one(self) -> None:
        rows = [SuccessionFacts(code, "C", ON) for code in "AB"]
        reorganise(ending=["A", "B"], new=[facts("C", ON)], on=ON, successions=rows, **DOER)
        assert (heirs_of("A"), heirs_of("B")) == (["C"], ["C"])
        joined = Unit.objects.get(code="C")
        assert [row.predecessor.code for row in predecessors_of(joined.pk)] == ["A", "B"]

    def test_6_founded_for_a_new_function(self) -> None:
        reorganise(ending=[], new=[facts("C", ON)], on=ON, **DOER)
        assert not predecessors_of(Unit.objects.get(code="C").pk).exists()
        assert resolve(["Sở C"], on=date(2025, 2, 28))[0].outcome is Outcome.NOT_YET

    def test_7_a_function_taken_out_of_one_that_stays(self) -> None:
        rows = [SuccessionFacts("A", "C", ON, share="one function")]
        reorganise(ending=[], new=[facts("C", ON)], on=ON, successions=rows, **DOER)
        assert {unit.code for unit in units_on(LATER)} == {"A", "B", "C"}
        assert resolve(["Sở A"], on=LATER)[0].outcome is Outcome.RESOLVED

    def test_a_successor_that_ended_itself_leads_on_to_its_own(self) -> None:
        reorganise(ending=["A"], new=[facts("C", ON)], on=ON, successions=[SuccessionFacts("A", "C", ON)], **DOER)
        again = date(2026, 1, 1)
        reorganise(ending=["C"], on=again, successions=[SuccessionFacts("C", "B", again)], **DOER)
        assert heirs_of("A", on=date(2025, 12, 31)) == ["C"]
        assert heirs_of("A") == ["B"]

    def test_a_change_that_fails_in_its_last_step_leaves_nothing_behind(self) -> None:
        with pytest.raises(NoSuchCode):
            reorganise(ending=["A"], new=[facts("C", ON)], on=ON, successions=[SuccessionFacts("A", "X", ON)], **DOER)
        assert {unit.code for unit in units_on(LATER)} == {"A", "B"}


@pytest.mark.usefixtures("city")
class TestTheCityIn2025:
    @pytest.mark.parametrize(("on", "units"), [("2025-02-28", 30), ("2025-03-01", 25), ("2025-07-01", 119)])
    def test_units_come_and_go_on_the_day(self, on: str, units: int) -> None:
        assert units_on(date.fromisoformat(on)).count() == units

    def test_six_departments_and_a_board_lead_to_their_successors(self) -> None:
        assert {code: heirs_of(code) for code in ("SKHDT", "STNMT", "SNNPTNT", "BDT")} == {
            "SKHDT": ["STC"],
            "STNMT": ["SNNMT"],
            "SNNPTNT": ["SNNMT"],
            "BDT": ["SDTTG"],
        }

    def test_the_work_of_a_district_is_given_out_one_by_one(self) -> None:
        assert heirs_of("NK") == []
        assert "Hãy chọn đơn vị" in resolve(["UBND quận Ninh Kiều"], on=LATER)[0].note

    def test_the_new_ward_is_not_the_old_district_of_its_name(self) -> None:
        assert resolve(["UBND phường Ninh Kiều"], on=LATER)[0].outcome is Outcome.RESOLVED
        assert resolve(["UBND quận Ninh Kiều"], on=LATER)[0].outcome is Outcome.EXPIRED
