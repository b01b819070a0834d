"""Fields of forms: label, help, error and the control, tied together for the eye and for the reader of the screen."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, FileField, RadioSelect
from django.utils.safestring import SafeString

from dondoc.ui.tags.explaining import help_for
from dondoc.ui.tags.library import register


@register.inclusion_tag("ui/components/field.html")
def field(
    bound: BoundField,
    help: str = "",  # noqa: A002
    label: str = "",
    autofocus: bool = False,
    wide: bool = False,
) -> dict[str, Any]:
    """Show a field of a form. A file field becomes a place to drop files; many choices become a group."""
    widget = bound.field.widget
    kind = (
        "group"
        if isinstance(widget, RadioSelect | CheckboxSelectMultiple)
        else "check"
        if isinstance(widget, CheckboxInput)
        else "drop"
        if isinstance(bound.field, FileField)
        else "plain"
    )
    helped = help or bound.help_text
    return {
        "bound": bound,
        "kind": kind,
        "control": _control(bound, kind, autofocus=autofocus, is_helped=bool(helped)),
        "label": label or bound.label,
        "meaning": help_for(label or bound.label),
        "help": helped,
        "errors": bound.errors,
        "wide": wide,
        "multiple": getattr(widget, "allow_multiple_selected", False),
    }


def _control(bound: BoundField, kind: str, *, autofocus: bool, is_helped: bool) -> SafeString:
    """Return the control itself. What describes it is named; an error is told."""
    id_ = bound.id_for_label or bound.auto_id or bound.html_name
    described = " ".join(
        name for name, is_there in ((f"{id_}-help", is_helped), (f"{id_}-error", bool(bound.errors))) if is_there
    )
    attributes: dict[str, Any] = {"aria-describedby": described} if described else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    if autofocus or "autofocus" in bound.field.widget.attrs:
        attributes["autofocus"] = autofocus  # the page decides, not the form: on one field at most
    if kind == "plain":
        attributes["class"] = " ".join(filter(None, (bound.field.widget.attrs.get("class", ""), "control")))
    return bound.as_widget(attrs=attributes)


@register.inclusion_tag("ui/components/errors.html")
def errors(*forms: BaseForm) -> dict[str, Any]:
    """Show above a form what is wrong with it: what belongs to no field in words, and links to the wrong fields."""
    return {
        "general": [error for form in forms for error in form.non_field_errors()],
        "fields": [bound for form in forms for bound in form if bound.errors],
    }
