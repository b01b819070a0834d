from __future__ import annotations

from typing import get_args, get_type_hints

import vanban
from dondoc.documents.wording import CITED, CITES


def test_every_relation_that_reading_gives_has_its_words_both_ways() -> None:
    relations = set(get_args(get_type_hints(vanban.Citation)["relation"]))
    assert relations
    assert set(CITES) == set(CITED) == relations
