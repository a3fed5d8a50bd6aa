"""`bullseye delete`, `undo`, `merge` and `sync`."""

from __future__ import annotations

from pathlib import Path

from bullseye.app import open_store
from bullseye.dirs import user_dirs
from bullseye.records.care.sync import sync
from bullseye.records.settings import Settings, SettingsFile
from tests.commands.keeping import Program, program
from tests.records.played import played

__all__ = ["program"]


def test_a_round_is_deleted_by_the_beginning_of_its_id_and_undone(program: Program) -> None:
    first, second = program.play("Ann", "Bob")
    out = program("delete", second[:8])
    assert program.code == 0 and out.startswith("Removed 1 round; the scoreboard is updated.\n")
    assert program.ids() == [first] and program.board() == {"Ann"}
    assert program("undo") == "1 round brought back; the scoreboard is updated.\n"
    assert set(program.ids()) == {first, second} and program.board() == {"Ann", "Bob"}
    assert "nothing to undo" in program.refuses("undo")


def test_a_player_is_deleted_and_it_is_said_what_remains(program: Program) -> None:
    program.play("Ann", "Bob", "Ann")
    SettingsFile(user_dirs(program.data).settings).save(Settings(players=["Ann"]))
    out = program("delete", "--player", "Ann")
    assert "Removed 2 rounds of Ann" in out and "settings.json" in out and "bullseye undo" in out
    assert program.board() == {"Bob"}


def test_what_cannot_be_deleted_is_refused_and_nothing_goes(program: Program) -> None:
    [first] = program.play("Ann")
    assert "'zz'" in program.refuses("delete", "zz")
    assert "'Zed'" in program.refuses("delete", "--player", "Zed")
    assert "one of the two" in program.refuses("delete")
    assert "one of the two" in program.refuses("delete", first, "--player", "Ann")
    assert program.ids() == [first]


def test_another_history_is_merged_each_round_once(program: Program, tmp_path: Path) -> None:
    [mine] = program.play("Ann")
    other = open_store(user_dirs(tmp_path / "other"))
    other.save(played(1, "Ann"))
    theirs = other.save(played(7, "Bob")).id
    with (tmp_path / "other" / "history.jsonl").open("ab") as file:
        file.write(b"garbage\n")
    assert program("merge", str(tmp_path / "other")) == "1 round added, 1 here already.\n"
    assert "line 3 cannot be read" in program.err and program.code == 0
    assert program.ids() == [mine, theirs] and program.board() == {"Ann", "Bob"}
    assert program("merge", str(tmp_path / "other" / "history.jsonl")) == "0 rounds added, 2 here already.\n"


def test_a_place_without_rounds_cannot_be_merged(program: Program, tmp_path: Path) -> None:
    program.play("Ann")
    assert "nowhere" in program.refuses("merge", str(tmp_path / "nowhere"))
    assert "your own history" in program.refuses("merge", str(program.data))


def test_sync_says_what_came_and_went(program: Program, tmp_path: Path) -> None:
    program.play("Ann")
    shared = tmp_path / "shared"
    assert "is no folder; make it first" in program.refuses("sync", str(shared))
    shared.mkdir()
    assert program("sync", str(shared)) == "0 rounds came, 1 went there.\n"
    other = open_store(user_dirs(tmp_path / "other"))
    other.save(played(7, "Bob"))
    sync(other, shared, "other")
    assert program("sync", str(shared)) == "1 round came, 0 went there.\n"
    assert len(program.ids()) == 2


def test_a_renamed_player_takes_rounds_goals_and_settings_along_and_undo_takes_it_back(program: Program) -> None:
    program.play("Ann", "Bob", "Ann")
    settings = SettingsFile(program.data / "settings.json")
    settings.save(Settings(player="Ann", players=["Ann", "Bob"]))
    program("goals", "add", "rounds", "5", "--per", "week", "--player", "Ann")
    said = program("rename", "ann", "Eve")
    assert "Ann is Eve now: 2 rounds, 1 goal." in said and program.code == 0
    assert program.board() == {"Eve", "Bob"} and "Eve" in program("goals")
    assert (settings.load().player, settings.load().players) == ("Eve", ["Eve", "Bob"])
    assert "Ann is Ann again, not Eve" in program("undo")
    assert program.board() == {"Ann", "Bob"} and "Eve" not in program("goals")
    assert (settings.load().player, settings.load().players) == ("Ann", ["Ann", "Bob"])


def test_joining_two_players_is_asked_for_with_the_number_of_rounds(program: Program) -> None:
    program.play("Ann", "Bob", "Ann")
    said = program.refuses("rename", "Ann", "bob")
    assert "'Bob' has 1 round already and 'Ann' has 2 rounds" in said and "--join" in said
    assert program.board() == {"Ann", "Bob"}
    program("rename", "Ann", "bob", "--join")
    assert program.board() == {"Bob"} and len(program.ids()) == 3
    program("undo")
    assert program.board() == {"Ann", "Bob"}
    assert "'Zed'" in program.refuses("rename", "Zed", "Ann")
