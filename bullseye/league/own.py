"""One shooter's own rounds on their phone, and real shots entered by hand: all of it goes into the own history."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, Protocol

from bullseye.classroom.log.open_class import OpenClass
from bullseye.drill.drill import Drill
from bullseye.drill.rules import Rules
from bullseye.errors import BadInputError
from bullseye.league.league import League
from bullseye.league.played import PlayedRound
from bullseye.league.teaching import check_drill
from bullseye.records.summary_rows import Round as HistoryRound
from bullseye.session.clock import StepClock
from bullseye.session.events import Finished
from bullseye.session.plan import RoundPlan
from bullseye.session.record import Record
from bullseye.session.round import Round
from bullseye.target.face import Face
from bullseye.wire.own import Choice, Entered, Kept, OwnBegin, OwnView
from bullseye.wording.numbers import score_text
from bullseye.words import tr

LATEST = 10
DEVICE = "range"
"""What entered shots were shot with: no device of ours."""


class Catalog(Protocol):
    """Faces or drills by name."""

    def names(self) -> Iterable[str]: ...


class History(Protocol):
    """The own records."""

    def save(self, record: Record) -> object: ...

    def rounds(self) -> Iterable[HistoryRound]: ...


class Own:
    """The rounds of *player*, who has the one seat of a class that is kept nowhere. *seed* gives each round's."""

    def __init__(
        self,
        league: League,
        player: str,
        history: History,
        face_names: Callable[[], Iterable[str]],
        drill_names: Callable[[], Iterable[str]],
        seed: Callable[[], int],
    ) -> None:
        self._league = league
        self._player = player
        self._history = history
        self._face_names = face_names
        self._drill_names = drill_names
        self._seed = seed
        league.rounds.also_keep = self._keep

    def _keep(self, record: Record) -> None:
        self._history.save(replace(record, player=self._player))

    @property
    def room(self) -> OpenClass:
        """The class of one."""
        return self._league.room

    def view(self) -> OwnView:
        """Who it is, what can be played, and the latest rounds."""
        faces = [Choice(name, self._league.faces.get(name).name) for name in self._face_names()]
        drills = [drill for name in self._drill_names() if not (drill := self._league.drills.get(name)).test]
        mine = [row for row in self._history.rounds() if row.player == self._player]
        latest = sorted(mine, key=lambda row: row.date, reverse=True)[:LATEST]
        return OwnView(
            self._player,
            tuple(faces),
            tuple(Choice(drill.id, drill.name) for drill in drills),
            tuple(self._kept(row) for row in latest),
        )

    def _kept(self, row: HistoryRound) -> Kept:
        text = score_text(row.score, row.score_unit)
        return Kept(row.id, row.date, self._drill_name(row.drill), self._face_name(row.face), text)

    def _face_name(self, face_id: str) -> str:
        return self._league.faces.get(face_id).name if face_id in set(self._face_names()) else face_id

    def _drill_name(self, drill_id: str) -> str:
        if drill_id in set(self._drill_names()):
            return self._league.drills.get(drill_id).name
        return tr("Entered shots") if drill_id == "entered" else drill_id

    def begin(self, seat: int, wanted: OwnBegin) -> PlayedRound:
        """A round of that drill at that face; the one that is on is left. Raises UnknownNameError, BadInputError."""
        drill = self._league.drills.get(wanted.drill)
        check_drill(drill)
        face = self._league.faces.get(wanted.face)
        on = self._league.rounds.playing.get(seat)
        if on is not None and not on.over:
            self._league.rounds.leave(on)
        self._league.rounds.store()
        self.room.choose(drill=drill.id, face=face.id, seed=self._seed())
        if not self._league.state.heat.is_open:
            self._league.heats.open([])
        return self._league.begin(seat, 0, wanted.device, wanted.px_per_mm)

    def enter(self, wanted: Entered) -> Record:
        """Keep real shots as a round. Raises UnknownNameError for a face that is none, StorageError."""
        face = self._league.faces.get(wanted.face)
        record = entered_record(face, self._player, wanted, self._league.now())
        self._history.save(record)
        return record


def entered_record(face: Face, player: str, wanted: Entered, now_s: float) -> Record:
    """A round of those shots, under the page's own id: times between them are not known, so they are all 0."""
    if not _is_uuid(wanted.id):
        raise BadInputError(tr("{id!r} is no id of a round; let the page make one (a UUID)", id=wanted.id))
    drill = Drill(
        id="entered", name="Entered shots", summary="Real shots, entered by hand.", ends="shots",
        shots=len(wanted.shots), ranked=False,
        rules=Rules(combo_step_points=0, combo_cap_points=0, accuracy_factor="none"),
    )  # fmt: skip
    plan = RoundPlan(face, drill, 0, player, device=DEVICE)
    clock = StepClock(utc=_date(now_s))
    found: list[Record] = []
    played = Round(plan, clock, lambda: wanted.id, 0)
    played.listen(lambda event: found.append(event.record) if isinstance(event, Finished) else None)
    played.start()
    for x_mm, y_mm in wanted.shots:
        played.shoot(x_mm, y_mm, 0.0)
    return found[0]


def _date(now_s: float) -> Any:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(now_s, UTC)


def _is_uuid(text: str) -> bool:
    from uuid import UUID

    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
