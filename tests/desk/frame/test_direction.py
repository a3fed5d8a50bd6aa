"""Which way the window runs: English pays nothing, the left hand has its panels on the other side at once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.frame import direction

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window


@pytest.fixture(autouse=True)
def _back(tk_root: tk.Tk) -> Iterator[None]:
    """The shared window speaks to its own interpreter again."""
    real = tk_root.tk
    yield
    tk_root.tk = real


@pytest.mark.parametrize(
    ("rightward", "other_side", "mirrored"),
    [(True, False, False), (True, True, True), (False, False, True), (False, True, False)],
)
def test_panels_are_mirrored_by_the_language_or_by_choice_and_not_by_both(
    monkeypatch: pytest.MonkeyPatch, rightward: bool, other_side: bool, mirrored: bool
) -> None:
    monkeypatch.setattr(direction, "rightward", lambda: rightward)
    assert direction.panels_mirrored(other_side) is mirrored


@pytest.mark.opens_on("start")
def test_mirrored_panels_change_sides_at_once_and_back_again(window: Window) -> None:
    def side() -> tuple[int, int]:
        window.root.update()
        page = window.page
        return page.side.winfo_x(), page.field.winfo_x()  # type: ignore[union-attr]

    panel, face = side()
    assert panel > face == 0
    window.services.choose(mirrored=True)
    window.retheme()
    panel, face = side()
    assert face > panel == 0
    window.services.choose(mirrored=False)
    window.retheme()
    panel, face = side()
    assert panel > face == 0


def test_lines_of_a_language_without_spaces_are_broken_once_and_panels_still_change_sides(
    monkeypatch: pytest.MonkeyPatch, tk_root: tk.Tk
) -> None:
    monkeypatch.setattr(direction, "spaced", lambda: False)
    for other_side in (False, True, False):
        direction.set_up(tk_root, other_side)
        assert getattr(tk_root.tk, "panels", False) is other_side
        layers, below = [], tk_root.tk
        while hasattr(below, "below"):
            layers.append(type(below).__name__)
            below = below.below
        assert layers.count("Unspaced") == 1


def test_a_window_from_the_left_does_not_even_load_what_mirrors_it() -> None:
    """In a program of its own: tests beside this one have loaded it."""
    code = (
        "import sys; from bullseye.desk.frame.direction import set_up\n"
        "class Root: tk = None\n"
        "set_up(Root(), False)\n"
        "print([name for name in sys.modules if name.endswith(('mirrored', 'ordered', 'breaker'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout == "[]\n"
