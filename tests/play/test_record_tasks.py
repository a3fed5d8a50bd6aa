"""What the window does with the records, without a window: words, exports, imports, and what kind a file is."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

import bullseye.records
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.play.record_tasks import (
    begun,
    count_text,
    export,
    in_window,
    look_at,
    merged_words,
    players_of,
    replay,
    sentence,
    take_in,
)
from bullseye.play.services import Services
from bullseye.records.exchange.merge import Merged
from bullseye.records.history import BadLine
from bullseye.records.settings import SettingsFile
from bullseye.records.store import Store
from tests.fakes import ManualClock
from tests.records.played import played, store_in


@pytest.fixture
def services(tmp_path: Path) -> Services:
    dirs = Dirs(tmp_path / "data", tmp_path / "config")
    return Services(
        dirs, SettingsFile(dirs.settings), lambda: Store(dirs), ManualClock(), Random(7), iter("abcdef").__next__
    )


def quiet(share: float) -> None:
    assert 0 <= share <= 1


def test_no_sentence_of_the_records_names_a_command_in_the_window() -> None:
    left = []
    for path in sorted(Path(bullseye.records.__path__[0]).glob("*.py")):
        code = re.sub(r'"\s*\n\s*f?"', "", path.read_text(encoding="utf-8"))  # a text in two parts is one
        for line in code.splitlines():
            if not line.lstrip().startswith(("#", '"""')) and "`bullseye" in in_window(line) and '"""' not in line:
                left.append(f"{path.name}: {line.strip()}")
    assert [line for line in left if not line.startswith(("columns.py", "backup.py: The"))] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("cannot read x", "Cannot read x."), ("it ends!", "It ends!"), ("until `bullseye undo`", "Until you undo it.")],
)
def test_an_error_becomes_a_sentence(text: str, shown: str) -> None:
    assert sentence(text) == shown


@pytest.mark.parametrize(("number", "shown"), [(0, "0 rounds"), (1, "1 round"), (20_000, "20,000 rounds")])
def test_large_counts_are_read_in_thousands(number: int, shown: str) -> None:
    assert count_text(number, "round") == shown


def test_a_replay_without_rounds_says_so(services: Services) -> None:
    assert [finding.what for finding in replay(services.store, quiet)] == ["No rounds yet."]


def test_players_are_counted_by_name(services: Services) -> None:
    for seed, player in ((1, "Zoe"), (2, "ann"), (3, "Zoe")):
        services.store.save(played(seed, player))
    assert players_of(services.store) == [("ann", 1), ("Zoe", 2)]


def test_an_export_that_fails_in_its_midst_leaves_the_older_file(services: Services, tmp_path: Path) -> None:
    services.store.save(played(1))
    rows = services.store.rounds()
    path = tmp_path / "out.csv"
    path.write_text("older")
    services.dirs.history.write_text("gone\n")
    with pytest.raises(Exception, match="round"):
        export(services.store, rows, path, False, quiet)
    assert path.read_text() == "older"
    assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".tmp")] == []


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'{"schema":1,"id":"x"}\n', "history"),
        (b'\xef\xbb\xbf{"schema":1}\n', "history"),
        (b'{"format":"bullseye-export","schema":1}', "export"),
        (b"round_id,x_mm,y_mm\n", "export"),
        (b"x_mm,y_mm\n1,2\n", "shots"),
        (b"PK\x03\x04", "backup"),
        (b"", "shots"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "any.dat"
    path.write_bytes(data)
    assert look_at(path).kind == kind


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="cannot be read"):
        look_at(tmp_path / "none")


def test_an_import_done_twice_adds_nothing_the_second_time(services: Services, tmp_path: Path) -> None:
    other = store_in(tmp_path / "other")
    other.save(played(1))
    other.save(played(2))
    path = other.dirs.history
    assert take_in(services, look_at(path)) == ["2 rounds added."]
    assert take_in(services, look_at(path)) == ["0 rounds added. 2 rounds were here already."]


def test_ones_own_history_is_not_imported(services: Services) -> None:
    services.store.save(played(1))
    with pytest.raises(BadInputError, match="your own history"):
        take_in(services, look_at(services.dirs.data))


def test_everything_that_came_of_an_import_is_told() -> None:
    bad = [BadLine(n, 0, "why") for n in range(1, 8)]
    said = " ".join(merged_words(Merged(3, 1, 2, bad, ["a"])))
    for word in ("3 rounds added", "1 round was here", "1 round of them in another form", "2 rounds from a newer",
                 "7 lines could not be read", "line 5: why; and 2 more"):  # fmt: skip
        assert word in said


def test_the_name_of_a_file_keeps_its_own_letters_at_the_start_of_a_sentence() -> None:
    assert begun("settings.json: theme is odd") == "settings.json: theme is odd"
    assert sentence("/tmp/x cannot be read") == "/tmp/x cannot be read."
    assert sentence("the disk is full") == "The disk is full."
