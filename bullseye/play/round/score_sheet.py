"""The score sheet of a round in series, as on paper: each end's shots, its sum and the sum so far, tens, inner tens.

For what was shot on a range, all distances of the match one below the other, and for the series of a course of fire.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from bullseye.drill.match import ARCHERY, Matches
from bullseye.errors import BullseyeError
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard
from bullseye.session.shot import Shot
from bullseye.target.scoring import Hit
from bullseye.wording.numbers import score_text
from bullseye.words import commas, tr, trn
from bullseye.words import number as written

STAR = "*"
"""Behind a shot in the inner ten, where that has no letter of its own."""


class Line(NamedTuple):
    """An end or series: its number from 1, the words of its shots, its sum, the sum so far, its tens, inner tens."""

    number: int
    values: tuple[str, ...]
    total: int
    running: int
    tens: int
    inner_tens: int


class Block(NamedTuple):
    """The ends at one distance, or of one stage: its *title* (empty where there is one block only) and its sums."""

    title: str
    lines: tuple[Line, ...]
    total: int
    tens: int
    inner_tens: int


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A whole sheet. *name* is of the match or drill; *end* what a line is called; *inner* the head of the inner tens,
    empty where the face or the style tells none; *tens* is False where no ten can be shot. Sums are in *unit*, points
    or tenths.
    """

    name: str
    end: str
    blocks: tuple[Block, ...]
    total: int
    tens: bool
    inner: str
    starred: bool
    unit: str

    def read(self, worth: int) -> str:
        """A sum as it is read."""
        return score_text(worth, self.unit)

    def note(self) -> str:
        """The last line: how many shots, and of them tens and inner tens."""
        shots = sum(len(line.values) for block in self.blocks for line in block.lines)
        said = [trn("{n} shot", "{n} shots", shots)]
        if self.tens:
            said.append(trn("{n} ten", "{n} tens", sum(block.tens for block in self.blocks)))
        if self.inner:
            inner = sum(block.inner_tens for block in self.blocks)
            name = self.inner if not self.starred else ""
            said.append(f"{inner} {name}" if name else trn("{n} inner ten", "{n} inner tens", inner) + f" ({STAR})")
        return commas(said)


def has_sheet(record: Record) -> bool:
    """True for a round in series that has points: of a match, or of a course of fire."""
    in_series = record.entered is not None or bool(record.parameters.stages)
    return in_series and record.score_unit != "ms" and all(shot.series is not None for shot in record.shots)


def score_sheet(cards: Sequence[Scorecard], matches: Matches, name: str) -> ScoreSheet:
    """The sheet of *cards*: one round, or those of all distances of a match in their order; *name* is what the drill of
    one round is called.
    """
    first = cards[0]
    entry = first.record.entered
    archery = False
    if entry is not None:
        with suppress(BullseyeError):  # its file is gone: the shots are in the order in which they were kept
            match = matches.get(entry.match)
            name, archery = match.name, match.sport == ARCHERY
    blocks = [block for card in cards for block in _blocks(card, archery)]
    if len(blocks) == 1:
        blocks = [blocks[0]._replace(title="")]
    letter = first.face.inner_ten_name if len(first.face.inner_ten_name) == 1 else ""
    tells = any(hit.is_x is not None for card in cards for hit in card.hits)
    return ScoreSheet(
        name,
        tr("End") if archery else tr("Series"),
        tuple(blocks),
        sum(_worth(card, hit) for card in cards for hit in card.hits),
        any(10 in card.face.styles[0].points for card in cards),
        (letter or tr("Inner")) if tells else "",
        not letter,
        first.record.score_unit,
    )


def as_json(sheet: ScoreSheet) -> dict[str, Any]:
    """The sheet under the keys of docs/statistics.md."""
    return {
        "name": sheet.name,
        "end": sheet.end,
        "unit": sheet.unit,
        "total": sheet.total,
        "inner": sheet.inner,
        "blocks": [
            {
                "title": block.title,
                "total": block.total,
                "tens": block.tens,
                "inner_tens": block.inner_tens,
                "lines": [
                    {
                        "number": line.number,
                        "shots": list(line.values),
                        "text": "  ".join(line.values),
                        "sum": line.total,
                        "running": line.running,
                        "tens": line.tens,
                        "inner_tens": line.inner_tens,
                    }
                    for line in block.lines
                ],
            }
            for block in sheet.blocks
        ],
    }


def _blocks(card: Scorecard, best_first: bool) -> list[Block]:
    record = card.record
    shots = list(zip(card.shots, card.hits, strict=True))
    if record.entered is not None or not record.parameters.stages:
        distance_m = None if record.entered is None else record.entered.distance_m
        title = "" if distance_m is None else tr("{distance} m", distance=written(distance_m, "g"))
        return [_block(card, title, shots, best_first, 0, 0)]
    found, first, before = [], 0, 0
    for stage in record.parameters.stages:
        mine = [pair for pair in shots if first <= (pair[0].series or 0) < first + stage.series]
        found.append(_block(card, stage.name, mine, False, first, before, stage.series))
        before += sum(_worth(card, hit) for _, hit in mine)
        first += stage.series
    return found


def _block(
    card: Scorecard,
    title: str,
    shots: Sequence[tuple[Shot, Hit]],
    best_first: bool,
    first: int,
    before: int,
    series: int = 0,
) -> Block:
    """The lines of *shots*, series *first* being the first one; *before* is the sum of what came before this block."""
    count = series or max((shot.series or 0 for shot, _ in shots), default=-1) + 1
    lines, so_far = [], before
    for n in range(first, first + count):
        hits = [hit for shot, hit in shots if (shot.series or 0) == n]
        if best_first:
            hits.sort(key=lambda hit: (-_worth(card, hit), hit.distance_mm))
        worth = sum(_worth(card, hit) for hit in hits)
        so_far += worth
        words = tuple(shot_word(card, hit) for hit in hits)
        lines.append(Line(n + 1, words, worth, so_far, *_tens(hits)))
    hits = [hit for _, hit in shots]
    return Block(title, tuple(lines), so_far - before, *_tens(hits))


def _tens(hits: Sequence[Hit]) -> tuple[int, int]:
    return sum(hit.points == 10 for hit in hits), sum(bool(hit.is_x) for hit in hits)


def _worth(card: Scorecard, hit: Hit) -> int:
    return (hit.tenths or 0) if card.record.score_unit == "tenths" else hit.points


def shot_word(card: Scorecard, hit: Hit) -> str:
    """What is written for one shot: X, 10, 10*, 9.8 or M."""
    if not hit.hit:
        return "M"
    letter = card.face.inner_ten_name if len(card.face.inner_ten_name) == 1 else ""
    if card.record.score_unit == "tenths":
        return score_text(hit.tenths or 0, "tenths") + (STAR if hit.is_x and not letter else "")
    if hit.is_x and letter:
        return letter
    return f"{hit.points}{STAR if hit.is_x else ''}"
