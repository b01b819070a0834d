"""All addresses of the site. Each view behind them declares its gate."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from dondoc.administration.web.search import search
from dondoc.reports.web.overview import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("", include("dondoc.ui.web.urls")),
    path("", include("dondoc.organization.web.urls")),
    path("", include("dondoc.tasks.web.urls")),
    path("", include("dondoc.documents.web.urls")),
    path("", include("dondoc.oversight.web.urls")),
    path("", include("dondoc.notices.web.urls")),
    path("", include("dondoc.reports.web.urls")),
    path("", include("dondoc.administration.web.urls")),
    path("", include("dondoc.workcalendar.web.urls")),
]
