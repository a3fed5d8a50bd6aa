"""The history: appended to and never rewritten, every good line counts, every bad one is counted and explained."""

from __future__ import annotations

import json
import os
import stat
from collections import Counter
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bullseye.errors import BadRecordError, StorageError
from bullseye.records import history_line as line_module
from bullseye.records.disk.append import Appender
from bullseye.records.disk.files import RealFiles
from bullseye.records.history import CHUNK_BYTES, History
from bullseye.records.history_line import encode, judge
from bullseye.records.record import as_json
from tests.records.helpers import noon
from tests.rounds import record_of


def a_history(tmp_path: Path, files: Any = None) -> History:
    return History(tmp_path / "history.jsonl", files, noon)


def ids(history: History) -> list[str]:
    return [record.id for record in history]


def test_what_is_appended_is_read_back_in_order(tmp_path: Path) -> None:
    history = a_history(tmp_path / "new" / "folder")
    records = [record_of(score=score, note={"kept": score}) for score in range(3)]
    for record in records:
        history.append(record)
    assert list(history) == records
    assert (history.report.read, history.report.bad) == (3, 0)
    if os.name != "nt":
        assert stat.S_IMODE(history.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(history.path.parent.stat().st_mode) == 0o700


def test_a_line_ends_in_a_checksum_over_its_bytes_without_it() -> None:
    line = encode(record_of(player="Zoë"))
    body, found = line[:-1].rsplit(b',"crc":"', 1)
    assert int(found[:8], 16) == crc32(body + b"}")
    assert "Zoë".encode() in line and line.count(b"\n") == 1


@pytest.mark.parametrize("at", [10, 200, 900])
def test_one_changed_byte_is_noticed(at: int) -> None:
    line = bytearray(encode(record_of())[:-1])
    line[at] = ord("0") if line[at] != ord("0") else ord("1")
    assert judge(bytes(line)).record is None


def test_a_line_that_a_tool_spaced_anew_still_counts_but_not_with_another_score() -> None:
    line = encode(record_of())
    spaced = json.dumps(json.loads(line), ensure_ascii=True).encode()
    assert judge(spaced).record == judge(line).record is not None
    assert "checksum" in judge(spaced.replace(b'"score": 100', b'"score": 101')).reason


def test_a_line_without_a_checksum_is_taken_at_its_word() -> None:
    record = record_of()
    assert judge(json.dumps(as_json(record)).encode()).record == record


GARBAGE = {
    b"\xff\xfe\xfa": "not UTF-8",
    b"[1,2]": "not a JSON object",
    b'{"schema":1': "not JSON",
    b'{"schema":1,"schema":1}': "twice",
    b'{"schema":1,"x":NaN}': "NaN",
    b"[" * 9000: "levels deep",
    b'{"schema":1}': "id is missing",
    b"null": "not a JSON object",
}


def test_bad_lines_are_counted_and_explained_and_every_other_line_counts(tmp_path: Path) -> None:
    history = a_history(tmp_path)
    records = [record_of() for _ in range(len(GARBAGE) + 1)]
    data = b"".join(encode(record) + bad + b"\n" for record, bad in zip(records, GARBAGE, strict=False))
    data += b"\n  \r\n" + encode(record_of(schema=1)).replace(b'"score":100', b'"score":900')
    data += b'{"schema":2,"id":"from the future"}\n' + encode(records[-1])
    history.path.write_bytes(data)
    assert list(history) == records
    report = history.report
    assert (report.bad, report.newer) == (len(GARBAGE) + 1, 1)
    for bad, reason in zip(report.named, GARBAGE.values(), strict=False):
        assert reason in bad.reason
    assert [bad.number for bad in report.named[:3]] == [2, 4, 6]
    assert "checksum" in report.named[-1].reason
    assert history.path.read_bytes() == data  # reading changed nothing
    assert os.listdir(tmp_path) == ["history.jsonl"]
    said = report.sentences(history.path)
    assert "9 lines of history.jsonl" in said[0] and "line 2" in said[0] and "newer bullseye" in said[1]


def test_an_id_counts_once(tmp_path: Path) -> None:
    history = a_history(tmp_path)
    record = record_of()
    for _ in range(3):
        history.append(record)
    assert ids(history) == [record.id] and history.report.twice == 2


@pytest.mark.parametrize("alone", [True, False], ids=["locked", "no lock"])
def test_a_torn_last_line_is_set_aside_and_the_next_one_stands_on_its_own(tmp_path: Path, alone: bool) -> None:
    history = a_history(tmp_path)
    first, torn, after = (record_of() for _ in range(3))
    history.append(first)
    half = encode(torn)[:700]
    with history.path.open("ab") as file:
        file.write(half)
    assert ids(history) == [first.id] and history.report.named[0].reason == "a torn last line"
    written = history.append(after, alone=alone)
    assert ids(history) == [first.id, after.id]
    aside = tmp_path / "history.set-aside-20261122T120000Z.jsonl"
    if alone:
        assert aside.read_bytes() == half + b"\n" and "history.set-aside" in written.notices[0]
        assert history.report.bad == 0
    else:  # nothing is cut when somebody else may be writing
        assert not aside.exists() and half in history.path.read_bytes() and history.report.bad == 1


@pytest.mark.parametrize("alone", [True, False])
def test_a_whole_last_line_without_its_end_counts_before_and_after_an_append(tmp_path: Path, alone: bool) -> None:
    history = a_history(tmp_path)
    first, second = record_of(), record_of()
    history.path.write_bytes(encode(first)[:-1])
    assert ids(history) == [first.id]
    history.append(second, alone=alone)
    assert ids(history) == [first.id, second.id] and history.report.bad == 0


def test_an_append_does_not_read_the_lines_before_it(tmp_path: Path) -> None:
    class Counting(RealFiles):
        read_bytes = 0

        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            data = super().read(path, start, length)
            self.read_bytes += len(data)
            return data

    files = Counting()
    history = a_history(tmp_path, files)
    costs = []
    for _ in range(30):
        files.read_bytes = 0
        history.append(record_of())
        costs.append(files.read_bytes)
    assert len(set(costs[1:])) == 1 and costs[-1] < 3000


def test_a_lie_about_what_was_written_is_found_out(tmp_path: Path) -> None:
    class Liar(RealFiles):
        def write(self, handle: int, data: bytes) -> int:
            super().write(handle, data[:50])
            return len(data)

    with pytest.raises(StorageError):
        a_history(tmp_path, Liar()).append(record_of(), alone=True)
    assert (tmp_path / "history.jsonl").read_bytes() == b""  # taken back


def test_short_writes_are_carried_on(tmp_path: Path) -> None:
    class Short(RealFiles):
        def write(self, handle: int, data: bytes) -> int:
            return super().write(handle, data[:100])

    record = record_of()
    a_history(tmp_path, Short()).append(record)
    assert list(a_history(tmp_path)) == [record]


def test_a_line_cut_away_by_another_window_is_written_again(tmp_path: Path) -> None:
    history = a_history(tmp_path)
    history.append(record_of())
    size = history.path.stat().st_size

    class CutOnce(RealFiles):
        cuts = 1

        def fsync(self, handle: int) -> None:
            super().fsync(handle)
            if self.cuts:
                self.cuts -= 1
                os.truncate(history.path, size)

    record = record_of()
    a_history(tmp_path, CutOnce()).append(record, alone=False)
    assert ids(history)[1:] == [record.id]


def test_a_failed_write_takes_back_only_its_own_bytes(tmp_path: Path) -> None:
    history = a_history(tmp_path)
    history.append(record_of())
    stranger = record_of()

    class Failing(RealFiles):
        def fsync(self, handle: int) -> None:
            with history.path.open("ab") as file:
                file.write(encode(stranger))  # by somebody who could not get the lock
            raise OSError(5, "no")

    with pytest.raises(StorageError):
        a_history(tmp_path, Failing()).append(record_of(), alone=True)
    assert stranger.id in ids(history)


def test_a_torn_line_is_not_cut_when_somebody_wrote_behind_it_meanwhile(tmp_path: Path) -> None:
    history = a_history(tmp_path)
    stranger, record = record_of(), record_of()
    history.path.write_bytes(b'{"torn')

    class Meanwhile(RealFiles):
        def open_new(self, path: Path) -> int:
            with history.path.open("ab") as file:
                file.write(b"\n" + encode(stranger))
            return super().open_new(path)

    a_history(tmp_path, Meanwhile()).append(record, alone=True)
    assert ids(history) == [stranger.id, record.id]


def test_a_record_that_breaks_the_schema_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(BadRecordError, match="player"):
        a_history(tmp_path).append(record_of(player=None))
    deep: Any = 1
    for _ in range(100):
        deep = [deep]
    for broken in (record_of(parameters={"a": float("nan")}), record_of(extra=deep), record_of(extra={1, 2})):
        with pytest.raises(BadRecordError):
            a_history(tmp_path).append(broken)
    assert os.listdir(tmp_path) == []


def test_a_folder_in_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "history.jsonl").mkdir()
    for use in (lambda: list(a_history(tmp_path)), lambda: a_history(tmp_path).append(record_of())):
        with pytest.raises(StorageError, match="there is a folder where a file should be"):
            use()


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(StorageError, match="there is a file where a folder should be"):
        a_history(tmp_path / "data").append(record_of())


