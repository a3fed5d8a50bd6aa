"""`bullseye report`: which round, player or goal, into which files, and one sentence for what cannot be."""

from __future__ import annotations

import argparse
import json
import os
import re
import threading
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bullseye.app import open_store
from bullseye.commands import report as command
from bullseye.commands.report import run
from bullseye.dirs import user_dirs
from bullseye.measure.statistics.every import STATISTICS
from bullseye.picture.pdf import MissingPdfError
from bullseye.records.settings import Settings, SettingsFile
from bullseye.session.record import Record
from tests.commands.keeping import Program, let_backups_finish, program
from tests.commands.test_stats import on
from tests.play.reported import Page
from tests.rounds import changed
from tests.session.lab_tests import Taps

__all__ = ["program"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own to stand in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def keep(program: Program, *rounds: Record) -> list[Record]:
    store = open_store(user_dirs(program.data))
    for record in rounds:
        store.save(record)
    let_backups_finish()
    return list(rounds)


def test_the_last_round_becomes_a_page_here_named_by_what_it_holds(program: Program, here: Path) -> None:
    keep(program, on(0), on(1))
    assert program("report", "round", "last") == "written: bullseye-round-ten-shots-20261123T120100Z.html\n"
    (made,) = here.iterdir()
    found = Page(made.read_text(encoding="utf-8"))
    values = program.json("report", "round", "last")
    score = next(text for path, _, text in found.numbers if path == "round.score")
    assert score == str(values["round"]["score"])
    assert list(here.iterdir()) == [made]


def test_a_page_that_is_there_is_only_written_over_when_that_is_said(program: Program, here: Path) -> None:
    keep(program, on(0))
    (here / "a.html").write_text("mine")
    assert "is there already" in program.refuses("report", "round", "last", "--html", "a.html")
    assert (here / "a.html").read_text() == "mine"
    program("report", "round", "last", "--html", "a.html", "--force")
    assert program.code == 0 and (here / "a.html").read_text() != "mine"
    program("report", "round", "last")
    assert "is there already" in program.refuses("report", "round", "last")


def test_every_format_may_be_asked_for_at_once(program: Program, here: Path) -> None:
    keep(program, *(on(n) for n in range(3)))
    said = program("report", "player", "Ann", "--html", "a.html", "--pdf", "a.pdf", "--png", "c", "--svg", "one.svg")
    assert program.code == 0
    files = sorted(str(path.relative_to(here)) for path in here.rglob("*.*"))
    picture = os.path.join("c", "bullseye-player-Ann-trend-ten-shots-classic-x-10-9.png")
    assert files == ["a.html", "a.pdf", picture, "one.svg"]
    assert [line.removeprefix("written: ") for line in said.splitlines()] == files
    assert len(re.findall(rb"/Type /Page\b(?!s)", (here / "a.pdf").read_bytes())) == 1
    ElementTree.parse(here / "one.svg")


def test_json_is_all_of_stdout_and_a_file_is_told_aside(program: Program, here: Path) -> None:
    keep(program, on(0))
    values = json.loads(program("report", "round", "last", "--json", "--html", "a.html"))
    assert program.err == "written: a.html\n"
    assert values["report"] == "round"
    assert not list(here.glob("*.pdf"))
    (here / "a.html").unlink()
    program("report", "round", "last", "--json")
    assert list(here.iterdir()) == []


def test_the_keys_of_the_json_are_the_documented_ones(program: Program) -> None:
    keep(program, *(on(n) for n in range(2)))
    program("goals", "add", "rounds", "5", "--per", "week")
    known = {
        topic: {line.key for line in STATISTICS if line.topic == topic} for topic in ("report", "round", "what_if")
    }
    for words in (("round", "last"), ("player",), ("goal", "all")):
        assert set(program.json("report", *words)) <= known["report"], words
    one = program.json("report", "round", "last")
    assert set(one["round"]) == known["round"] and set(one["what_if"]) == known["what_if"]


def test_a_round_is_named_by_the_start_of_its_id_and_last_is_the_newest_that_was_finished(program: Program) -> None:
    first, second = keep(program, on(5), on(1))
    assert program.json("report", "round", second.id[:9])["round"]["id"] == second.id
    assert program.json("report", "round", "last")["round"]["id"] == first.id
    keep(program, on(3, player="Bo"))
    assert program.json("report", "round", "last", "--player", "Bo")["round"]["player"] == "Bo"


def test_without_a_name_the_player_is_who_played_last(program: Program) -> None:
    keep(program, on(0), on(1, player="Bo"))
    assert program.json("report", "player")["player"]["name"] == "Bo"
    assert program.json("report", "player", "Ann")["player"]["name"] == "Ann"
    assert program.json("report", "player", "--player", "Ann")["player"]["name"] == "Ann"


def test_a_player_gets_the_goals_and_the_suggestions_unless_these_are_off(program: Program) -> None:
    keep(program, *(on(n) for n in range(5)))
    program("goals", "add", "rounds", "5", "--per", "week", "--player", "Ann")
    program("goals", "add", "rounds", "5", "--per", "week", "--player", "Bo")
    values = program.json("report", "player")
    assert [goal["player"] for goal in values["goals"]] == ["Ann"]
    assert values["suggestions"] == program.json("stats", "--player", "Ann")["suggestions"]
    SettingsFile(user_dirs(program.data).settings).save(Settings(suggestions=False))
    assert program.json("report", "player")["suggestions"] == []


def test_goals_one_or_all(program: Program, here: Path) -> None:
    keep(program, on(0))
    program("goals", "add", "rounds", "5", "--per", "week")
    program("goals", "add", "points", "500", "--until", "2099-12-24")
    assert [goal["id"] for goal in program.json("report", "goal", "all")["goals"]] == ["1", "2"]
    assert [goal["id"] for goal in program.json("report", "goal", "2")["goals"]] == ["2"]
    assert program("report", "goal", "2") == "written: bullseye-goal-2.html\n"
    assert program("report", "goal", "all", "--svg", "g") == "".join(
        f"written: {os.path.join('g', f'bullseye-goals-goal-{n}.svg')}\n" for n in (1, 2)
    )
    assert "no goal is called '7'; choose one of: 1, 2" in program.refuses("report", "goal", "7")


def test_what_is_not_there_is_one_sentence(program: Program, here: Path) -> None:
    assert "holds no round yet; play one" in program.refuses("report", "round", "last")
    assert "holds no round yet; play one" in program.refuses("report", "round", "abc")
    assert "holds no round yet; play one" in program.refuses("report", "player")
    assert "no goals yet; set one with" in program.refuses("report", "goal", "all")
    keep(program, on(0))
    assert "no round has the player 'Zed'; choose one of: Ann" in program.refuses("report", "player", "Zed")
    assert "two players" in program.refuses("report", "player", "Ann", "--player", "Bo")
    assert "of 'Zed' yet" in program.refuses("report", "round", "last", "--player", "Zed")
    assert "no round is called 'zzz'" in program.refuses("report", "round", "zzz")
    assert "required: round|player|goal" in program.refuses("report")
    assert "is no folder; make it" in program.refuses("report", "round", "last", "--pdf", "no/a.pdf")
    assert list(here.iterdir()) == []


def test_simulated_rounds_are_never_the_last_but_may_be_named(program: Program) -> None:
    one = on(3, simulated=True)
    keep(program, on(0), one)
    assert program.json("report", "round", "last")["round"]["simulated"] is False
    assert program.json("report", "round", one.id)["round"]["simulated"] is True


def test_a_pointing_test_has_its_report(program: Program, here: Path) -> None:
    test = changed(Taps().play(), id="00000000-0000-4000-8000-000000000001")
    keep(program, test)
    values = program.json("report", "round", "last")
    assert values["pointing"]["throughput"] == pytest.approx(program.json("pointing", "--round", "last")["throughput"])
    assert values["group"] is None
    program("report", "round", "last", "--pdf", "t.pdf", "--png", "t.png")
    assert program.code == 0 and (here / "t.png").is_file()


def test_a_damaged_test_is_refused_in_one_sentence(program: Program) -> None:
    test = changed(Taps().play(), id="00000000-0000-4000-8000-000000000002")
    shots = [shot._replace(t_up=None) if n == 5 else shot for n, shot in enumerate(test.shots)]
    keep(program, changed(test, shots=tuple(shots)))
    assert "does not tell when its button came up" in program.refuses("report", "round", "last")


def test_without_the_package_a_pdf_is_one_sentence_and_no_file(
    program: Program, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(program, on(0))

    def gone() -> None:
        raise MissingPdfError

    monkeypatch.setattr("bullseye.picture.pdf._library", gone)
    assert 'pip install "bullseye[pdf]"' in program.refuses("report", "round", "last", "--pdf", "a.pdf")
    assert list(here.iterdir()) == []


def test_letters_that_become_boxes_are_told_on_stderr(program: Program) -> None:
    keep(program, on(0, player="\u674e"))
    program("report", "player", "--pdf", "a.pdf")
    assert program.code == 0
    assert "no font here has the letters" in program.err


def test_progress_is_said_once_it_takes_more_than_a_second(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keep(program, *(on(n) for n in range(2)))
    program("report", "player", "--png", "quick")
    assert program.err == ""
    ticks = iter(range(0, 1000, 2))
    monkeypatch.setattr(command.SystemClock, "now", lambda self: float(next(ticks)))
    program("report", "player", "--png", "slow")
    assert "1/1 bullseye-player-Ann-trend" in program.err


def test_measuring_that_takes_long_is_said_while_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    said = threading.Event()
    monkeypatch.setattr(command, "_PATIENCE_S", 0.0)
    monkeypatch.setattr(command, "remark", lambda text: said.set() if text == "measuring the rounds ..." else None)
    with command._Steps(lambda: 0.0).during("measuring the rounds ..."):
        assert said.wait(10)


def test_dates_are_those_of_the_zone_and_the_time_it_is_told(program: Program, here: Path) -> None:
    keep(program, on(0))
    args = argparse.Namespace(
        html="a.html", pdf=None, png=None, svg=None, json=False, force=False, data_dir=str(program.data), player=None,
        seed=None, id="last", make=command.of_round,
    )  # fmt: skip
    assert run(args, datetime(2026, 12, 1, tzinfo=UTC), UTC) == 0
    text = (here / "a.html").read_text(encoding="utf-8")
    assert "2026-11-22 12:01" in text and "2026-12-01T00:00:00Z" in text
