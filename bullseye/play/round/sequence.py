"""A playlist as it is played: which round comes next, and what they all came to."""

from __future__ import annotations

from typing import NamedTuple

from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.drill.playlist import Playlist
from bullseye.play.round.outcome import Outcome
from bullseye.target.catalog import Catalogue
from bullseye.target.face import Face
from bullseye.wording.facts import score_of
from bullseye.wording.numbers import Number, percent, seconds
from bullseye.words import tr, trn


class Step(NamedTuple):
    """One round of a playlist that is to be played."""

    drill: Drill
    face: Face


class Result(NamedTuple):
    """One round of a playlist that was played, in words; *note* is its headline."""

    drill: str
    face: str
    score: str
    accuracy: str
    note: str


class Sequence:
    """Plays *playlist* at *face*, where its rounds do not name their own.

    Raises UnknownNameError, or the error of a broken file, at once: not in the middle of it.
    """

    def __init__(self, playlist: Playlist, drills: Drills, faces: Catalogue, face: Face) -> None:
        self.playlist = playlist
        self.steps = tuple(
            Step(drills.get(entry.drill), faces.get(entry.face) if entry.face else face)
            for entry in playlist.entries
            for _ in range(entry.times)
        )
        self.outcomes: list[Outcome] = []

    @property
    def next(self) -> Step | None:
        """The round to play now; None when all are done."""
        done = len(self.outcomes)
        return self.steps[done] if done < len(self.steps) else None

    @property
    def progress(self) -> str:
        """Where it stands, in words."""
        return tr(
            "Round {outcomes} of {steps}", outcomes=min(len(self.outcomes) + 1, len(self.steps)), steps=len(self.steps)
        )

    def played(self, outcome: Outcome) -> None:
        """The round that was next is over."""
        self.outcomes.append(outcome)

    def results(self) -> list[Result]:
        """A line for each round so far."""
        return [
            Result(step.drill.name, step.face.name, score_of(one.card), percent(one.record.accuracy), one.headline())
            for step, one in zip(self.steps, self.outcomes, strict=False)
        ]

    def facts(self) -> list[Number]:
        """All rounds so far in numbers."""
        cards = [outcome.card for outcome in self.outcomes]
        shots, hits = sum(card.totals.shots for card in cards), sum(card.totals.hits for card in cards)
        return [
            Number("rounds", tr("Rounds"), tr("{cards} of {steps}", cards=len(cards), steps=len(self.steps))),
            Number("hits", tr("Hits"), tr("{hits} of {shots}", hits=hits, shots=trn("{n} shot", "{n} shots", shots))),
            Number("accuracy", tr("Accuracy"), percent(hits / shots if shots else None)),
            Number("new_bests", tr("New bests"), str(sum(outcome.is_best for outcome in self.outcomes))),
            Number("duration_s", tr("Time shooting"), seconds(sum(card.record.duration_s for card in cards), 1)),
        ]
