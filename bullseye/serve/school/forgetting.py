"""Lets what is over be forgotten, again and again, while a school is served."""

from __future__ import annotations

import asyncio
import logging

from bullseye.errors import BullseyeError
from bullseye.log import NAME
from bullseye.school.people.retention import Retention

EVERY_S = 600.0


async def forget_for_ever(retention: Retention, every_s: float = EVERY_S) -> None:
    """Ask again and again whether something is to be forgotten; what fails is logged, and tried again."""
    while True:
        try:
            await asyncio.to_thread(retention.run)
        except BullseyeError as error:
            logging.getLogger(NAME).error("retention", exc_info=error)
        await asyncio.sleep(every_s)
