"""Places found in a text become pieces that joined are the text again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dondoc.documents.rules import Kind, Place, Segment, segments_of

TEXT = "1. Giao Sở Nội vụ xong trước ngày 01/01/2025."


def at(words: str, kind: Kind) -> Place:
    start = TEXT.index(words)
    return Place(start, start + len(words), kind)


def test_a_text_without_finds_is_one_plain_piece() -> None:
    assert segments_of(TEXT, []) == [Segment(TEXT)]
    assert segments_of("", [Place(0, 5, Kind.WHO)]) == []


def test_each_place_is_a_piece_with_the_task_it_stands_in() -> None:
    places = [at("trước ngày 01/01/2025", Kind.WHEN), at("Sở Nội vụ", Kind.WHO)]
    assert segments_of(TEXT, places, [None, (3, len(TEXT))]) == [
        Segment("1. "),
        Segment("Giao ", None, 1),
        Segment("Sở Nội vụ", Kind.WHO, 1),
        Segment(" xong ", None, 1),
        Segment("trước ngày 01/01/2025", Kind.WHEN, 1),
        Segment(".", None, 1),
    ]


def test_the_same_place_found_for_two_tasks_is_marked_once() -> None:
    places = [at("Sở Nội vụ", Kind.WHO), at("Sở Nội vụ", Kind.WHO)]
    assert [piece.text for piece in segments_of(TEXT, places) if piece.kind] == ["Sở Nội vụ"]


def test_where_two_kinds_overlap_the_body_goes_before_the_citation() -> None:
    places = [at("Giao Sở Nội vụ xong", Kind.CITATION), at("Sở Nội vụ", Kind.WHO)]
    marked = [(piece.text, piece.kind) for piece in segments_of(TEXT, places) if piece.kind]
    assert marked == [("Giao ", Kind.CITATION), ("Sở Nội vụ", Kind.WHO), (" xong", Kind.CITATION)]


def test_an_inner_task_has_its_own_text() -> None:
    pieces = segments_of("0123456789", [], [(0, 10), (4, 6)])
    assert pieces == [Segment("0123", None, 0), Segment("45", None, 1), Segment("6789", None, 0)]


def test_what_reaches_beyond_the_text_is_cut_to_it() -> None:
    assert segments_of("0123", [Place(-5, 2, Kind.WHO), Place(3, 99, Kind.WHEN), Place(50, 60, Kind.TARGET)]) == [
        Segment("01", Kind.WHO),
        Segment("2"),
        Segment("3", Kind.WHEN),
    ]


spans = st.tuples(st.integers(-3, 45), st.integers(-3, 45))


@given(
    st.text(max_size=40),
    st.lists(st.builds(lambda span, kind: Place(*span, kind), spans, st.sampled_from(Kind))),
    st.lists(st.one_of(st.none(), spans)),
)
def test_the_pieces_are_the_text_whatever_was_found(
    text: str, places: list[Place], tasks: list[tuple[int, int] | None]
) -> None:
    pieces = segments_of(text, places, tasks)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    offset = 0
    for piece in pieces:
        over = {place.kind for place in places if place.start <= offset < place.end}
        assert (piece.kind in over) if over else piece.kind is None
        offset += len(piece.text)
