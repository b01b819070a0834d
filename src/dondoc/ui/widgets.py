"""Form fields as browsers let people fill them."""

from __future__ import annotations

from django import forms


class DayInput(forms.DateInput):
    """A day as browsers let people pick it."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
