"""Stand-ins for what the outside world hands in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bullseye.play.round.outcome import Outcome
    from bullseye.play.round.view import Hud, Mark, Scene, TargetPx


class ManualClock:
    """A clock that moves only when a test says so. Times are seconds."""

    def __init__(self, start_s: float = 0.0) -> None:
        self._now_s = start_s

    def now(self) -> float:
        """Return the time in seconds."""
        return self._now_s

    def utc(self) -> datetime:
        """Return a date that moves on with the seconds."""
        return datetime(2026, 11, 22, 19, 40, 1, tzinfo=UTC) + timedelta(seconds=self._now_s)

    def advance(self, seconds: float) -> None:
        """Let *seconds* pass; a clock never goes backwards."""
        if seconds < 0:
            raise ValueError(f"a clock cannot go back, so it cannot advance by {seconds!r} s")
        self._now_s += seconds


class RecordingView:
    """A view that draws nothing: `calls` holds what it was told, each as (what, then what was shown)."""

    def __init__(self) -> None:
        self.calls: list[tuple[Any, ...]] = []

    def show_scene(self, scene: Scene) -> None:
        self.calls.append(("scene", scene))

    def show_count(self, number: int) -> None:
        self.calls.append(("count", number))

    def show_target(self, x_px: float, y_px: float) -> None:
        self.calls.append(("target", x_px, y_px))

    def show_targets(self, targets: tuple[TargetPx, ...]) -> None:
        self.calls.append(("targets", targets))

    def show_mark(self, mark: Mark) -> None:
        self.calls.append(("mark", mark))

    def show_hud(self, hud: Hud) -> None:
        self.calls.append(("hud", hud))

    def show_paused(self, paused: bool) -> None:
        self.calls.append(("paused", paused))

    def show_finished(self, outcome: Outcome) -> None:
        self.calls.append(("finished", outcome))

    def show_left(self) -> None:
        self.calls.append(("left",))

    def told(self, what: str) -> list[Any]:
        """What was shown by each call of that kind, in order."""
        return [call[1] if len(call) == 2 else call[1:] for call in self.calls if call[0] == what]

    def last(self, what: str) -> Any:
        """What the latest call of that kind showed."""
        return self.told(what)[-1]
