"""A round code: taken from a result, typed on the start page, and the very same round is played."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.result.result_bar import ResultBar
from bullseye.desk.result.result_page import ResultPage
from bullseye.desk.round import play_buttons
from bullseye.desk.start import start_ways
from bullseye.play.services import Services
from bullseye.session.record import Record
from tests.desk.desk_rooms import played, round_on, shoot, start_page, texts_in, type_key
from tests.fakes import ManualClock
from tests.gui import click, press_key
from tests.rounds import changed

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.start.start_page import StartPage


def type_text(page: StartPage, text: str) -> None:
    page.ways.code.delete(0, "end")
    page.ways.code.insert(0, text[:-1])
    press_key(page.ways.code, {" ": "space", "-": "minus"}.get(text[-1], text[-1]))


def result(window: Window, record: Record) -> ResultPage:
    window.show("result", outcome=window.services.review(record), fresh=False)
    window.root.update()
    assert isinstance(window.page, ResultPage)
    return window.page


@pytest.mark.parametrize("form", [str.upper, lambda code: code.replace("-", " "), lambda code: f" {code} "])
def test_a_code_is_typed_on_the_start_page_and_its_round_is_played(
    window: Window, services: Services, form: Any
) -> None:
    code = services.code_of(played(services, 77, face="wide", drill="moving-slow"))
    page = start_page(window)
    press_key(page.start_button, "c")
    assert str(page.tk.call("focus")) == str(page.ways.code)
    type_text(page, form(code))
    assert "Moving, slow at Wide rings, scored as" in str(page.ways.words.cget("text"))
    type_key(page.ways.code, "Return")
    play: Any = window.page
    assert play.name == "play"
    plan = play.controller.plan
    assert (plan.drill.id, plan.face.id, plan.seed, plan.player) == ("moving-slow", "wide", 77, "Anna")
    assert services.settings.drill == "timed-30", "what is chosen otherwise stays"


def test_what_is_wrong_with_a_code_stands_under_the_field_and_nothing_begins(window: Window) -> None:
    page = start_page(window)
    page.ways.turn("code")
    type_text(page, "bamod lisup")
    assert str(page.ways.words.cget("text")) == start_ways.CODE_HINT, "not while it is being typed"
    type_key(page.ways.code, "Return")
    assert window.page is page
    assert "has 2 words; a code has 5 of five letters" in str(page.ways.words.cget("text"))
    assert str(page.ways.words.cget("foreground")) == window.theme.palette.bad
    press_key(page.ways.code, "s")
    assert window.page is page, "a letter in the field is no key of the page"
    type_key(page.ways.code, "Escape")
    assert page.ways.code.get() == "" and str(page.ways.words.cget("foreground")) == window.theme.palette.muted


def test_the_ways_are_chosen_by_key_or_by_mouse_and_remembered_for_the_sitting(window: Window) -> None:
    page = start_page(window)
    for key, part in (("l", page.ways.playlists), ("c", page.ways.coded), ("d", page.ways.drills)):
        press_key(page.start_button, key)
        shown = [one for one in (page.ways.drills, page.ways.playlists, page.ways.coded) if one.winfo_ismapped()]
        assert shown == [part]
    click(page.ways.buttons["playlist"], 12, 12)
    assert page.ways.way == "playlist" and str(page.rival.cget("state")) == "disabled"
    window.retheme()
    page = start_page(window)
    assert page.ways.way == "playlist"


def test_turning_from_way_to_way_moves_nothing(window: Window) -> None:
    page = start_page(window)
    places = set()
    for way in ("drill", "playlist", "code"):
        page.ways.turn(way)
        window.root.update()
        places.add((page.ways.buttons["code"].winfo_rooty(), page.scoring.winfo_rooty()))
    assert len(places) == 1


def test_whom_to_play_against_is_remembered(window: Window, services: Services) -> None:
    page = start_page(window)
    assert page.rival.get() == "nobody"
    press_key(page.rival, "Down")
    page.rival.current(1)
    page.rival.event_generate("<<ComboboxSelected>>")
    assert services.settings_file.load().rival == "best"
    window.retheme()
    assert start_page(window).rival.get() == "my best"


def test_the_code_stands_on_the_result_and_is_copied_by_key_or_button(window: Window, services: Services) -> None:
    record = played(services, 9)
    page = result(window, record)
    assert isinstance(page._bar, ResultBar)
    code = services.code_of(record)
    assert code in texts_in(page.panel)
    for copy in (lambda: type_key(page, "c"), lambda: click(page.panel.copy_button, 8, 8)):
        page.clipboard_clear()
        copy()
        assert page.clipboard_get() == code
    assert page.panel.copy_button.cget("text") == "Copied"
    assert services.plan_of_code(page.clipboard_get()).seed == 9


def test_a_round_without_a_code_shows_none_and_says_why(window: Window, services: Services) -> None:
    page = result(window, changed(played(services), gauge_mm=99.0))
    assert not page.panel.code_row.winfo_ismapped()
    type_key(page, "c")
    assert any("has no code" in text for text in window.notices.texts)


@pytest.mark.parametrize("by_key", [True, False])
def test_a_result_is_played_against_and_again(
    window: Window, services: Services, clock: ManualClock, by_key: bool
) -> None:
    record = played(services, 21, drill="race-30")
    services.finish(record)
    page = result(window, record)
    if by_key:
        type_key(page, "g")
    else:
        click(page.beat_button, 8, 8)
    play: Any = window.page
    assert play.name == "play" and play.controller.plan.seed == 21
    assert play.hud.heading()[2].startswith("Against your round: ")
    outcome = services.review(record)
    play._host.over(outcome)
    window.root.update()
    type_key(page.play_button, "Return")
    assert window.page is play and play.controller.plan.seed == 21, "Enter plays the same match again"


def test_a_round_of_the_history_is_played_against(window: Window, services: Services) -> None:
    for n in (3, 4):
        services.finish(played(services, n))
    window.show("history")
    page: Any = window.page
    window.root.update()
    press_key(page.table.tree, "Down")
    type_key(page.table.tree, "g")
    play: Any = window.page
    assert play.name == "play" and play.controller.plan.seed == 3


def test_a_round_that_cannot_be_played_today_is_refused_in_words(window: Window, services: Services) -> None:
    page = result(window, changed(played(services), gauge_mm=99.0))
    type_key(page, "g")
    assert window.page is page
    assert any("cannot be played again as it was" in text for text in window.notices.texts)


def test_the_buttons_of_a_round_do_what_its_keys_do(window: Window, clock: ManualClock, services: Services) -> None:
    services.settings.update(drill="practice")
    page = round_on(window, clock)
    buttons = {str(b.cget("text")): b for b in page._buttons.winfo_children()}
    assert isinstance(page._buttons, play_buttons.RoundButtons)
    click(buttons["Pause"], 5, 5)
    assert any("Go on" in text for text in texts_in(page.canvas))
    click(buttons["Pause"], 5, 5)
    assert not any("Go on" in text for text in texts_in(page.canvas))
    shoot(page, clock)  # without a shot nothing is kept
    click(buttons["End the round   Enter"], 5, 5)
    assert window.page is not None and window.page.name == "result"


def test_a_whole_code_shows_its_own_face_and_scoring(window: Window, services: Services) -> None:
    code = services.code_of(played(services, 77, face="wide", drill="moving-slow"))
    page = start_page(window)
    assert page.faces.chosen == "classic"
    press_key(page.start_button, "c")
    type_text(page, code)
    window.root.update()
    page.draw()
    caption = page.hero.find_withtag("caption")[0]
    assert page.tk.call(str(page.hero), "itemcget", caption, "-text") == "Wide rings"
    assert page.faces.chosen == "wide"
    style = services.faces.get("wide").style().id
    assert page.scoring.get() == f"{style} (its own)"
    assert page.faces.tree.instate(["disabled"]) and page.edit_button.instate(["disabled"])
    page.edit_face()
    assert window.page is page, "the face of a code is not edited"
    page.ways.turn("drill")
    window.root.update()
    assert page.faces.chosen == services.settings.face == "classic"
    assert not page.faces.tree.instate(["disabled"]) and not page.edit_button.instate(["disabled"])


def test_the_code_is_selected_whole_by_its_key_and_by_control_a(window: Window) -> None:
    page = start_page(window)
    page.ways.code.insert(0, "bamod lisup")
    press_key(page.start_button, "c")
    assert page.ways.code.selection_get() == "bamod lisup"
    page.ways.code.selection_clear()
    page.ways.code.focus_force()
    page.ways.code.event_generate("<Control-a>")
    assert page.ways.code.selection_get() == "bamod lisup"
