"""What a password must be, and the address at which a person chooses his own."""

from __future__ import annotations

import unicodedata

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from dondoc.organization.models import Person


def counted_name(username: str) -> str:
    """Return the sign-in name as wrong attempts are counted by it: `Person` is found whatever its case, so "QuanTri" is
    no other account to guess at than "quantri"."""
    return unicodedata.normalize("NFKC", username).strip().upper().lower()


class LongEnough(MinimumLengthValidator):
    """A password of at least so many characters, and a refusal in the reader's language."""

    def get_error_message(self) -> str:
        """Return what is wrong and what to do."""
        return _("This password is too short: take at least %(n)d characters.") % {"n": self.min_length}


def address_of_link(person: Person, secret: str) -> str:
    """Return the address, without the host, at which who holds the secret chooses the person's password."""
    return reverse("password-link", args=[urlsafe_base64_encode(force_bytes(person.pk)), secret])
