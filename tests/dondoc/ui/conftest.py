"""What the tests of the room share: rendering a piece of template as a page would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

Renders = Callable[..., str]


@pytest.fixture
def rendered(rf: RequestFactory) -> Renders:
    """Render the source in Vietnamese, or another language, at an address."""

    def render(source: str, *, language: str = "vi", at: str = "/", **context: Any) -> str:
        with translation.override(language):
            return engines["django"].from_string(source).render(context, rf.get(at))

    return render
