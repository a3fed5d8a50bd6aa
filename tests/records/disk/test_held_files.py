"""A file that another program has open, in earnest: Windows gives it no other name and deletes it not, others do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bullseye.records.disk.files import RealFiles
from bullseye.records.disk.safe_write import NotWrittenError, safe_write

HOLDS = """
import sys
with open(sys.argv[1], "rb"):
    print("held", flush=True)
    sys.stdin.readline()
print("let go", flush=True)
"""
REFUSES = os.name == "nt"


class Reader:
    """Another program that reads the file and does not let go of it until it is asked to."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.asked = 0
        assert self.line() == "held"

    def line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def let_go(self, _: float = 0.0) -> None:
        """Asked again and again, it does so once."""
        self.asked += 1
        if self.asked == 1:
            assert self._process.stdin is not None
            self._process.stdin.write("\n")
            self._process.stdin.flush()
            assert self.line() == "let go"


@contextmanager
def reading(path: Path) -> Iterator[Reader]:
    command = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield Reader(process)
        finally:
            process.kill()


def test_a_file_that_is_read_is_written_once_its_reader_lets_go(tmp_path: Path) -> None:
    path = tmp_path / "scoreboard.json"
    path.write_bytes(b"old")
    with reading(path) as reader:
        safe_write(path, b"new", files=RealFiles(), sleep=reader.let_go)
        assert bool(reader.asked) is REFUSES
    assert path.read_bytes() == b"new" and os.listdir(tmp_path) == [path.name]


@pytest.mark.skipif(not REFUSES, reason="elsewhere a file that is read can be replaced")
def test_a_file_that_is_never_let_go_stays_as_it_was_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "scoreboard.json"
    path.write_bytes(b"old")
    with reading(path), pytest.raises(NotWrittenError, match=r"scoreboard\.json"):
        safe_write(path, b"new", files=RealFiles(), sleep=lambda _: None)
    assert path.read_bytes() == b"old" and os.listdir(tmp_path) == [path.name]


def test_a_file_that_is_read_takes_new_lines_all_the_same(tmp_path: Path) -> None:
    path, files = tmp_path / "history.jsonl", RealFiles()
    path.write_bytes(b"1\n")
    with reading(path):
        handle = files.open_append(path)
        files.write(handle, b"2\n")
        files.close(handle)
        assert files.read(path) == b"1\n2\n"
