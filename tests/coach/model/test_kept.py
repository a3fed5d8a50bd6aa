"""The budget and the cache: small, whole after any end, and no reason to fail."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bullseye.coach.model.kept import MOST_ANSWERS, MOST_DAYS, Kept, Spent
from tests.coach.model.gateway import kept_file

DAY = date(2026, 11, 22)


def test_what_is_spent_adds_up_by_day_and_can_be_given_back(tmp_path: Path) -> None:
    kept = Kept(kept_file(tmp_path))
    kept.spend(DAY, 100, 50, 1, 0.5)
    Kept(kept_file(tmp_path)).spend(DAY, 10, -20, 1, 0.25)
    assert kept.spent(DAY) == Spent(110, 30, 2, 0.75) and kept.spent(DAY).tokens == 140
    kept.spend(DAY, -999, 0, 0, -9.0)
    assert kept.spent(DAY) == Spent(0, 30, 2, 0.0)
    assert kept.spent(DAY + timedelta(days=1)) == Spent()


def test_old_days_and_old_answers_go(tmp_path: Path) -> None:
    kept = Kept(kept_file(tmp_path))
    for n in range(MOST_DAYS + 2):
        kept.spend(DAY + timedelta(days=n), 1, 1, 1, 0.0)
    for n in range(MOST_ANSWERS + 1):
        kept.keep(f"k{n}", f"text {n}")
    assert kept.spent(DAY) == Spent() and kept.spent(DAY + timedelta(days=MOST_DAYS + 1)).calls == 1
    assert kept.answer("k0") == "" and kept.answer("k1") == "text 1"


@pytest.mark.parametrize(
    "raw", [b"", b"nonsense", b"[]", b'{"spent": 3, "answers": []}', b'{"spent": {"2026-11-22": {"calls": -1}}}',
            b'{"spent": {"2026-11-22": {"tokens_in": true, "tokens_out": 1, "calls": 1, "cost": 1}}}'],
)  # fmt: skip
def test_a_damaged_file_counts_as_empty_and_is_written_anew(raw: bytes, tmp_path: Path) -> None:
    path = kept_file(tmp_path)
    path.parent.mkdir()
    path.write_bytes(raw)
    kept = Kept(path)
    assert kept.spent(DAY) == Spent() and kept.answer("k") == ""
    kept.spend(DAY, 1, 2, 1, 0.0)
    kept.keep("k", "text")
    assert kept.spent(DAY).tokens == 3 and kept.answer("k") == "text"
