"""An administrator sees on a page whether the installation is well and how it is set, and changes neither there."""

from __future__ import annotations

import pytest
from django.urls import reverse

from dondoc.kernel import clock
from factories import DeliveryFactory


@pytest.fixture
def shown(client, cast):
    client.force_login(cast.administrator)

    def page():
        answer = client.get(reverse("administration:state"))
        assert answer.status_code == 200
        return answer

    return page


def test_what_is_to_be_done_is_said_as_on_the_machine(shown):
    DeliveryFactory(state="failed", attempts=6, ended_at=clock.now())
    found = dict(shown().context["found"])
    assert "1 " in found["Lượt gửi"][0]


def test_settings_stand_in_words_with_their_names_and_without_secrets(shown, settings):
    settings.DONDOC_PUBLISH, settings.DONDOC_DONE_AT = True, "confirmation"
    settings.DONDOC_WEBHOOK = "https://gateway.example.test/hidden-path"
    settings.EMAIL_HOST_PASSWORD = "mật khẩu của thư"
    settings.DONDOC_UPLOAD_LIMIT = 20 * 2**20
    answer = shown()
    said = {name: str(value) for name, _said, value in answer.context["settings"]}
    assert said["DONDOC_PUBLISH"] == said["DONDOC_WEBHOOK"] == "có"
    assert said["DONDOC_UPLOAD_LIMIT"] == "20"
    assert said["DONDOC_DONE_AT"] == "khi xác nhận"
    page = answer.content.decode()
    for secret in ("hidden-path", "mật khẩu của thư", settings.SECRET_KEY):
        assert secret not in page


@pytest.mark.parametrize("role", ["official", "unit_head", "tracking_officer", "leader"])
def test_the_page_is_for_who_keeps_the_installation(client, cast, role):
    client.force_login(getattr(cast, role))
    assert client.get(reverse("administration:state")).status_code == 403
