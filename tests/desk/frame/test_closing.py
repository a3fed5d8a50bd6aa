"""What is asked before the window closes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.desk.class_rooms import open_class
from tests.desk.desk_rooms import answer, played, services_in, window_on
from tests.fakes import ManualClock

if TYPE_CHECKING:
    import tkinter as tk

    import pytest


def test_nothing_speaks_against_closing_a_start_page(tk_root: tk.Tk, tmp_path: Path) -> None:
    with window_on(tk_root, services_in(tmp_path)) as window:
        window.show("start")
        assert window.may_close()


def test_a_round_in_no_file_is_asked_about(tk_root: tk.Tk, tmp_path: Path) -> None:
    services = services_in(tmp_path)
    with window_on(tk_root, services) as window:
        window.show("start")
        window.unsaved.add(played(services))
        answer(window, lambda card: card.close())
        assert not window.may_close()
        answer(window, lambda card: card.yes.invoke())
        assert window.may_close()


def test_a_locked_class_is_asked_about_first(
    tk_root: tk.Tk, tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with window_on(tk_root, services_in(tmp_path, clock)) as window:
        desk = open_class(window, "Anna")
        monkeypatch.setattr(desk, "may_close", lambda: False)
        assert not window.may_close()
        monkeypatch.setattr(desk, "may_close", lambda: True)
        assert window.may_close()
        desk.shut()
