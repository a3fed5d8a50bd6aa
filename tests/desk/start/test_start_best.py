"""The line above Start: the best of what is chosen, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.play.services import Services
from tests.desk.desk_rooms import played, start_page

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window


def test_an_adjusted_drill_has_a_best_of_its_own(window: Window, services: Services) -> None:
    services.store.save(played(services, face="classic", drill="ten-shots", player="Anna"))
    services.settings.update(drill="ten-shots+size-50")
    page = start_page(window)
    page.update()
    assert str(page.best.cget("text")) == "no round yet"
    page.ways.turn("code")
    page.update()
    assert str(page.best.cget("text")) == "" == str(page.best_label.cget("text"))
