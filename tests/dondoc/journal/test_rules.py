"""A hash covers everything that was said, and a root every leaf in its place."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dondoc.journal import rules
from dondoc.journal.rules import (
    GENESIS,
    Author,
    EntryFacts,
    MerkleRoot,
    SealFacts,
    entry_hash,
    seal_hash,
    written_moment,
    written_values,
)

MOMENT = datetime(2025, 1, 6, 2, 0, 0, 5, tzinfo=UTC)
ENTRY = EntryFacts(
    object_type="assignment",
    object_id=7,
    sequence=2,
    previous_hash="a" * 64,
    recorded_at=MOMENT,
    happened_at=MOMENT - timedelta(days=1),
    author=Author(name="Nguyễn Văn Thử", unit="Sở Nội vụ", person_id=3),
    verb="assignment.confirmed",
    label="Rà soát quy chế",
    reason="đủ sản phẩm",
    old={"state": "submitted"},
    new={"state": "confirmed"},
)
OTHER: dict[str, Any] = {
    "object_type": "task",
    "object_id": 8,
    "sequence": 3,
    "previous_hash": "b" * 64,
    "recorded_at": MOMENT + timedelta(microseconds=1),
    "happened_at": MOMENT,
    "author": Author(name="Nguyễn Văn Thử", unit="Sở Tư pháp", person_id=3),
    "verb": "assignment.returned",
    "label": "Rà soát quy chế.",
    "reason": "",
    "old": {},
    "new": {"state": "returned"},
}
SEAL = SealFacts(number=2, sealed_at=MOMENT, last_entry_id=40, heads=3, root="c" * 64, previous_hash="d" * 64)
OTHER_SEAL: dict[str, Any] = {
    "number": 3,
    "sealed_at": MOMENT + timedelta(seconds=1),
    "last_entry_id": 41,
    "heads": 4,
    "root": "e" * 64,
    "previous_hash": GENESIS,
}


@pytest.mark.parametrize("name", [field.name for field in fields(EntryFacts)])
def test_whatever_is_altered_in_an_entry_alters_its_hash(name: str) -> None:
    assert entry_hash(replace(ENTRY, **{name: OTHER[name]})) != entry_hash(ENTRY)


@pytest.mark.parametrize("author", [Author("X", "Sở Nội vụ", 3), Author("Nguyễn Văn Thử", "Sở Nội vụ", None)])
def test_whoever_acted_is_part_of_the_hash(author: Author) -> None:
    assert entry_hash(replace(ENTRY, author=author)) != entry_hash(ENTRY)


@pytest.mark.parametrize("name", [field.name for field in fields(SealFacts)])
def test_whatever_is_altered_in_a_seal_alters_its_hash(name: str) -> None:
    assert seal_hash(replace(SEAL, **{name: OTHER_SEAL[name]})) != seal_hash(SEAL)


def test_the_same_moment_in_another_zone_gives_the_same_hash() -> None:
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=7)))
    assert entry_hash(replace(ENTRY, recorded_at=elsewhere)) == entry_hash(ENTRY)


def test_the_order_in_which_values_are_named_does_not_matter() -> None:
    assert entry_hash(replace(ENTRY, new={"a": 1, "b": 2})) == entry_hash(replace(ENTRY, new={"b": 2, "a": 1}))


@pytest.mark.parametrize(
    "text",
    [
        "2025-01-06 02:00:00.000005",
        "2025-01-06 02:00:00.000005+00",
        "2025-01-06 09:00:00.000005+07",
        "2025-01-06 02:00:00.000005+00:00",
        "2025-01-06T02:00:00.000005+00:00",
    ],
)
def test_a_moment_is_written_out_alike_however_a_database_or_an_export_tells_it(text: str) -> None:
    assert written_moment(text) == "2025-01-06T02:00:00.000005+00:00"


@given(st.datetimes(timezones=st.just(UTC)))
def test_the_form_in_which_postgresql_tells_a_moment_is_written_out_as_the_moment_is(moment: datetime) -> None:
    fraction = f".{moment.microsecond:06}".rstrip("0").rstrip(".")
    told = f"{moment:%Y-%m-%d %H:%M:%S}".rjust(19, "0") + f"{fraction}+00"
    assert written_moment(told) == moment.isoformat(timespec="microseconds")


@pytest.mark.parametrize("text", ["", "+00", "2025-01-06 02:00:61", "ngày 6"])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Invalid isoformat|must be in"):
        written_moment(text)


@given(st.text(), st.dictionaries(st.text(), st.text() | st.integers() | st.none() | st.lists(st.booleans())))
def test_the_hash_is_that_of_the_canonical_json_of_all_that_was_said(said: str, values: dict[str, Any]) -> None:
    entry = replace(ENTRY, reason=said, label=said, author=Author(said, said, None), new=values)
    content = {
        "object": ["assignment", 7, 2],
        "previous": "a" * 64,
        "at": ["2025-01-06T02:00:00.000005+00:00", "2025-01-05T02:00:00.000005+00:00"],
        "by": [None, said, said],
        "what": ["assignment.confirmed", said, said, {"state": "submitted"}, values],
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert entry_hash(entry) == hashlib.sha256(canonical.encode()).hexdigest()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=10,
    )
)
def test_values_are_written_out_alike_from_however_a_database_spells_them(values: Any) -> None:
    canonical = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for told in (json.dumps(values), json.dumps(values, ensure_ascii=False, indent=1), f"\n {canonical}\t"):
        assert written_values(told) == canonical


@pytest.mark.parametrize("text", ["", "{", "{} {}", '{"a": 1}x', "{'a': 1}"])
def test_what_is_no_values_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"Expecting|follows"):
        written_values(text)


def test_without_an_encoder_in_c_the_same_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json.encoder, "c_make_encoder", None)
    values = {"b": [1, None, True, "ộ\n"], "a": {"z": "1.5", "ă": {}}}
    assert rules._canonical()(values) == rules.canonical(values)


@pytest.mark.parametrize("name", ["object_id", "sequence"])
def test_what_is_no_number_never_stands_for_one(name: str) -> None:
    assert entry_hash(replace(ENTRY, **{name: str(getattr(ENTRY, name))})) != entry_hash(ENTRY)


def test_the_form_of_a_hash_never_changes() -> None:
    """Journals of past years must stay verifiable: who changes this number breaks every one of them."""
    assert entry_hash(ENTRY) == "1c14c5329fd8e6fb2c893250a4ad172946796722047804245890c6333a552603"
    assert seal_hash(SEAL) == "bbd77639b4a69537d48aa8bbb4607d7d22cc627f40197612eb5fb5dd580578c2"


def naive_root(leaves: list[str]) -> str:
    """The definition in words: split at the largest power of two below the number of leaves, join both roots."""

    def digest_of(part: list[str]) -> bytes:
        if len(part) == 1:
            return hashlib.sha256(b"\0" + part[0].encode()).digest()
        split = 1
        while split * 2 < len(part):
            split *= 2
        return hashlib.sha256(b"\1" + digest_of(part[:split]) + digest_of(part[split:])).digest()

    return digest_of(leaves).hex() if leaves else GENESIS


@given(st.lists(st.text(max_size=3), max_size=70))
def test_the_root_taken_leaf_by_leaf_is_the_root_by_definition(leaves: list[str]) -> None:
    tree = MerkleRoot()
    for leaf in leaves:
        tree.add(leaf)
    assert (tree.leaves, tree.hexdigest()) == (len(leaves), naive_root(leaves))


@given(st.lists(st.text(max_size=3), min_size=1, max_size=20, unique=True), st.data())
def test_leaves_that_are_changed_swapped_or_missing_give_another_root(leaves: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(leaves) - 1))
    assert naive_root(leaves[:place] + leaves[place + 1 :]) != naive_root(leaves)
    assert naive_root([*leaves[:place], leaves[place] + "x", *leaves[place + 1 :]]) != naive_root(leaves)
    if len(leaves) > 1:
        assert naive_root([*leaves[1:], leaves[0]]) != naive_root(leaves)
