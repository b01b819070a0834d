"""The room's part of the `dondoc` command: the worker."""

from __future__ import annotations

import os
import signal
import threading
import time
from types import FrameType

import click
from django.utils.translation import gettext as _

from dondoc.jobs.worker import ask_at_start, work_on, work_once


@click.command("work")
@click.option("--once", is_flag=True, help="Carry out what waits now, then end.")
@click.option("--beside", type=int, metavar="PID", help="End when this process, the parent, has ended.")
def work(once: bool, beside: int | None) -> None:
    """Carry out long work in the background: imports, reports, recounting, and every night the sweep and the seal.

    Runs until it is stopped; a run that has begun is finished first. As many may run as there are cores, on as many
    machines as there are.
    """
    if once:
        ask_at_start()
        while work_once():
            pass
        return
    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        click.echo(_("Finishing what has begun, then stopping."), err=True)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    if beside is not None:
        threading.Thread(target=_watch, args=(beside, stop), daemon=True).start()
    work_on(until=stop)


def _watch(parent: int, stop: threading.Event) -> None:
    """Set `stop` once the parent has ended, and this process with it has fallen to another one."""
    while os.getppid() == parent:
        time.sleep(1)
    stop.set()
