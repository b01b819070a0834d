"""What the frame around every page knows: who looks, where he may go, and how he likes his page."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from dondoc.kernel import clock
from dondoc.ui import navigation
from dondoc.ui.addresses import address
from dondoc.ui.themes import theme_of


class Frame:
    """Worked out when the base page asks, so that parts of pages cost nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def reader(self) -> navigation.Reader | None:
        """Who looks at the page, `None` for strangers."""
        return navigation.reader_of(self._request)

    @property
    def reader_key(self) -> str:
        """What sets this reader apart in the browser, so that nobody meets another one's drafts; "" for strangers."""
        return str(getattr(self.reader, "person_id", None) or "") if self.reader else ""

    @cached_property
    def sections(self) -> list[navigation.Section]:
        """What the reader may open, the current section and page marked."""
        return navigation.sections_for(self.reader, self._request.path)

    @cached_property
    def section(self) -> navigation.Section | None:
        """The section this page belongs to, when it has pages of its own to choose from."""
        return next((one for one in self.sections if one.is_current and one.links), None)

    @cached_property
    def theme(self) -> str:
        """The theme the reader chose, "" to follow the machine."""
        return theme_of(self._request)

    @cached_property
    def path(self) -> str:
        """Where to come back to after a choice of language or theme: this page, or the one whose form it answers."""
        if self._request.method in {"GET", "HEAD"}:
            return self._request.get_full_path()
        came_from = self._request.headers.get("Referer", "")
        return came_from if url_has_allowed_host_and_scheme(came_from, {self._request.get_host()}) else self.home

    @property
    def today(self) -> date:
        """The day, as a printed page tells it."""
        return clock.today()

    @property
    def largest_file(self) -> int:
        """How large a file may be at most, in bytes, so that a browser says so before it sends one."""
        limit: int = settings.DONDOC_UPLOAD_LIMIT
        return limit

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages to choose from: code, and how it calls itself."""
        return [(code, {"vi": "Tiếng Việt", "en": "English"}.get(code, code)) for code, _name in settings.LANGUAGES]

    @cached_property
    def search(self) -> str:
        """The address of the search, "" where there is none."""
        return address("search")

    @cached_property
    def home(self) -> str:
        """The first page of somebody signed in."""
        return address("home") or "/"

    @cached_property
    def sign_in(self) -> str:
        """The address of the sign-in, "" where there is none."""
        return address("sign-in")

    @cached_property
    def password(self) -> str:
        """The address at which one changes his password, "" where there is none."""
        return address("password")

    @cached_property
    def sign_out(self) -> str:
        """The address that ends the session, "" where there is none."""
        return address("sign-out")


def page(request: HttpRequest) -> dict[str, Any]:
    """Return what the base page needs, under the one name `frame`."""
    return {"frame": Frame(request)}
