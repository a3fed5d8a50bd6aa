"""The meter of scripts/page_contrast.py finds words that are too faint, wherever they are written."""

from __future__ import annotations

import sys
from pathlib import Path
from tkinter import ttk
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.desk_rooms import type_key

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.frame.window import Window

pytestmark = [
    pytest.mark.opens_on("history"),
    pytest.mark.skipif(sys.platform == "win32", reason="it reads the screen as the tours do, which are of X11"),
]


@pytest.fixture
def meter(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script as a module."""
    monkeypatch.syspath_prepend(str(Path(__file__).resolve().parents[2] / "scripts"))
    import page_contrast

    return page_contrast


def faint(meter: Any, window: Window) -> list[str]:
    window.root.update()
    return list(meter.faint(window.root, window.theme.palette, True))


def test_a_page_as_it_is_has_no_faint_word_and_a_faint_one_is_found(window: Window, meter: Any) -> None:
    assert faint(meter, window) == []
    page: Any = window.page
    page.counted.configure(text="hardly seen", foreground="#c0c0c0")
    found = faint(meter, window)
    assert len(found) == 1 and "hardly seen" in found[0] and "(light)" in found[0]


def test_what_is_faint_in_another_palette_only_is_named_with_it(
    window: Window, meter: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meter.PALETTES["dark"], "muted", "#4a545a")
    found = faint(meter, window)
    assert found and all("(dark)" in line for line in found)


def test_words_of_canvases_count_and_what_a_card_covers_does_not(window: Window, meter: Any, tk_root: tk.Tk) -> None:
    window.show("play")
    tk_root.update()
    canvas: Any = window.page.canvas  # type: ignore[union-attr]
    item = canvas.create_text(60, 20, text="pale", fill="#d0d0d0")
    assert any("pale" in line for line in faint(meter, window))
    canvas.coords(item, canvas.winfo_width() / 2, canvas.winfo_height() / 2)
    type_key(window.root, "F1")
    assert not any("pale" in line for line in faint(meter, window))
    assert isinstance(window.overlay, ttk.Frame)
    window.overlay.close()
