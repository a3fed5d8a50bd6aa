"""What the spread of a round is worth, on the result page: here, and on another face that is remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.theme import Theme
from bullseye.desk.result.result_page import ResultPage
from bullseye.desk.result.spread_part import SpreadPart
from bullseye.play.round.outcome import Outcome
from bullseye.play.round.spread_worth import on_face, spread_of
from tests.desk.desk_rooms import played, texts_in
from tests.rounds import changed

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window


def result(window: Window, outcome: Outcome, fresh: bool = True) -> ResultPage:
    window.show("result", outcome=outcome, fresh=fresh)
    window.root.update()
    assert isinstance(window.page, ResultPage)
    return window.page


def test_the_spread_is_told_with_what_it_is_worth_here_and_on_another_face(window: Window) -> None:
    page = result(window, window.services.review(played(window.services)), fresh=False)
    page.toggle_list()
    window.root.update()
    spread = spread_of(page._outcome.card)
    assert spread is not None
    assert page.spread.winfo_viewable()
    assert str(page.spread.sigma.cget("text")) == f"{spread.sigma_mm:.1f} mm"
    assert str(page.spread.here.cget("text")) == f"{spread.points:.2f}"
    names = list(page.spread.other.cget("values"))
    face = window.services.faces.get("issf-air-pistol-10m")
    page.spread.other.current(names.index(face.name))
    page.spread.other.event_generate("<<ComboboxSelected>>")
    assert str(page.spread.there.cget("text")) == f"{on_face(spread, face).points:.2f}"


def test_the_face_that_was_compared_with_last_is_offered_again_also_after_a_change_of_theme(window: Window) -> None:
    page = result(window, window.services.review(played(window.services)), fresh=False)
    face = window.services.faces.get("nra-b8")
    page.spread.other.current(list(page.spread.other.cget("values")).index(face.name))
    page.spread.other.event_generate("<<ComboboxSelected>>")
    window.retheme()
    again = result(window, window.services.review(played(window.services, 1)), fresh=False)
    assert again is not page
    assert again.spread.other.get() == face.name
    own = result(window, window.services.review(played(window.services, 2, face="nra-b8")), fresh=False)
    assert face.name not in own.spread.other.cget("values")
    assert own.spread.other.get()


def test_two_shots_or_a_face_without_rings_tell_no_spread(window: Window) -> None:
    record = played(window.services)
    page = result(window, window.services.review(changed(record, shots=record.shots[:2])), fresh=False)
    assert not page.spread.winfo_manager()
    page = result(window, window.services.review(record), fresh=False)
    assert page.spread.winfo_manager()
    page = result(window, window.services.review(played(window.services, face="blank")), fresh=False)
    assert not page.spread.winfo_manager()


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_the_spread_fits_below_the_list_of_shots(window: Window, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    record = played(window.services, drill="timed-60", player="W" * 40)
    page = result(window, window.services.review(record), fresh=False)
    page.toggle_list()
    window.root.update()
    assert page.spread.winfo_rooty() + page.spread.winfo_reqheight() <= page._bar.winfo_rooty()
    assert page.spread.there.winfo_rootx() + page.spread.there.winfo_width() <= page.winfo_rootx() + page.winfo_width()
    assert page.shots.visible >= 3


def test_far_misses_are_told_and_the_spread_is_named_by_what_it_is_about(window: Window) -> None:
    outcome = window.services.review(played(window.services))
    shots = list(outcome.card.shots)
    shots[2] = shots[2]._replace(x_mm=9000.0)
    page = result(
        window,
        replace(outcome, card=replace(outcome.card, record=replace(outcome.record, shots=tuple(shots)))),
        fresh=False,
    )
    page.toggle_list()
    window.root.update()
    said = texts_in(page.spread)
    assert "Without 1 far miss." in said and "Spread (sigma)" in said
    window.show("result", outcome=outcome, fresh=False)
    window.root.update()
    assert not any("far miss" in text for text in texts_in(page.spread))


def test_its_words_ask_for_no_width_of_their_own_however_they_break(tk_root: tk.Tk) -> None:
    part = SpreadPart(tk_root, Theme(tk_root, "light"), lambda _: None)
    part.pack(side="left")
    tk_root.update()
    narrow = part.winfo_reqwidth()
    for words in (part._text, part.left_out):
        words.configure(text="a sentence that is far longer than anything beside it " * 3, wraplength=0)
    tk_root.update_idletasks()
    assert part.winfo_reqwidth() == narrow
