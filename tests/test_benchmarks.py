"""The measurements can be run, their numbers are reckoned right, and what is compared does the same job.

Nothing here looks at a time: how fast this machine is today is no test.
"""

from __future__ import annotations

import inspect
import re
import sqlite3
from collections.abc import Callable
from datetime import UTC
from math import hypot
from pathlib import Path
from random import Random
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from benchmarks import __main__ as bench
from benchmarks import click, coach, coach_change, coverage, kit, render, scoring, store, years
from benchmarks.kit import CannotMeasureError, Claim, Row
from bullseye.app import open_store
from bullseye.picture.face import face_ppm
from bullseye.progress.trends import by_key, trends
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer

pytestmark = pytest.mark.long

MODULES = bench.discovered()


def made_up(claims: list[Claim] | None = None, error: Exception | None = None) -> Any:
    """A module that measures nothing."""

    def run(quick: bool) -> list[Claim] | None:
        print(f"quick is {quick}")
        if error is not None:
            raise error
        return claims

    return SimpleNamespace(TITLE="Made up", run=run)


def test_every_measurement_is_found_and_what_they_share_is_not_one_of_them() -> None:
    assert {"startup", "click", "scoring", "render"} <= set(MODULES)
    assert "kit" not in MODULES and "__main__" not in MODULES


@pytest.mark.parametrize("module", MODULES.values(), ids=MODULES)
def test_a_measurement_has_a_title_and_can_be_run_quickly(module: ModuleType) -> None:
    assert isinstance(module.TITLE, str) and module.TITLE
    assert list(inspect.signature(module.run).parameters) == ["quick"]


def test_a_name_that_is_not_there_is_answered_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        bench.main(["scorign"])
    told = capsys.readouterr().err
    assert exit_.value.code == 2 and "'scorign'" in told and "scoring" in told


def test_only_what_is_named_is_run_and_quick_is_handed_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "discovered", lambda: {"a": made_up([Claim("a", 1.0, 2.0)]), "b": made_up()})
    assert bench.main(["a", "--quick"]) == 0
    told = capsys.readouterr().out
    assert told.count("Made up") == 1 and "quick is True" in told and "1 of 1 hold" in told


def test_what_cannot_be_measured_here_is_said_and_stops_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    modules = {"a": made_up(error=CannotMeasureError("no screen here")), "b": made_up([Claim("b", 3.0, 2.0)])}
    monkeypatch.setattr(bench, "discovered", lambda: modules)
    assert bench.main([]) == 0
    told = capsys.readouterr().out
    assert "Not measured: no screen here." in told
    assert "! b: 3.00x, wanted at most 2x: does not hold" in told and "0 of 1 hold" in told


def test_the_report_is_written_only_where_a_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench, "discovered", lambda: {"a": made_up([])})
    monkeypatch.chdir(tmp_path)
    bench.main([])
    assert list(tmp_path.iterdir()) == []
    capsys.readouterr()
    bench.main(["--out", "report.md"])
    assert (tmp_path / "report.md").read_text(encoding="utf-8") == capsys.readouterr().out != ""


def test_the_95th_of_100_times_is_the_p95_and_one_time_alone_is_its_own() -> None:
    times = list(range(1, 101))
    Random(1).shuffle(times)
    assert kit.p95(times) == 95
    assert kit.p95([7.0]) == 7.0
    assert kit.p95(range(1, 21)) == 19


def test_a_ratio_is_that_of_the_medians_so_one_late_run_changes_nothing() -> None:
    assert kit.ratio({"ours": [1.0, 3.0, 900.0], "theirs": [1.5, 0.1, 2.0]}, "ours", "theirs") == 2.0


@pytest.mark.parametrize(("found", "verdict"), [(1.79, "holds"), (1.8, "holds"), (1.81, "does not hold")])
def test_a_claim_holds_up_to_what_is_wanted(found: float, verdict: str) -> None:
    assert Claim("start", found, 1.8).verdict == verdict


def test_a_table_shows_median_p95_ratio_what_is_wanted_and_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    claim = Claim("start", 2.0, 1.8)
    rows = [Row("bare", [1.0, 2.0, 9.0], claim), Row("ours", [4.0]), Row("lean", [3.0], ratio=0.5)]
    assert kit.show(rows, "ms", "x") == [claim]
    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == "| bare | 3 | 2 | 9 | 2.00x | at most 1.8x | does not hold |"
    assert lines[3:5] == ["| ours | 1 | 4 | 4 |  |  |  |", "| lean | 1 | 3 | 3 | 0.50x |  |  |"]
    assert {line.count("|") for line in lines if line} == {8}


def test_ways_take_turns_and_the_warming_rounds_do_not_count() -> None:
    order: list[str] = []

    def way(name: str) -> Callable[[], float]:
        def run() -> float:
            order.append(name)
            return float(len(order))

        return run

    found = kit.in_turn({"a": way("a"), "b": way("b")}, rounds=2, warm=1)
    assert order == ["a", "b"] * 3
    assert found == {"a": [3.0, 5.0], "b": [4.0, 6.0]}


