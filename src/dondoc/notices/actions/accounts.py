"""Telling people of what opens accounts and gives rights: listeners, in the transaction of what happened."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from dondoc.kernel import clock
from dondoc.notices.actions.telling import Message, tell
from dondoc.notices.rules import Manner
from dondoc.organization.events import KeeperAppointed, PasswordLinkUsed
from dondoc.organization.models import PasswordLink, RoleGrant
from dondoc.organization.queries import keepers_on
from dondoc.ui.formats import moment

_SUBJECT = "account"


def on_password_link_used(event: PasswordLinkUsed) -> None:
    """Tell the person, and once a day every other administrator that links of the maker are used."""
    link = PasswordLink.objects.select_related("person", "made_by").get(pk=event.link_id)
    day = clock.local_date(event.at)
    with translation.override(settings.LANGUAGE_CODE):
        words = {"name": link.person.full_name, "maker": link.maker, "made": moment(link.made_at)}
        own = Message(
            link.person_id,
            f"password-link:{link.pk}",
            _("Your password was chosen by a link"),
            _("%(maker)s made the link on %(made)s. If it was not you who used it, tell another administrator at once.")
            % words,
            address=reverse("password"),
            manner=Manner.AT_ONCE,
            subject=_SUBJECT,
        )
        told = [
            Message(
                person_id,
                f"password-links:{link.made_by_id or 0}:{day}",
                _("Passwords are chosen by links of %(maker)s") % words,
                _("Today first for %(name)s. The list of links shows every use; ask where one surprises you.") % words,
                address=reverse("password-links"),
                subject=_SUBJECT,
            )
            for person_id in sorted(keepers_on(day) - {link.made_by_id, link.person_id})
        ]
    tell([own, *told], at=event.at)


def on_keeper_appointed(event: KeeperAppointed) -> None:
    """Tell every other administrator, for a second account is how one could get round the others."""
    grant = RoleGrant.objects.select_related("person", "role").get(pk=event.grant_id)
    day = clock.local_date(event.at)
    with translation.override(settings.LANGUAGE_CODE):
        words = {"name": grant.person.full_name, "role": grant.role.name, "by": event.by_name}
        told = [
            Message(
                person_id,
                f"keeper:{grant.pk}",
                _("%(name)s may keep units, people and roles") % words,
                _("%(by)s granted the role “%(role)s”. Ask, where that surprises you.") % words,
                address=reverse("person", args=[grant.person_id]),
                subject=_SUBJECT,
            )
            for person_id in sorted(keepers_on(day) - {event.by_id, grant.person_id})
        ]
    tell(told, at=event.at)
