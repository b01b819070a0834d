from django.urls import reverse


def test_the_hub_leads_only_where_the_administrator_may_go(client, cast):
    client.force_login(cast.administrator)
    places = client.get(reverse("administration:hub")).context["places"]
    assert len(places) == 13
    for _name, url, _about in places:
        assert client.get(url).status_code == 200, url


def test_what_he_keeps_is_at_hand_on_the_administrators_first_page(client, cast):
    client.force_login(cast.administrator)
    home = client.get("/").content.decode()
    assert reverse("roles") in home
    assert reverse("tasks:assignments") not in home
    client.force_login(cast.leader)
    assert reverse("roles") not in client.get("/").content.decode()


def test_the_hub_is_not_for_others(client, cast):
    client.force_login(cast.leader)
    assert client.get(reverse("administration:hub")).status_code == 403
