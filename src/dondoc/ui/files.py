"""Answers that carry a file."""

from __future__ import annotations

from typing import TypeVar

from django.http import HttpResponseBase
from django.utils.http import content_disposition_header

Answer = TypeVar("Answer", bound=HttpResponseBase)


def to_be_kept(answer: Answer, name: str) -> Answer:
    """Return the answer as a file of this name, which a browser keeps and does not show."""
    answer.headers["Content-Disposition"] = str(content_disposition_header(as_attachment=True, filename=name))
    return answer