def test_the_if_chain_scores_as_we_do_so_it_does_the_same_job() -> None:
    face = Catalogue().get(scoring.FACE)
    scorer = Scorer(face)
    chain = scoring.if_chain(face, scorer.gauge_mm)
    for ring in face.rings:
        for away_mm in (-0.01, 0.01):
            r = ring.diameter_mm / 2 + scorer.gauge_mm / 2 + away_mm
            assert chain(0.6 * r, -0.8 * r) == scorer.points(0.6 * r, -0.8 * r)


def test_a_fast_wrong_answer_is_noticed() -> None:
    scoring.agree([10, 9], [10, 9])
    with pytest.raises(AssertionError, match="same points"):
        scoring.agree([10, 9], [10, 8])


def test_scoring_is_measured_with_every_shot_and_makes_its_claims(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("numpy")
    monkeypatch.setattr(scoring, "SHOTS", 300)
    claims = scoring.run(quick=True)
    assert [claim.at_most for claim in claims] == [1.5, 0.1]
    assert "300 shots" in capsys.readouterr().out


def test_supersampling_draws_the_picture_that_we_draw() -> None:
    pytest.importorskip("PIL")
    face, side_px = Catalogue().get(render.FACE), 300
    theirs = render.supersampled(face, side_px)
    ours = face_ppm(face, side_px, side_px / face.diameter_mm, render.BACK)
    ours = ours[len(ours) - 3 * side_px * side_px :]
    assert len(theirs) == len(ours)
    assert sum(abs(a - b) for a, b in zip(theirs, ours, strict=True)) / len(ours) < 2.0


def test_the_clicks_lie_on_the_face_in_no_order_and_apart() -> None:
    spots = click.spots(Random(1))
    assert len(spots) == len(set(spots)) > click.WARM + click.CLICKS
    assert spots != sorted(spots)
    centre_x, centre_y = click.CENTRE_PX
    assert all(hypot(x - centre_x, y - centre_y) <= click.REACH_PX for x, y in spots)
    nearest = min(hypot(a[0] - b[0], a[1] - b[1]) for n, a in enumerate(spots) for b in spots[:n])
    assert nearest > 4 * click.PATCH_PX


def test_a_screen_that_cannot_be_had_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotMeasureError, match="Xvfb is not installed"), kit.Screen(64, 48):
        pass


def test_the_page_on_speed_names_every_claim_that_is_measured() -> None:
    page = (Path(__file__).parents[1] / "docs" / "speed.md").read_text(encoding="utf-8")
    for name in MODULES:
        assert re.search(rf"`{name}`", page), f"docs/speed.md does not name {name}"


def test_every_interval_of_the_coverage_can_be_tried() -> None:
    cases = [case for case in coverage.cases() if "13 trials" not in case.player]
    assert len({(case.interval, case.player) for case in cases}) == len(cases) > 30
    for case in cases:
        for name, (shown, held) in coverage.measure(case, 8).items():
            assert name and 0 <= shown <= 1
            assert held is None or held >= 0.5, (name, case.player)


def test_an_interval_that_is_wrong_is_seen_by_the_coverage() -> None:
    narrow = coverage.Case("narrow", "anyone", 400, lambda chance: coverage.within((-1.0, 1.0), chance.gauss(0, 1)))
    shown, held = coverage.measure(narrow, 400)["narrow"]
    assert shown == 1 and held == pytest.approx(0.68, abs=0.07)


def test_the_page_of_statistics_quotes_every_interval_of_the_coverage() -> None:
    page = (Path(__file__).parents[1] / "docs" / "statistics.md").read_text(encoding="utf-8")
    for case in coverage.cases():
        assert f"| {case.player} |" in page, case.player


def test_every_player_of_the_coach_can_be_foretold_and_what_is_odd_is_counted() -> None:
    for player in coach.PLAYERS:
        found = coach.count(player, 60, 1, 8)
        assert found.runs == found.shown[0] == 8 and found.error > 0, player.name
        assert found.held[0] <= found.held[1] <= 8
    assert coach.false_alarms(coach.plateau, 10) < 3 and coach.missed(0.99, 4) <= 1
    assert coach.shifts_found(20, 3.0, 20) > 80


def test_the_page_of_statistics_quotes_every_player_of_the_coach() -> None:
    page = (Path(__file__).parents[1] / "docs" / "statistics.md").read_text(encoding="utf-8")
    for player in coach.PLAYERS:
        assert f"| {player.name} |" in page, player.name


def test_ours_and_sqlite_count_the_same_rounds_and_sittings(tmp_path: Path) -> None:
    record = store.a_round()
    ours = store.Ours(tmp_path, record, 60)
    here = years.Years(ours.dirs.data, tmp_path)
    here.ours_page()
    base = sqlite3.connect(here.path)
    base.execute(years._SITTINGS, {"player": None, "measure": None})
    told = dict(base.execute("select player, count(*) from sat where measure = 'score' group by player"))
    sittings = dict(base.execute("select player, max(sitting) from sat where measure = 'score' group by player"))
    base.close()
    for key, some in by_key(open_store(ours.dirs).rounds()).items():
        one = trends(some, UTC)[0]
        assert (told[key.player], sittings[key.player]) == (len(one.points), len(one.sessions))


@pytest.mark.parametrize("case", coach_change.cases(), ids=lambda case: case.who)
def test_every_player_and_shop_of_what_to_change_can_be_tried(case: coach_change.Case) -> None:
    assert set(case.try_once(Random(1)).values()) <= {True, False, None}
