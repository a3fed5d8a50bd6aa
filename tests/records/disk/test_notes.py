"""Logs of our own faults: for the user alone, bounded, and found again by who wipes them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bullseye.records.disk import notes
from bullseye.records.disk.files import RealFiles

unix_only = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")


@unix_only
def test_a_log_is_for_its_owner_alone_whatever_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        notes.add(tmp_path / "data" / notes.ERRORS, "one\n")
    finally:
        os.umask(before)
    assert (tmp_path / "data" / notes.ERRORS).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


def test_texts_follow_each_other_and_the_log_never_grows_past_twice_its_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes, "MOST_BYTES", 100)
    path = tmp_path / notes.ERRORS
    for number in range(1000):
        notes.add(path, f"text {number}\n")
    old, new = (path.with_name(name).read_text().splitlines() for name in (notes.ERRORS + notes.OLD, notes.ERRORS))
    assert [*old, *new] == [f"text {number}" for number in range(1000 - len(old) - len(new), 1000)]
    assert sum(part.stat().st_size for part in notes.parts(path, RealFiles())) < 2 * 110


def test_a_letter_that_is_none_is_written_as_its_code(tmp_path: Path) -> None:
    notes.add(tmp_path / "frames.log", "half a pair: \ud800\n")
    assert (tmp_path / "frames.log").read_text() == "half a pair: \\ud800\n"


def test_the_parts_are_those_that_are_there(tmp_path: Path) -> None:
    path = tmp_path / notes.ERRORS
    assert notes.parts(path, RealFiles()) == []
    notes.add(path, "x")
    assert notes.parts(path, RealFiles()) == [path]
