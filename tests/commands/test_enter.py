"""`bullseye enter`: the window on its page, values without a window, and the rounds by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bullseye.cli import main
from bullseye.commands import enter
from bullseye.dirs import Dirs
from bullseye.records.store import Store
from tests.records.played import played


def run(data: Path, *words: str) -> int:
    return main(["enter", "--data-dir", str(data), *words])


def rounds(data: Path) -> list[Any]:
    return list(Store(Dirs(data, data / "config")).records())


@pytest.mark.parametrize(("words", "shown"), [((), {}), (("wa18-3spot",), {"match": "wa-18m-3spot"})])
def test_it_opens_the_window_on_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], shown: dict[str, str]
) -> None:
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(enter, "open_window", lambda *args, **more: calls.append(more) or 0)
    assert run(tmp_path, *words) == 0
    assert calls == [{"page": "enter", "shown": shown}]


def test_values_are_kept_without_a_window(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("ap60", "--values", "10 9 9, 8 10", "--equipment", "LP500", "--competition", "--note", "calm")
    assert run(tmp_path, *words) == 0
    (record,) = rounds(tmp_path)
    assert (record.score, record.drill, record.device, record.entered.purpose) == (46, "ap60", "LP500", "competition")
    assert "AP60, 10 m air pistol: 5 shots, 46" in capsys.readouterr().out


def test_a_kept_round_is_replaced_by_other_values_and_undo_brings_it_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "ap60", "--values", "10 9 9", "--equipment", "LP500") == 0
    (old,) = rounds(tmp_path)
    assert run(tmp_path, "--correct", old.id[:8], "--values", "10 9 8", "--note", "windy") == 0
    (new,) = rounds(tmp_path)
    assert (new.score, new.device, new.entered.note, new.entered.corrects) == (27, "LP500", "windy", old.id)
    assert "Corrected; `bullseye undo` takes it back." in capsys.readouterr().out
    assert main(["undo", "--data-dir", str(tmp_path)]) == 0
    assert rounds(tmp_path) == [old]


def test_correct_opens_the_window_on_the_round_and_refuses_one_that_was_played(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[dict[str, Any]] = []
    monkeypatch.setattr(enter, "open_window", lambda *args, **more: calls.append(more) or 0)
    run(tmp_path, "ap60", "--values", "10 9 9")
    (old,) = rounds(tmp_path)
    assert run(tmp_path, "--correct", old.id) == 0
    assert calls == [{"page": "enter", "shown": {"correct": old.id}}]
    played_here = played(3)
    Store(Dirs(tmp_path, tmp_path / "config")).save(played_here)
    assert run(tmp_path, "--correct", played_here.id) == 2
    assert "was played here, so there is no score sheet to correct" in capsys.readouterr().err


def test_a_match_of_several_distances_is_filled_in_their_order(tmp_path: Path) -> None:
    assert run(tmp_path, "wa-1440-90m", "--values", "10 " * 40) == 0
    assert [(record.face, len(record.shots)) for record in rounds(tmp_path)] == [("wa-122", 36), ("wa-122", 4)]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--values", "10"), "--values needs the round"),
        (("no-such",), "no match is called 'no-such'"),
        (("ap60", "--values", "10 0"), "'0' cannot be scored on this face"),
        (("ap60", "--values", "10 11"), "'11' cannot be scored on this face"),
        (("ap60", "--values", "10 " * 61), "61 shots are given; AP60, 10 m air pistol has 60"),
        (("ap60", "--values", " "), "no shot is marked yet"),
        (("ap60", "--values", "10", "--date", "2999-01-01"), "has not come yet"),
        (("ap60", "--competition"), "--competition goes with --values"),
    ],
)
def test_bad_input_is_one_sentence_and_keeps_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert run(tmp_path, *words) == 2
    assert said in capsys.readouterr().err and not (tmp_path / "history.jsonl").exists()


def test_the_list_names_every_round(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "--list") == 0
    out = capsys.readouterr().out
    assert "wa-1440-90m" in out and "50 m, 12 x 3 at wa-80" in out and "in tenths" in out
