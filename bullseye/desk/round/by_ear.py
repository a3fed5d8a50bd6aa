"""A round of the window by ear: the way from the hand to the target as sound, what happens as spoken lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bullseye.desk.audio.outlet import Outlet
from bullseye.ear.sonified import Sonified
from bullseye.ear.speech import Speech, voices
from bullseye.ear.stream import FaceStream
from bullseye.play.aloud import lines
from bullseye.play.round.nearest import way_to_centre
from bullseye.session.events import Event, Paused, Resumed, ShotScored, Started
from bullseye.session.round import Round, State
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.desk.kit.shell import Shell
    from bullseye.play.round.controller import Controller
    from bullseye.play.round.outcome import Outcome

PAUSED = tr("Paused.")
CLOSE_S = 0.3
"""The window closes whatever a program that speaks does."""
RESULT_LINES = 3
"""So much of a result is said without being asked: what it is, and how it stands."""


class ByEar:
    """One round after another; loaded only where the setting *By ear* is on. Its calls return at once."""

    def __init__(self, window: Shell, outlet: Outlet | None = None, speech: Speech | None = None) -> None:
        """*outlet* and *speech* None are what this computer has."""
        services = window.services
        self._services = services
        self.stream = FaceStream(Sonified(services.face()), services.settings.volume)
        self._outlet = Outlet(self.stream.render) if outlet is None else outlet
        self._speech = Speech(voices()) if speech is None else speech
        self._game: Round | None = None

    def begin(self, controller: Controller) -> None:
        """A round begins."""
        plan = controller.plan
        self._speech.stop()
        self.stream.set_volume(self._services.settings.volume)
        self.stream.use(Sonified(plan.face, plan.style, plan.gauge_mm))
        self.stream.silence()
        self._outlet.start()

    def frame(self, controller: Controller, column: int, row: int) -> None:
        """A frame in which a shot would go to that pixel."""
        game = controller.round
        if game is not self._game:  # the controller begins another where one is thrown away
            self._game = game
            game.listen(self._on_event)
        way = way_to_centre(controller, column, row) if game.state is State.RUNNING else None
        if way is None:
            self.stream.silence()
        else:
            self.stream.point(*way)
        self.stream.soften(self._speech.busy)

    def end(self, outcome: Outcome) -> None:
        """The round is over: say what came of it, after the last shot."""
        self.stream.silence()
        said = lines.result_lines(outcome, self._services.drills.name_of(outcome.record.drill))
        self._speech.say(
            " ".join(line if line[-1:] in ".:!?" else f"{line}." for line in said[:RESULT_LINES]), wait=True
        )

    def rest(self) -> None:
        """No round is on any more."""
        self._game = None
        self.stream.silence()
        self._outlet.stop(0.0)

    def close(self) -> None:
        """Leave nothing running."""
        self.rest()
        self._speech.close(wait_s=CLOSE_S)

    def _on_event(self, event: Event) -> None:
        if self._game is None:
            return
        if isinstance(event, ShotScored):
            self._speech.say(lines.shot_line(self._game.plan, event))
        elif isinstance(event, Started):
            self._speech.say(lines.GO)
        elif isinstance(event, Paused):
            self.stream.silence()
            self._speech.say(PAUSED)
        elif isinstance(event, Resumed):
            self._speech.say(lines.GOES_ON)
