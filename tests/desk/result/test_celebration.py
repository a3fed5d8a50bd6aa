"""A new best is a moment on the result page: it ends by itself, leaves nothing, and can be off."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.result.celebration import BURSTS, Celebration
from tests.desk.desk_rooms import played, services_in, window_on
from tests.fakes import ManualClock

if TYPE_CHECKING:
    import tkinter as tk


def test_it_throws_each_burst_and_takes_every_item_away(tk_root: tk.Tk, clock: ManualClock) -> None:
    import tkinter

    from bullseye.desk.kit.theme import Theme

    canvas = tkinter.Canvas(tk_root, width=600, height=500)
    canvas.place(x=0, y=0)
    tk_root.update()
    mine = canvas.create_text(10, 10, text="mine")
    moment = Celebration(canvas, Theme(tk_root, "light"), 60, clock.now)
    moment.start()
    most = 0
    for _ in range(90):
        clock.advance(1 / 60)
        moment.frame()
        most = max(most, sum(canvas.itemcget(item, "state") != "hidden" for item in canvas.find_withtag("speck")))
    assert most >= 2 * 20
    assert not moment.running
    assert canvas.find_all() == (mine,)
    assert BURSTS[-1][0] < 1.0


@pytest.mark.parametrize("choices", [{}, {"new_best": False}, {"particles": False}, {"reduced_motion": True}])
def test_the_result_page_shows_it_for_a_new_best_unless_it_is_off(
    tk_root: tk.Tk, tmp_path: Path, choices: dict[str, Any]
) -> None:
    services = services_in(tmp_path)
    services.settings.update(**choices)
    outcome = services.finish(played(services))
    assert outcome.is_best
    with window_on(tk_root, services) as window:
        window.show("result", outcome=outcome, fresh=True)
        page: Any = window.page
        window.root.update_idletasks()
        assert (page.celebration is not None and page.celebration.running) is not bool(choices)
        page.view.draw()
        assert bool(page.view.find_withtag("speck")) is not bool(choices)  # a page drawn anew takes none away
        window.show("start")
        assert page.celebration is None or not page.celebration.running


def test_an_old_round_is_no_news(tk_root: tk.Tk, tmp_path: Path) -> None:
    services = services_in(tmp_path)
    record = played(services)
    services.finish(record)
    with window_on(tk_root, services) as window:
        window.show("result", outcome=services.review(record), fresh=False)
        page: Any = window.page
        window.root.update_idletasks()
        assert page.celebration is None
