"""Work divided among processes comes back as if one had done it."""

from __future__ import annotations

import math
import os

import pytest

from dondoc.kernel.processes import each_in_order


@pytest.mark.parametrize("processes", [1, 2])
def test_what_was_divided_comes_back_in_the_order_of_its_parts(processes: int) -> None:
    assert list(each_in_order(math.factorial, ((n,) for n in range(20)), processes=processes)) == [
        math.factorial(n) for n in range(20)
    ]


def test_more_processes_than_one_are_others_than_this() -> None:
    assert os.getpid() not in each_in_order(os.getpid, [()] * 4, processes=2)


@pytest.mark.django_db
def test_a_transaction_is_not_divided() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        list(each_in_order(os.getpid, [()], processes=2))


@pytest.mark.parametrize("processes", [1, 2])
def test_what_the_work_raises_is_raised_here(processes: int) -> None:
    with pytest.raises(ValueError, match="negative"):
        list(each_in_order(math.factorial, [(-1,)], processes=processes))
