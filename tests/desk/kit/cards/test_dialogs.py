"""Cards over the page: they take every key and click, answer once, and give the focus back."""

from __future__ import annotations

import tkinter as tk
from tkinter import ttk
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.desk_rooms import answer, type_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("settings")


def test_the_first_button_means_yes_and_escape_means_no(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import confirm

    answer(window, lambda card: card.yes.invoke())
    assert confirm(window, "Sure?", "It can be undone.", "Do it") is True
    answer(window, lambda card: type_key(card.yes, "Escape"))
    assert confirm(window, "Sure?", "It can be undone.", "Do it") is False


def test_enter_presses_the_button_that_has_the_focus(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import confirm

    answer(window, lambda card: type_key(card.focus_get(), "Return"))
    assert confirm(window, "Sure?", "", "Do it", careful=False) is True


def test_where_yes_loses_something_a_careless_enter_means_no(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import confirm

    answer(window, lambda card: type_key(card.focus_get(), "Return"))
    assert confirm(window, "Lose it?", "", "Lose it", "Stay") is False


def test_the_focus_goes_round_inside_a_card_and_back_to_where_it_was(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import Question

    before = window.page.parts["reset"]  # type: ignore[union-attr]
    before.focus_force()
    window.root.update()
    card = Question(window, "Sure?", "", "Yes", "No")
    seen = []
    for _ in range(4):
        type_key(card.focus_get(), "Tab")  # type: ignore[arg-type]
        seen.append(card.focus_get())
    assert set(seen) == {card.yes, card.no}
    card.close()
    window.root.update()
    assert window.root.focus_get() is before
    assert window.overlay is None


def test_no_key_reaches_the_page_below_a_card(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import Question

    called: list[str] = []
    assert window.page is not None
    window.page.actions["b"] = lambda: called.append("b")
    card = Question(window, "Sure?", "", "Yes", "No")
    type_key(card.yes, "b")
    type_key(window.root, "b")  # the focus was lost: still not the page's
    assert called == []
    card.close()
    type_key(window.root, "b")
    assert called == ["b"]


def test_a_line_of_text_is_checked_and_taken_without_blanks_around_it(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import ask_text

    said: list[str] = []

    def reply(card: Any) -> None:
        type_key(card.entry, "Return")
        said.append(str(card.wrong.cget("text")))
        card.entry.insert(0, "  Zoe   May ")
        type_key(card.entry, "Return")

    answer(window, reply)
    assert ask_text(window, "Name", check=lambda text: "" if text else "Type a name.") == "Zoe May"
    assert said == ["Type a name."]


def test_letters_typed_into_a_card_arrive_in_its_field(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import TextQuestion

    card = TextQuestion(window, "Name", "", "", "OK", lambda text: "")
    for letter in "zoe":
        type_key(card.entry, letter)
        assert window.root.focus_get() is card.entry
    assert card.entry.get() == "zoe"
    card.close()


def test_a_cancelled_line_of_text_is_none(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import ask_text

    answer(window, lambda card: type_key(card.entry, "Escape"))
    assert ask_text(window, "Name", value="Anna") is None


def test_error_details_can_be_shown_and_copied_and_a_second_error_opens_no_second_card(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import error_details

    card = error_details(window, "Something went wrong", "Details are kept.", "Traceback: line 1")
    assert card is not None
    assert error_details(window, "Again", "", "") is None
    card.more.invoke()
    window.root.update()
    texts = [child for child in card.winfo_children() if isinstance(child, tk.Text)]
    assert [text.get("1.0", "end-1c") for text in texts] == ["Traceback: line 1"]
    card.copy.invoke()
    assert window.root.clipboard_get() == "Traceback: line 1"
    type_key(card, "Escape")
    assert window.overlay is None


def test_a_card_on_a_card_gives_the_grab_back_to_the_lower_one(window: Window) -> None:
    from bullseye.desk.kit.cards.dialogs import Question
    from bullseye.desk.kit.cards.players_card import Players

    lower = Players(window)
    upper = Question(window, "Sure?", "", "Yes", "No")
    upper.close()
    assert window.overlay is lower
    assert window.root.grab_current() is lower
    lower.close()
    assert window.root.grab_current() is None
    assert isinstance(lower, ttk.Frame)


@pytest.mark.parametrize("kind", ["question", "text", "error", "players"])
def test_tab_goes_through_the_buttons_as_they_stand(window: Window, kind: str) -> None:
    from bullseye.desk.kit.cards import dialogs, players_card

    card: Any = {
        "question": lambda: dialogs.Question(window, "Sure?", "", "Yes", "No"),
        "text": lambda: dialogs.TextQuestion(window, "Name", "", "", "OK", lambda text: ""),
        "error": lambda: dialogs.ErrorDetails(window, "Oh", "It broke.", "details"),
        "players": lambda: players_card.Players(window),
    }[kind]()
    window.root.update()
    rows = [part for part in card.winfo_children() if part.winfo_class() == "TFrame"]
    buttons = [part for row in rows for part in row.winfo_children() if part.winfo_class() == "TButton"]
    places = [button.winfo_rootx() for button in buttons]
    assert len(places) > 1 and places == sorted(places)
    card.close()
