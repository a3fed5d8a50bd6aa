"""Attract mode on the wall: it explains itself by the clock, anything ends it, and nothing of it is kept."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path

import pytest

from bullseye.classroom.show.programme import PROGRAMME
from bullseye.desk.frame.window import Window
from bullseye.desk.school.attract_page import BETWEEN_S, AttractPage
from bullseye.desk.school.board_page import ClassBoardPage
from tests.classroom.classes import room_of, take
from tests.desk.desk_rooms import services_in, type_key, window_on
from tests.fakes import ManualClock
from tests.gui import click

pytestmark = pytest.mark.long


def shown(window: Window, data: Path | None = None) -> AttractPage:
    """The demonstration, over the board of a class."""
    room = room_of("Ann", "Bob", data=data)
    take(room)
    window.show("class_board", room=room)
    window.show("attract")
    window.root.update()
    assert isinstance(window.page, AttractPage)
    return window.page


def go_to(page: AttractPage, clock: ManualClock, t_s: float) -> None:
    clock.advance(max(0.0, t_s - page.t_s))
    page.tick()
    page.update()


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_it_plays_by_the_clock_and_says_what_is_seen(window: Window, clock: ManualClock) -> None:
    page = shown(window)
    demo = page.demo
    assert demo is not None and page.ticks
    assert page.head.cget("text") == demo.title == PROGRAMME[0].title
    said = []
    for at, text in demo.captions:
        go_to(page, clock, at + 0.001)
        assert page.words.text == text
        assert len(page.view.marks.shown()) == demo.replay.at(min(at + 0.001, demo.replay.duration_s)).shots
        said.append(page.words.size_px)
    assert len(set(said)) == 1 and said[0] > 30  # it does not jump from one size to the next
    assert len(page.view.marks.shown()) == 10


def test_one_demonstration_follows_the_other_and_then_the_first_again(window: Window, clock: ManualClock) -> None:
    page = shown(window)
    titles = []
    for _ in range(len(PROGRAMME) + 1):
        assert page.demo is not None
        titles.append(page.demo.title)
        go_to(page, clock, page.demo.length_s + BETWEEN_S - 0.1)
        assert page.demo.title == titles[-1]
        go_to(page, clock, page.demo.length_s + BETWEEN_S + 1e-6)
        assert page.t_s == 0.0
    assert titles == [act.title for act in (*PROGRAMME, PROGRAMME[0])]


def test_every_caption_of_every_demonstration_has_room(
    window: Window, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where a picture takes longer than a tick, `update` would find the next one due again and again.
    monkeypatch.setattr("bullseye.desk.school.attract_page.TICK_MS", 100_000)
    page = shown(window)
    for size in ("1024x700", "1280x800"):
        window.root.geometry(size)
        window.root.update()
        for _ in PROGRAMME:
            assert page.demo is not None
            for at, _ in page.demo.captions:
                go_to(page, clock, at + 0.001)
                assert page.words.winfo_reqheight() <= page.words.winfo_height()
                assert page.words.winfo_reqwidth() <= page.words.winfo_width()
            go_to(page, clock, page.demo.length_s + BETWEEN_S + 1e-6)


@pytest.mark.parametrize("key", ["q", "Escape", "F1", "F2", "F11", "space", "Shift_L", "Return"])
def test_any_key_leads_back_and_does_nothing_else(window: Window, key: str) -> None:
    page = shown(window)
    type_key(page, key)
    assert isinstance(window.page, ClassBoardPage) and window.overlay is None
    assert not page.ticks and page.demo is None
    assert not window.root.attributes("-fullscreen")


@pytest.mark.parametrize("button", [1, 2, 3, 4])
def test_any_click_leads_back_and_a_second_in_a_hurry_presses_nothing(window: Window, button: int) -> None:
    page = shown(window)
    page.view.event_generate(f"<ButtonPress-{button}>", x=30, y=30)
    board = window.page
    assert isinstance(board, ClassBoardPage)
    board.update()
    click(board.lessons_button, 8, 8)
    assert window.page is board


def test_moving_the_mouse_leads_back_and_a_mouse_that_lies_still_does_not(window: Window) -> None:
    page = shown(window)
    x_root, y_root = window.root.winfo_pointerxy()
    at = x_root - page.view.winfo_rootx(), y_root - page.view.winfo_rooty()
    page.view.event_generate("<Motion>", x=at[0], y=at[1])
    assert window.page is page
    page.view.event_generate("<Motion>", x=at[0] + 3, y=at[1])
    assert isinstance(window.page, ClassBoardPage)


def test_nothing_of_it_is_written_and_the_class_is_as_it_was(
    window: Window, clock: ManualClock, tmp_path: Path
) -> None:
    page = shown(window, tmp_path / "data")
    before, place = files_in(tmp_path), dict(window.memory)
    assert any(name.endswith("class.jsonl") for name in before) or before
    for _ in PROGRAMME:
        assert page.demo is not None
        for part in (0.3, 0.6, 1.0):
            go_to(page, clock, part * page.demo.length_s)
        go_to(page, clock, page.demo.length_s + BETWEEN_S + 1e-6)
    type_key(page, "q")
    board = window.page
    assert isinstance(board, ClassBoardPage) and board.class_state is not None
    assert files_in(tmp_path) == before and window.memory == place
    assert len(board.class_state.all_rounds()) == 1


def test_it_uses_up_no_seed_of_the_sitting(tk_root: tk.Tk, tmp_path: Path) -> None:
    with window_on(tk_root, services_in(tmp_path / "one")) as window:
        shown(window)
        after = window.services.new_seed()
    assert after == services_in(tmp_path / "two").new_seed()


def test_it_asks_for_the_clock_only_while_it_is_shown(window: Window, clock: ManualClock) -> None:
    page = shown(window)
    window.show("settings")
    assert not page.ticks
    page.tick()
    assert not page.ticks
    window.back()
    assert page.ticks and page.demo is not None and page.demo.title == PROGRAMME[1].title


def test_under_a_card_it_halts(window: Window) -> None:
    page = shown(window)
    window.help()
    assert not page.ticks


def test_with_reduced_motion_it_explains_in_still_pictures(window: Window, clock: ManualClock) -> None:
    window.services.settings.update(reduced_motion=True)
    page = shown(window)
    demo = page.demo
    assert demo is not None and page.still
    drawn: list[float] = []
    draw = page.view.draw
    page.view.draw = lambda frame: (drawn.append(frame.t_s), draw(frame))[1]  # type: ignore[method-assign, assignment]
    for number in range(200):
        go_to(page, clock, number * demo.length_s / 199)
    assert set(drawn) == {min(at, demo.replay.duration_s) for at, _ in demo.captions}
    assert page.words.text == demo.captions[-1][1]
    assert len(page.view.marks.shown()) == 10
