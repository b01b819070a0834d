"""Who asks, as the counting of sign-in attempts tells clients apart."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """Return the address of the client: behind the proxy (`DONDOC_HTTPS`) the last one it wrote into X-Forwarded-For,
    else that of the connection. Before it, in the same header, stands what a client may invent."""
    connected: str = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER is None:
        return connected
    return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or connected
