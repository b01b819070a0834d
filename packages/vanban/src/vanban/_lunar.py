"""First days of the lunar new year, for a hint beside "trước Tết Nguyên đán": no due date by itself."""

from __future__ import annotations

# Vietnamese calendar (UTC+7), first day of the first month. Kept as data: computing it needs astronomy.
NEW_YEARS = {
    2018: "2018-02-16", 2019: "2019-02-05", 2020: "2020-01-25", 2021: "2021-02-12", 2022: "2022-02-01",
    2023: "2023-01-22", 2024: "2024-02-10", 2025: "2025-01-29", 2026: "2026-02-17", 2027: "2027-02-06",
    2028: "2028-01-26", 2029: "2029-02-13", 2030: "2030-02-02", 2031: "2031-01-23", 2032: "2032-02-11",
    2033: "2033-01-31", 2034: "2034-02-19", 2035: "2035-02-08",
}  # fmt: skip


def new_year(year: int) -> str | None:
    """Return the ISO date of the first day of the lunar year that begins in `year`, None outside 2018 to 2035."""
    return NEW_YEARS.get(year)
