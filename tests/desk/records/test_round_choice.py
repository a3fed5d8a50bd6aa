"""The order of the history: by any column, what is equal newest first, what has no number last."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bullseye.desk.records.round_choice import NEWEST_FIRST, in_order


def row(date: str, player: str, score: int | None) -> Any:
    return SimpleNamespace(date=date, player=player, score=score, drill="d", face="f", simulated=False, ranked=True)


ROUNDS = [row("4", "bo", 7), row("3", "Ann", None), row("2", "Cy", 9), row("1", "ann", 7)]


@pytest.mark.parametrize(
    ("order", "dates"),
    [
        (NEWEST_FIRST, "4321"), ((0, False), "1234"), ((1, False), "3142"), ((1, True), "2431"),
        ((4, True), "2413"), ((4, False), "4123"),
    ],
)  # fmt: skip
def test_rounds_come_in_the_order_of_a_column(order: tuple[int, bool], dates: str) -> None:
    assert "".join(one.date for one in in_order(ROUNDS, *order, str, str)) == dates
