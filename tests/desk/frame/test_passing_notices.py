"""Messages leave with their page, and never lie over a round; trouble stays until it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.kit import notices
from tests.gui import until

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


def said(window: Window) -> list[str]:
    return window.notices.texts


def later(window: Window) -> None:
    """Let the moment pass in which a message belongs to the page that comes."""
    passed: list[bool] = []
    window.root.after(5, lambda: passed.append(True))
    until(window.root, lambda: bool(passed))


def test_a_message_leaves_after_it_could_be_read(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "READ_MS", 1)
    monkeypatch.setattr(notices, "A_LETTER_MS", 0)
    window.notice("Saved.")
    window.notice("Not saved.", "bad")
    until(window.root, lambda: said(window) == ["Not saved."])


def test_a_message_leaves_with_its_page_and_trouble_stays(window: Window) -> None:
    window.notice("Saved.")
    window.notice("Deleted.", action=("Undo", lambda: None))
    window.notice("Not saved.", "bad")
    later(window)
    window.show("settings")
    assert said(window) == ["Not saved."]


def test_what_is_said_together_with_a_change_of_page_is_about_that_page(window: Window) -> None:
    window.notice("The class is over.")
    window.show("settings")
    assert said(window) == ["The class is over."]


def test_nothing_lies_over_a_round_and_trouble_is_there_after_it(window: Window) -> None:
    window.notice("Not saved.", "bad")
    later(window)
    window.show("play")
    window.root.update()
    assert not window.notices.place.winfo_ismapped()
    window.notice("Also not saved.", "bad")
    window.root.update()
    assert not window.notices.place.winfo_ismapped()
    window.show("start")
    window.root.update()
    assert window.notices.place.winfo_ismapped() and said(window) == ["Not saved.", "Also not saved."]


def test_a_message_that_leaves_by_itself_takes_nobody_out_of_a_field(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "READ_MS", 1)
    monkeypatch.setattr(notices, "A_LETTER_MS", 0)
    window.show("settings")
    field = window.page.parts["volume"]  # type: ignore[union-attr]
    field.focus_force()
    window.root.update()
    window.notice("Saved.")
    until(window.root, lambda: not said(window))
    assert window.root.focus_get() is field


def test_a_message_moves_nothing_under_the_hand_and_the_next_takes_its_place(window: Window) -> None:
    window.root.update()
    page: Any = window.page
    before = page.winfo_height(), page.start_button.winfo_rooty()
    window.notice("Copied.")
    later(window)
    window.root.update()
    assert window.notices.place.winfo_ismapped()
    assert (page.winfo_height(), page.start_button.winfo_rooty()) == before
    window.notice("Copied again.")
    assert said(window) == ["Copied again."]


@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_no_message_lies_over_what_is_pressed_next(window: Window, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()

    def covered(part: Any) -> bool:
        place = window.notices.place
        place.update()
        assert place.winfo_ismapped()
        left, top = place.winfo_rootx(), place.winfo_rooty()
        right, bottom = left + place.winfo_width(), top + place.winfo_height()
        across = left < part.winfo_rootx() + part.winfo_width() and part.winfo_rootx() < right
        return across and top < part.winfo_rooty() + part.winfo_height() and part.winfo_rooty() < bottom

    window.notice("A message that says something that is worth two lines of a narrow window, or of any window.", "bad")
    page: Any = window.page
    assert not covered(page.start_button)
    window.show("class_setup")
    page = window.page
    for part in (page.begin_button, page.back_button, page.names.shuffle_button):
        assert not covered(part)
