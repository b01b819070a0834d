from __future__ import annotations

from dondoc.kernel.gates import Gate, everybody, gate, gate_of, signed_in


def view(request: object) -> None:
    """A page."""


def test_a_view_that_declares_nothing_has_no_gate() -> None:
    assert gate_of(view) is None


def test_each_declaration_is_found_on_the_view() -> None:
    def page(request: object) -> None:
        """A page."""

    assert gate_of(everybody(page)) == Gate("everybody")
    assert gate_of(signed_in(page)) == Gate("signed-in")
    assert gate_of(gate("assignment.confirm")(page)) == Gate("holders", "assignment.confirm")


def test_something_else_of_that_name_is_no_gate() -> None:
    def page(request: object) -> None:
        """A page."""

    page.gate = "open"  # type: ignore[attr-defined]
    assert gate_of(page) is None
