"""A stored pointing test as files: all or none of them, and each sequence with its own repeats."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.errors import BadInputError, StorageError
from bullseye.measure.pointing.gofitts import read_sd2
from bullseye.play.pointing_export import KINDS, names_of, repeats_of, text_of, write_all, write_new
from tests.session.lab_tests import Taps, tapping_drill


def tapped() -> Taps:
    taps = Taps(tapping_drill(n=9))
    taps.sequence()
    taps.sequence(misses=6)
    taps.sequence(misses=5)
    return taps


def test_each_sequence_has_the_repeats_it_needed() -> None:
    record = tapped().play()
    assert repeats_of(record) == [0, 2, 0, 0]
    assert [row["SRC"] for row in read_sd2(text_of(record, "sd2"), "a.sd2")] == [0, 2, 0, 0]


def test_the_four_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    record = tapped().play()
    assert [path.suffix[1:] for path in write_all(record, tmp_path)] == list(KINDS)
    (tmp_path / names_of(record)["sd1"]).unlink()
    with pytest.raises(BadInputError, match="is there already; choose another folder"):
        write_all(record, tmp_path)
    assert not (tmp_path / names_of(record)["sd1"]).exists()


def test_a_file_that_is_there_is_left_alone_and_no_folder_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_new(path, "one")
    with pytest.raises(BadInputError, match="is there already"):
        write_new(path, "two")
    assert path.read_text(encoding="utf-8") == "one"
    with pytest.raises(StorageError):
        write_new(tmp_path / "none" / "a.csv", "x")
