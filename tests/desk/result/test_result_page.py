"""The result page: the sum adds up, every shot can be pointed at, and a round that was not saved is not lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.result import result_panel, shot_view
from bullseye.desk.result.result_page import ResultPage
from bullseye.play.round.outcome import Outcome
from bullseye.session.clock import StepClock
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.desk.desk_rooms import played, texts_in, type_key
from tests.gui import click
from tests.rounds import changed, record_of

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


@pytest.fixture
def gone(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    """Where the page asked to go after this; it stays where it is."""
    asked: list[tuple[str, dict[str, Any]]] = []
    real = window.show

    def show(name: str, **args: Any) -> None:
        if name == "result":
            real(name, **args)
        else:
            asked.append((name, args))

    monkeypatch.setattr(window, "show", show)
    return asked


def result(window: Window, outcome: Outcome, fresh: bool = True) -> ResultPage:
    window.show("result", outcome=outcome, fresh=fresh)
    window.root.update()
    assert isinstance(window.page, ResultPage)
    return window.page


@pytest.mark.parametrize("drill", ["ten-shots", "timed-60", "race-30", "practice"])
def test_every_line_and_fact_of_the_outcome_stands_on_the_page(window: Window, drill: str) -> None:
    outcome = window.services.finish(played(window.services, drill=drill, spread=2.5))
    page = result(window, outcome)
    type_key(page.play_button, "m")
    said = texts_in(page.panel)
    for number in [*outcome.lines(), *outcome.facts()]:
        assert number.label in said
        assert number.text in said
    assert outcome.score in said


def test_the_score_is_the_largest_text_of_the_page(window: Window) -> None:
    page = result(window, window.services.finish(played(window.services)))
    assert page.panel.score.winfo_reqheight() > page.panel.headline.winfo_reqheight()
    assert window.theme.font("hero", True).metrics("linespace") <= page.panel.score.winfo_height()


def test_a_new_best_has_its_band_and_an_old_round_has_none(window: Window) -> None:
    services = window.services
    services.finish(played(services, 0, spread=6))
    outcome = services.finish(played(services, 1, spread=40))
    page = result(window, outcome)
    assert outcome.headline().startswith("New best, by")
    assert page.panel.band.winfo_ismapped()
    assert page.panel.band.cget("text") == outcome.headline()
    page = result(window, outcome, fresh=False)
    assert not page.panel.band.winfo_ismapped()
    page = result(window, services.review(outcome.record), fresh=False)
    assert not page.panel.band.winfo_ismapped()
    assert page.panel.headline.cget("text") == "From the history"


def test_an_old_round_says_its_place_as_the_board_is_now(window: Window) -> None:
    services = window.services
    worse = services.finish(played(services, 0, spread=6))
    best = services.finish(played(services, 1, spread=40))
    page = result(window, services.review(best.record), fresh=False)
    assert page.panel.standing.cget("text") == "1st on the board now, the player's best"
    page = result(window, services.review(worse.record), fresh=False)
    gap = best.card.totals.score - worse.card.totals.score
    assert page.panel.standing.cget("text") == f"2nd on the board now, {gap} off the player's best"


@pytest.mark.parametrize(("more", "word"), [({"simulated": True}, "Simulated"), ({"drill": "practice"}, "Practice")])
def test_an_old_round_off_the_board_says_why(window: Window, more: dict[str, Any], word: str) -> None:
    record = played(window.services, **more)
    page = result(window, window.services.review(record), fresh=False)
    assert str(page.panel.standing.cget("text")).startswith(word)
    assert result_panel.why_unranked(record).startswith(word)


def test_every_shot_is_drawn_where_it_hit_relative_to_its_own_target(window: Window) -> None:
    record = played(window.services, drill="race-30")
    page = result(window, window.services.review(record), fresh=False)
    card, view = page._outcome.card, page.view
    assert len({(s.target_x_mm, s.target_y_mm) for s in card.shots}) > 20
    middle = view.winfo_width() / 2, view.winfo_height() / 2
    far = max(range(len(card.shots)), key=lambda n: abs(card.shots[n].x_mm))
    scale = (view.places_px[far][0] - middle[0]) / card.shots[far].x_mm
    assert scale > 0
    for shot, (x, y) in zip(card.shots, view.places_px, strict=True):
        assert x == pytest.approx(middle[0] + shot.x_mm * scale, abs=0.6)
        assert y == pytest.approx(middle[1] - shot.y_mm * scale, abs=0.6)


def test_a_shot_far_off_the_face_still_has_its_mark_on_the_canvas(window: Window) -> None:
    record = played(window.services)
    first, *others = record.shots
    far = replace(record, shots=(first._replace(x_mm=5000.0, y_mm=-9000.0), *others))
    view = result(window, window.services.review(far), fresh=False).view
    x, y = view.places_px[0]
    assert view.winfo_width() / 2 < x < view.winfo_width()
    assert view.winfo_height() / 2 < y < view.winfo_height()
    assert view.find_withtag("miss")


def test_pointing_at_a_mark_picks_its_shot_out_in_the_list(window: Window) -> None:
    page = result(window, window.services.review(played(window.services)), fresh=False)
    assert not page.view.find_withtag("picked")
    x, y = page.view.places_px[7]
    click(page.view, round(x), round(y))
    picked = page.shots.selected
    assert picked is not None
    assert page.view.places_px[picked] == pytest.approx((x, y), abs=9)
    label = page.view.itemcget(page.view.find_withtag("label")[0], "text")
    assert label == f"{picked + 1}:  {shot_view.shot_label(page._outcome.card, picked)}"


def test_the_arrows_in_the_list_pick_out_one_shot_after_the_other(window: Window) -> None:
    page = result(window, window.services.review(played(window.services)), fresh=False)
    page.toggle_list()
    window.root.update()
    for n in (1, 2):
        type_key(page.shots.tree, "Down")
        assert page.view.itemcget(page.view.find_withtag("label")[0], "text").startswith(f"{n + 1}:")


def test_the_list_gives_time_points_and_bonus_of_each_shot_and_they_add_up(window: Window) -> None:
    record = played(window.services, drill="timed-60")
    page = result(window, window.services.review(record), fresh=False)
    points = bonus = 0
    for n in range(page.shots.count):
        number, _, got, extra = page.shots.cells(n)
        assert number == str(n + 1)
        points += 0 if got == "miss" else int(got.split()[0])
        bonus += int(extra) if extra.startswith("+") else 0
    totals = page._outcome.card.totals
    assert (points, bonus) == (totals.points, totals.combo_bonus + totals.time_bonus)


@pytest.mark.parametrize(("key", "goes"), [("Return", "play"), ("b", "board"), ("h", "history"), ("Escape", "start")])
def test_one_key_each_leads_on(window: Window, gone: list[tuple[str, dict[str, Any]]], key: str, goes: str) -> None:
    page = result(window, window.services.finish(played(window.services)))
    type_key(page.play_button, key)
    assert [name for name, _ in gone] == [goes]
    if goes == "board":
        assert gone[0][1] == {"drill": "ten-shots", "face": "classic", "style": "x-10-9", "way": "mouse"}


def test_a_click_on_play_again_plays_again(window: Window, gone: list[tuple[str, dict[str, Any]]]) -> None:
    page = result(window, window.services.finish(played(window.services)))
    click(page.play_button, 10, 10)
    assert [name for name, _ in gone] == ["play"]


def test_s_saves_a_picture(window: Window, tmp_path: Path) -> None:
    page = result(window, window.services.finish(played(window.services)))
    path = tmp_path / "card.png"
    names: list[str] = []

    def ask(_: object, __: str, name: str, *rest: str) -> Path:
        names.append(name)
        return path

    page.ask_path = ask
    type_key(page.play_button, "s")
    assert path.read_bytes().startswith(b"\x89PNG")
    assert names[0].endswith(".png") and ":" not in names[0]


def test_a_picture_that_cannot_be_written_is_told_and_a_cancelled_one_is_not(window: Window, tmp_path: Path) -> None:
    page = result(window, window.services.finish(played(window.services)))
    page.ask_path = lambda *args: None
    page.save_picture()
    assert not window.notices.bars
    page.ask_path = lambda *args: tmp_path / "no-folder" / "card.png"
    page.save_picture()
    assert len(window.notices.bars) == 1


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_nothing_is_cut_with_the_longest_name_and_every_fact(window: Window, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    record = changed(played(window.services, drill="timed-60", player="W" * 40), pauses=[[1.0, 2.0]], ranked=False)
    page = result(window, replace(window.services.review(record), again=False, trouble="cannot save it"))
    root = window.root
    right, bottom = root.winfo_rootx() + root.winfo_width(), root.winfo_rooty() + root.winfo_height()
    numbers = page.panel._numbers
    assert numbers.winfo_rooty() + numbers.winfo_reqheight() <= page._bar.winfo_rooty()
    for part in (*page._bar.winfo_children(), page.panel, page.elsewhere, *numbers.winfo_children()):
        if part.winfo_ismapped():
            assert part.winfo_rootx() + part.winfo_width() <= right
            assert part.winfo_rooty() + part.winfo_height() <= bottom


def test_on_a_small_window_the_list_takes_turns_with_the_numbers(window: Window) -> None:
    window.root.minsize(1, 1)
    window.root.geometry("1024x700")
    window.root.update()
    page = result(window, window.services.finish(played(window.services)))
    assert not page.shots.winfo_ismapped()
    type_key(page.play_button, "l")
    assert page.shots.winfo_ismapped() and not page.panel._numbers.winfo_ismapped()
    type_key(page.shots.tree, "l")
    assert not page.panel._numbers.winfo_ismapped() and not page.shots.winfo_ismapped()
    type_key(page.play_button, "m")
    assert page.panel._numbers.winfo_ismapped() and not page.shots.winfo_ismapped()
    window.root.geometry("1400x800")
    window.root.update()
    assert page.panel._numbers.winfo_ismapped() and page.shots.winfo_ismapped()


def test_a_round_without_a_shot_has_dashes_and_no_marks(window: Window) -> None:
    record = changed(played(window.services, drill="practice"), shots=[], accuracy=None, score=0, best_combo=0)
    page = result(window, window.services.review(record), fresh=False)
    assert page.view.places_px == []
    assert "\u2013" in texts_in(page.panel)
    assert page.shots.count == 0


TIMES = " Each click has its own time, and was judged by what was on the screen then."


@pytest.mark.parametrize(
    ("timing", "text"),
    [
        ({"frame_p99_ms": 16.94, "stalls": []}, ""),
        ({"frame_p99_ms": 17.0, "stalls": [[1.0, 31.0], [2.0, 44.0]]}, ""),
        (
            {"frame_p99_ms": 17.0, "stalls": [[1.0, 31.0], [2.0, 1844.0]]},
            f"The picture stood still once, for 1.8 s.{TIMES}",
        ),
        (
            {"frame_p99_ms": 17.0, "stalls": [[1.0, 310.0], [2.0, 744.0]]},
            f"The picture stood still 2 times, for 0.7 s at most.{TIMES}",
        ),
        ({"frame_p99_ms": None, "stalls": []}, ""),
        ({}, ""),
        (..., ""),
    ],
)
def test_a_round_says_when_its_picture_stood_still_so_long_that_it_was_felt(timing: object, text: str) -> None:
    from bullseye.desk.result.result_panel import timing_text

    assert timing_text(record_of(timing=timing) if timing is not ... else record_of()) == text


@pytest.mark.parametrize("drill", ["timed-30", "pointing-test"])
def test_play_again_on_an_old_round_plays_that_round_s_drill_and_face(window: Window, drill: str) -> None:
    services = window.services
    record = changed(played(services, 3, face="wide"), drill=drill) if drill == "timed-30" else None
    if record is None:
        plan = services.plan_of(services.drills.get(drill), services.faces.get("wide"), seed=2)
        record = play(plan, Shooter(3.0, Random(5)), StepClock(), lambda: "tapped")
        assert record is not None
    services.settings.update(face="classic", drill="ten-shots")
    window.show("result", outcome=services.review(record), fresh=False)
    page: Any = window.page
    page.again()
    played_now: Any = window.page
    assert played_now.name == "play" and (services.settings.face, services.settings.drill) == ("classic", "ten-shots")
    plan = played_now._host.plan()
    assert (plan.drill.id, plan.face.id) == (drill, "wide")


def test_play_again_says_so_where_the_drill_is_gone(window: Window) -> None:
    record = changed(played(window.services), drill="gone")
    page = result(window, window.services.review(record), fresh=False)
    page.again()
    window.root.update()
    assert window.page is page
    assert any("cannot be played again: no drill is called 'gone'" in text for text in window.notices.texts)


def test_a_round_without_points_is_headed_by_its_group(window: Window) -> None:
    from tkinter import ttk

    page = result(window, window.services.finish(played(window.services, drill="grouping")))
    radius = page._outcome.group_number
    assert radius is not None and str(page.panel.score.cget("text")) == radius.text
    assert str(page.panel.unit.cget("text")) == "mean radius"
    lines = [part for part in page.panel._numbers.winfo_children() if isinstance(part, ttk.Separator)]
    assert len(lines) == 1, "no line without anything between it and the next"
    assert "Mean radius" in str(page.panel._explain_score())


def test_three_large_figures_come_first_and_the_rest_behind_more(window: Window) -> None:
    for n in range(6):
        window.services.finish(played(window.services, n))
    outcome = window.services.finish(played(window.services, 9))
    page = result(window, outcome)
    change = window.services.against_usual(outcome.record)
    said = texts_in(page.panel)
    assert change is not None and {outcome.score, outcome.second.text, change.figure, change.words} <= set(said)
    assert page.panel.second_words.cget("text") == "extreme spread"
    assert not page.panel._numbers.winfo_ismapped() and str(page.panel.more_button.cget("text")).startswith("More")
    click(page.panel.more_button, 5, 5)
    assert page.panel._numbers.winfo_ismapped() and str(page.panel.more_button.cget("text")).startswith("Less")
    click(page.panel.second, 3, 3)
    assert window.overlay is not None
    window.overlay.close()


def test_the_list_of_shots_has_a_bonus_only_where_there_is_one(window: Window) -> None:
    page = result(window, window.services.review(played(window.services)), fresh=False)
    assert len(page.shots.tree.cget("displaycolumns")) == 3
    page = result(window, window.services.review(played(window.services, 1, drill="timed-60")), fresh=False)
    assert len(page.shots.tree.cget("displaycolumns")) == 4
