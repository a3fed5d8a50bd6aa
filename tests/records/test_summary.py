"""The summary: always what the history says, from the file when that is up to date, and rebuilt when it is not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bullseye.errors import BadRecordError
from bullseye.records.disk import strict_json
from bullseye.records.disk.files import RealFiles
from bullseye.records.history import History
from bullseye.records.history_line import encode, judge
from bullseye.records.store import Store
from bullseye.records.summary import Odd, Round, Summary, brief, parse, render
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard
from tests.records.helpers import Places, noon
from tests.rounds import record_of


class Watched(RealFiles):
    """Counts the bytes read of the history."""

    read_bytes = 0

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        data = super().read(path, start, length)
        if path.name == "history.jsonl":
            self.read_bytes += len(data)
        return data


def pair(tmp_path: Path, **more: Any) -> tuple[History, Summary, Watched]:
    files = Watched()
    places = Places(tmp_path)
    history = History(places.history, files, noon)
    return history, Summary(places.summary, history, files, **more), files


def save(history: History, summary: Summary, **changes: Any) -> bool:
    return summary.extend(history.append(record_of(**changes), alone=True).before)


def scores(summary: Summary) -> list[int | None]:
    return [row.score for row in summary.load()[0].rounds]


def test_each_save_adds_a_row_and_loading_reads_no_shots(tmp_path: Path) -> None:
    history, summary, files = pair(tmp_path)
    assert all(save(history, summary, score=score) for score in (1, 2, 3))
    files.read_bytes = 0
    content, fresh = summary.load()
    assert [row.score for row in content.rounds] == [1, 2, 3] and fresh
    assert files.read_bytes == 0


def test_a_row_says_what_its_line_says_and_where_it_is(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path)
    record = record_of(style="x-10-9", accuracy=0.7, ranked=False)
    save(history, summary)
    history.append(record)
    row = summary.load()[0].rounds[1]
    assert history.record_at(row.at, row.length) == record
    assert (row.id, row.shots, row.hits, row.style, row.ranked) == (record.id, 10, 7, "x-10-9", False)
    assert row._replace(at=0, length=0, crc="") == brief(record)


def test_without_the_file_the_history_is_read(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path)
    for score in (1, 2):
        history.append(record_of(score=score))
    content, fresh = summary.load()
    assert [row.score for row in content.rounds] == [1, 2] and not fresh
    assert not summary.path.exists()
    summary.mend(content)
    assert summary.load() == (content, True)


def test_rounds_from_elsewhere_are_found_behind_the_ones_known(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path)
    save(history, summary, score=1)
    history.append(record_of(score=2))  # without a word to the summary
    assert scores(summary) == [1, 2]
    assert not save(history, summary, score=3)  # it does not follow any more, and does not pretend to
    assert scores(summary) == [1, 2, 3]


@pytest.mark.parametrize("same_size", [True, False])
def test_a_history_edited_by_hand_is_noticed(tmp_path: Path, same_size: bool) -> None:
    history, summary, _ = pair(tmp_path)
    for score in (1, 2, 3):
        save(history, summary, score=score)
    lines = history.path.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b'"score":2', b'"score":9') if same_size else b""
    history.path.write_bytes(b"".join(lines))
    os.utime(history.path, ns=(1, 1))
    content, fresh = summary.load()
    assert [row.score for row in content.rounds] == [1, 3] and not fresh
    assert [row.reason for row in content.odd] == (["the checksum does not fit"] if same_size else [])
    assert content.report().bad == len(content.odd)


def test_a_line_whose_bytes_are_unchanged_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    history, summary, _ = pair(tmp_path)
    for score in (1, 2, 3):
        save(history, summary, score=score)
    os.utime(history.path, ns=(1, 1))  # copied from another machine, say
    monkeypatch.setattr("bullseye.records.history.judge", lambda data: pytest.fail("parsed"))
    assert scores(summary) == [1, 2, 3]


def test_bad_lines_and_newer_ones_are_remembered_and_a_torn_end_is_looked_at_again(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path)
    save(history, summary, score=1)
    with history.path.open("ab") as file:
        file.write(b'rubbish\n{"schema":7}\n\n{"torn')
    content = summary.load()[0]
    assert [(row.reason[:8], row.newer) for row in content.odd[:2]] == [("not JSON", False), ("a record", True)]
    assert content.odd[2].reason == "a torn last line"
    assert content.stamp.understood == content.odd[2].at
    summary.mend(content)
    kept = summary.load()[0]
    assert len(kept.odd) == 2  # the torn one is not written down
    save(history, summary, score=2)
    assert scores(summary) == [1, 2] and len(summary.load()[0].odd) == 2


@pytest.mark.parametrize("cut", range(1, 400, 13))
def test_a_torn_or_changed_summary_never_gives_other_rounds(tmp_path: Path, cut: int) -> None:
    history, summary, _ = pair(tmp_path)
    for score in (1, 2, 3):
        save(history, summary, score=score)
    right = summary.load()[0].rounds
    data = summary.path.read_bytes()
    summary.path.write_bytes(data[:-cut])
    assert summary.load()[0].rounds == right
    changed = bytearray(data)
    changed[-cut] ^= 1
    summary.path.write_bytes(bytes(changed))
    assert summary.load()[0].rounds == right


def test_a_torn_row_costs_only_itself(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path)
    for score in (1, 2):
        save(history, summary, score=score)
    data = summary.path.read_bytes()
    assert len(parse(data[:-30]).rounds) == 1
    with pytest.raises(BadRecordError):
        parse(data[:250])


def test_what_is_added_while_the_history_is_read_is_left_to_the_next_reader(tmp_path: Path) -> None:
    history, _, _ = pair(tmp_path)
    history.append(record_of(score=1))

    class Growing(RealFiles):
        left = 3

        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            if path.name == "history.jsonl" and self.left:
                self.left -= 1
                with path.open("ab") as file:
                    file.write(encode(record_of(score=2)))
            return super().read(path, start, length)

    files = Growing()
    content = Summary(tmp_path / "s", History(history.path, files, noon), files).load()[0]
    assert [row.score for row in content.rounds] == [1]
    assert content.stamp.understood == content.stamp.size < history.path.stat().st_size


def test_the_tie_rule_fills_its_column(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path, tie_key=lambda record, card: (-len(record.shots), 0.5))
    save(history, summary)
    assert summary.load()[0].rounds[0].tie == [-10, 0.5]


def test_a_failing_disk_only_leaves_the_summary_behind(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path)
    save(history, summary, score=1)
    summary.path.unlink()
    summary.path.mkdir()
    assert not save(history, summary, score=2)
    assert scores(summary) == [1, 2]


def test_a_history_that_is_gone_leaves_nothing(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path)
    save(history, summary)
    history.path.unlink()
    assert summary.load()[0].rounds == []


@given(st.binary(max_size=300))
@example(b'{"format":"bullseye-summary"}\n{"size":')
@example(b'[]\n{"size":1,"mtime_ns":2,"understood":"x","crc":"00000000"}\n')
def test_any_bytes_are_a_summary_or_a_named_error(data: bytes) -> None:
    with pytest.raises(BadRecordError, match="rebuilt"):
        parse(data)


@given(st.lists(st.sampled_from(["good", "bad", "blank", "newer", "twice", "unended"]), max_size=8))
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_following_step_by_step_and_reading_at_once_agree(tmp_path: Path, steps: list[str]) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    history, summary, _ = pair(tmp_path)
    record = record_of()
    lines = {"bad": b"?\n", "blank": b"\n", "newer": b'{"schema":9}\n', "unended": encode(record_of())[:-1]}
    for step in steps:
        if step == "good":
            save(history, summary)
        elif step == "twice":
            summary.extend(history.append(record, alone=True).before)
        else:
            with history.path.open("ab") as file:
                file.write(lines[step])
        content, fresh = summary.load()
        if not fresh and content.stamp.size:
            summary.mend(content)
    again = summary.from_scratch()
    content, _ = summary.load()
    assert content.rounds == again.rounds and content.stamp == again.stamp
    assert [row for row in content.odd if row.at < content.stamp.understood] == [
        row for row in again.odd if row.at < again.stamp.understood
    ]
    assert parse(render(again)).rounds == again.rounds
    assert all(isinstance(row, Odd) for row in content.odd)


def test_a_row_has_the_device_and_what_was_measured(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path, measure=lambda record: (12.5, None))
    save(history, summary, device="trackpad")
    save(history, summary, device=None)
    first, second = summary.load()[0].rounds
    assert (first.device, first.sigma_mm, first.throughput) == ("trackpad", 12.5, None)
    assert second.device == ""
    assert summary.apart(RealFiles()).from_scratch().rounds == [first, second]


@pytest.mark.parametrize(
    ("test", "kept"), [("tapping", {"sequences": []}), ("reaction", {"moves": False, "trials": []})]
)
def test_a_row_tells_that_its_round_was_a_test(tmp_path: Path, test: str, kept: dict[str, Any]) -> None:
    history, summary, _ = pair(tmp_path)
    save(history, summary, **{test: kept})
    save(history, summary)
    assert [row.test for row in summary.load()[0].rounds] == [test, ""]


def test_a_file_of_schema_1_is_made_anew_from_the_history_without_a_word(tmp_path: Path) -> None:
    history, summary, _ = pair(tmp_path, measure=lambda record: (12.5, 4.0))
    for score in (1, 2):
        save(history, summary, score=score)
    right = summary.load()[0].rounds
    older = [f for f in Round._fields if f not in ("device", "sigma_mm", "throughput", "test")]
    head = strict_json.dumps({"format": "bullseye-summary", "schema": 1, "columns": older}) + b"\n"
    body = b"".join(strict_json.dumps(list(row)[: len(older)]) + b"\n" for row in right)
    stamp = summary.load()[0].stamp
    seal = strict_json.dumps({**stamp._asdict(), "crc": f"{crc32(head + body):08x}"}) + b"\n"
    summary.path.write_bytes(head + body + seal)
    assert render(summary.load()[0]).startswith(b'{"format":"bullseye-summary","schema":5,')
    content, fresh = summary.load()
    assert (content.rounds, fresh) == (right, False)
    assert content.odd == []
    save(history, summary, score=3)  # a save in between adds to the old file: still nothing is believed of it
    assert [(row.score, row.sigma_mm) for row in summary.load()[0].rounds] == [(1, 12.5), (2, 12.5), (3, 12.5)]


def test_a_long_reading_tells_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bullseye.records.summary.TOLD_BYTES", 1)
    history, summary, _ = pair(tmp_path)
    for score in range(4):
        save(history, summary, score=score)
    heard: list[float] = []
    summary.from_scratch(heard.append)
    assert len(heard) == 4
    assert heard == sorted(heard)
    assert 0 < heard[0] < heard[-1] <= 1
    summary.load()
    assert len(heard) == 4, "what is up to date is not read"


def test_a_rebuild_checks_each_line_once_and_scores_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scored: list[str] = []

    def tie_key(record: Record, card: Scorecard | None = None) -> tuple[float, ...]:
        scored.append(record.id)
        return ()

    for score in range(5):
        Store(Places(tmp_path), utc_now=noon).save(record_of(score=score))
    store = Store(Places(tmp_path), utc_now=noon, tie_key=tie_key)
    read: list[bytes] = []
    monkeypatch.setattr("bullseye.records.history.judge", lambda data: read.append(data) or judge(data))
    assert store.board.rebuild().read == 5
    assert len(store.rounds()) == len(read) == len(scored) == len(set(scored)) == 5
