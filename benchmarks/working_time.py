"""Working time beside other ways to count it: `python benchmarks/working_time.py [SEED]`.

A thousand random terms in working days, 2023 to 2026, counted by a slow walk from day to day over the marked days, by
our rules, and by what an office might use instead: weekdays alone, numpy with a list of holidays, the packages
`holidays` and `businesstimedelta`, and Perl's Business::Hours, which Request Tracker counts with (Debian's
libbusiness-hours-perl; left out where it is not installed). Prints how many of the thousand each gets right, an example
of what it gets wrong, and its speed.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from datetime import time as hour
from importlib.metadata import version

import businesstimedelta
import holidays
import numpy as np

from dondoc.workcalendar.rules import DayKind, MarkedDay, WorkingCalendar

CASES = 1_000
SUMS = 200_000
Term = tuple[date, int]
Counts = Callable[[Sequence[Term]], list[date]]


def main() -> None:
    """Count, compare, print."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 4363
    chance = random.Random(seed)  # noqa: S311  not for secrets
    terms = [
        (date(2023, 1, 1) + timedelta(days=chance.randrange(4 * 365)), chance.randint(1, 60)) for _ in range(CASES)
    ]
    marked = shipped_days()
    right = walked(terms, marked)
    print(f"{CASES:,} random terms in working days, seed {seed}, load {os.getloadavg()[0]:.1f}\n")
    print(f"{'counted by':<44}{'right':>7}{'sums a second':>16}   an example of what is wrong")
    for name, count in ways(marked).items():
        print(line(name, count, terms, right))
    print(f"\nOur sums alone, {SUMS:,} of them: {sums_a_second(marked, chance):,.0f} a second")


def line(name: str, count: Counts, terms: Sequence[Term], right: Sequence[date]) -> str:
    """Return a row of the table: how many are right, how fast, and the first that is wrong."""
    start = time.perf_counter()
    found = count(terms)
    speed = len(terms) / (time.perf_counter() - start)
    wrong = [(term, got, true) for term, got, true in zip(terms, found, right, strict=True) if got != true]
    example = f"{wrong[0][0][0]} + {wrong[0][0][1]}: {wrong[0][1]}, right is {wrong[0][2]}" if wrong else ""
    return f"{name:<44}{len(terms) - len(wrong):>7,}{speed:>16,.0f}   {example}"


def shipped_days() -> list[MarkedDay]:
    """Return the days of the notices as this project ships them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    import django

    django.setup()
    from dondoc.workcalendar.actions import DAYS, read_days

    return read_days(DAYS)


def ways(marked: Sequence[MarkedDay]) -> dict[str, Counts]:
    """Return the ways of counting by name. Each gets the same days off where it can be told of them."""
    calendar = WorkingCalendar(marked)
    off = [day.on for day in marked if day.kind is not DayKind.WORKED_SATURDAY]
    found: dict[str, Counts] = {
        "a walk from day to day (the measure)": lambda terms: walked(terms, marked),
        "dondoc.workcalendar": lambda terms: [calendar.add_working_days(*term) for term in terms],
        "weekdays alone": lambda terms: [weekdays_alone(*term) for term in terms],
        "numpy.busday_offset, told the days off": lambda terms: by_numpy(terms, off),
        f"holidays {version('holidays')}, country VN": by_holidays,
        "businesstimedelta, told the days off": lambda terms: by_businesstimedelta(terms, off),
    }
    if (
        shutil.which("perl")
        and subprocess.call(["perl", "-MBusiness::Hours", "-e", "1"], stderr=subprocess.DEVNULL) == 0
    ):
        found["Business::Hours (Request Tracker), told them"] = lambda terms: by_business_hours(terms, off)
    return found


def walked(terms: Sequence[Term], marked: Sequence[MarkedDay]) -> list[date]:
    """Count by walking: nothing clever, so that it can be believed."""
    days = {day.on: day for day in marked}
    return [walk(start, amount, days) for start, amount in terms]


def walk(start: date, amount: int, days: dict[date, MarkedDay]) -> date:
    """Walk one day at a time until `amount` worked days have passed."""
    on = start
    while amount:
        on += timedelta(days=1)
        special = days.get(on)
        worked = on.weekday() < 5 if special is None else special.kind is DayKind.WORKED_SATURDAY
        amount -= worked
    return on


def weekdays_alone(start: date, amount: int) -> date:
    """Count Mondays to Fridays, as a spreadsheet does that nobody has told of holidays."""
    return walk(start, amount, {})


def by_numpy(terms: Sequence[Term], off: Sequence[date]) -> list[date]:
    """Count by numpy, from the last worked day up to the start, since a roll forward would count a day too many."""
    starts = np.array([start for start, _amount in terms], dtype="datetime64[D]")
    amounts = np.array([amount for _start, amount in terms])
    return list(
        np.busday_offset(starts, amounts, roll="backward", holidays=np.array(off, "datetime64[D]")).astype(object)
    )


def by_holidays(terms: Sequence[Term]) -> list[date]:
    """Count by the package's own knowledge of Vietnam."""
    vietnam = holidays.country_holidays("VN", years=range(2023, 2028))
    return [vietnam.get_nth_working_day(start, amount) for start, amount in terms]


def by_businesstimedelta(terms: Sequence[Term], off: Sequence[date]) -> list[date]:
    """Count eight-hour days from the end of the first day."""
    rule = businesstimedelta.WorkDayRule(start_time=hour(8), end_time=hour(16), working_days=[0, 1, 2, 3, 4])
    free = businesstimedelta.HolidayRule(dict.fromkeys(off, "off"))
    rules = businesstimedelta.Rules([rule, free])
    return [
        (datetime.combine(start, hour(16)) + businesstimedelta.BusinessTimeDelta(rules, hours=8 * amount)).date()
        for start, amount in terms
    ]


PERL = """
use Business::Hours; use Time::Local;
my $hours = Business::Hours->new();
my %day = map { my $off = $_ < 1 || $_ > 5;
    $_ => { Name => $_, Start => $off ? undef : '8:00', End => $off ? undef : '16:00' } } 0..6;
$hours->business_hours(%day);
$hours->holidays(split /,/, shift @ARGV);
while (<STDIN>) {
    my ($year, $month, $day, $amount) = split;
    my $end = $hours->add_seconds(timelocal(0, 0, 16, $day, $month - 1, $year), 8 * 3600 * $amount - 1);
    my @at = localtime($end);
    printf "%04d-%02d-%02d\\n", $at[5] + 1900, $at[4] + 1, $at[3];
}
"""


def by_business_hours(terms: Sequence[Term], off: Sequence[date]) -> list[date]:
    """Count by the module Request Tracker counts its due dates with; it gives up 30 days after the start: 1969."""
    asked = "".join(f"{start:%Y %m %d} {amount}\n" for start, amount in terms)
    days = ",".join(day.isoformat() for day in off)
    said = subprocess.run(
        ["perl", "-e", PERL, days],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "TZ": "UTC"},
    ).stdout
    return [date.fromisoformat(one) for one in said.split()]


def sums_a_second(marked: Sequence[MarkedDay], chance: random.Random) -> float:
    """Return how many sums our calendar does in a second, in pure Python."""
    calendar = WorkingCalendar(marked)
    terms = [(date(2023, 1, 1) + timedelta(days=chance.randrange(1400)), chance.randint(1, 60)) for _ in range(SUMS)]
    start = time.perf_counter()
    for begin, amount in terms:
        calendar.add_working_days(begin, amount)
    return SUMS / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