@pytest.mark.skipif(os.name == "nt", reason="making a link needs a right on Windows")
def test_a_linked_history_is_written_where_it_really_is(tmp_path: Path) -> None:
    real = tmp_path / "synced" / "real.jsonl"
    real.parent.mkdir()
    real.write_bytes(encode(record_of()) + b'{"torn')
    (tmp_path / "history.jsonl").symlink_to(real)
    history = a_history(tmp_path)
    history.append(record_of(), alone=True)
    assert len(ids(history)) == 2 and history.path.is_symlink() and real.read_bytes().count(b"\n") == 2
    assert len(list(real.parent.glob("real.set-aside-*.jsonl"))) == 1


def test_megabytes_of_garbage_are_passed_over_without_being_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bullseye.records.history.LONGEST_BYTES", 1 << 20)
    history = a_history(tmp_path)
    first, last = record_of(), record_of()
    garbage = os.urandom(1 << 16).replace(b"\n", b"x") * 80
    history.path.write_bytes(encode(first) + garbage + b"\n" + encode(last))
    assert ids(history) == [first.id, last.id]
    assert history.report.bad == 1 and "too long" in history.report.named[0].reason
    assert max(len(line.data) for line in history.lines()) <= (1 << 20) + CHUNK_BYTES


def test_a_line_too_long_to_be_read_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_module, "LONGEST_BYTES", 3000)
    with pytest.raises(BadRecordError, match="bytes"):
        a_history(tmp_path).append(record_of(pointer=[[0.1, 2.0, 3.0]] * 300))


