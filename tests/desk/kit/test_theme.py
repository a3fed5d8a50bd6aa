"""Palettes that can be read, sizes that follow the scale, even figures, and what the system says of dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.palette import (
    LEAST_TEXT_PX,
    MIN_HEIGHT_PX,
    MIN_WIDTH_PX,
    PALETTES,
    SIZES,
    resolve_palette,
    system_prefers_dark,
)
from bullseye.desk.kit.work_area import GUESSED
from bullseye.picture.contrast import BLINDNESS, LEAST_DIFFERENCE, contrast, difference

if TYPE_CHECKING:
    import tkinter as tk


@pytest.mark.parametrize("name", PALETTES)
def test_every_text_stands_out_from_what_is_below_it(name: str) -> None:
    """WCAG 2.2, 1.4.3: 4.5 for text."""
    palette = PALETTES[name]
    for ground in (palette.ground, palette.panel, palette.raised):
        for ink in (palette.text, palette.muted, palette.good, palette.bad, palette.accent):
            assert contrast(ink, ground) >= 4.5, (ink, ground)
        assert contrast(palette.text, ground) >= 7
    assert contrast(palette.on_accent, palette.accent) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
def test_every_part_of_a_control_and_the_focus_stand_out(name: str) -> None:
    """WCAG 2.2, 1.4.11: 3 for what one must see to use a control."""
    palette = PALETTES[name]
    for ground in (palette.ground, palette.panel, palette.raised):
        for ink in (palette.edge, palette.focus, palette.accent, palette.muted):
            assert contrast(ink, ground) >= 3, (ink, ground)


@pytest.mark.parametrize("name", PALETTES)
def test_words_stand_out_in_every_state_of_a_control(name: str, tk_root: tk.Tk) -> None:
    from tkinter import ttk

    from bullseye.desk.kit.theme import Theme

    Theme(tk_root, name).apply()
    style = ttk.Style(tk_root)
    states: tuple[list[str], ...] = ([], ["active"], ["pressed", "active"], ["focus"], ["selected"], ["readonly"])
    for control in (
        "TButton", "Quiet.TButton", "Accent.TButton", "TCheckbutton", "TRadiobutton", "TLabel", "Muted.TLabel",
        "Good.TLabel", "Bad.TLabel", "Card.TLabel", "CardMuted.TLabel", "Treeview", "Treeview.Heading",
    ):  # fmt: skip
        for state in states:
            ink, ground = (style.lookup(control, option, state) for option in ("foreground", "background"))
            assert contrast(ink, ground) >= 4.5, (control, state, ink, ground)
    for control in ("TEntry", "TCombobox"):
        for state in states:
            ink, ground = (style.lookup(control, option, state) for option in ("foreground", "fieldbackground"))
            assert contrast(ink, ground) >= 4.5, (control, state, ink, ground)
            assert contrast(style.lookup(control, "bordercolor", state), style.lookup(".", "background")) >= 3


@pytest.mark.parametrize("eyes", BLINDNESS)
@pytest.mark.parametrize("name", PALETTES)
def test_a_hit_and_a_miss_differ_for_every_eye(name: str, eyes: str) -> None:
    palette = PALETTES[name]
    assert difference(palette.good, palette.bad, eyes) >= LEAST_DIFFERENCE
    assert difference(palette.accent, palette.bad, eyes) >= LEAST_DIFFERENCE


def test_an_unknown_palette_follows_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bullseye.desk.kit.palette.system_prefers_dark", lambda: True)
    assert resolve_palette("system").name == "dark"
    assert resolve_palette("gone").name == "dark"
    monkeypatch.setattr("bullseye.desk.kit.palette.system_prefers_dark", lambda: None)
    assert resolve_palette("system").name == "light"
    assert resolve_palette("contrast").name == "contrast"


@pytest.mark.parametrize(
    ("text", "dark"),
    [
        ("[Settings]\ngtk-application-prefer-dark-theme = 1\n", True),
        ("[Settings]\ngtk-application-prefer-dark-theme=true\ngtk-theme-name=Adwaita\n", True),
        ("[Settings]\ngtk-application-prefer-dark-theme=0\n", False),
        ("[Settings]\ngtk-theme-name=Adwaita-dark\n", True),
        ("[Settings]\ngtk-theme-name=Adwaita\n", False),
        ("[Settings]\n", None),
        ("\0=\n=\n", None),
    ],
)
def test_the_desktop_says_whether_it_is_dark(
    text: str, dark: bool | None, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("GTK_THEME", raising=False)
    folder = home / ".config" / "gtk-3.0"
    folder.mkdir(parents=True)
    (folder / "settings.ini").write_text(text)
    assert system_prefers_dark() is dark


def test_a_theme_named_for_one_program_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("GTK_THEME", "Adwaita:dark")
    assert system_prefers_dark() is True
    monkeypatch.setenv("GTK_THEME", "Adwaita")
    assert system_prefers_dark() is False


def screen(monkeypatch: pytest.MonkeyPatch, root: tk.Tk, width: int, height: int) -> None:
    monkeypatch.setattr(root, "winfo_screenwidth", lambda: width)
    monkeypatch.setattr(root, "winfo_screenheight", lambda: height)
    monkeypatch.setattr("bullseye.desk.kit.work_area._windows_area", lambda: [0, 0, width, height])


def test_a_larger_scale_ends_where_the_smallest_window_fills_the_screen(
    tk_root: tk.Tk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bullseye.desk.kit.theme import Theme

    screen(monkeypatch, tk_root, 1536, 900)
    theme = Theme(tk_root, "light", 2.0)
    assert theme.capped and theme.px(MIN_HEIGHT_PX) == 900 - GUESSED[2] - GUESSED[3] and theme.px(MIN_WIDTH_PX) <= 1536
    assert not Theme(tk_root, "light", 1.2).capped
    screen(monkeypatch, tk_root, 800, 600)
    assert Theme(tk_root, "light", 2.0).scale == Theme(tk_root, "light").scale


def test_lengths_and_letters_grow_with_the_scale(tk_root: tk.Tk, monkeypatch: pytest.MonkeyPatch) -> None:
    from bullseye.desk.kit.theme import Theme

    screen(monkeypatch, tk_root, 4096, 2160)
    once, twice = Theme(tk_root, "light"), Theme(tk_root, "light", 2.0)
    assert twice.px(100) == 2 * once.px(100)
    assert once.px(0.2) == 1 and once.px(0) == 0
    for size in SIZES:
        assert abs(twice.font(size).metrics("linespace") - 2 * once.font(size).metrics("linespace")) <= 3
    assert Theme(tk_root, "light", 0.5).font("small").cget("size") == -LEAST_TEXT_PX


def test_every_figure_is_as_wide_as_the_others(tk_root: tk.Tk) -> None:
    from bullseye.desk.kit.theme import Theme

    theme = Theme(tk_root, "light")
    for size in SIZES:
        assert len({theme.font(size).measure(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("name", PALETTES)
def test_every_control_takes_the_palette(name: str, tk_root: tk.Tk) -> None:
    from tkinter import ttk

    from bullseye.desk.kit.theme import Theme

    theme = Theme(tk_root, name)
    theme.apply()
    style = ttk.Style(tk_root)
    for control in ("TButton", "Accent.TButton", "Quiet.TButton", "TEntry", "TCombobox", "Treeview"):
        ring = dict((state, colour) for state, colour in style.map(control, "bordercolor"))
        assert "focus" in ring, control
    assert style.lookup("Accent.TButton", "background") == theme.palette.accent
    assert style.lookup("TLabel", "foreground") == theme.palette.text


def test_a_scroll_bar_is_as_wide_as_asked_for_in_every_tk(tk_root: tk.Tk) -> None:
    from tkinter import ttk

    from bullseye.desk.kit.theme import Theme

    for scale in (1.0, 1.5):
        theme = Theme(tk_root, "light", scale)
        theme.apply()
        bar = ttk.Scrollbar(tk_root)
        assert abs(bar.winfo_reqwidth() - theme.px(12)) <= 2
        bar.destroy()


def test_where_an_arrow_is_drawn_larger_than_asked_for_less_is_asked_for(
    tk_root: tk.Tk, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tkinter
    from tkinter import ttk

    from bullseye.desk.kit.theme import arrow_sizes

    style = ttk.Style(tk_root)
    asked = lambda: int(style.lookup("Probe.Vertical.TScrollbar", "arrowsize"))  # noqa: E731
    monkeypatch.setattr(tkinter, "TkVersion", 9.1)
    monkeypatch.setattr(ttk.Scrollbar, "winfo_reqwidth", lambda bar: 2 * asked() + 7)  # as Tk 9.1.0 does
    assert [arrow_sizes(tk_root, style)(size) for size in (19, 31)] == [6, 12]


@pytest.mark.parametrize(("large", "least"), [(False, 24), (True, 44)])
def test_what_is_clicked_is_large_enough_for_an_unsure_hand(tk_root: tk.Tk, large: bool, least: int) -> None:
    from tkinter import ttk

    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.kit.widgets import ChoiceList

    theme = Theme(tk_root, "light", large=large)
    theme.apply()
    parts = [
        *(ttk.Button(tk_root, text="A", style=style) for style in ("TButton", "Quiet.TButton", "Accent.TButton")),
        *(kind(tk_root, text="A") for kind in (ttk.Checkbutton, ttk.Radiobutton)),
        ttk.Combobox(tk_root, font=theme.font()), ttk.Entry(tk_root, font=theme.font()),
        ttk.Scale(tk_root),
    ]  # fmt: skip
    for part in parts:
        assert part.winfo_reqheight() >= theme.px(least), part
        part.destroy()
    style = ttk.Style(tk_root)
    choices = ChoiceList(tk_root, theme, 3, 200, lambda _: None, "small")
    # fourteen drills are seen at once: a row of the start page is lower than 24, and its search is the other way there
    rows = ("Treeview", "SmallList.Treeview") if large else ("Treeview",)
    assert all(int(style.lookup(name, "rowheight")) >= theme.px(least) for name in rows)
    choices.destroy()
    assert theme.font("small").metrics("linespace") + 2 * theme.pad_px("small", 6) >= theme.px(least)
