"""What every result page does with a round or a test that could not be saved, by real keys and clicks."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.result.outcome_page import OutcomePage
from bullseye.desk.round.play_page import PlayPage
from bullseye.play.round.outcome import Outcome
from bullseye.play.services import Services
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.round import State
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play
from tests.desk.desk_rooms import START, new_id, type_key
from tests.gui import click

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

DRILLS = ("ten-shots", "pointing-test", "reaction-choice")


def record_of(services: Services, drill: str, hour: int = 0) -> Record:
    plan = RoundPlan(services.faces.get("classic"), services.drills.get(drill), 5, "Anna")
    record = play(plan, Shooter(3.0, Random(5)), StepClock(utc=START + timedelta(hours=hour)), new_id)
    assert record is not None
    return record


def failed(window: Window, drill: str) -> Outcome:
    """A round that could not be saved: there is a file where the folder should be."""
    window.services.dirs.data.write_text("in the way")
    outcome = window.services.finish(record_of(window.services, drill))
    assert outcome.trouble
    return outcome


def result(window: Window, outcome: Outcome, fresh: bool = True) -> OutcomePage:
    window.show("result", outcome=outcome, fresh=fresh)
    window.root.update()
    assert isinstance(window.page, OutcomePage)
    return window.page


def button_of(part: tk.Misc, words: str) -> tk.Misc:
    """The button on *part* with these words."""
    children = part.winfo_children()
    return next(child for child in children if child.winfo_class() == "TButton" and child.cget("text") == words)


@pytest.mark.parametrize("key", ["h", "b", "t", "Escape"])
@pytest.mark.parametrize("drill", DRILLS)
def test_leaving_a_result_that_is_not_saved_reminds_and_leads_back(window: Window, drill: str, key: str) -> None:
    window.show("start")
    outcome = failed(window, drill)
    page = result(window, outcome)
    assert page.trouble.winfo_ismapped() and page.focus_get() is page.retry
    type_key(page.retry, key)
    assert window.page is not page
    window.services.dirs.data.unlink()
    said = [text for text in window.notices.texts if "not saved" in text]
    assert said == ["1 round not saved, kept in memory until the window is closed."]
    click(button_of(window.notices.bars[window.notices.texts.index(said[0])], "Show"), 5, 5)
    assert window.page is page and page.outcome is outcome
    type_key(page.retry, "space")
    assert [r.id for r in window.services.store.rounds()] == [outcome.record.id]
    assert not page.trouble.winfo_ismapped() and not window.unsaved
    type_key(page.play_button, "h")
    assert not any("not saved" in text for text in window.notices.texts)


@pytest.mark.parametrize(("first", "second"), [DRILLS[:2], DRILLS[:0:-1]])
def test_what_waits_is_saved_with_the_next_round_or_test_that_is(window: Window, first: str, second: str) -> None:
    lost = failed(window, first)
    result(window, lost)
    window.services.dirs.data.unlink()
    saved = window.services.finish(record_of(window.services, second, hour=1))
    assert not saved.trouble
    page = result(window, saved)
    assert "1 round that waited in memory is saved now." in window.notices.texts and not page.trouble.winfo_ismapped()
    assert {r.id for r in window.services.store.rounds()} == {lost.record.id, saved.record.id}


@pytest.mark.parametrize("drill", DRILLS)
def test_a_second_try_that_fails_says_so_and_keeps_it(window: Window, drill: str) -> None:
    outcome = failed(window, drill)
    page = result(window, outcome)
    type_key(page.retry, "space")
    assert window.notices.texts[-1] == "It could still not be saved."
    assert page.trouble.winfo_ismapped() and window.unsaved.ids == [outcome.record.id]
    window.services.dirs.data.unlink()


def test_r_on_a_result_plays_again_at_once(window: Window) -> None:
    window.services.choose(count_s=0, drill="ten-shots")
    outcome = window.services.finish(record_of(window.services, "ten-shots"))
    window.show("result", outcome=outcome, fresh=True)
    window.root.update()
    assert isinstance(window.page, OutcomePage)
    type_key(window.page.play_button, "r")
    assert isinstance(window.page, PlayPage) and window.page.round_state is State.RUNNING
