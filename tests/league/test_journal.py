"""The shots of rounds that are on: every line that was written whole is read, no torn one is."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import StorageError
from bullseye.league.journal import Journal, encode, read

DID = [{"go": 1, "px": 1.5}, {"go": 2, "end": 3.0}]


@given(st.integers(0, 200))
def test_a_line_cut_anywhere_costs_itself_alone(cut: int) -> None:
    whole = encode(1, DID) + encode(2, [{"go": 3, "px": 1.0}])
    first = len(encode(1, DID))
    found = list(read(whole[: max(first, len(whole) - cut)]))
    assert found[:2] == DID and found[2:] in ([], [{"go": 3, "px": 1.0}])


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
    body = encode(2, DID).replace(b'"schema":1', b'"schema":9').rsplit(b',"crc"', 1)[0]
    (tmp_path / "rounds.jsonl").write_bytes(encode(1, DID) + b'%s,"crc":"%08x"}\n' % (body, crc32(body + b"}")))
    journal = Journal(tmp_path)
    assert journal.entries() == DID and journal.newer == [9]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "rounds.jsonl").mkdir()
    with pytest.raises(StorageError, match="rounds.jsonl"):
        Journal(tmp_path).write(encode(1, DID))


def test_a_class_in_memory_keeps_no_file() -> None:
    journal = Journal(None)
    journal.write(encode(1, DID))
    assert journal.entries() == []
