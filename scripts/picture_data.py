"""What the pictures show: weeks of rounds, goals and a class, all from seeds, so that each run makes the same."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from math import exp
from pathlib import PosixPath
from random import Random

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.plan import plan_of
from bullseye.classroom.show.demo import Visitor
from bullseye.dirs import Dirs
from bullseye.play.services import Services
from bullseye.records.settings import SettingsFile
from bullseye.records.store import Store
from bullseye.session.clock import StepClock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.shooter import Shooter
from bullseye.session.simulation import play


class AsWritten(PosixPath):
    """A path that is shown as it is written here, whatever the folder of the run is called."""

    def resolve(self, strict: bool = False) -> AsWritten:
        """Itself."""
        return self


DATA, CONFIG = AsWritten("~/.local/share/bullseye"), AsWritten("~/.config/bullseye")
"""As they stand in the pictures: below a folder named ~ in the folder of the run, not in anybody's home."""
PEOPLE = (("Ana", 24.0), ("Bo", 34.0), ("Chidi", 28.0), ("Dana", 45.0))
PAIRS = (("classic", "ten-shots"), ("classic", "timed-30"), ("issf-air-pistol-10m", "ten-shots"), ("wide", "race-30"))
TESTS = ("pointing-test", "reaction-time")
START = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
DAYS = 16
TODAY = START + timedelta(days=DAYS)
SLOWER = 1.9
"""The simulated shooter's pace is that of nothing but moving and pressing; people also look and hold."""
LEARNT_DAYS = 4.0
"""After so many days about two thirds of what is to be learnt is learnt."""
STUDENTS = """name,team
Brave Otter,Blue
Calm Heron,Red
Quick Lynx,Blue
Merry Badger,Red
Bright Falcon,Blue
Gentle Bear,Red
Swift Hare,Blue
Clever Raven,Red
Sunny Seal,Blue
Bold Fox,Red
Quiet Owl,Blue
Lucky Robin,Red"""


def ids(random: Random) -> Callable[[], str]:
    """Ids that are the same in every run, so that the pictures are."""
    return lambda: str(uuid.UUID(int=random.getrandbits(128), version=4))


def services_here() -> Services:
    """Services on empty folders below the present folder, on a clock that is moved by hand."""
    dirs, random = Dirs(DATA, CONFIG), Random("screenshots")
    clock = StepClock(utc=TODAY)
    return Services(dirs, SettingsFile(dirs.settings), lambda: Store(dirs), clock, random, ids(random), 7)


def played(plan: RoundPlan, sigma_mm: float, when: datetime, salt: str, slower: float = SLOWER) -> Record:
    """The record of *plan*, played by a shooter of that spread who takes *slower* times as long."""
    shooter: Shooter = Visitor(sigma_mm, Random(salt), slower)
    record = play(plan, shooter, StepClock(utc=when), ids(Random(f"id {salt}")))
    assert record is not None
    return record


def fill(services: Services) -> None:
    """Some weeks of rounds by players who get better, so that no page is empty."""
    for day in range(DAYS):
        for person, (player, sigma) in enumerate(PEOPLE):
            for n, (face_id, drill_id) in enumerate(PAIRS):
                if (day + person + n) % 4 == 3:  # nobody plays everything every day
                    continue
                face = services.faces.get(face_id)
                plan = RoundPlan(face, services.drills.get(drill_id), day * 100 + person * 10, player, device="mouse")
                green = exp(-day / LEARNT_DAYS)
                spread = sigma * face.diameter_mm / 400 * (1 + 0.4 * green)
                when = START + timedelta(days=day, minutes=9 * n + 2 * person)
                salt = f"{day} {player} {face_id} {drill_id}"
                services.store.save(played(plan, spread, when, salt, SLOWER * (1 + 0.4 * green)))
        if day % 3 == 1:
            for drill_id in TESTS:
                services.store.save(tested(services, drill_id, START + timedelta(days=day, hours=1), day))


def tested(services: Services, drill_id: str, when: datetime, seed: int) -> Record:
    """The record of one of the two tests."""
    plan = RoundPlan(services.faces.get("classic"), services.drills.get(drill_id), seed, "Ana", device="mouse",
                     px_per_mm=1.8)  # fmt: skip
    record = play(plan, Shooter(3.2, Random(f"{drill_id} {seed}")), StepClock(utc=when), ids(Random(f"{seed} test")))
    assert record is not None
    return record


def set_goals(services: Services) -> None:
    """One goal of each kind: a total, a level and days in a row."""
    goals = services.goals
    goals.add("rounds", 60, "month", player="Ana")
    goals.add("accuracy", 0.95, "until", until=date(2026, 4, 15), last=10, drill="timed-30", player="Ana",
              face="classic", device="mouse")  # fmt: skip
    goals.add("days", 5, "week", player="Ana")


def take_turns(room: OpenClass, services: Services, rounds: int) -> None:
    """The next *rounds* students play, each with a spread of their own that lessens a little each time."""
    for _ in range(rounds):
        seat = room.next().student.seat
        taken = sum(one.seat == seat for one in room.class_state.taken)
        sigma_mm = (22 + 5 * (seat * 7 % 10)) * 0.88**taken
        plan = plan_of(room.class_state, room.next(), services.faces, services.drills)
        record = played(plan, sigma_mm, services.clock.utc(), f"seat {seat} {plan.drill.id} {taken}")
        room.begin()
        room.take(record)
