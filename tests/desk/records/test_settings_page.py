"""The settings page: each choice counts at once and is kept; a reset asks, leaves names alone, and can be undone."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.records.pointer_group import POINTERS
from bullseye.desk.records.settings_page import DEVICES, FEEDBACK, THEMES, SettingsPage
from bullseye.records.settings import Settings
from tests.desk.desk_rooms import answer, type_key
from tests.gui import press_key

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


pytestmark = [pytest.mark.opens_on("settings"), pytest.mark.chosen(volume=0.5)]


def page_of(window: Window) -> SettingsPage:
    assert isinstance(window.page, SettingsPage)
    return window.page


def stored(window: Window) -> Settings:
    return window.services.settings_file.load()


@pytest.mark.parametrize("theme", [value for value, _ in THEMES if value != "light"])
def test_a_theme_counts_at_once_is_kept_and_the_focus_stays_on_it(window: Window, theme: str) -> None:
    before = window.theme.palette.name
    type_key(page_of(window).parts[f"theme-{theme}"], "space")
    assert stored(window).theme == theme
    assert window.services.settings.theme == theme
    if theme != "system":
        assert window.theme.palette.name == theme != before
    assert window.root.focus_get() is page_of(window).parts[f"theme-{theme}"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("pointer", value) for value, _ in POINTERS] + [("device", value) for value, _ in DEVICES],
)
def test_pointer_and_device_are_kept(window: Window, key: str, value: str) -> None:
    type_key(page_of(window).parts[f"{key}-{value}"], "space")
    assert getattr(stored(window), key) == value


@pytest.mark.parametrize("key", [key for key, _ in FEEDBACK])
def test_each_effect_goes_off_and_on_by_itself(window: Window, key: str) -> None:
    type_key(page_of(window).parts[key], "space")
    assert getattr(stored(window), key) is False
    assert all(getattr(stored(window), other) for other, _ in FEEDBACK if other != key)
    assert {"countdown", "new_best"} < dict(FEEDBACK).keys()
    type_key(page_of(window).parts[key], "space")
    assert getattr(stored(window), key) is True


@pytest.mark.parametrize("hz", [120, 144])
def test_the_frame_rate_is_kept_as_a_number(window: Window, hz: int) -> None:
    type_key(page_of(window).parts[f"frame_hz-{hz}"], "space")
    assert stored(window).frame_hz == hz


@pytest.mark.parametrize("key", ["reduced_motion", "full_screen"])
def test_switches_go_on_and_off(window: Window, key: str) -> None:
    type_key(page_of(window).parts[key], "space")
    assert getattr(stored(window), key) is True
    type_key(page_of(window).parts[key], "space")
    assert getattr(stored(window), key) is False


def test_the_scale_goes_up_in_steps_makes_the_type_larger_and_stops_at_the_end(window: Window) -> None:
    before = window.theme.font().metrics("linespace")
    for _ in range(30):
        page_of(window).parts["scale-more"].invoke()  # type: ignore[attr-defined]
    assert stored(window).scale == 2.0
    assert window.theme.font().metrics("linespace") > 1.1 * before  # how much more depends on the screen
    assert page_of(window).parts["scale-more"].instate(["disabled"])
    assert page_of(window).scale_text.cget("text") == "200 %"
    for _ in range(30):
        page_of(window).parts["scale-less"].invoke()  # type: ignore[attr-defined]
    assert stored(window).scale == 0.8


def test_the_volume_moves_by_key_and_is_kept_when_the_page_is_left(window: Window) -> None:
    slider = page_of(window).parts["volume"]
    type_key(slider, "Right")
    type_key(slider, "Right")
    type_key(slider, "Left")
    assert page_of(window).sound.volume_text.cget("text") == "55 %"
    window.show("board")
    assert stored(window).volume == 0.55


def test_the_folders_are_shown_where_they_really_are_and_can_be_copied(
    window: Window, tmp_path: Path, tk_root: tk.Tk
) -> None:
    texts = [str(label.cget("text")) for label in page_of(window).data.folder_texts]
    assert texts == [str((tmp_path / "data").resolve()), str((tmp_path / "config").resolve())]
    page_of(window).parts["copy-1"].invoke()  # type: ignore[attr-defined]
    assert tk_root.clipboard_get() == texts[1]


def test_a_reset_asks_first_and_no_changes_nothing(window: Window) -> None:
    window.services.choose(pointer="arrow")
    answer(window, lambda card: type_key(card, "Escape"))
    page_of(window).parts["reset"].invoke()  # type: ignore[attr-defined]
    assert stored(window).pointer == "arrow"


def test_a_reset_puts_choices_back_leaves_players_alone_and_can_be_undone(window: Window) -> None:
    window.services.choose(pointer="arrow", theme="dark", scale=1.2, device="pen", volume=0.1, face="wide")
    before = stored(window)
    answer(window, lambda card: card.yes.invoke())
    page_of(window).parts["reset"].invoke()  # type: ignore[attr-defined]
    now, fresh = stored(window), Settings()
    for key in ("pointer", "theme", "scale", "device", "volume"):
        assert getattr(now, key) == getattr(fresh, key)
    assert (now.player, now.players, now.face) == ("Anna", ["Anna"], "wide")
    undo = page_of(window).undo_button
    window.root.update()
    assert undo.winfo_ismapped()
    undo.invoke()
    assert stored(window) == before
    window.root.update()
    assert not page_of(window).undo_button.winfo_ismapped()


def test_choices_that_cannot_be_kept_count_all_the_same_and_that_is_said(window: Window, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    type_key(page_of(window).parts["pointer-arrow"], "space")
    assert window.services.settings.pointer == "arrow"
    assert window.notices.bars


def test_the_players_card_opens_by_key_and_the_name_follows(window: Window) -> None:
    window.services.choose(players=["Anna", "Ben"])

    def reply(card: object) -> None:
        tree = card.table.tree  # type: ignore[attr-defined]
        type_key(tree, "Down")
        type_key(tree, "Return")

    answer(window, reply)
    type_key(page_of(window).parts["reset"], "p")
    assert page_of(window).player_text.cget("text") == "Ben"


def test_the_tab_key_brings_every_part_into_sight_on_a_window_too_small(window: Window) -> None:
    window.services.choose(scale=2.0)
    window.retheme()
    window.root.minsize(1, 1)
    window.root.geometry("1280x700")
    window.root.update()
    page = page_of(window)
    for name in ("copy-1", "theme-light"):
        page.parts[name].focus_force()
        window.root.update()
        canvas, part = page._canvas, page.parts[name]
        top = part.winfo_rooty() - canvas.winfo_rooty()
        assert 0 <= top <= canvas.winfo_height() - part.winfo_height()


def test_a_size_that_the_screen_cannot_hold_says_what_is_used(window: Window) -> None:
    window.services.choose(scale=2.0)
    window.retheme()
    window.show("settings")
    note = page_of(window).scale_note.cget("text")
    assert note.startswith(f"{window.theme.scale:.0%}".replace("%", " %")) and "changes nothing" in note
    window.services.choose(scale=1.0)
    window.retheme()
    assert page_of(window).scale_note.cget("text") == ""


@pytest.mark.parametrize(("wide_px", "across"), [(1024, 2), (1800, 3)])
def test_a_wide_window_shows_three_columns_and_none_lies_over_another(
    window: Window, wide_px: int, across: int
) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(f"{round(wide_px * window.theme.scale)}x700")
    window.root.update()
    parts = page_of(window).parts
    columns = [parts[name].winfo_rootx() for name in ("theme-light", "device-mouse", "pointer-dot", "hit_sound-tone")]
    look, playing, pointer, sound = columns
    assert look < playing
    if across == 3:
        assert pointer > playing and sound > playing
    else:
        assert abs(pointer - look) < abs(pointer - playing) and abs(sound - playing) < 8


def test_the_wheel_over_any_choice_scrolls_the_page_and_changes_nothing(window: Window) -> None:
    page = page_of(window)
    window.root.geometry("1024x600")
    page.update()
    before = stored(window), page._canvas.canvasy(0)
    for name in ("theme-light", "volume"):
        page.parts[name].event_generate("<Button-5>", x=4, y=4)
        page.update()
        assert page._canvas.canvasy(0) > before[1]
        page.parts[name].event_generate("<Button-4>", x=4, y=4)
        page.update()
        assert page._canvas.canvasy(0) == before[1]
    assert stored(window) == before[0]
    for key, down in (("Next", True), ("Prior", False), ("End", True), ("Home", False)):
        press_key(page.parts["theme-light"], key)
        assert (page._canvas.canvasy(0) > before[1]) is down
