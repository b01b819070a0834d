"""Whom documents address, on the founding document and on one of the two-tier time."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from dondoc.organization.addressing import Outcome, Resolution, resolve

pytestmark = pytest.mark.usefixtures("city")
IN_2023 = date(2023, 10, 27)
IN_2025 = date(2025, 11, 18)


def one(phrase: str, on: date) -> Resolution:
    [resolution] = resolve([phrase], on=on)
    return resolution


def test_4363_makes_234_assignments() -> None:
    addressees = ["Giám đốc Sở", "Thủ trưởng cơ quan, ban ngành thành phố", "Chủ tịch Ủy ban nhân dân quận, huyện"]
    found = resolve(addressees, on=IN_2023)
    assert [len(resolution.units) for resolution in found] == [16, 4, 9]
    everybody = {unit for resolution in found for unit in resolution.units}
    named = one("Giám đốc Sở Nội vụ", IN_2023).units + one("Văn phòng Ủy ban nhân dân thành phố", IN_2023).units
    assert [unit.code for unit in named] == ["SNV", "VP"]
    assert 8 * len(everybody) + len(named) == 234


def test_the_addressees_as_printed_give_20_and_9() -> None:
    printed = ["Giám đốc Sở, Thủ trưởng cơ quan, ban, ngành thành phố", "Chủ tịch Ủy ban nhân dân quận, huyện"]
    assert [len(resolution.units) for resolution in resolve(printed, on=IN_2023)] == [20, 9]


@pytest.mark.parametrize(
    ("phrase", "units"),
    [
        ("Giám đốc, Thủ trưởng các sở, ban ngành", 15),
        ("Chủ tịch Ủy ban nhân dân xã, phường", 103),
        ("Ủy ban nhân dân cấp xã", 103),
        ("các Sở, ban, ngành", 15),
        ("Giám đốc Sở", 12),
        ("Thủ trưởng cơ quan, ban, ngành", 3),
        ("Thủ trưởng các sở, ban, ngành; Chủ tịch Ủy ban nhân dân các xã, phường", 118),
        ("Các sở, ban, ngành và UBND xã, phường", 118),
        ("Các sở, ban, ngành, địa phương", 118),
    ],
)
def test_groups_of_09_ct_ubnd_and_their_like(phrase: str, units: int) -> None:
    assert len(one(phrase, IN_2025).units) == units


@pytest.mark.parametrize(
    ("phrase", "codes"),
    [
        ("Thanh tra thành phố", "TTTP"),
        ("Ban Quản lý các khu chế xuất và công nghiệp Cần Thơ", "BQLKCX"),
        ("Sở NN&MT", "SNNMT"),
        ("SNN&MT", "SNNMT"),
        ("Chánh Văn phòng UBND TP", "VP"),
        ("Văn phòng UBND thành phố Cần Thơ", "VP"),
        ("UBND thành phố", "UBND"),
        ("phường Ninh Kiều", "X31135"),
        ("so noi vu", "SNV"),
        ("Sở Nội vụ (cơ quan thường trực)", "SNV"),
        ("Sở Y tế và Sở Xây dựng", "SYT SXD"),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", "SVHTTDL SYT"),
        ("Các Sở: Nội vụ, Văn hóa, Thể thao và Du lịch, Y tế", "SNV SVHTTDL SYT"),
        ("Chủ tịch UBND các phường: Tân An, Cái Khế và xã Phong Nẫm", "X31147 X31120 X31537"),
    ],
)
def test_named_bodies_are_found_however_they_are_written(phrase: str, codes: str) -> None:
    assert [unit.code for unit in one(phrase, IN_2025).units] == codes.split()


@pytest.mark.parametrize(
    "phrase",
    [
        "các đơn vị liên quan",
        "Các sở, ban, ngành liên quan",
        "Các sở, ban, ngành (trừ Sở Y tế)",
        "Công an thành phố",
        "Báo và Phát thanh, Truyền hình thành phố",
        "Ủy ban nhân dân",
        "Ủy ban nhân dân thành phố Đà Nẵng",
        "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        "Bộ trưởng",
        "Phó Giám đốc Sở Nội vụ",
        "Các Sở: Nội vụ, Công an thành phố",
        "các Tập đoàn: Sở Nội vụ",
        "Sở Nối vụ",
        "phường Tấn An",
        "Thủ trưởng các cơ quan, đơn vị, địa phương",
        "",
        ", ; và",
    ],
)
def test_what_is_not_surely_known_is_left_to_a_person(phrase: str) -> None:
    resolution = one(phrase, IN_2025)
    assert (resolution.outcome, resolution.targets, resolution.note) == (Outcome.UNRESOLVED, (), "")


def test_a_department_that_was_merged_is_named_with_its_dates_and_its_successor() -> None:
    resolution = one("Giám đốc Sở Tài nguyên và Môi trường", IN_2025)
    assert (resolution.outcome, resolution.targets) == (Outcome.EXPIRED, ())
    [lapse] = resolution.lapses
    assert (lapse.valid_from, lapse.valid_to) == (date(2004, 1, 1), date(2025, 2, 28))
    assert [unit.code for unit in lapse.successors] == ["SNNMT"]
    assert "28/02/2025" in resolution.note
    assert "Sở Nông nghiệp và Môi trường" in resolution.note


def test_a_department_that_is_not_there_yet_says_from_when() -> None:
    resolution = one("Sở Nông nghiệp và Môi trường", IN_2023)
    assert resolution.outcome is Outcome.NOT_YET
    assert "01/03/2025" in resolution.note


def test_districts_are_gone_since_july_2025_and_wards_were_not_there_before() -> None:
    gone, not_yet = one("UBND các quận, huyện", IN_2025), one("UBND xã, phường", IN_2023)
    assert (gone.outcome, gone.lapses[0].valid_to) == (Outcome.EXPIRED, date(2025, 6, 30))
    assert (not_yet.outcome, not_yet.lapses[0].valid_from) == (Outcome.NOT_YET, date(2025, 7, 1))


def test_a_list_with_one_body_gone_is_left_to_a_person_as_a_whole() -> None:
    resolution = one("Sở Tài chính, Sở Kế hoạch và Đầu tư", IN_2025)
    assert (resolution.outcome, resolution.targets) == (Outcome.EXPIRED, ())
    assert [lapse.name for lapse in resolution.lapses] == ["Sở Kế hoạch và Đầu tư"]


def test_any_number_of_phrases_costs_the_same_few_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    phrases = ["Giám đốc Sở", "Sở Y tế, Sở Nội vụ", "Công an thành phố", "UBND các quận, huyện", "Ban Dân tộc"] * 40
    with django_assert_max_num_queries(7):
        assert len(resolve(phrases, on=IN_2025)) == 200
