"""The settings on ways to play: all off at first, more to choose where an aid is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.records.settings import Settings
from tests.desk.desk_rooms import texts_in

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("settings")


def test_everything_is_off_at_first() -> None:
    assert not Settings().helped and not Settings().dwell_pages


def test_what_belongs_to_an_aid_is_there_while_that_is_on(window: Window) -> None:
    page: Any = window.page
    assert not any("stray" in text for text in texts_in(page))
    page.form.parts["dwell"].invoke()
    window.root.update()
    assert any("stray" in text for text in texts_in(page)) and window.services.settings.dwell
    page.form.parts["dwell_px-40"].invoke()
    page.form.parts["dwell_pages"].invoke()
    assert window.services.settings.dwell_px == 40 and window.aids is not None
    page.form.parts["dwell"].invoke()
    window.root.update()
    assert not any("stray" in text for text in texts_in(page)) and window.aids is None


@pytest.mark.parametrize("part", ["sticky_s-0.5", "tremor_px-16", "device-keyboard", "keys_faster"])
def test_a_choice_counts_at_once(window: Window, part: str) -> None:
    page: Any = window.page
    before = getattr(window.services.settings, part.partition("-")[0])
    page.form.parts[part].invoke()
    assert getattr(window.services.settings, part.partition("-")[0]) != before
