"""What helps on every page is loaded where it is on, and leaves nothing behind where it is switched off."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

NAMES = tuple(f"bullseye.desk.frame.{name}" for name in ("page_aids", "switch_pages", "dwell_pages"))


@pytest.mark.opens_on("start")
def test_nothing_is_loaded_while_nothing_is_on(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delitem(sys.modules, name, raising=False)
    window.take_aids()
    assert window.aids is None and not set(NAMES) & set(sys.modules)


@pytest.mark.opens_on("start")
def test_switching_an_aid_on_and_off_leaves_the_window_as_it_was(window: Window) -> None:
    before = len(window.root.winfo_children())
    for choices in ({"switch": True}, {"switch": False, "dwell": True, "dwell_pages": True}, {"dwell": False}):
        window.services.choose(**choices)
        window.take_aids()
        assert (window.aids is None) == (not window.services.settings.helped)
    assert len(window.root.winfo_children()) == before
