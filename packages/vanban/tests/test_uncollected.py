"""The program's search for garbage waits while a text is read, and goes on as it was afterwards."""

from __future__ import annotations

import gc

import pytest

import vanban
from vanban import _assemble
from vanban._uncollected import uncollected


def test_it_waits_while_a_text_is_read_and_goes_on_after(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    whole = _assemble.assemble

    def noted(source: vanban.Source) -> vanban.Reading:
        seen.append(gc.isenabled())
        return whole(source)

    monkeypatch.setattr(_assemble, "assemble", noted)
    vanban.read_text("Giao Sở Nội vụ báo cáo.")
    assert seen == [False]
    assert gc.isenabled()


def test_it_goes_on_also_after_an_error_and_stays_off_where_the_program_switched_it_off() -> None:
    with pytest.raises(ValueError, match="harm"), uncollected():
        raise ValueError("harm")
    assert gc.isenabled()
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
