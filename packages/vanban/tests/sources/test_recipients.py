"""Recipients that a page's end cuts: they are read as one list, and the signature behind them."""

from __future__ import annotations

from vanban import Line
from vanban.sources._recipients import with_recipients_whole


def line(text: str, page: int, x: float = 0.15) -> Line:
    return Line(text, page=page, x=x)


FIRST = [line("Nơi nhận:", 1), line("- Như trên;", 1), line("- Các sở, ban, ngành;", 1)]
SIGNED = [line("TM. ỦY BAN NHÂN DÂN", 1, 0.5), line("CHỦ TỊCH", 1, 0.55), line("Nguyễn Văn Mẫu", 1, 0.54)]
REST = [line("- UBND các xã, phường;", 2), line("- Lưu: VT, TH.", 2)]


def test_recipients_on_top_of_a_page_follow_those_on_the_page_before() -> None:
    annex = [line("PHỤ LỤC", 3, 0.45)]
    assert with_recipients_whole([*FIRST, *SIGNED, *REST, *annex]) == [*FIRST, *REST, *SIGNED, *annex]


def test_dashes_on_the_next_page_are_no_recipients_where_the_list_has_ended() -> None:
    ended = [*FIRST, line("- Lưu: VT.", 1), *SIGNED, *REST]
    assert with_recipients_whole(ended) == ended


def test_what_follows_on_the_next_page_without_the_last_recipient_stays_where_it_is() -> None:
    annexed = [*FIRST, *SIGNED, line("- Rà soát hồ sơ;", 2), line("- Báo cáo.", 2)]
    assert with_recipients_whole(annexed) == annexed
    assert with_recipients_whole(SIGNED) == SIGNED
    assert with_recipients_whole([*FIRST, *REST]) == [*FIRST, *REST]
