"""Addresses of pages. Django looks a name up anew each time; every page asks for thirty, a list for two a row.

What was looked up is kept with the routes it was looked up in, so that other routes have addresses of their own.
"""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, get_resolver, get_script_prefix, get_urlconf, reverse
from django.urls.resolvers import URLResolver
from django.utils.http import url_has_allowed_host_and_scheme

_ANY_ID = 987654321


def address(url_name: str) -> str:
    """Return the address of a named page without arguments, "" when there is none."""
    return _without_id(url_name, get_resolver(get_urlconf()), get_script_prefix())


def page_of(url_name: str, pk: int) -> str:
    """Return the address of the named page of the thing with this id. Raises `NoReverseMatch` for no such page."""
    before, after = around_id(url_name)
    return f"{before}{pk:d}{after}"


def around_id(url_name: str) -> tuple[str, str]:
    """Return what stands before and after the id in the addresses of such pages. Raises `NoReverseMatch` for none."""
    return _around_id(url_name, get_resolver(get_urlconf()), get_script_prefix())


def is_of_this_site(request: HttpRequest, wanted: str) -> bool:
    """Whether an address that a form names as the way back leads to a page of this site."""
    return url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())


@lru_cache(maxsize=512)
def _without_id(url_name: str, _routes: URLResolver, _prefix: str) -> str:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=512)
def _around_id(url_name: str, _routes: URLResolver, _prefix: str) -> tuple[str, str]:
    before, _id, after = reverse(url_name, args=[_ANY_ID]).partition(str(_ANY_ID))
    return before, after
