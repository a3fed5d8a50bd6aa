"""A click has its own time and its own picture, also when the program stood still meanwhile. Real clicks of X."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.session.clock import SystemClock
from tests.desk.desk_rooms import services_in, window_on
from tests.gui import until

if TYPE_CHECKING:
    import tkinter as tk
    from pathlib import Path

    from bullseye.desk.round.play_page import PlayPage


@pytest.fixture
def hand() -> str:
    """The program that clicks as a mouse does."""
    found = shutil.which("xdotool")
    if found is None:
        pytest.skip("no xdotool here")
    return found


def clicks(hand: str, page: PlayPage, *more: str) -> None:
    """Click at the middle of the range while this program waits and hears nothing, then do *more*."""
    canvas = page.canvas
    x, y = canvas.winfo_rootx() + canvas.winfo_width() // 2, canvas.winfo_rooty() + canvas.winfo_height() // 2
    subprocess.run([hand, "mousemove", str(x), str(y), "click", "1", *more], check=True, timeout=60)


def begun(window: Any) -> PlayPage:
    """A round on a real clock that has begun."""
    window.show("play")
    window.root.update()
    page: PlayPage = window.page
    until(window.root, lambda: page.round_state is not None and page.round_state.value == "running")
    return page


def test_two_clicks_in_a_freeze_are_as_far_apart_as_they_were(tk_root: tk.Tk, tmp_path: Path, hand: str) -> None:
    services = services_in(tmp_path)
    services.clock = SystemClock()
    services.choose(drill="moving-slow", face="classic")
    with window_on(tk_root, services) as window:
        page = begun(window)
        game = page.controller.round
        clicks(hand, page)
        until(tk_root, lambda: len(game.shots) == 1)
        clicks(hand, page, "sleep", "0.7", "click", "1", "sleep", "1.0")
        frozen_to = game.elapsed_s()
        until(tk_root, lambda: len(game.shots) == 3)
        _, first, second = game.shots
        assert second.t - first.t == pytest.approx(0.7, abs=0.25)
        assert second.t < frozen_to - 0.9
        # All that was on the screen in the freeze is the last picture before it.
        assert first.t_drawn == second.t_drawn and first.t_drawn is not None and first.t_drawn <= first.t
        until(tk_root, lambda: any(gap_ms > 1500 for _, gap_ms in page.watch.timing.kept().stalls))


def test_a_click_before_the_end_counts_though_it_is_heard_after_it(tk_root: tk.Tk, tmp_path: Path, hand: str) -> None:
    services = services_in(tmp_path)
    services.clock = SystemClock()
    services.choose(drill="sudden-death", face="classic")
    with window_on(tk_root, services) as window:
        page = begun(window)
        game = page.controller.round
        clicks(hand, page, "sleep", "5")  # the target goes long before the click is heard
        until(tk_root, lambda: page.round_state is None or page.round_state.value != "running")
        assert len(game.shots) == 1
