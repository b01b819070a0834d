"""Form fields as browsers let people fill them."""

from __future__ import annotations

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """A day as browsers let people pick it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LinesField(forms.CharField):
    """A list, written one item a line."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        """Return the items as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the lines that are not blank."""
        return [line.strip() for line in str(value or "").splitlines() if line.strip()]
