"""The components as template tags and filters. They are built in: no template loads them. README.md shows their use."""

from __future__ import annotations

from django.template.defaultfilters import stringfilter

from dondoc.ui import formats
from dondoc.ui.tags import blocks, charts, controls, explaining, figures, forms, graph, lists, spans
from dondoc.ui.tags.library import register

__all__ = ["blocks", "charts", "controls", "explaining", "figures", "forms", "graph", "lists", "register", "spans"]

register.filter("truncatechars", stringfilter(formats.truncated), is_safe=True)
for _name in ("day", "weekday", "weekday_day", "moment", "number", "share", "brief"):
    register.filter(_name, getattr(formats, _name))
