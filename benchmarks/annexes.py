"""Lists as printed annexes: `python benchmarks/annexes.py`. Prints how long 50 to 10,000 rows take, in process."""

from __future__ import annotations

import os
import time
from datetime import date

import django


def main() -> None:
    """Set lists of the width of the list behind a figure, each twice, and print the quicker."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dondoc.config.settings")
    os.environ.setdefault("DONDOC_SECRET_KEY", "benchmark")
    django.setup()
    from dondoc.reports.listing import STANDS
    from dondoc.ui.annex import as_pdf

    row = (
        "4363/UBND-NC",
        "Rà soát, sửa đổi, bổ sung quy chế làm việc theo hướng phân cấp, ủy quyền rõ ràng, gắn với trách nhiệm",
        "Sở Nông nghiệp và Phát triển nông thôn",
        date(2024, 12, 20),
        date(2024, 12, 31),
        None,
        30,
        "đang thực hiện",
    )
    for number in (50, 1_000, 5_000, 10_000):
        took = []
        for _ in range(2):
            start = time.perf_counter()
            made = as_pdf("Quá hạn", "Theo tình trạng cuối ngày 01/02/2025", STANDS, [row] * number)
            took.append(time.perf_counter() - start)
        print(
            f"{number:,} rows: {min(took):.2f} s, {len(made) / 1e6:.1f} MB (load {os.getloadavg()[0]:.1f})", flush=True
        )


if __name__ == "__main__":
    main()
