"""The worker lives on, whatever a run does; and a killed worker's run is finished by the next."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext_lazy, ngettext_lazy

from dondoc.jobs import kinds, worker
from dondoc.jobs.commands import work
from dondoc.jobs.kinds import Outcome, register
from dondoc.jobs.models import Run, RunState
from dondoc.jobs.queries import sentence_of
from dondoc.jobs.worker import ask_at_start, ask_for_slots, work_on, work_once
from dondoc.kernel import clock
from dondoc.kernel.errors import Refusal
from dondoc.reports.models import Rollup
from dondoc.tasks.models import Assignment, DueChange
from factories import AssignmentFactory, RunFactory, SpecialDayFactory, TaskFactory


@pytest.fixture
def known(monkeypatch):
    """Kinds of this test alone."""
    monkeypatch.setattr(kinds, "_kinds", {})


def now_waiting(**given):
    return RunFactory(not_before=clock.now() - timedelta(seconds=1), **given)


@pytest.mark.django_db
class TestOneRun:
    def test_is_carried_out_with_its_arguments_and_tells_what_came_of_it(self, known):
        heard = []

        def take_in(order):
            heard.append((order.arguments["n"], order.asked_by_id))
            order.progress(3, 3)
            return Outcome("Đã nhập.", "/units/")

        register("test", take_in, name="Nhập")
        now_waiting(arguments={"n": 3}, asked_by_id=7)
        assert work_once()
        run = Run.objects.get()
        assert (run.state, run.sentence, run.address, run.done) == (RunState.DONE, "Đã nhập.", "/units/", 3)
        assert heard == [(3, 7)]
        assert not work_once()

    def test_that_is_refused_is_not_tried_again(self, known):
        def refuse(_order):
            raise Refusal("Tệp không đọc được.")

        register("test", refuse, name="Nhập")
        now_waiting()
        work_once()
        run = Run.objects.get()
        assert (run.state, run.sentence, run.attempts) == (RunState.FAILED, "Tệp không đọc được.", 1)

    def test_that_breaks_waits_for_another_attempt(self, known):
        register("test", lambda _order: 1 / 0, name="Nhập")
        now_waiting()
        assert work_once()
        run = Run.objects.get()
        assert run.state == RunState.WAITING
        assert run.sentence.startswith("Chương trình gặp lỗi.")
        assert run.sentence.endswith("ZeroDivisionError: division by zero")
        assert run.not_before > clock.now()

    def test_tells_each_reader_in_his_language_what_came_of_it(self, known):
        said = ngettext_lazy("%(n)d row was taken in.", "%(n)d rows were taken in.", "n")
        register("test", lambda _order: Outcome(said, values={"n": 3}), name="Nhập")
        now_waiting()
        work_once()
        run = Run.objects.get()
        assert sentence_of(run) == "Đã nhập 3 dòng."
        with translation.override("en"):
            assert sentence_of(run) == "3 rows were taken in."

    def test_tells_each_reader_in_his_language_why_it_failed(self, known):
        def refuse(_order):
            raise Refusal(gettext_lazy("Nobody here knows this kind of work: %(kind)s."), kind="bói")

        register("test", refuse, name="Nhập")
        now_waiting()
        work_once()
        with translation.override("en"):
            assert sentence_of(Run.objects.get()) == "Nobody here knows this kind of work: bói."
        assert sentence_of(Run.objects.get()) == "Không ai ở đây biết loại việc này: bói."

    def test_of_an_unknown_kind_fails_with_a_sentence(self, known):
        now_waiting(kind="bói-toán")
        assert work_once()
        assert "bói-toán" in Run.objects.get().sentence

    def test_that_was_lost_to_another_worker_does_not_write_over_it(self, known):
        def lose(_order):
            Run.objects.update(attempts=2)
            return Outcome("Xong.")

        register("test", lose, name="Nhập")
        now_waiting()
        work_once()
        assert Run.objects.get().state == RunState.RUNNING


@pytest.mark.django_db
def test_what_runs_daily_is_asked_for_once_a_day(monkeypatch, known, at):
    done = Counter()

    def count(_order):
        done["sweep"] += 1
        return Outcome("Xong.")

    register("sweep", count, name="Quét", daily_at=at.time().replace(hour=0, minute=15))
    register("other", count, name="Khác")
    monkeypatch.setattr(worker.clock, "now", lambda: at)
    assert [ask_for_slots(), ask_for_slots()] == [1, 0]
    assert Run.objects.get().label == "Quét"
    monkeypatch.setattr(worker.clock, "now", lambda: at + timedelta(days=3))
    assert ask_for_slots() == 1, "after missed nights it runs once"


@pytest.mark.django_db
def test_what_is_needed_whatever_the_hour_is_asked_for_when_a_worker_starts_unless_it_is_under_way(known):
    there = []
    late = clock.now().time().replace(hour=23, minute=59, second=59)
    register("figures", lambda _order: Outcome("Xong."), name="Số liệu", daily_at=late, is_needed=lambda: not there)
    assert [ask_at_start(), ask_at_start()] == [1, 0]
    work_once()
    there.append("figures")
    Run.objects.update(key="")
    assert ask_at_start() == 0, "it is there now"
    there.clear()
    assert ask_at_start() == 1, "a later update took it away"


@pytest.mark.django_db
def test_figures_that_an_update_took_away_are_kept_again_by_the_next_worker(cast):
    CliRunner().invoke(work, ["--once"], catch_exceptions=False)
    assert Rollup.objects.exists()
    Rollup.objects.all().delete()
    Run.objects.filter(kind="figures", key__contains="T").update(key="")  # an hour has passed
    CliRunner().invoke(work, ["--once"], catch_exceptions=False)
    assert Rollup.objects.exists()


@pytest.mark.django_db
def test_the_house_registers_its_nightly_work_and_the_command_carries_it_out(cast):
    CliRunner().invoke(work, ["--once"], catch_exceptions=False)
    local = clock.now().astimezone(clock.HOME)
    expected = {"figures"} | {slot.kind for slot in kinds.slots() if slot.at <= local.time()}
    assert {run.kind for run in Run.objects.all()} == expected
    assert set(Run.objects.values_list("state", flat=True)) <= {RunState.DONE}


@pytest.mark.django_db(transaction=True)
def test_the_beat_tells_how_far_a_long_run_is_and_the_worker_stops_when_told(known, monkeypatch):
    monkeypatch.setattr(worker, "_BEAT", 0.02)
    seen, stop = [], threading.Event()

    def slow(order):
        order.progress(40, 100)
        end = time.monotonic() + 10
        while not seen and time.monotonic() < end:
            seen.extend(Run.objects.filter(done=40, total=100).values_list("done", flat=True))
        stop.set()
        return Outcome("Xong.")

    register("test", slow, name="Nhập")
    now_waiting()
    work_on(until=stop)
    assert seen == [40]
    assert Run.objects.get().state == RunState.DONE


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_workers_at_once_carry_out_every_run_once(known):
    done, lock = Counter(), threading.Lock()

    def count(order):
        with lock:
            done[order.arguments["n"]] += 1
        return Outcome("Xong.")

    register("test", count, name="Nhập")
    for number in range(40):
        now_waiting(arguments={"n": number})

    def until_empty():
        while work_once():
            pass
        connection.close()

    threads = [threading.Thread(target=until_empty) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == Counter(range(40))


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_nothing_half_done_and_its_run_to_the_next(cast, tmp_path):
    task = TaskFactory(state="issued", due_kind="term", term_amount=5, term_unit="working-day")
    given = {"due_on": date(2025, 3, 10), "term_starts_on": date(2025, 3, 3), "unit": cast.department}
    work = AssignmentFactory(task=task, **given)
    SpecialDayFactory(on=date(2025, 3, 5))
    run = now_waiting(kind="recompute-terms", arguments={"days": ["2025-03-05"]})
    with transaction.atomic():
        Assignment.objects.select_for_update().get(pk=work.pk)  # the worker gets as far as this row
        process = worker_process(tmp_path)
        wait_for(lambda: Run.objects.get(pk=run.pk).state == RunState.RUNNING)
        time.sleep(0.5)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not DueChange.objects.exists()
    while work_once():
        pass
    assert Run.objects.get(pk=run.pk).attempts == 1, "it is another worker's as long as its lease runs"
    Run.objects.filter(pk=run.pk).update(lease_until=clock.now() - timedelta(seconds=1))
    assert work_once()
    run.refresh_from_db()
    assert (run.state, run.attempts) == (RunState.DONE, 2)
    assert DueChange.objects.get().new_due_on == date(2025, 3, 11)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_worker_beside_another_process_ends_with_it_and_one_that_is_told_to_stop_does(tmp_path):
    assert worker_process(tmp_path, "--beside", "999999999").wait(timeout=30) == 0
    alone = worker_process(tmp_path)
    wait_for(lambda: Run.objects.filter(state=RunState.DONE).exists() or alone.poll() is not None)
    alone.send_signal(signal.SIGTERM)
    assert alone.wait(timeout=30) == 0


def worker_process(home, *options):
    """Start `dondoc work` on the database of the tests."""
    of_tests = connection.settings_dict
    login = f"{of_tests['USER']}:{of_tests['PASSWORD']}@{of_tests['HOST'] or 'localhost'}:{of_tests['PORT'] or 5432}"
    environment = {
        **os.environ,
        "DATABASE_URL": f"postgresql://{login}/{of_tests['NAME']}",
        "DONDOC_HOME": str(home),
        "DONDOC_SECRET_KEY": "test",
        "DJANGO_SETTINGS_MODULE": "dondoc.config.settings",
    }
    return subprocess.Popen([Path(sys.executable).with_name("dondoc"), "work", *options], env=environment)


def wait_for(condition, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)
