"""Which rounds can be sent to a school: those that people played here, whole, for the board."""

from __future__ import annotations

from bullseye.session.record import Record
from bullseye.words import tr


def why_not(record: Record) -> str:
    """Why a round counts nowhere else, in a sentence; "" for one that can be sent."""
    if record.simulated:
        return tr("a simulated shooter played this round; only rounds of people count")
    if record.imported or record.entered is not None:
        return tr("this round was not played in bullseye, so it cannot be played again from its shots")
    if record.test:
        return tr("a test is no round at a face; send a round of a drill")
    if record.pauses or not record.ranked or not (record.shots or record.tracks):
        return tr("a round that does not count for the board does not count here: play one to its end")
    return ""
