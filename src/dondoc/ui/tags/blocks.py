"""Components that hold others: everything between the tag and its end is shown inside."""

from __future__ import annotations

from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dondoc.ui.panels import panels_for
from dondoc.ui.shapes import drawn
from dondoc.ui.tags.explaining import help_for
from dondoc.ui.tags.library import register

_TONES = {
    "info": ("in-time", "info"),
    "success": ("done", "tick"),
    "warning": ("near-due", "clock"),
    "error": ("late", "warning"),
}


@register.simple_block_tag
def card(content: str, title: str = "", tone: str = "", aside: str = "", id: str = "") -> SafeString:  # noqa: A002
    """Lay what belongs together on a sheet. `aside` stands at the right of the title; `tone` marks the edge."""
    heading = format_html("<h2>{}</h2>", title)
    if help_there := help_for(title):
        heading = format_html('<div class="card-title">{}{}</div>', heading, help_there)
    head = format_html('<div class="card-head">{}{}</div>', heading, _aside(aside)) if title else ""
    return format_html(
        '<section class="card{}"{}>{}{}</section>',
        f" edge-{tone}" if tone else "",
        format_html(' id="{}"', id) if id else "",
        head,
        content,
    )


def _aside(text: str) -> SafeString | str:
    return format_html('<span class="soft">{}</span>', text) if text else ""


@register.simple_block_tag
def buttons(content: str, aside: str = "") -> SafeString:
    """Set buttons in a row; `aside` stands at its end."""
    return format_html('<div class="buttons">{}{}</div>', content, _aside(aside))


@register.simple_block_tag
def alert(content: str, tone: str = "info", title: str = "") -> SafeString:
    """Say something that must not be missed. `tone` is "info", "success", "warning" or "error"."""
    colours, shape = _TONES[tone]
    return format_html(
        '<div class="alert tone-{}" role="{}">{}<div>{}{}</div></div>',
        colours,
        "alert" if tone == "error" else "status",
        drawn(shape),
        format_html("<strong>{}</strong> ", title) if title else "",
        content,
    )


@register.simple_block_tag
def quote(content: str, source: str = "") -> SafeString:
    """Quote a document, with where it stands there."""
    end = format_html("<figcaption>{}</figcaption>", source) if source else ""
    return format_html('<figure class="quote"><blockquote>{}</blockquote>{}</figure>', content, end)


@register.simple_block_tag
def facts(content: str, columns: int = 1) -> SafeString:
    """List facts by name; inside stand `{% fact "Name" %}...{% endfact %}`. With two columns where there is room."""
    return format_html(
        '<div class="facts-frame"><dl class="facts{}">{}</dl></div>', " facts-two" if columns == 2 else "", content
    )


@register.simple_block_tag
def fact(content: str, name: str) -> SafeString:
    """State one fact inside `facts`."""
    return format_html("<div><dt>{}{}</dt><dd>{}</dd></div>", name, help_for(name), content)


@register.simple_block_tag
def gap(content: str, href: str = "") -> SafeString:
    """Show that something is missing, as a dashed field to fill; with `href` it leads to where it is filled."""
    if href:
        return format_html('<a class="gap" href="{}">{}</a>', href, content)
    return format_html('<span class="gap">{}</span>', content)


@register.simple_block_tag
def timeline(content: str, label: str = "") -> SafeString:
    """Tell what happened in its order; inside stand `{% step "14:05 31/12/2024" %}...{% endstep %}`."""
    return format_html(
        '<ol class="timeline"{}>{}</ol>', format_html(' aria-label="{}"', label) if label else "", content
    )


@register.simple_block_tag
def step(content: str, when: str = "", who: str = "", tone: str = "neutral") -> SafeString:
    """Tell one thing that happened inside `timeline`."""
    return format_html(
        '<li class="dot-{}"><p class="soft">{}{}</p><div>{}</div></li>',
        tone,
        when,
        format_html(" · <strong>{}</strong>", who) if who else "",
        content,
    )


@register.simple_tag(takes_context=True)
def panels(context: Context, place: str, thing: object) -> SafeString:
    """Show what rooms above have registered for the place: `{% panels "assignment" assignment %}`."""
    return panels_for(place, context["request"], thing)
