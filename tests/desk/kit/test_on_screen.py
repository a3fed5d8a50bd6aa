"""Names from the right on the screen: in order where Tk has none, left to the system where it has; never kept so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit import on_screen as module
from bullseye.desk.kit.on_screen import missing_for, on_screen
from bullseye.desk.start.start_page import StartPage
from bullseye.picture import right_to_left

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

DANA, ON_X11 = "\u05d3\u05e0\u05d4 12", "12 \u05d4\u05e0\u05d3"


@pytest.fixture(autouse=True)
def x11(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TK_ORDERS", False)


def test_a_name_is_put_in_order_on_x11_and_left_alone_where_tk_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (on_screen(DANA), on_screen("Ann")) == (ON_X11, "Ann")
    monkeypatch.setattr(module, "TK_ORDERS", True)
    assert on_screen(DANA) == DANA


def test_the_start_field_shows_it_in_order_and_gives_its_letters_to_the_keys(window: Window) -> None:
    window.services.choose(player=DANA)
    window.show("start")
    assert isinstance(page := window.page, StartPage)
    part = page.who
    page.focus_force()
    window.root.update()
    part.show()
    assert part.field.get() == ON_X11 and ON_X11 in part.field.cget("values")
    part.field.focus_force()
    window.root.update()
    assert part.field.get() == DANA, "who types changes the name itself"
    page.focus_force()
    window.root.update()
    assert part.field.get() == ON_X11 and window.services.settings.player == DANA
    window.services.choose(player="Ann")
    part.show()
    part.field.set(ON_X11)  # as the list does
    part.field.event_generate("<<ComboboxSelected>>")
    window.root.update()
    assert window.services.settings.player == DANA and window.services.settings.players.count(DANA) == 1


def test_without_the_libraries_the_start_page_says_once_what_to_install(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(right_to_left, "_tools", lambda: None)
    right_to_left._line.cache_clear()
    assert "bullseye[names]" in missing_for(DANA) and missing_for("Ann") == ""
    window.services.choose(player=DANA)
    window.show("start")
    assert isinstance(page := window.page, StartPage)
    page.who.show()
    assert sum("bullseye[names]" in text for text in window.notices.texts) == 1
    right_to_left._line.cache_clear()
