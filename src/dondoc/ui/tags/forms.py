"""Fields of forms: label, help, error and the control, tied together for the eye and for the reader of the screen."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, FileField, RadioSelect
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dondoc.ui.elements import element, line
from dondoc.ui.shapes import drawn
from dondoc.ui.tags.explaining import help_for
from dondoc.ui.tags.library import register


@register.simple_tag
def field(
    bound: BoundField,
    help: str = "",  # noqa: A002
    label: str = "",
    autofocus: bool = False,
    wide: bool = False,
) -> SafeString:
    """Show a field of a form. A file field becomes a place to drop files; many choices become a group."""
    widget, name, helped = bound.field.widget, label or bound.label, help or bound.help_text
    is_group, is_check = isinstance(widget, RadioSelect | CheckboxSelectMultiple), isinstance(widget, CheckboxInput)
    is_drop = isinstance(bound.field, FileField)
    is_plain = not (is_group or is_check or is_drop)
    control = _control(bound, autofocus=autofocus, is_helped=bool(helped), is_plain=is_plain)
    notes, to = line(format_html("{}{}", _help(bound, helped), _errors(bound))), {"for": bound.id_for_label}
    if is_check:
        return _framed("div", "field field-check", bound, control, element("label", to, name), notes)
    title = (name, _required(bound))
    if is_group:
        legend, choices = element("legend", {}, *title, help_for(name)), element("div", {"class": "choices"}, control)
        return _framed("fieldset", "field", bound, legend, notes, choices)
    shown = (element("label", to, *title), help_for(name), notes)
    if is_drop:
        return _framed("div", "field", bound, *shown, _dropped(control, widget))
    return _framed("div", "field field-wide" if wide else "field", bound, *shown, control)


def _framed(tag: str, classes: str, bound: BoundField, *content: object) -> SafeString:
    return line(element(tag, {"class": f"{classes} field-wrong" if bound.errors else classes}, *content))


def _required(bound: BoundField) -> SafeString:
    if not bound.field.required:
        return line(SafeString(""))
    said = _("required")
    return line(
        format_html('<span class="required" title="{}"> *<span class="visually-hidden"> ({})</span></span>', said, said)
    )


def _help(bound: BoundField, helped: object) -> SafeString:
    if not helped:
        return SafeString("")
    return format_html('<p class="help" id="{}-help">{}</p>', bound.id_for_label or bound.auto_id, helped)


def _errors(bound: BoundField) -> SafeString:
    if not bound.errors:
        return SafeString("")
    said = format_html_join(" ", "{}", ((error,) for error in bound.errors))
    return format_html(
        '<p class="error" id="{}-error">{}{}</p>', bound.id_for_label or bound.auto_id, drawn("warning"), said
    )


def _dropped(control: SafeString, widget: Any) -> SafeString:
    """Return the place to drop files on, around their control."""
    many = getattr(widget, "allow_multiple_selected", False)
    words = _("Drop files here, or <b>choose them</b>") if many else _("Drop a file here, or <b>choose one</b>")
    return format_html(
        '<div class="drop" data-drop>{}<p class="drop-words"><b class="drop-touch">{}</b><span>{}</span></p>'
        '<ul class="drop-files"></ul></div>',
        control,
        _("Take a photo or choose a file"),
        mark_safe(words),  # noqa: S308 # nosec B308 B703 - words of our own
    )


def _control(bound: BoundField, *, autofocus: bool, is_helped: bool, is_plain: bool) -> SafeString:
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
    if is_plain:
        attributes["class"] = " ".join(filter(None, (bound.field.widget.attrs.get("class", ""), "control")))
    return bound.as_widget(attrs=attributes)


@register.inclusion_tag("ui/components/errors.html")
def errors(*forms: BaseForm) -> dict[str, Any]:
    """Show above a form what is wrong with it: what belongs to no field in words, and links to the wrong fields."""
    return {
        "general": [error for form in forms for error in form.non_field_errors()],
        "fields": [bound for form in forms for bound in form if bound.errors],
    }
