from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from factories import AssignmentFactory, PersonFactory, UnitFactory


@pytest.fixture
def sign_in(cast: Cast, client: Client):
    def come_in(role: str) -> Client:
        client.force_login(cast.of_role(role))
        return client

    return come_in


def search(client, **asked):
    return client.get(reverse("search"), asked)


def test_the_search_stands_in_the_head_of_every_page(sign_in):
    assert 'action="/search/"' in sign_in("official").get("/").content.decode()


def test_what_was_found_is_marked_and_leads_to_its_page(sign_in, cast):
    work = AssignmentFactory(unit=cast.department, task__title="Rà soát <quy> chế")
    page = search(sign_in("leader"), text="quy che")
    shown = page.content.decode()
    assert "Rà soát &lt;<mark>quy</mark>&gt; <mark>chế</mark>" in shown
    assert f'href="{reverse("tasks:task", args=[work.task_id])}"' in shown


def test_every_hit_of_an_official_can_be_opened_by_him(sign_in, cast):
    AssignmentFactory(unit=cast.department, task__title="Kiểm kê nội vụ")
    AssignmentFactory(unit=cast.other_department, task__title="Kiểm kê xây dựng")
    official = sign_in("official")
    page = search(official, text="kiem ke")
    urls = [url for group in page.context["groups"] for _hit, url in group["hits"]]
    assert len(urls) == 1
    assert all(official.get(url).status_code == 200 for url in urls)


def test_an_administrator_finds_units_and_people_alone(sign_in, cast):
    AssignmentFactory(unit=cast.department, task__title="Nội vụ")
    groups = search(sign_in("administrator"), text="noi vu").context["groups"]
    assert [group["kind"] for group in groups] == ["unit"]


def test_all_of_one_kind_is_paged(sign_in):
    for number in range(60):
        PersonFactory(full_name=f"Trần Văn {number:02}")
    leader = sign_in("leader")
    first = search(leader, text="tran van")
    (group,) = first.context["groups"]
    assert len(group["hits"]) == 5
    assert group["has_more"]
    page = search(leader, text="tran van", kind="person").context["page"]
    rest = search(leader, text="tran van", kind="person", after=page.next_key).context["page"]
    assert (len(page.rows), len(rest.rows), rest.next_key) == (50, 10, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Bạn tìm gì?"), ("a", "Ngắn quá."), ("khongcotunay", "Không tìm thấy."), ("%_' & | !:*", "Ngắn quá.")],
)
def test_an_empty_answer_says_what_to_do(sign_in, text, said):
    assert said in search(sign_in("leader"), text=text).content.decode()


def test_a_kind_that_is_not_his_is_as_if_nothing_was_asked(sign_in, cast):
    page = search(sign_in("administrator"), text="noi vu", kind="document")
    assert [group["kind"] for group in page.context["groups"]] == ["unit"]


def test_what_has_ended_and_who_left_are_said_so_and_stand_first(sign_in, cast):
    UnitFactory(name="Sở Kiểm kê", code="SKK", valid_to=date(2025, 2, 28))
    PersonFactory(full_name="Kiểm Kê")
    AssignmentFactory(unit=cast.department, task__title="Kiểm kê nội vụ")
    page = search(sign_in("leader"), text="kiem ke")
    assert [group["kind"] for group in page.context["groups"]] == ["unit", "person", "task"]
    assert "SKK · sở · đã kết thúc ngày 28/02/2025" in page.content.decode()
    assert "hiện không giữ vị trí" in page.content.decode()
