"""Sources are found in one list, and what they may use of the world is handed in."""

from __future__ import annotations

from bullseye.watch.edge import Delivery
from bullseye.watch.source import SOURCES, Surroundings, kind_of


def test_every_kind_that_is_listed_can_be_imported_and_does_what_a_kind_does() -> None:
    for name in SOURCES:
        kind = kind_of(name)
        assert all(callable(getattr(kind, part)) for part in ("parse", "check_path", "open_source")), name


def test_a_source_gets_its_world_and_a_delivery_says_whether_to_try_again() -> None:
    assert Surroundings("/data").secret is None
    assert Delivery("shop/p95/1", "mail", False, True, "the mail server does not answer").again
