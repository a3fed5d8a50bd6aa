"""The drawing in the window: smooth shapes, the window's own type, and anew for every size."""

from __future__ import annotations

import tkinter as tk

import pytest

from bullseye.desk.kit.drawing_view import DrawingView, look_of
from bullseye.desk.kit.palette import PALETTES
from bullseye.desk.kit.theme import Theme
from bullseye.picture.contrast import contrast
from bullseye.picture.drawing import Disc, Drawing, Text
from bullseye.picture.look import Look

SHEET = Drawing(
    100, 50, "#f7f8f7",
    (Disc(50, 25, 10, fill="#ff0000"), Text(5, 5, "Score", 12, "#0000ff", "nw", bold=True)), "A disc",
)  # fmt: skip


def view_in(root: tk.Tk, theme: Theme) -> DrawingView:
    view = DrawingView(root, theme)
    view.place(x=0, y=0, width=400, height=300)
    root.update()
    return view


def made(calls: list[tuple[float, float]]) -> object:
    def make(width: float, height: float, look: Look) -> Drawing:
        calls.append((width, height))
        return Drawing(width, height, look.ground, (Text(8, 8, "Score", 14 * look.scale, look.text, "nw"),), "")

    return make


def test_a_drawing_is_scaled_to_fit_and_stands_in_the_middle(tk_root: tk.Tk) -> None:
    view = view_in(tk_root, Theme(tk_root, "light"))
    view.show(SHEET)
    (picture,) = [item for item in view.find_all() if view.type(item) == "image"]
    assert view.coords(picture) == [0, 50]
    photo = view._photo
    assert photo is not None
    assert (photo.width(), photo.height()) == (400, 200)
    assert photo.get(200, 100) == (255, 0, 0)
    assert photo.get(10, 190) == (0xF7, 0xF8, 0xF7)


def test_the_words_are_text_of_the_theme_family_at_the_drawings_size(tk_root: tk.Tk) -> None:
    theme = Theme(tk_root, "light")
    view = view_in(tk_root, theme)
    view.show(SHEET)
    (words,) = [item for item in view.find_all() if view.type(item) == "text"]
    assert view.itemcget(words, "text") == "Score"
    assert view.coords(words) == [20, 70]
    assert view.itemcget(words, "fill") == "#0000ff"
    font = view._font(48, True)
    assert str(font) == view.itemcget(words, "font")
    assert font.actual("family") == tk.font.Font(tk_root, family=theme.family).actual("family")
    assert font.actual("weight") == "bold"


def test_a_function_describes_the_drawing_anew_for_every_size_and_only_then(tk_root: tk.Tk) -> None:
    view = view_in(tk_root, Theme(tk_root, "light"))
    calls: list[tuple[float, float]] = []
    view.show(made(calls))  # type: ignore[arg-type]
    tk_root.update()
    assert calls == [(400, 300)]
    view.place(width=500, height=200)
    tk_root.update()
    assert calls == [(400, 300), (500, 200)]
    assert len([item for item in view.find_all() if view.type(item) == "text"]) == 1
    assert view.drawing is not None
    assert view.drawing.width == 500


def test_a_view_shown_before_it_has_a_size_draws_when_it_gets_one(tk_root: tk.Tk) -> None:
    view = DrawingView(tk_root, Theme(tk_root, "light"))
    calls: list[tuple[float, float]] = []
    view.show(made(calls))  # type: ignore[arg-type]
    assert calls == []
    view.place(x=0, y=0, width=300, height=200)
    tk_root.update()
    assert calls == [(300, 200)]


def test_clear_leaves_nothing_and_a_view_can_go_while_a_size_is_pending(tk_root: tk.Tk) -> None:
    view = view_in(tk_root, Theme(tk_root, "light"))
    view.show(SHEET)
    view.clear()
    assert view.find_all() == ()
    view.show(SHEET)
    view.event_generate("<Configure>", width=10, height=10)
    view.destroy()
    tk_root.update()


@pytest.mark.parametrize("name", PALETTES)
def test_the_look_has_the_windows_colours_and_scale(tk_root: tk.Tk, name: str) -> None:
    theme = Theme(tk_root, name)
    theme.scale = 1.5
    look = look_of(theme)
    assert (look.ground, look.text, look.accent) == (theme.palette.panel, theme.palette.text, theme.palette.accent)
    assert look.scale == 1.5
    assert look_of(theme, "#123456").ground == "#123456"


@pytest.mark.parametrize("name", PALETTES)
def test_every_series_of_a_chart_stands_out_and_has_a_marker_of_its_own(tk_root: tk.Tk, name: str) -> None:
    theme = Theme(tk_root, name)
    for ground in (theme.palette.panel, theme.palette.raised):
        look = look_of(theme, ground)
        inks = [look.good, look.bad, *(look.series(number) for number in range(6))]
        assert all(contrast(ink, ground) >= 3 for ink in inks), inks
    assert len({look.marker(number) for number in range(6)}) == 6, "no series is told apart by colour alone"
