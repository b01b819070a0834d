import pytest
from django.urls import reverse

from dondoc.notices.models import Notice, Preference
from factories import NoticeFactory


@pytest.fixture
def reader(cast, client):
    client.force_login(cast.official)
    return client


def test_a_person_sees_his_own_messages_and_how_many_are_new(cast, reader):
    NoticeFactory(person=cast.official, title="Việc của tôi")
    NoticeFactory(person=cast.unit_head, title="Việc của người khác")
    page = reader.get(reverse("notices:messages")).content.decode()
    assert "Việc của tôi" in page
    assert "Việc của người khác" not in page
    assert '<strong aria-hidden="true">1</strong>' in page


def test_opening_a_message_leads_to_its_matter_and_marks_it_read(cast, reader):
    one = NoticeFactory(person=cast.official, address="/calendar/")
    answer = reader.get(reverse("notices:open", args=[one.pk]))
    assert answer["Location"] == "/calendar/"
    one.refresh_from_db()
    assert one.read_at is not None


def test_the_message_of_another_is_not_there(cast, reader):
    one = NoticeFactory(person=cast.unit_head)
    assert reader.get(reverse("notices:open", args=[one.pk])).status_code == 404
    one.refresh_from_db()
    assert one.read_at is None


def test_all_can_be_marked_as_read_and_others_stay(cast, reader):
    NoticeFactory(person=cast.official)
    other = NoticeFactory(person=cast.unit_head)
    reader.post(reverse("notices:read"))
    assert list(Notice.objects.filter(read_at__isnull=True)) == [other]


def test_the_hour_and_the_channel_are_kept(cast, reader):
    reader.post(reverse("notices:settings"), {"mail": "each", "digest_at": "16:45"})
    kept = Preference.objects.get(person=cast.official)
    assert (kept.mail, f"{kept.digest_at:%H:%M}", kept.by_webhook) == ("each", "16:45", False)


def test_an_hour_of_the_night_is_refused_and_what_was_typed_stays(cast, reader):
    page = reader.post(reverse("notices:settings"), {"mail": "digest", "digest_at": "23:15"}).content.decode()
    assert "23:15" in page
    assert not Preference.objects.exists()
