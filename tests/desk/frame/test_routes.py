"""Which page a name stands for: tests have pages of their own, everything else has not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bullseye.desk.frame.routes import PAGES, page_for
from bullseye.play.services import Services
from tests.rounds import record_of

DRILLS = {"ten-shots": "play", "pointing-test": "tapping_play", "reaction-choice": "reaction_play"}


@pytest.mark.parametrize(("drill", "page"), DRILLS.items())
def test_the_chosen_drill_says_which_page_plays_it(services: Services, drill: str, page: str) -> None:
    services.settings.update(drill=drill)
    assert page_for("play", {}, services) == page and page in PAGES
    assert page_for("start", {}, services) == "start"


@pytest.mark.parametrize(("drill", "page"), DRILLS.items())
def test_a_host_plays_its_own_drill_whatever_is_chosen(services: Services, drill: str, page: str) -> None:
    guest: Any = SimpleNamespace(drill=lambda: services.drills.get(drill))
    assert page_for("play", {"host": guest}, services) == page


@pytest.mark.parametrize(
    ("kept", "page"),
    [
        ({}, "result"),
        ({"tapping": {"sequences": []}}, "tapping_result"),
        ({"reaction": {"moves": False, "trials": []}}, "reaction_result"),
    ],
)
def test_the_record_says_which_page_shows_it(services: Services, kept: dict[str, Any], page: str) -> None:
    assert (
        page_for("result", {"outcome": SimpleNamespace(record=record_of(**kept))}, services) == page and page in PAGES
    )
