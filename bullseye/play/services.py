"""What the pages of the window ask for: faces, drills, players, plans, results. No tkinter, no drawing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, tzinfo
from random import Random
from typing import TYPE_CHECKING

from bullseye.dirs import Dirs
from bullseye.drill.catalog import Drills
from bullseye.drill.chance import seed_of_day
from bullseye.drill.drill import Drill
from bullseye.errors import BadInputError, BadRecordError, BullseyeError
from bullseye.names import clean, key_of, known_as
from bullseye.play.round.outcome import Outcome
from bullseye.records.settings import Settings, SettingsFile
from bullseye.session.aids import KEYBOARD, NONE, Aids, way_of
from bullseye.session.clock import Clock
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.scorecard import Scorecard, score_record
from bullseye.session.sitting import Sitting
from bullseye.target.catalog import Catalogue
from bullseye.target.face import STANDARD, Face
from bullseye.wording.remedies import in_window
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.coach.pointing_advice import Advice
    from bullseye.drill.playlist import Playlists
    from bullseye.play.round.ghost import Ghost
    from bullseye.play.round.replay import Replay
    from bullseye.play.round.sequence import Sequence
    from bullseye.progress.against_usual import Change
    from bullseye.progress.goals import Goals
    from bullseye.progress.lab_numbers import LabNumbers
    from bullseye.records.store import Store

SEEDS = 2**31
MAX_SEED = 2**63 - 1
GUEST = "Player"
FIRST_FACE = "classic"
FIRST_DRILL = "timed-30"


class Services:
    """One person's bullseye, without a window: joins data, records and settings for the pages.

    *open_store* is called when records are first needed, after the window stands. *chance* draws seeds; *seed*
    fixes them instead: round n of the sitting then has seed + n. Days are those of *zone*. `settings` holds the
    choices; change them by `choose`.
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
        zone: tzinfo = UTC,
    ) -> None:
        self.dirs = dirs
        self.settings_file = settings_file
        self.settings: Settings = settings_file.load()
        self.clock = clock
        self.new_id = new_id
        self.zone = zone
        self.faces = Catalogue(dirs.faces)
        self.drills = Drills(dirs.drills, dirs.matches)
        self._open_store = open_store
        self._store: Store | None = None
        self._playlists: Playlists | None = None
        self._goals: Goals | None = None
        self._lab_numbers: LabNumbers | None = None
        self._chance = chance
        self._seed = seed
        self.profile_frames = False
        """Whether what holds up frames is written down: `--profile-frames`."""
        self.session = Sitting(self.settings.player or GUEST)
        self._visited: tuple[str, list[str]] | None = None  # player and players of the file, while --player plays

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

        Raises ValueError, and sets nothing, for a value that is not allowed."""
        trouble = self._read_again()
        if isinstance(name := choices.get("player"), str) and name:
            there = choices.get("players", self.settings.players)
            choices["player"] = _fit(name, there if isinstance(there, list) else [])
        self.settings.update(**choices)
        if "player" in choices:
            self._meet(self.settings.player)
        if trouble:
            return trouble
        kept = self.settings
        if "player" in choices:
            self._visited = None
        elif self._visited is not None:
            kept = replace(kept, player=self._visited[0], players=self._visited[1])
        try:
            self.settings_file.save(kept)
        except BullseyeError as bad:
            return in_window(bad)
        return ""

    def _read_again(self) -> str:
        """Settings that could not be read at the start count as soon as they can be; why they still can't, or ""."""
        try:
            found = self.settings_file.look_again(self.settings)
        except BullseyeError as bad:
            return in_window(bad)
        if found is not None and self._visited is not None:
            self._visited = (found.player, list(found.players))
        return ""

    def use_player(self, name: str) -> None:
        """Play as *name* without touching the settings file: what --player asks for."""
        self._visited = (self.settings.player, list(self.settings.players))
        name = _fit(name, self.settings.players)
        self.settings.update(player=name)
        self._meet(name)

    def _meet(self, name: str) -> None:
        if name and key_of(name) not in map(key_of, self.settings.players):
            self.settings.players.append(name)
        if self.session.player != (name or GUEST):
            self.session = Sitting(name or GUEST)

    def style_of(self, face: Face) -> str:
        """The scoring style chosen for *face*, or its own."""
        wanted = self.settings.style
        return wanted if any(s.id == wanted for s in face.styles) else STANDARD

    # -- rounds --------------------------------------------------------------------------------

    def new_seed(self) -> int:
        """The seed of the next round."""
        if self._seed is None:
            return int(self._chance.random() * SEEDS)
        seed, self._seed = self._seed, (self._seed + 1) % (MAX_SEED + 1)
        return seed

    def today(self) -> date:
        """The player's own day."""
        return self.clock.utc().astimezone(self.zone).date()

    def _seed_for(self, drill: Drill) -> int:
        """A new seed, or that of the day."""
        return seed_of_day(self.today()) if drill.daily else self.new_seed()

    def plan(self) -> RoundPlan:
        """The plan of a round with everything as it is chosen now."""
        return self.plan_of(self.drill(), self.face())

    @property
    def way(self) -> str:
        """How the chosen drill is shot now, as `session.aids.way_of` joins device and aids."""
        return way_of(*self.hand_for(self.drill()))

    def hand_for(self, drill: Drill, device: str = "", mm_per_px: float = 1.0) -> tuple[str, Aids]:
        """The device that *drill* is played with, and the aids: `chosen_aids.hand_of`, loaded where there are any."""
        if not self.settings.helped and KEYBOARD not in (self.settings.device, device):
            return device or self.settings.device, NONE
        from bullseye.play.round.chosen_aids import hand_of

        return hand_of(self.settings, drill, device, mm_per_px)

    def plan_of(self, drill: Drill, face: Face, style: str | None = None, seed: int | None = None) -> RoundPlan:
        """The plan of a round of *drill* at *face*; the style is the chosen one and the seed new where not given."""
        device, aids = self.hand_for(drill)
        return RoundPlan(
            face, drill, self._seed_for(drill) if seed is None else seed, self.settings.player or GUEST,
            self.style_of(face) if style is None else style, device=device, aids=aids,
            chatter_ms=self.settings.chatter_ms,
        )  # fmt: skip

    def replan(self, plan: RoundPlan) -> RoundPlan:
        """The same plan for another round: a new seed."""
        return replace(plan, seed=self._seed_for(plan.drill))

    def finish(self, record: Record) -> Outcome:
        """Save a finished round; a round that cannot be saved comes back with the reason in `trouble`."""
        self.session.add(record)
        card = self.card(record)
        try:
            saved = self.store.save(record, card)
        except BullseyeError as bad:
            return Outcome(card, trouble=in_window(bad))
        before = saved.best_before
        return Outcome(
            card,
            saved.place.rank,
            None if before is None else before.score,
            notices=tuple(saved.notices),
            verdict=self._verdict(record),
        )

    def _verdict(self, record: Record) -> str:
        from bullseye.progress.trends import verdict

        try:
            return verdict(self.store.rounds(), record)
        except BullseyeError:  # the round is safe; what it means can wait
            return ""

    def against_usual(self, record: Record) -> Change | None:
        """The score of *record* against its player's usual; None where it has none, or the history can't be read."""
        from bullseye.progress.against_usual import against_usual

        try:
            return against_usual(self.store.rounds(), record)
        except BullseyeError:  # the round is safe; what it means can wait
            return None

    def card(self, record: Record) -> Scorecard:
        """A record scored, with the looks its face has today where the rings are the same."""
        try:
            looks = self.faces.get(record.face)
        except BullseyeError:
            looks = None
        return score_record(record, looks)

    def suggestions(self) -> list[Advice]:
        """What the player might do next, the most telling first; none where the player wants none.

        Raises StorageError when the records can't be read.
        """
        from bullseye.progress.trends import suggestions

        return suggestions(self.store, self.settings.player or GUEST) if self.settings.suggestions else []

    @property
    def lab_numbers(self) -> LabNumbers:
        """What the tests of this data folder came to."""
        from bullseye.progress.lab_numbers import LabNumbers

        if self._lab_numbers is None:
            self._lab_numbers = LabNumbers(self.store.find)
        return self._lab_numbers

    @property
    def goals(self) -> Goals:
        """The goals of this data folder."""
        from bullseye.measure.over_time.goals import check
        from bullseye.progress.goals import Chosen, Goals
        from bullseye.records.goals_file import GoalsFile

        if self._goals is None:
            file = GoalsFile(self.dirs.goals, check, utc_now=self.clock.utc)
            self._goals = Goals(
                file,
                self.store.rounds,
                self.clock.utc,
                self.zone,
                lambda: Chosen(self.drill().id, self.face().id, self.way),
            )
        return self._goals

    def review(self, record: Record) -> Outcome:
        """An old round's result again."""
        return Outcome(self.card(record), self.place_of(record), again=True)

    def sitting(self, record: Record) -> list[Record]:
        """Every distance of the match that *record* is of, in their order; itself alone where it is of none."""
        if record.entered is None or record.entered.parts == 1:
            return [record]
        from bullseye.play.entry.correction import sitting_of

        try:
            found = sitting_of(self.store, record)
        except BullseyeError:
            return [record]
        return found if any(one.id == record.id for one in found) else [record]

    def place_of(self, record: Record) -> int | None:
        """The place of a stored round on the board today; None when it has none, or the board cannot be read."""
        if not record.ranked:
            return None
        try:
            rows = self.store.board.rows(record.drill, record.face, record.style)
        except BullseyeError:
            return None
        return next((ranked.rank for ranked in rows if ranked.row.id == record.id), None)

    def best(self, face: str, drill: str, style: str, player: str, way: str = "") -> int | None:
        """The player's best score for that drill, face and style (its id), shot in that *way*; None without one.

        Raises StorageError when the records can't be read.
        """
        row = self.store.board.best(drill, face, style, player, way)
        return None if row is None else row.score

    # -- codes, replays, ghosts, playlists -------------------------------------------------------

    def plan_of_code(self, code: str) -> RoundPlan:
        """The plan of the round that a code stands for; raises BadInputError that says what is wrong with it."""
        from bullseye.play.round.roundcode import decode

        found = decode(code, self.drills, self.faces)
        if found.drill.daily and found.seed != self._seed_for(found.drill):
            raise BadInputError(tr("the code is today's round of another day; that of this day is on the start page"))
        return self.plan_of(found.drill, found.face, found.style, found.seed)

    def code_of(self, record: Record) -> str:
        """The code of a round, empty where it has none: its drill or face has changed since, or is gone."""
        from bullseye.play.round.roundcode import code_of

        try:
            return code_of(record, self.drills, self.faces)
        except BullseyeError:
            return ""

    def replay(self, record: Record) -> Replay:
        """A stored round, to be played back; raises BadRecordError when its record is not whole."""
        from bullseye.play.round.replay import Replay

        try:
            looks = self.faces.get(record.face)
        except BullseyeError:
            looks = None
        return Replay(record, looks)

    def rival(self, plan: RoundPlan, which: str) -> Record | None:
        """The player's own `best` or `last` round of the plan's drill, face and style; None without one.

        The last is the newest by its date, shot in the plan's way where there is one.
        Raises StorageError when the records can't be read.
        """
        drill, face, style = plan.drill.id, plan.face.id, plan.face.style(plan.style).id
        if which == "best":
            row = self.store.board.best(drill, face, style, plan.player, plan.way)
            found = None if row is None else row.id
        else:
            wanted = (drill, face, style, plan.player, False)
            rows = self.store.rounds()
            mine = [r for r in rows if (r.drill, r.face, r.style, r.player, r.simulated) == wanted]
            newest = max(reversed(mine), key=lambda row: (row.device == plan.way, row.date), default=None)
            found = None if newest is None else newest.id
        return None if found is None else self.store.find(found)

    def against(self, plan: RoundPlan, rival: Record) -> tuple[RoundPlan, Ghost]:
        """*plan* with the targets of the *rival* round, and that round as a ghost.

        Raises BadRecordError when that round's record is not whole.
        """
        from bullseye.play.round.ghost import Ghost

        if rival.seed is None:
            raise BadRecordError(
                tr("the round {id!r} does not tell its seed, so its targets cannot come again", id=rival.id)
            )
        return replace(plan, seed=rival.seed), Ghost(rival)

    @property
    def playlists(self) -> Playlists:
        """The playlists, the user's own among them."""
        from bullseye.drill.playlist import Playlists

        if self._playlists is None:
            self._playlists = Playlists(self.dirs.playlists)
        return self._playlists

    def sequence(self, playlist: str) -> Sequence:
        """The playlist of that name, ready to be played; raises UnknownNameError for it or what it names."""
        from bullseye.play.round.sequence import Sequence

        return Sequence(self.playlists.get(playlist), self.drills, self.faces, self.face())


def _fit(name: str, players: list[str]) -> str:
    """*name* as it is spelt among *players*, else made fit to be one. Raises BadInputError where nothing is left."""
    return name if not name or name in players else known_as(clean(name)[0], players)
