"""What the window does with the records, without a window: words, exports, imports, and what kind a file is."""

from __future__ import annotations

import ast
from datetime import UTC
from pathlib import Path
from random import Random

import pytest

import bullseye.classroom
import bullseye.play
import bullseye.progress
import bullseye.records
import bullseye.report
from bullseye.dirs import Dirs
from bullseye.errors import BadInputError
from bullseye.play.record_tasks import (
    begun,
    export,
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


_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)


def quiet(share: float) -> None:
    assert 0 <= share <= 1


def test_no_sentence_below_the_commands_names_one() -> None:
    left = []
    for room in (bullseye.records, bullseye.classroom, bullseye.play, bullseye.progress, bullseye.report):
        for path in sorted(Path(room.__path__[0]).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            docs = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, _DOCUMENTED)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in docs:
                    left += [f"{path.name}: {node.value}"] * ("`bullseye " in node.value)
    # Only docs/exports.md, and what the command to delete prints, speak of commands.
    assert [said for said in left if not said.startswith(("columns.py", "removal.py"))] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("cannot read x", "Cannot read x."), ("it ends!", "It ends!"), ("it is here; what now?", "It is here; what now?")],
)
def test_an_error_becomes_a_sentence(text: str, shown: str) -> None:
    assert sentence(text) == shown


def test_a_replay_without_rounds_says_so(services: Services) -> None:
    assert [finding.what for finding in replay(services.store, UTC, quiet)] == ["No rounds yet."]


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
    assert take_in(services, look_at(path)) == ["0 rounds added. 2 rounds were already here."]


def test_ones_own_history_is_not_imported(services: Services) -> None:
    services.store.save(played(1))
    with pytest.raises(BadInputError, match="your own history"):
        take_in(services, look_at(services.dirs.data))


def test_everything_that_came_of_an_import_is_told() -> None:
    bad = [BadLine(n, 0, "why") for n in range(1, 8)]
    said = " ".join(merged_words(Merged(3, 1, 2, bad, ["a"])))
    for word in ("3 rounds added", "1 round was already here", "1 round of them in another form",
                 "2 rounds from a newer", "7 lines could not be read", "line 5: why; and 2 more"):  # fmt: skip
        assert word in said


def test_the_name_of_a_file_keeps_its_own_letters_at_the_start_of_a_sentence() -> None:
    assert begun("settings.json: theme is odd") == "settings.json: theme is odd"
    assert sentence("/tmp/x cannot be read") == "/tmp/x cannot be read."
    assert sentence("the disk is full") == "The disk is full."
