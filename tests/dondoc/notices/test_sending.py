import hashlib
import hmac
import json
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from click.testing import CliRunner
from django.core import mail

from dondoc.kernel.errors import NotPermitted
from dondoc.notices import carriers, concerns
from dondoc.notices.actions import send, tell
from dondoc.notices.commands import notices
from dondoc.notices.models import Channel, Delivery, DeliveryState
from dondoc.notices.rules import MOST_ATTEMPTS, Mail, Manner
from dondoc.organization.queries import actor_of
from factories import PreferenceFactory


@pytest.fixture
def tomorrow(at) -> datetime:
    """Eight in the morning, when the digests have left."""
    return at + timedelta(hours=23)


def state() -> str:
    return Delivery.objects.get().state


def test_a_digest_gathers_what_was_told_and_leaves_once(message, at, actor, tomorrow):
    tell([message(), message(key="sent:2", title="Việc khác")], at=at)
    assert send(by=actor, at=at).sent == 0
    assert send(by=actor, at=tomorrow).sent == 2
    assert send(by=actor, at=tomorrow + timedelta(days=1)).sent == 0
    (sent,) = mail.outbox
    assert sent.to == ["chuyen.vien@example.test"]
    assert "2 tin nhắn" in sent.subject
    assert "Việc mới" in sent.body
    assert "Việc khác" in sent.body
    assert "https://dondoc.example.test/assignments/1/" in sent.body


def test_what_is_urgent_leaves_at_once_and_by_itself(message, at, actor):
    urgent = {"manner": Manner.AT_ONCE}
    tell([message(key="sent:1", **urgent), message(key="sent:2", **urgent)], at=at)
    assert send(by=actor, at=at).sent == 2
    assert [one.subject for one in mail.outbox] == ["[Đôn Đốc] Việc mới"] * 2
    assert len({one.extra_headers["Message-ID"] for one in mail.outbox}) == 2


def test_nothing_is_sent_to_who_is_no_longer_concerned(message, at, actor, tomorrow, monkeypatch):
    monkeypatch.setattr(concerns, "_concerned", {"thing": lambda rows, on: {one.pk for one in rows if one.basis}})
    tell([message(subject="thing"), message(key="sent:2", subject="thing", basis="still", title="Còn")], at=at)
    done = send(by=actor, at=tomorrow)
    assert (done.sent, done.needless) == (1, 1)
    assert Delivery.objects.get(notice__key="sent:1").state == DeliveryState.NEEDLESS
    assert "Việc mới" not in mail.outbox[0].body


def test_who_may_no_longer_sign_in_is_sent_nothing(message, at, actor, person, tomorrow):
    tell([message()], at=at)
    person.is_active = False
    person.save()
    assert send(by=actor, at=tomorrow).needless == 1
    assert not mail.outbox


def test_what_fails_is_tried_again_later_each_time_and_given_up_at_last(message, at, actor, monkeypatch):
    def refuse(*_given: object) -> None:
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(carriers, "mail", refuse)
    tell([message(manner=Manner.AT_ONCE)], at=at)
    moment, pauses = at, []
    for _attempt in range(MOST_ATTEMPTS - 1):
        assert send(by=actor, at=moment).put_off == 1
        assert send(by=actor, at=moment).put_off == 0
        following = Delivery.objects.get().next_at
        pauses.append((following - moment) // timedelta(minutes=1))
        moment = following
    assert pauses == [1, 5, 25, 125, 625]
    assert send(by=actor, at=moment).failed == 1
    assert state() == DeliveryState.FAILED
    assert "nobody there" in Delivery.objects.get().fault


def test_what_a_killed_sender_held_is_taken_up_by_another(message, at, actor, monkeypatch):
    class Killed(BaseException):
        pass

    def die(*_given: object) -> None:
        raise Killed

    tell([message(manner=Manner.AT_ONCE)], at=at)
    with monkeypatch.context() as patched:
        patched.setattr(carriers, "mail", die)
        with pytest.raises(Killed):
            send(by=actor, at=at)
    assert send(by=actor, at=at + timedelta(minutes=5)).sent == 0
    assert send(by=actor, at=at + timedelta(minutes=16)).sent == 1
    assert state() == DeliveryState.SENT


def test_only_the_installation_sends(at, person):
    with pytest.raises(NotPermitted):
        send(by=actor_of(person, on=at.date()), at=at)


class Gateway(HTTPServer):
    """Keeps what it is sent, and answers with `status`."""

    status = 204
    got: list[tuple[dict[str, str], bytes]]


class Keeping(BaseHTTPRequestHandler):
    server: Gateway

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@pytest.fixture
def gateway(settings):
    with Gateway(("127.0.0.1", 0), Keeping) as server:
        server.got = []
        settings.DONDOC_WEBHOOK = f"http://127.0.0.1:{server.server_port}/in"
        settings.DONDOC_WEBHOOK_SECRET = "of both"
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def test_the_webhook_gets_signed_json(message, at, actor, person, gateway):
    PreferenceFactory(person=person, by_webhook=True, mail=Mail.NONE)
    tell([message()], at=at)
    assert send(by=actor, at=at).sent == 1
    ((headers, body),) = gateway.got
    assert json.loads(body)["title"] == "Việc mới"
    assert headers["X-Dondoc-Signature"] == "sha256=" + hmac.new(b"of both", body, hashlib.sha256).hexdigest()
    assert headers["Idempotency-Key"] == f"sent:1:{person.pk}"


def test_a_webhook_that_is_out_of_order_is_tried_again(message, at, actor, person, gateway):
    PreferenceFactory(person=person, by_webhook=True, mail=Mail.NONE)
    gateway.status = 500
    tell([message()], at=at)
    assert send(by=actor, at=at).put_off == 1
    waiting = Delivery.objects.get(channel=Channel.WEBHOOK)
    assert "500" in waiting.fault
    assert waiting.next_at == at + timedelta(minutes=1)


def test_the_command_sends_and_counts(message, at):
    tell([message(manner=Manner.AT_ONCE)], at=at)
    sent = CliRunner().invoke(notices, ["send", "--json"])
    assert json.loads(sent.output) == {"sent": 1, "put_off": 0, "failed": 0, "needless": 0}
    counted = CliRunner().invoke(notices, ["check", "--json"])
    assert json.loads(counted.output) == {"waiting": 0, "sent": 1, "failed": 0, "needless": 0}
