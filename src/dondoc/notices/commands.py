"""The room's part of the `dondoc` command: sending, and how the deliveries stand."""

from __future__ import annotations

import json
from dataclasses import asdict

import click
from django.utils.translation import gettext_lazy as _

from dondoc.kernel import clock
from dondoc.notices.actions import send as send_now
from dondoc.notices.models import DeliveryState
from dondoc.notices.queries import counted
from dondoc.organization.actors import Actor

_SENT = {
    "sent": _("sent"),
    "put_off": _("in vain, to be tried again"),
    "failed": _("given up"),
    "needless": _("no longer needed"),
}


@click.group()
def notices() -> None:
    """Messages to people."""


@notices.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def send(as_json: bool) -> None:
    """Send by mail and webhook what is to leave by now. For a timer, every minute; several at once harm nothing."""
    done = asdict(send_now(by=Actor.system(), at=clock.now()))
    if as_json:
        click.echo(json.dumps(done))
        return
    for what, number in done.items():
        if number:
            click.echo(f"{number:>8}  {_SENT[what]}")


@notices.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def check(as_json: bool) -> None:
    """Say how many messages wait, were sent, failed, or were no longer needed."""
    found = counted()
    if as_json:
        click.echo(json.dumps({state.value: found.get(state.value, 0) for state in DeliveryState}))
        return
    for state in DeliveryState:
        click.echo(f"{found.get(state.value, 0):>8}  {state.label}")
