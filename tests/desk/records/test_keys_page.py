"""The page of keys: an action gets another key by pressing it, what was there is named, all of it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.records.key_question import KeyQuestion
from bullseye.desk.records.key_table import doings
from tests.desk.desk_rooms import answer, texts_in, type_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.play.services import Services

pytestmark = pytest.mark.opens_on("keys")


def page_of(window: Window) -> Any:
    window.root.update()
    return window.page


def choose(window: Window, key: str, words: str) -> Any:
    """The page with that action chosen."""
    page = page_of(window)
    at = next(n for n, one in enumerate(page.doings) if one.key == key and one.words == words)
    page.table.select(at)
    return page


def press_for(window: Window, page: Any, *keys: str) -> list[str]:
    """Ask for another key by Enter, and press these; gives what the card said last."""
    said: list[str] = []

    def press(card: Any) -> None:
        assert isinstance(card, KeyQuestion)
        for key in keys:
            type_key(card, key)
            if card.winfo_exists():
                said[:] = texts_in(card)

    answer(window, press)
    type_key(page.table.tree, "Return")
    return said


def test_a_key_that_is_free_moves_at_once_on_every_page(window: Window, services: Services) -> None:
    press_for(window, choose(window, "h", "History"), "F7")
    assert services.settings.keys == {"h": "F7", "F7": "h"}
    window.show("start")
    start: Any = page_of(window)
    type_key(start.start_button, "h")
    assert window.page is start
    type_key(start.start_button, "F7")
    assert page_of(window).name == "history"
    window.show("board")
    assert any(text == "History   F7" for text in texts_in(page_of(window)))
    type_key(window.root, "F1")
    assert "F7" in texts_in(window.overlay)  # type: ignore[arg-type]
    window.overlay.close()  # type: ignore[union-attr]


@pytest.mark.parametrize("swap", [True, False])
def test_a_key_in_use_is_named_and_the_two_change_places_or_stay(
    window: Window, services: Services, swap: bool
) -> None:
    page = choose(window, "h", "History")
    said: list[str] = []

    def press(card: Any) -> None:
        type_key(card, "b")
        answer(window, decide)

    def decide(card: Any) -> None:
        said.extend(texts_in(card))
        (card.yes if swap else card.no).invoke()

    answer(window, press)
    type_key(page.table.tree, "Return")
    assert "B does something already" in said and any("Board (" in text for text in said)
    assert services.settings.keys == ({"h": "b", "b": "h"} if swap else {})
    window.show("start")
    type_key(page_of(window).start_button, "b")
    assert page_of(window).name == ("history" if swap else "board")


def test_the_ways_out_stay_and_esc_leaves_all_as_it_was(window: Window, services: Services) -> None:
    said = press_for(window, choose(window, "h", "History"), "Tab", "Up", "Escape")
    assert any("stays where it is" in text for text in said)
    assert services.settings.keys == {} and window.overlay is None


def test_one_or_all_go_back_and_undo_brings_them_again(window: Window, services: Services) -> None:
    press_for(window, choose(window, "h", "History"), "F7")
    press_for(window, choose(window, "e", "Edit this face, or make one of your own"), "F8")
    assert len(services.settings.keys) == 4
    page = choose(window, "h", "History")
    type_key(page.table.tree, "Delete")
    assert services.settings.keys == {"e": "F8", "F8": "e"}
    page_of(window).all_button.invoke()
    assert services.settings.keys == {}
    for expected in (2, 4, 2, 0):
        page = page_of(window)
        page.table.tree.focus_force()
        page.table.tree.event_generate("<KeyPress-z>", state=0x4)
        page_of(window)
        assert len(services.settings.keys) == expected


def test_enter_can_be_another_key_and_still_opens_lists_and_presses_buttons(window: Window, services: Services) -> None:
    services.choose(keys={"Return": "j", "j": "Return"})
    page = choose(window, "h", "History")
    opened: list[str] = []

    def leave(card: Any) -> None:
        opened.append(type(card).__name__)
        type_key(card, "Escape")

    answer(window, leave)
    type_key(page.table.tree, "j")
    page.all_button.state(["!disabled"])
    assert opened == ["KeyQuestion"]
    type_key(page.all_button, "j")
    assert services.settings.keys == {}


def test_a_card_that_was_opened_by_another_key_for_enter_is_answered_by_it(window: Window, services: Services) -> None:
    services.choose(keys={"Return": "j", "j": "Return"})
    window.show("settings")
    closed: list[bool] = []

    def say_no(card: Any) -> None:
        type_key(card.no, "j")
        closed.append(not card.winfo_exists())
        if not closed[0]:
            card.close()

    answer(window, say_no)
    type_key(page_of(window).parts["reset"], "j")
    assert closed == [True] and services.settings.keys


def test_a_letter_that_is_typed_into_a_field_is_only_a_letter(window: Window, services: Services) -> None:
    services.choose(keys={"Return": "j", "j": "Return", "s": "F6", "F6": "s"})
    window.show("start")
    page = page_of(window)
    type_key(page.search, "j")
    assert page_of(window) is page
    type_key(page.search, "F6")
    assert page_of(window).name == "settings"


def test_help_follows_its_key(window: Window, services: Services) -> None:
    services.choose(keys={"F1": "F3", "F3": "F1"})
    type_key(window.root, "F1")
    assert window.overlay is None
    type_key(window.root, "F3")
    assert "F3" in texts_in(window.overlay)  # type: ignore[arg-type]
    type_key(window.overlay, "F3")  # type: ignore[arg-type]
    assert window.overlay is None


def test_every_key_that_f1_lists_is_in_the_table_once_for_each_action() -> None:
    found = doings()
    assert len({(one.key, one.words) for one in found}) == len(found)
    assert {"Return", "space", "h", "F1", "F2", "F11", "Control-z", "1"} <= {one.key for one in found}
    assert all(one.where and one.words for one in found)


def test_the_page_is_whole_in_the_smallest_window(window: Window) -> None:
    window.root.minsize(1, 1)
    scale = window.theme.scale
    window.root.geometry(f"{round(1024 * scale)}x{round(700 * scale)}")
    page = page_of(window)
    for button in (page.change_button, page.reset_button, page.all_button, page.undo_button):
        assert button.winfo_x() + button.winfo_width() <= page.winfo_width()
        assert button.winfo_width() >= button.winfo_reqwidth()
