"""What a school keeps of a class."""

from __future__ import annotations

from datetime import UTC, datetime

from bullseye.school.kept import KeptClass


def test_a_class_is_open_until_it_was_ended() -> None:
    found = KeptClass("a", "4711", "Class", "ann", datetime(2026, 11, 29, tzinfo=UTC))
    assert found.ended is None
