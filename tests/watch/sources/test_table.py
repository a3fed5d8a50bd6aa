"""A table is read whole, again when it changed, and says in a sentence why it gives nothing."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bullseye.watch.samples import Sample, Trouble
from bullseye.watch.source import Surroundings
from bullseye.watch.sources.table import Settings, TableFile, check_path, open_source
from tests.systems import needs_pipes_in_folders

NOW = datetime(2026, 11, 29, tzinfo=UTC)
GERMAN = "Datum;Umsatz;Anzahl\n01.11.2026;1.204,50 €;3\n02.11.2026;800,00;2\n"


def opened(folder: Path, file: str = "sales.csv", columns: tuple[str, ...] = ("Umsatz",)) -> TableFile:
    """The table of that name in *folder*, in Berlin."""
    world = Surroundings(str(folder), zone=ZoneInfo("Europe/Berlin"))
    return open_source(Settings(file), {column: check_path(column) for column in columns}, world)


def test_values_are_read_as_the_country_writes_them_and_days_begin_there(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text(GERMAN, encoding="utf-8")
    table = opened(tmp_path, columns=("Umsatz", "Anzahl"))
    found = table.read_now(NOW)
    assert found["Umsatz"] == [
        Sample(datetime(2026, 10, 31, 23, tzinfo=UTC), 1204.5, "file"),
        Sample(datetime(2026, 11, 1, 23, tzinfo=UTC), 800.0, "file"),
    ]
    assert [each.value for each in found["Anzahl"] if isinstance(each, Sample)] == [3.0, 2.0]
    assert "2 values of 'Umsatz' by 'Datum'" in table.sentences["Umsatz"] and table.whole


def test_a_changed_file_is_read_again_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    file = tmp_path / "sales.csv"
    file.write_text(GERMAN, encoding="utf-8")
    table = opened(tmp_path)
    first = table.read_now(NOW)
    assert table.read_now(NOW) is first
    file.write_text(GERMAN + "03.11.2026;5,00;1\n", encoding="utf-8")
    assert len(table.read_now(NOW)["Umsatz"]) == 3


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (None, "silent", "is not there"),
        (b"Datum;Umsatz\nyesterday;5\n", "broken", "line 2: Datum is 'yesterday'; it must be a date"),
        (b"Datum;Umsatz\n01.11.2026;lots\n", "broken", "line 2: Umsatz is 'lots'"),
        (b"Datum;Menge\n01.11.2026;1\n", "broken", "Umsatz"),
        (b"\x89PNG\r\n", "broken", "picture"),
        (b"", "broken", "is empty"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_old_is_passed_off_as_new(
    tmp_path: Path, content: bytes | None, kind: str, words: str
) -> None:
    file = tmp_path / "sales.csv"
    file.write_text(GERMAN, encoding="utf-8")
    table = opened(tmp_path)
    table.read_now(NOW)
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    found = table.read_now(NOW)["Umsatz"]
    assert isinstance(found, Trouble) and found.kind == kind and words in found.words


@needs_pipes_in_folders
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sales.csv")
    found = opened(tmp_path).read_now(NOW)["Umsatz"]
    assert isinstance(found, Trouble) and "is no file" in found.words
