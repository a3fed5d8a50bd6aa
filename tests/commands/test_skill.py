"""`bullseye skill`: a spread in points, points in a spread, and the same on another face."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import NamedTuple

import pytest

from bullseye.cli import main
from bullseye.measure.shots.skill import skill
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer

PISTOL, RIFLE = "issf-air-pistol-10m", "issf-air-rifle-10m"


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Run:
    """Ask `bullseye skill` with some flags."""

    def run(*flags: str) -> Said:
        try:
            code = main(["skill", *flags])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Said(code, *capsys.readouterr())

    return run


def test_a_spread_gives_the_expected_points(ask: Run) -> None:
    found = json.loads(ask("--face", PISTOL, "--sigma", "12", "--offset", "5", "--json").out)
    expected = skill(Scorer(Catalogue().get(PISTOL)), 12, 5)
    assert found == {"face": PISTOL, "style": "x-10-9", "gauge_mm": 4.5, **expected._asdict()}


def test_a_mean_score_gives_the_spread_that_expects_it(ask: Run) -> None:
    found = json.loads(ask("--face", PISTOL, "--mean-points", "8.5", "--json").out)
    assert found["expected_points"] == pytest.approx(8.5)
    back = json.loads(ask("--face", PISTOL, "--sigma", repr(found["sigma_mm"]), "--json").out)
    assert back["expected_points"] == pytest.approx(8.5)


def test_the_same_spread_on_another_face(ask: Run) -> None:
    found = json.loads(ask("--face", PISTOL, "--sigma", "3", "--on", RIFLE, "--json").out)
    assert found["on"]["face"] == RIFLE
    assert found["on"]["sigma_mm"] == 3
    assert found["on"]["expected_points"] < found["expected_points"]


def test_gauge_and_style_are_those_asked_for(ask: Run) -> None:
    points = json.loads(ask("--face", PISTOL, "--sigma", "12", "--gauge", "0", "--json").out)
    assert points["gauge_mm"] == 0
    assert points["expected_decimal"] is None
    eleven = json.loads(ask("--face", "wa-122", "--sigma", "1", "--style", "11-10-9", "--json").out)
    assert eleven["expected_points"] == pytest.approx(11)


def test_the_table_is_for_reading(ask: Run) -> None:
    said = ask("--face", PISTOL, "--sigma", "12", "--on", "wide")
    lines = said.out.splitlines()
    assert said.code == 0
    assert "gauge 4.5 mm" in lines[0]
    assert [line.split()[-2:] for line in lines if "spread, sigma" in line] == [["12.000", "mm"]] * 2
    assert any(line.strip().startswith("decimal per shot") and line.endswith("–") for line in lines)


@pytest.mark.parametrize(
    ("flags", "part"),
    [
        (("--face", PISTOL), "one of the arguments --sigma --mean-points is required"),
        (("--face", PISTOL, "--sigma", "1", "--mean-points", "9"), "not allowed with"),
        (("--face", PISTOL, "--sigma", "-1"), "'-1' does not work"),
        (("--face", PISTOL, "--sigma", "nan"), "'nan' does not work"),
        (("--face", PISTOL, "--mean-points", "10"), "less than 10"),
        (("--face", PISTOL, "--mean-points", "9", "--offset", "3"), "--offset 3 goes with --sigma"),
        (("--face", "nowhere", "--sigma", "1"), "'nowhere'"),
        (("--face", PISTOL, "--sigma", "1", "--on", "nowhere"), "'nowhere'"),
        (("--face", PISTOL, "--sigma", "1", "--style", "none-such"), "'none-such'"),
        (("--face", PISTOL, "--sigma", "1", "--gauge", "1e9"), "'1e9' does not work"),
    ],
)
def test_bad_flags_are_one_sentence(ask: Run, flags: tuple[str, ...], part: str) -> None:
    said = ask(*flags)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("bullseye: ") and said.err.count("\n") == 1
    assert part in said.err
