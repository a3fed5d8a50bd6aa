"""One demonstration: a simulated shooter plays a real round, and captions explain it with that round's own numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from bullseye.drill.catalog import Drills
from bullseye.errors import BadInputError
from bullseye.play.round.replay import Replay
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.shooter import MOST_SHOTS, Shooter
from bullseye.session.simulation import play
from bullseye.target.catalog import Catalogue
from bullseye.words import tr

NAME = tr("Simulated shooter")
SECONDS_PER_WORD = 0.35
LEAST_S = 3.0

Caption = tuple[float, str]
"""When it comes, in seconds of the demonstration, and what it says; it stands until the next."""


class Visitor(Shooter):
    """A simulated shooter who takes *slower* times as long and aims *off_mm* beside the centre (right, up)."""

    def __init__(
        self, sigma_mm: float, random: Random, slower: float = 1.0, off_mm: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        super().__init__(sigma_mm, random)
        self._slower = slower
        self._off_mm = off_mm

    def aim(self, x_mm: float, y_mm: float) -> tuple[float, float]:
        """A point shot at when the centre is (x, y)."""
        return super().aim(x_mm + self._off_mm[0], y_mm + self._off_mm[1])

    def pace_s(self, distance_mm: float, width_mm: float) -> float:
        """Seconds until the next shot."""
        return self._slower * super().pace_s(distance_mm, width_mm)


@dataclass(frozen=True)
class Act:
    """A demonstration of the programme: who shoots what, and what is said.

    One of *sigmas_mm* is drawn each time. *say* gets the finished round and its shooter's sigma.
    """

    id: str
    title: str
    face: str
    drill: str
    sigmas_mm: tuple[float, ...]
    say: Callable[[Replay, float], tuple[Caption, ...]]
    slower: float = 1.0
    off_mm: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True)
class Demo:
    """A demonstration that is ready to be shown: *replay* plays the round, captions come by its time.

    *length_s* is longer than the round where the last captions need it: the picture then stands still.
    """

    id: str
    title: str
    replay: Replay
    captions: tuple[Caption, ...]
    length_s: float
    sigma_mm: float

    def caption(self, t_s: float) -> str:
        """What is said *t_s* seconds into it."""
        at = bisect_right([when for when, _ in self.captions], t_s)
        return self.captions[at - 1][1] if at else ""


class Script:
    """Captions in order, each standing long enough to be read before the next one comes."""

    def __init__(self) -> None:
        self.captions: list[Caption] = []

    @property
    def free_s(self) -> float:
        """When the next caption may come."""
        if not self.captions:
            return 0.0
        at, text = self.captions[-1]
        return at + reading_s(text)

    def say(self, earliest_s: float, text: str) -> None:
        """Say *text* from *earliest_s* on, or as soon after that as the one before was read."""
        self.captions.append((max(earliest_s, self.free_s), text))


def reading_s(text: str) -> float:
    """How long a caption stands at least: 0.35 s a word (170 words a minute, for reading aloud), never under 3 s."""
    return max(LEAST_S, SECONDS_PER_WORD * len(text.split()))


def demonstrate(act: Act, sigma_mm: float, seed: int, faces: Catalogue, drills: Drills) -> Demo:
    """Play *act* to its end with that spread; raises BadInputError where the shooter cannot finish it."""
    face, drill = faces.get(act.face), drills.get(act.drill)
    plan = RoundPlan(face, drill, seed, NAME, device="simulated", simulated=True)
    shooter = Visitor(sigma_mm, Random(f"demonstration {seed}"), act.slower, act.off_mm)
    record = play(plan, shooter, StepClock(), lambda: f"demonstration-{seed}")
    if record is None:
        raise BadInputError(
            tr(
                "a shooter with a spread of {sigma_mm:g} mm did not finish {drill!r} in {shots} shots; "
                "give the act a smaller one",
                sigma_mm=sigma_mm,
                drill=drill.id,
                shots=MOST_SHOTS,
            )
        )
    replay = Replay(record, face)
    captions = act.say(replay, sigma_mm)
    last_s, text = captions[-1]
    return Demo(act.id, act.title, replay, captions, max(replay.duration_s, last_s + reading_s(text)), sigma_mm)
