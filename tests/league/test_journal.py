"""The shots of rounds that are on: every line that was written whole is read, no torn one is."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import StorageError
from bullseye.league.journal import Journal, encode, read
from bullseye.league.told import EndTold, ShutTold, SizeTold
from bullseye.records.disk import strict_json

DID = [SizeTold(1, 1.5), EndTold(2, 3.0, 3.5)]


def line(document: object) -> bytes:
    """A line whose checksum fits, whatever is in it."""
    body = strict_json.dumps(document)
    return b'%s,"crc":"%08x"}\n' % (body[:-1], crc32(body))


@given(st.integers(0, 200))
def test_a_line_cut_anywhere_costs_itself_alone(cut: int) -> None:
    whole = encode(1, DID) + encode(2, [SizeTold(3, 1.0)])
    first = len(encode(1, DID))
    found = list(read(whole[: max(first, len(whole) - cut)]))
    assert found[:2] == DID and found[2:] in ([], [SizeTold(3, 1.0)])


def test_after_a_torn_end_the_next_line_begins_anew(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.write(encode(1, DID))
    with open(tmp_path / "rounds.jsonl", "ab") as file:
        file.write(encode(2, DID)[:20])
    again = Journal(tmp_path)
    again.write(encode(3, DID))
    again.write(encode(4, DID))
    assert again.entries() == DID * 3


def test_a_line_whose_letters_were_changed_is_left_out() -> None:
    assert list(read(encode(1, DID).replace(b"1.5", b"9.5"))) == []


def test_a_line_of_a_newer_bullseye_is_left_out_and_counted(tmp_path: Path) -> None:
    (tmp_path / "rounds.jsonl").write_bytes(encode(1, DID) + line({"schema": 9, "n": 2, "did": []}))
    journal = Journal(tmp_path)
    assert journal.entries() == DID and journal.newer == [9]


@pytest.mark.parametrize(
    "odd", [{"go": 1, "px": "wide"}, {"go": 1, "shot": {"n": 1}}, {"go": 1, "end": 3.0}, {"px": 1.5}]
)
def test_an_entry_that_is_not_whole_costs_itself_alone_and_is_counted(odd: object) -> None:
    newer: list[int] = []
    whole = line({"schema": 1, "n": 1, "did": [odd, {"go": 2, "shut": 1.0}]})
    assert (list(read(whole, newer)), newer) == ([ShutTold(2, 1.0)], [1])


@pytest.mark.parametrize("odd", [{"go": 1, "dance": 3}, 7, None])
def test_a_kind_of_entry_that_we_do_not_know_is_passed_over(odd: object) -> None:
    assert list(read(line({"schema": 1, "n": 1, "did": [odd, {"go": 2, "shut": 1.0}]}))) == [ShutTold(2, 1.0)]


@pytest.mark.parametrize("document", [{"schema": 1, "n": 1}, {"n": 1, "did": []}])
def test_a_line_without_what_belongs_there_is_left_out(document: object) -> None:
    assert list(read(line(document))) == []


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "rounds.jsonl").mkdir()
    with pytest.raises(StorageError, match="rounds.jsonl"):
        Journal(tmp_path).write(encode(1, DID))


def test_a_class_in_memory_keeps_no_file() -> None:
    journal = Journal(None)
    journal.write(encode(1, DID))
    assert journal.entries() == []
