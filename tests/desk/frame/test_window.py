"""The window: pages, keys, notices, its place on the screen, and what it says when something breaks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.play.services import Services
from tests.conftest import CallbackError
from tests.desk.desk_rooms import texts_in, type_key
from tests.gui import press_key

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.opening import Opening
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


def name_of(window: Window) -> str:
    assert window.page is not None
    return window.page.name


@pytest.mark.parametrize("drill", ["ten-shots", "pointing-test"])
def test_what_is_kept_is_shown_again_after_a_change_but_a_round_is_not_begun_again(window: Window, drill: str) -> None:
    window.services.settings.update(drill=drill)
    for page, again in (("history", 1), ("stats", 1), ("settings", 0), ("play", 0)):
        window.show(page)
        shown: list[str] = []
        before: Any = window.page
        before.shown = lambda shown=shown, page=page, **args: shown.append(page)
        window.refresh()
        del before.shown
        assert shown == [page] * again and window.page is before


@pytest.mark.parametrize("page", ["board", "history", "settings"])
def test_a_page_is_reached_and_left_again(page: str, window: Window) -> None:
    window.show(page)
    window.root.update()
    assert name_of(window) == page
    type_key(window.page, "Escape")  # type: ignore[arg-type]
    assert name_of(window) == "start"


@pytest.mark.parametrize(("key", "page"), [("b", "board"), ("h", "history"), ("s", "settings"), ("Return", "play")])
def test_keys_go_where_the_page_says(key: str, page: str, window: Window) -> None:
    button: Any = window.page.start_button  # type: ignore[union-attr]
    button.focus_force()
    type_key(window.page, key)  # type: ignore[arg-type]
    assert name_of(window) == page


def test_letters_typed_into_a_field_go_nowhere_else(window: Window) -> None:
    page: Any = window.page
    for letter in "bhs":
        press_key(page.player, letter)
    assert name_of(window) == "start"
    assert "bhs" in page.player.get()


def test_a_key_with_control_is_left_to_the_system(window: Window) -> None:
    page: Any = window.page
    page.start_button.focus_force()
    page.start_button.event_generate("<KeyPress-b>", state=0x4)
    window.root.update()
    assert name_of(window) == "start"


def test_enter_presses_the_button_that_has_the_focus(window: Window) -> None:
    from tkinter import ttk

    page: Any = window.page
    pressed = []
    button = ttk.Button(page, text="Mine", command=lambda: pressed.append(1))
    button.place(x=10, y=10)
    press_key(button, "Return")
    assert pressed == [1]
    assert name_of(window) == "start"


def test_back_never_starts_a_round_again(window: Window) -> None:
    window.show("play")
    window.show("board")
    window.back()
    assert name_of(window) == "start"


def test_f1_opens_the_keys_and_takes_every_other_key(window: Window) -> None:
    type_key(window.page, "F1")  # type: ignore[arg-type]
    assert window.overlay is not None
    type_key(window.root, "b")
    assert name_of(window) == "start"
    type_key(window.root, "Escape")
    assert window.overlay is None


def test_a_notice_stands_until_it_is_dismissed_and_many_do_not_pile_up(window: Window) -> None:
    for number in range(5):
        window.notice(f"Notice {number}", "bad" if number % 2 else "info")
    window.root.update()
    told = [text for text in texts_in(window.notices.place) if text.startswith("Notice")]
    assert told == ["Notice 2", "Notice 3", "Notice 4"]
    for _ in range(3):
        button = next(part for part in all_parts(window.notices.place) if part.winfo_class() == "TButton" and
                      str(part.cget("text")) == "Close")  # fmt: skip
        button.invoke()
    window.root.update()
    assert texts_in(window.notices.place) == []


def all_parts(part: tk.Misc) -> Iterator[Any]:
    for child in part.winfo_children():
        yield child
        yield from all_parts(child)


def test_a_change_of_theme_builds_the_page_anew_where_it_was(window: Window) -> None:
    window.show("settings")
    before = window.page
    window.choose(theme="dark", scale=1.25)
    window.retheme()
    window.root.update()
    assert name_of(window) == "settings"
    assert window.page is not before
    assert window.theme.palette.name == "dark"
    assert before is not None and not before.winfo_exists()


def test_an_error_is_told_calmly_and_kept_in_a_file(
    window: Window, services: Services, callback_errors: list[CallbackError]
) -> None:
    def broken() -> None:
        raise KeyError("a mistake of ours")

    window.root.after(0, broken)
    window.root.update()
    assert window.overlay is not None
    shown = " ".join(texts_in(window.overlay))
    assert "rounds are safe" in shown and "Traceback" not in shown
    log = (services.dirs.data / "errors.log").read_text()
    assert "a mistake of ours" in log and log.startswith("2026-11-22T19:40:01Z")
    assert [kind for kind, _, _ in callback_errors] == [KeyError]
    callback_errors.clear()
    window.overlay.close()


def test_choices_that_cannot_be_remembered_are_told(window: Window, services: Services, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    window.choose(face="wide")
    window.root.update()
    assert services.settings.face == "wide"
    assert any("could not be saved" in text for text in texts_in(window.notices.place))


def opening_on(services: Services) -> Opening:
    from bullseye.desk.frame.opening import Opening

    return Opening(str(services.dirs.settings), lambda: str(services.dirs.faces))


def test_the_opening_shows_the_face_where_the_start_page_draws_it(
    tk_root: tk.Tk, services: Services, callback_errors: list[CallbackError]
) -> None:
    from bullseye.desk.main import build

    services.choose(face="wide", geometry="1200x780+0+0")
    opening = opening_on(services)
    root = opening.root
    try:
        first = root.tk.splitlist(root.tk.call(".opening", "bbox", "all"))
        built: list[Window] = []
        opening.then(lambda window: built.append(build(services, window)))
        while not built or root.tk.call("winfo", "exists", ".opening"):
            root.tk.dooneevent(0)
        root.update()
        page: Any = built[0].page
        assert page.hero.bbox("face") is not None
        face = page.hero.find_withtag("face")[0]
        assert page.hero.bbox(face) == first
    finally:
        root.destroy()


def test_closing_remembers_where_the_window_stood(tk_root: tk.Tk, services: Services) -> None:
    from bullseye.desk.main import build

    services.choose(geometry="1150x760+31+17")
    window = build(services, opening_on(services).root)
    window.root.geometry("1160x770+41+27")
    window.root.update()
    window.post.open()
    window.close()
    assert services.settings_file.load().geometry == "1160x770+41+27"
    assert not window.post(lambda: None)  # a thread that still posts is told that nobody listens


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a display always")
def test_without_a_display_there_is_a_named_error(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    from bullseye.errors import NoDisplayError

    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(NoDisplayError):
        opening_on(services)
