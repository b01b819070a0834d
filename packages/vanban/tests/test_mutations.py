"""A short sample of damaged files; `make fuzz` tries a hundred thousand."""

from __future__ import annotations

from itertools import islice

import vanban

from .mutations import mutations, seeds

FILES = seeds()


def test_a_damaged_file_is_read_or_refused_and_nothing_else() -> None:
    refusals, read = [], 0
    for name, content in islice(mutations(FILES, 4363), 250):
        try:
            for source in vanban.open(content, name=name):
                vanban.read_source(source)
            read += 1
        except vanban.ReadingError as why:
            refusals.append(str(why))
    assert read > 50
    assert len(refusals) > 20
    assert all(len(sentence) > 20 for sentence in refusals)


def test_the_same_seed_gives_the_same_damage() -> None:
    assert list(islice(mutations(FILES, 1), 20)) == list(islice(mutations(FILES, 1), 20))
