"""Names and duties put together at random, as no document does: where a name ends must not hang on what follows it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import vanban

SEEDS = range(40)
HEAD = """ỦY BAN NHÂN DÂN
TỈNH MẪU GIANG
Số: 27/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mẫu Giang, ngày 10 tháng 10 năm 2025
CHỈ THỊ
Về một số nhiệm vụ những tháng cuối năm 2025
Để hoàn thành kế hoạch năm, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu thực hiện các nội dung sau:
"""
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn Mẫu\n"
# A sentence of {any}, a body or a group, of the bodies {a} and {b}, and of the duties {d} and {e}; whom it charges, who
# helps, and by when.
FRAMES = (
    ("{any}: {D}.", "any", "", ""),
    ("{any} {d}.", "any", "", ""),
    ("Giao {any} {d}.", "any", "", ""),
    ("Đề nghị {any} {d}.", "any", "", ""),
    ("{any} có trách nhiệm {d}.", "any", "", ""),
    ("{any} chủ trì, cùng {a} {d}.", "any", "a", ""),
    ("{any} chủ trì, phối hợp với {a} và {b} {d}.", "any", "a b", ""),
    ("{a}, {b} theo chức năng, nhiệm vụ được giao {d}.", "a b", "", ""),
    ("{a} {d}; {b} {e}.", "a b", "", ""),
    ("{D}, giao {a} chủ trì, {b} phối hợp.", "a", "b", ""),
    ("{D} ({a} chủ trì).", "a", "", ""),
    ("Yêu cầu {any} {d} trước ngày 15/12/2025.", "any", "", "2025-12-15"),
    ("Giao {any} phối hợp với {a}, {b} {d}; hoàn thành trong tháng 12/2025.", "any", "a b", "2025-12-31"),
)


def vocabulary() -> dict[str, list[str]]:
    """The bodies, groups and duties of `recombined.txt`."""
    text = Path(__file__).with_name("recombined.txt").read_text("utf-8")
    parts = (part.splitlines() for part in text.strip().split("\n\n")[1:])
    return {title.removeprefix("# "): words for title, *words in parts}


def composed(seed: int) -> list[tuple[str, list[str], list[str], list[str]]]:
    """A sentence of each frame in words drawn by `seed`: its text, and the leads, supporters and dues put into it."""
    words, drawn = vocabulary(), random.Random(seed)  # noqa: S311
    made = []
    for frame, leads, helpers, due in FRAMES:
        (a, b), (d, e) = drawn.sample(words["bodies"], 2), drawn.sample(words["duties"], 2)
        every = drawn.choice([name for name in words["bodies"] + words["groups"] if name not in (a, b)])
        put = {"any": every, "a": a, "b": b, "d": d, "e": e, "D": d[0].upper() + d[1:]}
        said = ([put[one] for one in leads.split()], [put[one] for one in helpers.split()], [due] if due else [])
        made.append((frame.format(**put), *said))
    return made


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_is_charged_with_whatever_is_found(seed: int) -> None:
    made = composed(seed)
    items = "".join(f"{number}. {sentence}\n" for number, (sentence, *_said) in enumerate(made, 1))
    tasks = {task.provision: task for task in vanban.read_text(HEAD + items + FOOT).tasks}
    for number, (sentence, *said) in enumerate(made, 1):
        assert str(number) in tasks, sentence
        task = tasks[str(number)]
        found = [[body.text for body in task.lead], [body.text for body in task.support]]
        assert [", ".join(names) for names in found] == [", ".join(names) for names in said[:2]], sentence
        assert [due.date for due in task.dues] == said[2], sentence
