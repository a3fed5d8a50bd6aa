"""Where a replay stands: played at a speed, halted, or put anywhere, always by the clock and never by frames."""

from __future__ import annotations

from bullseye.drill.rules import micros
from bullseye.play.round.replay import Frame, Replay
from bullseye.session.clock import Clock

SPEEDS = (0.25, 0.5, 1.0, 2.0, 4.0)


class Playback:
    """Plays *replay* by *clock*. Ask `t_s` for the moment of the round that is due now."""

    def __init__(self, replay: Replay, clock: Clock) -> None:
        self.replay = replay
        self.speed = 1.0
        self.playing = False
        self._clock = clock
        self._from_s = 0.0  # the moment it was put at last
        self._since = clock.now()  # and when that was

    @property
    def t_s(self) -> float:
        """The moment it stands at, in seconds of play; it halts by itself at the end."""
        if not self.playing:
            return self._from_s
        at = self._from_s + (self._clock.now() - self._since) * self.speed
        if at >= self.replay.duration_s:
            self.playing, self._from_s = False, self.replay.duration_s
            return self._from_s
        return at

    def seek(self, t_s: float) -> None:
        """Go to a moment; it plays on from there if it was playing."""
        self._from_s = min(max(0.0, t_s), self.replay.duration_s)
        self._since = self._clock.now()

    def play(self) -> None:
        """Play from here, from the start where it stands at the end."""
        at = self.t_s
        self.seek(0.0 if at >= self.replay.duration_s else at)
        self.playing = True

    def halt(self) -> None:
        """Stay at this moment."""
        self.seek(self.t_s)
        self.playing = False

    def faster(self, by: int) -> None:
        """The next speed up (*by* 1) or down (-1), as far as there is one."""
        self.seek(self.t_s)
        at = SPEEDS.index(self.speed) + by
        self.speed = SPEEDS[min(max(0, at), len(SPEEDS) - 1)]

    def step(self, by: int) -> None:
        """Halt at the next (*by* 1) or last (-1) shot."""
        self.halt()
        self.seek(self.replay.step(self.t_s, by))


def combo_at(replay: Replay, frame: Frame) -> int:
    """The combo that was alive at that moment."""
    last_s, record = frame.totals.last_hit_s, replay.card.record
    if not frame.shots or last_s is None:
        return 0
    window_s = record.parameters.rules(record.rules).combo_window_s
    alive = micros(frame.t_s) - micros(last_s) <= micros(window_s)
    return replay.card.awards[frame.shots - 1].combo if alive else 0
