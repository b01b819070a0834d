"""A field for several files."""

from __future__ import annotations

from typing import Any

from django import forms


class ManyFilesInput(forms.ClearableFileInput):
    """Lets several files be chosen at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several uploaded files, each checked as one is."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files, an empty list when none was chosen and none is required."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            super().clean(None, initial)
        return [super(ManyFilesField, self).clean(one, initial) for one in given]
