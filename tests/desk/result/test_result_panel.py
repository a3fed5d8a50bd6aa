"""The numbers beside the face: every one can be read and reached, in any font, at any size."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.kit.theme import Theme
from bullseye.play.services import Services
from tests.desk.desk_rooms import played, type_key, window_on
from tests.desk.result.test_result_page import result
from tests.rounds import changed

if TYPE_CHECKING:
    import tkinter as tk


WIDE_FONTS = ("DejaVu Sans", "Noto Sans", "Noto Sans Mono")


@pytest.mark.parametrize("family", WIDE_FONTS)
@pytest.mark.parametrize(("size", "scale"), [("1024x700", 1.0), ("1280x800", 1.0), ("1280x800", 1.5)])
def test_more_and_group_can_be_seen_to_the_last_number_in_any_font(
    tk_root: tk.Tk, services: Services, monkeypatch: pytest.MonkeyPatch, family: str, size: str, scale: float
) -> None:
    monkeypatch.setattr(Theme, "family", family)
    services.settings.update(scale=scale)
    tk_root.minsize(1, 1)
    tk_root.geometry(size)
    tk_root.update()
    with window_on(tk_root, services) as window:
        record = changed(played(services, drill="timed-60", player="W" * 40), pauses=[[1.0, 2.0]], ranked=False)
        page = result(window, replace(services.review(record), again=False, trouble="cannot save it"))
        for keys in ("m", "2", "3"):
            type_key(page.play_button, keys)
            window.root.update()
            group = page.group_numbers
            cells = page.panel.cells if keys == "m" else {} if group is None else {**group.cells, "costs": group.costs}
            assert cells
            for cell in cells.values():
                cell.focus_force()
                window.root.update()
                assert cell.winfo_width() >= cell.winfo_reqwidth(), cell.cget("text")
                assert page.panel.winfo_rooty() <= cell.winfo_rooty()
                assert cell.winfo_rooty() + cell.winfo_height() <= page._bar.winfo_rooty()
                assert cell.winfo_rootx() + cell.winfo_width() <= window.root.winfo_rootx() + window.root.winfo_width()


@pytest.mark.parametrize("family", WIDE_FONTS[:2])
@pytest.mark.parametrize("size", ["1024x700", "1280x800"])
def test_every_button_of_the_result_is_whole(
    tk_root: tk.Tk, services: Services, monkeypatch: pytest.MonkeyPatch, family: str, size: str
) -> None:
    if sys.platform == "win32" and (family, size) == ("DejaVu Sans", "1024x700"):
        pytest.skip("Windows draws this font a little wider, and has a narrower one of its own in its place")
    monkeypatch.setattr(Theme, "family", family)
    tk_root.minsize(1, 1)
    tk_root.geometry(size)
    tk_root.update()
    with window_on(tk_root, services) as window:
        page = result(window, services.finish(played(services)))
        buttons = [*page._bar.winfo_children(), *page.views.tabs.winfo_children()]
        for button in buttons:
            if button.winfo_ismapped():
                assert button.winfo_width() >= button.winfo_reqwidth(), button.cget("text")
