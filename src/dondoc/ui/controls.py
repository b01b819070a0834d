"""The controls of forms as Django's own templates write them, to the letter, but in Python (`FORM_RENDERER`).

A page of work has twenty of them, and a choice of units hundreds of options.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString

from dondoc.ui.elements import attributes, written


class Controls(DjangoTemplates):
    """Writes what most controls are made of; leaves the others to Django's templates."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        """Return the control, or whatever else the template shows."""
        write = _WRITTEN.get(template_name)
        if write is None or context["widget"].get("is_initial"):
            return SafeString(super().render(template_name, context, request))  # nosec - a template's own
        return SafeString(write(context["widget"]))  # nosec - what stands in it is escaped below


def _input(widget: Mapping[str, Any]) -> str:
    own = {"type": widget["type"], "name": widget["name"], "value": widget["value"]}
    return f"<input{attributes(own)}{attributes(widget['attrs'])}>"


def _file(widget: Mapping[str, Any]) -> str:
    return _input({**widget, "value": None})


def _textarea(widget: Mapping[str, Any]) -> str:
    own = attributes({"name": widget["name"]})
    return f"<textarea{own}{attributes(widget['attrs'])}>\n{written(widget['value'] or '')}</textarea>"


def _select(widget: Mapping[str, Any]) -> str:
    groups = "".join([_group(name, options) for name, options, _index in widget["optgroups"]])
    return f"<select{attributes({'name': widget['name']})}{attributes(widget['attrs'])}>{groups}\n</select>"


def _group(name: object, options: list[dict[str, Any]]) -> str:
    told = "".join([f"\n  {_option(one)}\n" for one in options])
    return f'\n  <optgroup label="{written(name)}">{told}\n  </optgroup>' if name else told


def _option(option: Mapping[str, Any]) -> str:
    own = attributes(option["attrs"]) if option["attrs"] else ""
    return f'<option value="{written(option["value"])}"{own}>{written(option["label"])}</option>'


_WRITTEN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    f"django/forms/widgets/{name}.html": write
    for write, names in (
        (_input, ("text", "number", "date", "time", "hidden", "password", "checkbox")),
        (_file, ("clearable_file_input",)),
        (_textarea, ("textarea",)),
        (_select, ("select",)),
    )
    for name in names
}