def test_a_round_is_found_again_by_its_offset(tmp_path: Path) -> None:
    history = a_history(tmp_path)
    history.append(record_of())
    record = record_of()
    written = history.append(record)
    assert history.record_at(written.at, len(encode(record)) - 1) == record
    with pytest.raises(BadRecordError, match="holds no round"):
        history.record_at(written.at + 1, 100)


def test_an_appender_can_keep_other_lines_than_rounds(tmp_path: Path) -> None:
    appender = Appender(tmp_path / "x", RealFiles(), noon, whole=lambda data: data == b"whole")
    (tmp_path / "x").write_bytes(b"whole")
    assert appender.append(b"next\n", alone=True).at == 6
    assert (tmp_path / "x").read_bytes() == b"whole\nnext\n"


@given(st.lists(st.binary(max_size=60) | st.just(encode(record_of())[:-1]) | st.just(b""), max_size=6), st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_read_to_its_end_and_any_file_can_be_appended_to(
    tmp_path: Path, parts: list[bytes], alone: bool
) -> None:
    path = tmp_path / "history.jsonl"
    for old in tmp_path.iterdir():
        old.unlink()
    path.write_bytes(b"\n".join(parts))
    history = a_history(tmp_path)
    before = ids(history)
    nonblank = sum(bool(part.strip()) for part in b"\n".join(parts).split(b"\n"))
    report = history.report
    assert report.read + report.bad + report.newer + report.twice == nonblank
    record = record_of()
    history.append(record, alone=alone)
    assert ids(history) == [*before, record.id]
    words = Counter(b"\n".join(file.read_bytes() for file in tmp_path.iterdir()).split(b"\n"))
    assert not Counter(part for part in b"\n".join(parts).split(b"\n") if part) - words  # no byte was lost


def test_a_whole_last_line_of_a_newer_bullseye_stays_though_its_end_is_missing(tmp_path: Path) -> None:
    history = History(tmp_path / "history.jsonl")
    history.append(record_of(id="old"))
    newer = history.path.read_bytes().replace(b'"schema":1', b'"schema":9').replace(b'"id":"old"', b'"id":"new"')
    body = newer[: newer.index(b',"crc"')] + b"}"
    history.path.write_bytes(history.path.read_bytes() + body)
    history.append(record_of(id="next"), alone=True)
    assert body + b"\n" in history.path.read_bytes() and not list(tmp_path.glob("*set-aside*"))
    assert [record.id for record in history] == ["old", "next"] and history.report.newer == 1
