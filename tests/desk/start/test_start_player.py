"""Who plays: a name is typed once, and nothing but a name becomes one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk.desk_rooms import services_in, start_page, type_key, window_on
from tests.desk.start.test_start_search import focus, typed
from tests.fakes import ManualClock
from tests.gui import press_key

if TYPE_CHECKING:
    import tkinter as tk


@pytest.mark.parametrize("before", ["", "c"])
def test_a_round_code_typed_into_the_name_field_becomes_no_player(
    before: str, tk_root: tk.Tk, tmp_path: Path, clock: ManualClock
) -> None:
    from bullseye.play.round.roundcode import encode

    services = services_in(tmp_path, clock, player="")
    code = encode(services.drills.get("sine"), services.faces.get("wide"), "standard", 7)
    with window_on(tk_root, services) as window:
        page = start_page(window)
        typed(page.player, before + code)
        type_key(page.player, "Return")
        assert window.page is page and services.settings.players == [] and page.player.get() == ""
        assert page.ways.way == "code" and "Pendulum at Wide rings" in str(page.ways.words.cget("text"))
        type_key(page.ways.code, "Return")
        assert window.page.name == "play" and services.settings_file.load().players == []


def test_back_from_a_round_the_name_field_has_not_the_focus(tk_root: tk.Tk, tmp_path: Path, clock: ManualClock) -> None:
    services = services_in(tmp_path, clock, player="")
    with window_on(tk_root, services) as window:
        page = start_page(window)
        type_key(page.start_button, "Return")
        window.show("start")
        window.root.update()
        assert focus(page) == str(page.start_button)


def test_name_tab_enter_starts(tk_root: tk.Tk, tmp_path: Path, clock: ManualClock) -> None:
    services = services_in(tmp_path, clock, player="")
    with window_on(tk_root, services) as window:
        page = start_page(window)
        typed(page.player, "Ada")
        press_key(page.player, "Tab")
        assert focus(page) == str(page.start_button)
        type_key(page.start_button, "Return")
        assert window.page is not None and window.page.name == "play" and services.settings.player == "Ada"
