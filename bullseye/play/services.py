"""What the pages of the window ask for: faces, drills, players, plans, results. No tkinter, no drawing."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Any

from bullseye.dirs import Dirs
from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill
from bullseye.errors import BullseyeError
from bullseye.play.outcome import Outcome
from bullseye.records.settings import Settings, SettingsFile
from bullseye.session.clock import Clock
from bullseye.session.plan import RoundPlan
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.session.session import Session
from bullseye.target.catalog import Catalogue
from bullseye.target.face import STANDARD, Face

if TYPE_CHECKING:
    from bullseye.records.store import Store

SEEDS = 2**31
GUEST = "Player"
MAX_NAME = 40
FIRST_FACE = "classic"
FIRST_DRILL = "timed-30"


class Services:
    """One person's bullseye, without a window: joins data, records and settings for the pages.

    *open_store* is called when records are first needed, after the window stands. *chance* draws seeds; *seed*
    fixes them instead: round n of the sitting then has seed + n. `settings` holds the choices; change them by `choose`.
    """

    def __init__(
        self,
        dirs: Dirs,
        settings_file: SettingsFile,
        open_store: Callable[[], Store],
        clock: Clock,
        chance: Random,
        new_id: Callable[[], str],
        seed: int | None = None,
    ) -> None:
        self.dirs = dirs
        self.settings_file = settings_file
        self.settings: Settings = settings_file.load()
        self.clock = clock
        self.new_id = new_id
        self.faces = Catalogue(dirs.faces)
        self.drills = Drills(dirs.drills)
        self._open_store = open_store
        self._store: Store | None = None
        self._chance = chance
        self._seed = seed
        self.session = Session(self.settings.player or GUEST)

    @property
    def store(self) -> Store:
        """The records, opened at first use."""
        if self._store is None:
            self._store = self._open_store()
        return self._store

    # -- choices -------------------------------------------------------------------------------

    def face(self) -> Face:
        """The face that was chosen last, or the first one when it is gone."""
        try:
            return self.faces.get(self.settings.face)
        except BullseyeError:  # a user's file may be gone or broken since
            return self.faces.get(FIRST_FACE)

    def drill(self) -> Drill:
        """The drill that was chosen last, or the first one when it is gone."""
        try:
            return self.drills.get(self.settings.drill)
        except BullseyeError:
            return self.drills.get(FIRST_DRILL)

    def choose(self, **choices: object) -> str:
        """Set settings and remember them; "" or the sentence that says why they are not remembered.

        Raises ValueError, and sets nothing, for a value that is not allowed.
        """
        self.settings.update(**choices)
        if "player" in choices:
            self._meet(self.settings.player)
        try:
            self.settings_file.save(self.settings)
        except BullseyeError as bad:
            return str(bad)
        return ""

    def use_player(self, name: str) -> None:
        """Play as *name* without touching the settings file: what --player asks for."""
        self.settings.update(player=name)
        self._meet(name)

    def _meet(self, name: str) -> None:
        if name and name not in self.settings.players:
            self.settings.players.append(name)
        if self.session.player != (name or GUEST):
            self.session = Session(name or GUEST)

    def style_of(self, face: Face) -> str:
        """The scoring style chosen for *face*, or its own."""
        wanted = self.settings.style
        return wanted if any(s.id == wanted for s in face.styles) else STANDARD

    # -- rounds --------------------------------------------------------------------------------

    def new_seed(self) -> int:
        """The seed of the next round."""
        if self._seed is None:
            return int(self._chance.random() * SEEDS)
        self._seed += 1
        return self._seed - 1

    def plan(self) -> RoundPlan:
        """The plan of a round with everything as it is chosen now."""
        face = self.face()
        player = self.settings.player or GUEST
        return RoundPlan(
            face, self.drill(), self.new_seed(), player, self.style_of(face), device=self.settings.device
        )

    def replan(self, plan: RoundPlan) -> RoundPlan:
        """The same plan for another round: a new seed."""
        return RoundPlan(
            plan.face, plan.drill, self.new_seed(), plan.player, plan.style, plan.gauge_mm, plan.device, plan.px_per_mm
        )

    def finish(self, record: dict[str, Any]) -> Outcome:
        """Save a finished round; a round that cannot be saved comes back with the reason in `trouble`."""
        self.session.add(record)
        card = self.card(record)
        try:
            saved = self.store.save(record)
        except BullseyeError as bad:
            return Outcome(card, trouble=str(bad))
        before = saved.best_before
        return Outcome(
            card, saved.place.rank, None if before is None else before["score"], notices=tuple(saved.notices)
        )

    def card(self, record: dict[str, Any]) -> Scorecard:
        """A record scored, with the looks its face has today where the rings are the same."""
        try:
            looks = self.faces.get(record["face"])
        except BullseyeError:
            looks = None
        return score_record(record, looks)

    def review(self, record: dict[str, Any]) -> Outcome:
        """An old round's result again."""
        return Outcome(self.card(record), again=True)

    def best(self, face: str, drill: str, style: str, player: str) -> int | None:
        """The player's best score for that drill, face and style (its id); None without one.

        Raises StorageError when the records can't be read.
        """
        row = self.store.board.best(drill, face, style, player)
        return None if row is None else int(row["score"])
