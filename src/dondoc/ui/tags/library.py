"""The one library into which all components are registered."""

from __future__ import annotations

from django import template

register = template.Library()
