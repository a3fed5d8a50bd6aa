"""Rows of the summary, read many at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bullseye.records.summary_rows import Odd, Round, rows_from
from tests.measure.played import played
from tests.records.test_summary import pair, save


def test_names_that_many_rounds_share_are_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bullseye.records.summary_rows.PARSED_BYTES", 100)
    history, summary, _ = pair(tmp_path)
    for score in range(20):
        save(history, summary, score=score, player="Ann of the hills")
    rows = summary.load()[0].rounds
    assert rows == summary.from_scratch().rounds
    for some in (rows, summary.from_scratch().rounds):
        assert len({id(row.player) for row in some}) == len({id(row.drill) for row in some}) == 1


@pytest.mark.parametrize("parsed_bytes", [1, 150, 1 << 17])
def test_rows_are_the_same_however_many_are_parsed_at_once(parsed_bytes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bullseye.records.summary_rows.PARSED_BYTES", parsed_bytes)
    rounds = [played(n, tie=[float(n)] if n % 2 else []) for n in range(7)]
    odd = Odd(5, 3, "ab", "not JSON", False)
    lines = [json.dumps(row) for row in rounds]
    lines[3:3] = [json.dumps(odd._asdict()), json.dumps({"size": 1, "mtime_ns": 2})]
    data = "\n".join(["head", *lines, "tail"]).encode()
    assert rows_from(data, 5, len(data) - 5) == (rounds, [odd])
    assert rows_from(data, 5, 5) == ([], [])


@pytest.mark.parametrize("line", ["[1,2,3]", "[", json.dumps([*played(0), 1]), json.dumps([7] * len(Round._fields))])
def test_a_line_that_holds_no_row_is_refused(line: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        rows_from(line.encode(), 0, len(line))
