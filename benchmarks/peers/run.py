"""Đôn Đốc beside Redmine and django-helpdesk: `DATABASE_URL=... python benchmarks/peers/run.py [NUMBER]`.

Each of the three gets a database of its own on the same PostgreSQL, with the same NUMBER tasks (100,000 when not told),
people and due dates; all are served at once on this machine, the answers are checked against the city that was written,
and only then is the time kept, of each work in one system after the other. Prints the table that stands in
docs/explanation/performance.md. A system that is not installed (`benchmarks/peers/install`) is left out, and said.
"""

from __future__ import annotations

import math
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from http.client import HTTPException
from pathlib import Path
from subprocess import SubprocessError
from typing import Any

import at_dondoc
import at_helpdesk
import at_redmine
import city
import clients
import psycopg

ROOT = Path(__file__).parents[2]
SECONDS = 15
"""How long many clients ask at once."""
AGAIN = "the same night again"


@dataclass(slots=True)
class Row:
    """A work: what each system took, by its name, and the load of the machine at the end of each."""

    work: str
    found: dict[str, Any] = field(default_factory=dict)
    loads: list[float] = field(default_factory=list)


def main() -> None:
    """Write, check, measure, print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    today, begun = datetime.now(city.HOME).date(), time.perf_counter()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the servers are stopped then as well
    with tempfile.TemporaryDirectory(prefix="dondoc-peers-") as kept, ExitStack() as at_end:
        made = systems(Path(kept), number, today)
        for name, system in made.items():
            at_end.callback(system.clear)
            start = time.perf_counter()
            system.seed()
            print(f"{name}: filled in {time.perf_counter() - start:.0f} s", flush=True)
            at_end.enter_context(system.serving())
        for name, system in made.items():
            check(system, number, today)
            print(f"{name}: its answers are those of the city", flush=True)
        rows = measured(made)
    tell(rows, number, today, time.perf_counter() - begun)


def systems(home: Path, number: int, today: date) -> dict[str, Any]:
    """Return the systems that are installed by name, ours first, each with an empty database of its own."""
    ours = at_dondoc.Dondoc(database("peers_dondoc"), home / "dondoc", number, today)
    made: dict[str, Any] = {f"{at_dondoc.NAME} {at_dondoc.version(ROOT)}": ours}
    for module, kind in ((at_redmine, at_redmine.Redmine), (at_helpdesk, at_helpdesk.Helpdesk)):
        if module.is_installed():
            address = database(f"peers_{kind.__name__.lower()}")
            made[f"{module.NAME} {module.version()}"] = kind(address, home / kind.__name__, number, today)
        else:
            print(f"{module.NAME} is not installed: run benchmarks/peers/install", flush=True)
    return made


def database(name: str) -> str:
    """Make the database anew; return its address."""
    address = os.environ["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
    return address.rpartition("/")[0] + f"/{name}"


def measured(made: Mapping[str, Any]) -> list[Row]:
    """Keep the time of each work in one system after the other, so that the load of the machine is that of the work.

    All servers run all the time; who is not asked costs nothing. What fails is said, and does not end the run.
    """
    acts = {name: system.works() for name, system in made.items()}
    asked: list[tuple[str, Callable[[str, Any], Any]]] = [
        (work, lambda name, _system, work=work: clients.timed(acts[name][work])) for work in next(iter(acts.values()))
    ]
    asked += [
        (f"{many} clients, 90 % reading", lambda _name, system, many=many: crowd(system, many)) for many in (8, 32)
    ]
    asked += [(work, lambda _name, system: night(system)) for work in ("nightly run", AGAIN)]
    return [row_of(work, ask, made) for work, ask in asked]


def row_of(work: str, ask: Callable[[str, Any], Any], made: Mapping[str, Any]) -> Row:
    """Ask the work of each system and print what was measured at once."""
    row = Row(work)
    for name, system in made.items():
        if not may(system, work):
            continue
        try:
            row.found[name] = ask(name, system)
        except (RuntimeError, OSError, HTTPException, SubprocessError) as failure:
            row.found[name] = failure
        row.loads.append(clients.load())
        print(f"{work}, {name}: {written(row.found[name])} (load {row.loads[-1]:.1f})", flush=True)
    return row


def crowd(system: Any, many: int) -> float:
    """Return how many requests a second so many clients are answered."""
    return clients.together(lambda one: mixed(system, one), clients=many, seconds=SECONDS)


def night(system: Any) -> tuple[float, bool]:
    """Return how long the nightly command took, and whether it came to its end."""
    start = time.perf_counter()
    is_over = system.nightly() is not False
    return time.perf_counter() - start, is_over


def may(system: Any, work: str) -> bool:
    """Return whether the work is asked of the system: only ours keeps word of what it told, and is silent again."""
    return work != AGAIN or isinstance(system, at_dondoc.Dondoc)


def check(system: Any, number: int, today: date) -> None:
    """Compare what the system answers with the city that was written. Raises `RuntimeError` where they differ."""
    works = list(city.works(number, today))
    late = sorted((work.due_on, work.number) for work in works if work.is_overdue(today))
    every, department, commune = (system.client(who) for who in (0, city.DEPARTMENT, city.COMMUNE))
    its_units = set(city.below(city.DEPARTMENT))
    asked = [
        (late, lambda: system.overdue(every)),
        ([one for one in late if works[one[1] - 1].unit in its_units], lambda: system.overdue(department)),
        ([one for one in late if works[one[1] - 1].unit == city.COMMUNE], lambda: mine(system, commune)),
    ]
    for wanted, ask in asked:
        require(rows_of(ask(), wanted), "overdue")
    if not isinstance(system, at_helpdesk.Helpdesk):  # a list is all it can be asked for, at a minute a thousand rows
        require(system.export(every) == len(late), "export")
    open_ = sum(work.done_on is None for work in works)
    asker = system.in_browser if isinstance(system, at_redmine.Redmine) else every
    require(system.dashboard(asker) == open_, "dashboard")
    if isinstance(system, at_dondoc.Dondoc):  # the others answer at once whether it was taken
        require(b"/assignments/" in every.get(system.create(every)).body, "create")
    require(system.show(every, next(city.open_numbers(number, today))), "history")


def rows_of(answer: Any, wanted: list[tuple[date, int]]) -> bool:
    """Return whether the rows are the first of those wanted: by number, or by due date where it sorts by that alone."""
    if isinstance(answer, list):
        return answer == [due for due, _number in wanted][:50]
    ids, _more = answer
    return bool(ids == [number for _due, number in wanted][:50])


def mine(system: Any, client: clients.Client) -> Any:
    """Ask for what the head of the commune has overdue."""
    if isinstance(system, at_dondoc.Dondoc):
        return system.overdue(client)
    return system.overdue(client, mine=True if isinstance(system, at_redmine.Redmine) else city.COMMUNE)


def require(is_so: bool, what: str) -> None:
    """Raise `RuntimeError` unless it is so."""
    if not is_so:
        raise RuntimeError(f"{what}: the answer is not that of the city")


def mixed(system: Any, number: int) -> Callable[[], object]:
    """Return what one of many clients does again and again: nine readings, a third each, then a writing."""
    chance = random.Random(number)  # noqa: S311
    works = system.works(number)
    names = ["overdue", "show with history", "my overdue"]

    def act() -> object:
        return works["update" if chance.random() < 0.1 else chance.choice(names)]()

    return act


def tell(rows: Sequence[Row], number: int, today: date, seconds: float) -> None:
    """Print the table: ours, then each peer with how many times as long it took."""
    print(
        f"\n{number:,} tasks, {city.UNITS} units, {city.PEOPLE} people; {today:%d/%m/%Y}; {seconds / 60:.0f} minutes\n"
    )
    ours, *peers = rows[0].found
    print(f"| work | {' | '.join([ours, *peers])} | load |")
    print("|---" * (len(peers) + 3) + "|")
    for row in rows:
        cells = [beside(row.found[ours], row.found[one]) if one in row.found else "–" for one in peers]
        least, most = min(row.loads), max(row.loads)
        load = f"{least:.1f}" if f"{least:.1f}" == f"{most:.1f}" else f"{least:.1f}–{most:.1f}"
        print(f"| {row.work} | {' | '.join([written(row.found[ours]), *cells])} | {load} |")


def beside(ours: Any, its: Any) -> str:
    """Return what a peer took, and how many times as long that is as ours, or as few a second."""
    if isinstance(ours, Exception) or isinstance(its, Exception):
        return written(its)
    return f"{written(its)}, **{ratio(ours, its):,.1f}**"


def written(one: Any) -> str:
    """Return a time, a night, a rate or a failure in words."""
    if isinstance(one, Exception):
        return f"failed: {' '.join(str(one).split())[:200]}"
    if isinstance(one, clients.Took):
        return str(one)
    if isinstance(one, tuple):
        return f"{'' if one[1] else 'over '}{one[0]:,.1f} s"
    return f"{one:,.1f} a second"


def ratio(ours: Any, its: Any) -> float:
    """Return how many times as long the peer took, or how many times as few requests it answered."""
    if isinstance(ours, clients.Took):
        return float(its.p50 / ours.p50)
    return float(its[0] / ours[0]) if isinstance(ours, tuple) else float(ours / its) if its else math.inf


if __name__ == "__main__":
    main()
