"""What is over is forgotten while a school is served, whatever fails meanwhile."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bullseye.errors import StorageError
from bullseye.log import NAME
from bullseye.school.people.retention import Retention
from bullseye.serve.school.forgetting import forget_for_ever


def test_a_database_that_is_away_is_logged_and_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    class Away(Retention):
        def __init__(self) -> None:
            self.asked = 0

        def run(self) -> dict[str, int]:
            self.asked += 1
            if self.asked < 3:
                raise StorageError("away")
            raise asyncio.CancelledError

    away = Away()
    with caplog.at_level(logging.ERROR, NAME), pytest.raises(asyncio.CancelledError):
        asyncio.run(forget_for_ever(away, every_s=0))
    assert away.asked == 3 and [record.message for record in caplog.records] == ["retention", "retention"]
