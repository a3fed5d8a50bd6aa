"""How a round stands to its player's usual: the mean of the rounds before it, said only when there are enough."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bullseye.measure.over_time.trend import ENOUGH_ROUNDS, MEASURES, usual
from bullseye.records.summary import Round
from bullseye.session.record import Record
from bullseye.wording.numbers import DASH, MINUS, score_text
from bullseye.words import tr, trn


class Change(NamedTuple):
    """*figure* is the change with its sign; *words* say against what, or how many rounds it still takes.

    *better* is None where there is no change to speak of.
    """

    figure: str
    words: str
    better: bool | None = None


def against_usual(rounds: Iterable[Round], record: Record) -> Change | None:
    """The score of *record* against the mean of the ranked rounds of the same kind before it; None without a score.

    Of the same kind are the player's own of that drill, face, style and device.
    """
    if record.score is None or not record.ranked:
        return None
    kind = (record.player, record.drill, record.face, record.style, record.way)
    before = sorted(
        (row for row in rounds if row.ranked and row.id != record.id and row.date <= record.finished
         and (row.player, row.drill, row.face, row.style, row.device or "") == kind),
        key=lambda row: row.date,
    )  # fmt: skip
    values = [value for value in map(MEASURES["score"].value, before) if value is not None]
    found = usual(values)
    if found is None:
        more = ENOUGH_ROUNDS - len(values)
        return Change(
            DASH, trn("your usual: known after {n} more round", "your usual: known after {n} more rounds", more)
        )
    mean = round(found.mean * (10 if record.score_unit == "tenths" else 1))
    by = record.score - mean
    sign = "+" if by > 0 else MINUS if by < 0 else ""
    better = None if not by else (by > 0) == (record.better == "higher")
    words = tr("against your usual {mean}", mean=score_text(mean, record.score_unit))
    return Change(f"{sign}{score_text(abs(by), record.score_unit)}", words, better)
