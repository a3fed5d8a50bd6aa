"""The two tests of the lab on a clock of their own, and hands that click as a test says."""

from __future__ import annotations

from bullseye.drill.drill import Drill, parse_drill
from bullseye.session.clock import StepClock
from bullseye.session.events import Event, Finished
from bullseye.session.reaction import Phase, Reaction
from bullseye.session.record import Record
from bullseye.session.round import State
from bullseye.session.tapping import Stage, Tapping
from tests.rounds import ids, plan_of

HEAD = 'name = "Mine"\nsummary = "What it trains."\n'


def tapping_drill(more: str = "", n: int = 5, practice: int = 1, threshold: float = 0.3) -> Drill:
    text = (
        f'{HEAD}ends = "tapping"\n[tapping]\nn = {n}\namplitudes_faces = [0.8, 0.4]\nwidths_faces = [0.1, 0.05]\n'
        f"practice = {practice}\nerror_threshold = {threshold}\n{more}"
    )
    return parse_drill(text.encode(), "mine", "mine.toml")


def reaction_drill(more: str = "trials = 4\n") -> Drill:
    return parse_drill(f'{HEAD}ends = "reaction"\n[reaction]\n{more}'.encode(), "mine", "mine.toml")


class Lab:
    """A test that is on; `record` is there when it is over, and `events` is all that it told."""

    def __init__(self, test: Tapping | Reaction, clock: StepClock) -> None:
        self.clock = clock
        self.events: list[Event] = []
        test.listen(self.events.append)
        test.start()

    @property
    def record(self) -> Record:
        (found,) = [event.record for event in self.events if isinstance(event, Finished)]
        return found


class Taps(Lab):
    """A pointing test, tapped."""

    def __init__(self, drill: Drill | None = None, seed: int = 7) -> None:
        clock = StepClock()
        self.test = Tapping(plan_of(drill or tapping_drill(), "classic", seed, px_per_mm=2.0), clock, ids())
        self.made = 0
        """Clicks that the test took."""
        super().__init__(self.test, clock)

    def tap(self, hit: bool = True, after_s: float = 0.5, held_s: float = 0.1) -> int:
        """One click at the target that is lit, or half a width beside its edge; the target's number."""
        target = self.test.target
        x, y = self.test.places[target]
        x += 0.0 if hit else self.test.condition.width_mm
        self.clock.advance(after_s)
        self.test.point(x, y)
        tap = self.test.press(x, y)
        self.made += tap is not None and (tap.hit or not tap.starts)
        self.clock.advance(held_s)
        self.test.release(x, y)
        return target

    def sequence(self, misses: int = 0) -> list[int]:
        """A whole sequence, its first *misses* trials missed; the targets in the order they were lit."""
        met = [self.tap()]
        while self.test.stage is Stage.PRACTICE:
            met.append(self.tap())
        for n in range(self.test.n):
            met.append(self.tap(hit=n >= misses))
        return met

    def play(self) -> Record:
        """To the end."""
        while self.test.state is State.RUNNING:
            self.sequence()
        return self.record


class Lights(Lab):
    """A reaction test, answered."""

    def __init__(self, drill: Drill | None = None, seed: int = 7) -> None:
        clock = StepClock()
        self.test = Reaction(plan_of(drill or reaction_drill(), "classic", seed, px_per_mm=2.0), clock, ids())
        super().__init__(self.test, clock)

    def wait(self) -> float:
        """Begin where needed, and wait for the light; how long it took."""
        if self.test.phase is Phase.HOME:
            self.test.point(0.0, 0.0)
            if not self.test.moves:
                self.test.press(0.0, 0.0)
        waited = 0.0
        while self.test.phase is Phase.WAIT:
            self.clock.advance(0.01)
            waited += 0.01
            self.test.tick()
        return waited

    def answer(self, after_s: float = 0.25, disc: int | None = None, way_s: float = 0.2) -> None:
        """Answer the light."""
        self.clock.advance(after_s)
        if not self.test.moves:
            self.test.press(0.0, 0.0)
            return
        lit = self.test.lit if disc is None else disc
        assert lit is not None
        x, y = self.test.places[lit]
        self.test.point(x / 2, y / 2)
        if self.test.phase is Phase.GO:
            self.clock.advance(way_s)
            self.test.press(x, y)

    def play(self, *after_s: float) -> Record:
        """To the end, answering after these times in turn."""
        n = 0
        while self.test.state is State.RUNNING:
            self.wait()
            self.answer(after_s[n % len(after_s)] if after_s else 0.25)
            n += 1
        return self.record
