"""`bullseye demo`: what it opens the window on, what it refuses, and taking a lock off."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bullseye.classroom.people.pin import Lock
from bullseye.cli import main
from bullseye.commands import demo
from tests.classroom.classes import room_of


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the window was opened on, in place of a window."""
    calls: list[dict[str, Any]] = []

    def open_window(*args: Any, page: str, shown: dict[str, Any]) -> int:
        calls.append({"page": page, **shown})
        return 0

    monkeypatch.setattr(demo, "open_window", open_window)
    return calls


def run(data: Path, *words: str) -> int:
    return main(["demo", "--data-dir", str(data), *words])


@pytest.mark.parametrize(
    ("words", "where"),
    [((), "screen"), (("--full-screen",), "screen"), (("--window",), "window"), (("--monitor", "2"), "2")],
)
def test_it_opens_a_new_class_where_it_is_asked_to(
    tmp_path: Path, opened: list[dict[str, Any]], words: tuple[str, ...], where: str
) -> None:
    assert run(tmp_path, *words) == 0
    assert opened == [{"page": "class_setup", "where": where}]


def test_a_list_is_read_before_any_window_opens(
    tmp_path: Path, opened: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "7b.txt"
    assert run(tmp_path, "--names", str(names)) == 2 and "7b.txt" in capsys.readouterr().err and not opened
    names.write_text("Anna\nBen\n", encoding="utf-8")
    assert run(tmp_path, "--names", str(names)) == 0 and opened[0]["names"] == names


def test_it_goes_on_with_the_latest_class_or_with_the_one_that_is_named(
    tmp_path: Path, opened: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "--resume") == 2 and "leave out --resume" in capsys.readouterr().err
    folders = []
    for title in ("7a", "7b"):
        with room_of("Anna", data=tmp_path, title=title) as room:
            assert room.log is not None
            folders.append(room.log.folder)
    assert run(tmp_path, "--resume") == 0 and opened[-1]["resume"] in folders
    assert run(tmp_path, "--resume", folders[0].name) == 0 and opened[-1]["resume"] == folders[0]
    assert run(tmp_path, "--resume", str(folders[1])) == 0 and opened[-1]["resume"] == folders[1]
    assert run(tmp_path, "--resume", str(tmp_path)) == 2 and "holds no class" in capsys.readouterr().err


@pytest.mark.parametrize("words", [("--window", "--full-screen"), ("--resume", "--names", "x"), ("--monitor", "0")])
def test_words_that_contradict_each_other_are_refused(tmp_path: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as stop:
        run(tmp_path, *words)
    assert stop.value.code == 2


def test_unlock_takes_the_pin_off_and_opens_no_window(
    tmp_path: Path, opened: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "--unlock") == 0 and capsys.readouterr().out == "No class is locked.\n"
    with room_of("Anna", data=tmp_path) as room:
        assert room.log is not None
        Lock(room.log.folder).set("1234", "salt")
    assert run(tmp_path, "--unlock") == 0 and not Lock(room.log.folder).locked
    assert capsys.readouterr().out.startswith("7b Maths, ") and not opened


def test_without_a_display_it_says_that_it_needs_a_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("tkinter", reason="this Python has no tkinter", exc_type=ImportError)
    from bullseye.desk.frame import opening

    def none(*_: object) -> None:
        from bullseye.errors import NoDisplayError

        raise NoDisplayError("no display")

    monkeypatch.setattr(opening, "Opening", none)
    assert run(tmp_path) == 2
    assert "needs a window" in capsys.readouterr().err and not list(tmp_path.iterdir())
