"""All addresses of the site. Each view behind them declares its gate."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("dondoc.ui.web.urls")),
]
