"""A page is its file and its line among the routes: its key, its button and its help on the start page follow."""

from __future__ import annotations

from tkinter import ttk
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.frame.page import Page
from bullseye.desk.frame.routes import PAGES, Route
from bullseye.desk.start.page_buttons import page_keys
from bullseye.desk.start.start_page import StartPage
from tests.desk.desk_rooms import start_page, texts_in, type_key
from tests.gui import click

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window


class OwnPage(Page):
    """A page of the test's own."""

    name = "own"
    title = "Own"
    keys = [("W", "Wave")]

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        ttk.Label(self, text="A page of its own").pack()


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Route:
    """One line, as a new page has."""
    route = Route(__name__, "OwnPage", "x", "Own page", "A page that the test has brought")
    monkeypatch.setitem(PAGES, "own", route)
    return route


def button_of(part: tk.Misc, words: str) -> tk.Misc:
    """The button with these words, anywhere on *part*."""
    for child in part.winfo_children():
        if child.winfo_class() == "TButton" and child.cget("text") == words:
            return child
        try:
            return button_of(child, words)
        except LookupError:
            continue
    raise LookupError(words)


def test_one_line_gives_a_page_its_key_its_button_and_its_help(window: Window, own: Route) -> None:
    page = start_page(window)
    type_key(page.start_button, "x")
    assert window.page is not None and window.page.name == "own" and window.root.title() == "Own \u2013 Bullseye"
    assert "A page of its own" in texts_in(window.page)
    window.help()
    assert {"W", "Wave", "Keys: Own"} <= set(texts_in(window.overlay))  # type: ignore[arg-type]
    window.overlay.close()  # type: ignore[union-attr]
    page = start_page(window)
    window.help()
    assert {"X", own.help} <= set(texts_in(window.overlay))  # type: ignore[arg-type]
    window.overlay.close()  # type: ignore[union-attr]
    click(button_of(page, "Own page"), 5, 5)
    assert window.page.name == "own"


def test_every_button_and_key_leads_to_its_page(window: Window) -> None:
    for name, route in PAGES.items():
        if not route.key:
            continue
        type_key(start_page(window).start_button, route.key)
        assert window.page is not None and window.page.name == name, route
        if route.words:
            click(button_of(start_page(window), route.words), 5, 5)
            assert window.page.name == name, route


def test_no_two_pages_share_a_key_nor_take_one_of_the_start_pages_own() -> None:
    keys = [key for key, _ in page_keys()]
    assert len(set(keys)) == len(keys) and all(what for _, what in page_keys())
    own = {one for key, _ in StartPage.keys for one in key.split(", ")}
    assert own.isdisjoint(keys)


def test_every_line_names_a_page_that_is_called_so() -> None:
    tests = ("tapping_", "reaction_")
    for name, route in PAGES.items():
        made = route.load()
        assert issubclass(made, Page)
        assert made.name == next((name.removeprefix(test) for test in tests if name.startswith(test)), name)
