"""A class in browsers: who sits where, which rounds are on, what was kept. It knows no HTTP, no thread and no screen.

Whoever serves it calls, ten times a second, `tick`, then `rounds.batch`, writes that line with `rounds.write` (which
may run on another thread), and then `rounds.kept` and `changed`. What changes makes `version` grow.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.log.on_devices import OnDevices
from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.log.plan import Shelf
from bullseye.drill.drill import Drill
from bullseye.league.attempts import Attempts
from bullseye.league.heats import Heats
from bullseye.league.journal import Journal
from bullseye.league.live_board import LiveBoard
from bullseye.league.lobby import Lobby
from bullseye.league.played import PlayedRound
from bullseye.league.presence import Presence
from bullseye.league.references import References
from bullseye.league.refused import RefusedError
from bullseye.league.rounds import Rounds
from bullseye.league.tokens import Tokens
from bullseye.target.face import Face
from bullseye.words import tr


class League:
    """The class of *room*, whose students play on their own devices. *now* gives Unix time that never goes back.

    *new_id* makes a record's uuid4, *new_token* what nobody can guess, *chance* names. Open the room with
    `keep_devices`, so that rounds that were on are played on. *keeps*: see `Journal`.
    """

    def __init__(
        self,
        room: OpenClass,
        faces: Shelf[Face],
        drills: Shelf[Drill],
        now: Callable[[], float],
        new_id: Callable[[], str],
        new_token: Callable[[], str],
        chance: Random,
        attempts: Attempts | None = None,
        keeps: bool = True,
    ) -> None:
        folder = None if room.log is None else room.log.folder
        files = None if room.log is None else room.log.files
        self.room = room
        self.faces = faces
        self.drills = drills
        self.now = now
        self.version = 0
        self.acts = OnDevices(room)
        self.tokens = Tokens(folder, new_token, files)
        self.lobby = Lobby(self.acts, self.tokens, attempts or Attempts(), new_token, chance)
        self.presence = Presence(now)
        journal = Journal(folder, files, keeps)
        self.rounds = Rounds(self.acts, faces, drills, now, new_id, journal, self.presence.is_away)
        references = References(self.acts, faces, drills, now, new_id)
        self.heats = Heats(self.acts, self.rounds, self.presence, now, references)
        self.board = LiveBoard()

    @property
    def state(self) -> ClassState:
        """The class as it stands."""
        return self.room.class_state

    def changed(self) -> None:
        """Something is to be shown anew."""
        self.version += 1

    def tick(self) -> None:
        """Notice what time alone brings."""
        before = len(self.state.events)
        if self.rounds.tick():
            self.changed()
        self.heats.tick()
        if len(self.state.events) != before:
            self.changed()

    # -- seats -------------------------------------------------------------------------------------

    def seat_of(self, token: str) -> int:
        """Whose token it is. Raises RefusedError when it is nobody's."""
        seat = self.tokens.seat(token)
        student = None if seat is None else self.state.student(seat)
        if seat is None or student is None or student.removed or self.state.kicked(seat):
            raise RefusedError(tr("you have no seat in this class; join with the PIN on the wall"), "no-seat")
        return seat

    def sent_out(self, token: str) -> bool:
        """True for the device of a student who was sent out and may not come in again yet."""
        seat = self.tokens.was(token)
        return seat is not None and self.state.kicked(seat)

    def connected_seats(self) -> list[int]:
        """The seats of students who have a device and are in the class."""
        return [
            student.seat
            for student in self.state.students
            if self.tokens.has(student.seat) and not student.absent and not self.state.kicked(student.seat)
        ]

    def kick(self, seat: int) -> None:
        """Throw a device out: its token dies, its round is left, its name cannot join again; rounds stay."""
        self.acts.kick(seat)
        self.put_out(seat)

    def put_out(self, seat: int) -> None:
        """The devices of *seat* know nothing any more, and its round is left."""
        self.tokens.kill(seat)
        played = self.rounds.playing.get(seat)
        if played is not None and not played.over:
            self.rounds.leave(played)

    def begin(self, seat: int, heat: int, device: str, px_per_mm: float) -> PlayedRound:
        """The round of *seat* that is on, or a new one. Raises RefusedError when there is none to play."""
        played = self.heats.begin(seat, heat)
        self.acts.device(seat, device)
        self.rounds.drawn_at(played, px_per_mm)
        return played

    def close(self) -> None:
        """Let the class go, to be opened again; rounds that are on are played on then. Raises StorageError."""
        try:
            self.rounds.keep_now()
            self.rounds.store()
        finally:
            self.room.close()
