"""`bullseye play --speak`: rounds in a terminal for who does not see the window: lines to read, keys, sound, speech."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from bullseye.commands.common import folders
from bullseye.errors import BadInputError, BullseyeError
from bullseye.words import tr

if TYPE_CHECKING:
    from bullseye.commands.terminal_keys import Keys
    from bullseye.desk.audio.outlet import Outlet
    from bullseye.drill.drill import Drill
    from bullseye.ear.speech import Speech
    from bullseye.ear.stream import FaceStream
    from bullseye.play.aloud.round_aloud import RoundAloud
    from bullseye.play.services import Services

TICK_S = 0.05
FINISH_S = 3.0
"""So long the last line is said to its end before the program is over."""
DEAF_S = 1.0
"""An Enter so soon after the last shot was meant as one more."""
QUIET = 0.5
"""The volume where the window's sounds are off: here nothing goes without sound."""


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "play",
        parents=[options],
        help=tr("play by ear, in lines to read or to hear: with --speak"),
        description=tr(
            "Rounds in the terminal for players who do not see the window: a sound leads to the centre, each event is "
            "one line for a screen reader or a braille display, and the system's speech says it where there is one. "
            "Rounds are kept as any other, on boards of their own."
        ),
    )
    parser.add_argument("drill", nargs="?", metavar="DRILL", help=tr("such as ten-shots; without one you choose"))
    parser.add_argument("--speak", action="store_true", help=tr("play here, in lines and by ear"))
    parser.add_argument("--face", metavar="NAME", help=tr("at this face; else the one chosen in the window"))
    parser.add_argument(
        "--voice",
        action=argparse.BooleanOptionalAction,
        help=tr("whether lines are also said aloud: --no-voice where a screen reader says them already"),
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Play until the player ends it. Raises BadInputError for a drill that is not played by ear."""
    from bullseye.app import open_services
    from bullseye.ear.speech import Speech, voices
    from bullseye.play.aloud.choices import why_not

    if not args.speak:
        raise BadInputError(tr("play is for the terminal and needs --speak; bullseye alone opens the window"))
    services = open_services(folders(args), args.seed)
    if args.player:
        services.use_player(args.player)
    face = services.faces.get(args.face) if args.face else services.face()
    drill = services.drills.get(args.drill) if args.drill else None
    if drill is not None and why_not(drill):
        raise BadInputError(why_not(drill))
    speech = Speech([] if args.voice is False else voices())
    if args.voice and not speech.working:
        raise BadInputError(tr("no speech was found; install spd-say or espeak-ng, or leave out --voice"))
    try:
        return _Sitting(services, speech, face.id).play(drill)
    finally:
        speech.close(FINISH_S if sys.exc_info()[0] is None else 0.0)


class _Sitting:
    """One round after another, at one face."""

    def __init__(self, services: Services, speech: Speech, face: str) -> None:
        from bullseye.desk.audio.outlet import Outlet
        from bullseye.ear.sonified import Sonified
        from bullseye.ear.stream import FaceStream

        self._services, self._speech = services, speech
        self._face = services.faces.get(face)
        kept = services.settings
        volume = kept.volume if kept.sounds and kept.volume else QUIET
        self._stream: FaceStream = FaceStream(Sonified(self._face), volume)
        self._outlet: Outlet = Outlet(self._stream.render)
        self._by_keys = sys.stdin.isatty()
        self._sounds = False
        self._knows: list[str] = []  # what was said of how to play: it is not said before every round

    def play(self, drill: Drill | None) -> int:
        """Rounds of *drill*, or of what is chosen, until the player ends it; the exit code."""
        from bullseye.commands.terminal_keys import raw_terminal

        self._introduce()
        try:
            while True:
                if drill is None:
                    drill = self._choose()
                    if drill is None:
                        return 0
                with raw_terminal(sys.stdin.fileno()) if self._by_keys else nullcontext():
                    wish = self._rounds_of(drill, self._keys())
                if wish != "list":
                    return 0
                drill = None
        finally:
            self._outlet.stop()

    def tell(self, lines: Sequence[str], wait: bool = False) -> None:
        """Print *lines*, and say them as one, at once or after what is being said."""
        for line in lines:
            print(line, flush=True)
        self._speech.say(" ".join(line if line[-1:] in ".:!?" else f"{line}." for line in lines), wait)

    def _keys(self) -> Keys:
        from bullseye.commands.terminal_keys import LineKeys, PosixKeys, WindowsKeys

        if not self._by_keys:
            return LineKeys(sys.stdin, self._not_understood)
        return WindowsKeys() if sys.platform == "win32" else PosixKeys(sys.stdin.fileno())

    def _not_understood(self, word: str) -> None:
        from bullseye.play.aloud import lines

        self.tell([tr("{word} is not understood.", word=word), lines.WORDS])

    def _introduce(self) -> None:
        from bullseye.play.aloud import lines

        if self._speech.working:
            print(tr("{program} says these lines; --no-voice leaves that to a screen reader.",
                     program=self._speech.name), flush=True)  # fmt: skip
        self._sounds = self._outlet.working
        if not self._sounds:
            print(lines.NO_SOUND, flush=True)

    def _choose(self) -> Drill | None:
        """Read the list out and take a number or a name; None when the player ends."""
        from bullseye.play.aloud.choices import by_ear, why_not
        from bullseye.wording.remedies import in_commands

        found = by_ear(self._services.drills)
        self.tell(
            [
                *(f"{n}: {drill.name}. {drill.summary}" for n, drill in enumerate(found, start=1)),
                tr("Type a number or a name, then Enter; q ends."),
            ]
        )
        while line := sys.stdin.readline(1_000):
            typed = line.strip()
            if typed.casefold() == "q":
                return None
            if typed.isdecimal() and 0 < int(typed) <= len(found):
                return found[int(typed) - 1]
            try:
                drill = self._services.drills.get(typed)
            except BullseyeError as bad:
                self.tell([in_commands(bad)])
                continue
            if not why_not(drill):
                return drill
            self.tell([why_not(drill)])
        return None

    def _rounds_of(self, drill: Drill, keys: Keys) -> str:
        """Play *drill* until the player wants another or none: `list` or `quit`."""
        from bullseye.play.aloud.round_aloud import RoundAloud

        wish = "enter"
        while wish == "enter":
            plan = self._services.plan_of(drill, self._face)
            count_s = self._services.settings.count_s if self._by_keys else 0
            game = RoundAloud(self._services, plan, self.tell, self._stream, count_s, self._how())
            try:
                self._one_round(game, keys)
                wish = self._after(game, keys)
            except EOFError:
                game.leave()
                return "quit"
            except BaseException:  # Ctrl+C among them: what is not over is not kept, as where the window is closed
                game.leave()
                raise
        return wish

    def _how(self) -> list[str]:
        from bullseye.play.aloud import lines

        return [lines.KEYS if self._by_keys else lines.WORDS, *([lines.SOUND] if self._outlet.working else [])]

    def _one_round(self, game: RoundAloud, keys: Keys) -> None:
        from bullseye.play.aloud import lines

        how, self._knows = ([lines.MORE] if self._knows == game.how else game.how), game.how
        self.tell([lines.head_line(game.plan), *how, lines.BEGIN if self._by_keys else lines.BEGIN_BY_WORD])
        self._outlet.start()
        while not game.over:
            for key in keys.wait(TICK_S):
                game.press(key)
                if game.over:
                    break
            self._stream.soften(self._speech.busy)
            if self._sounds and not self._outlet.working:  # what plays was there, and could not
                self._sounds = False
                self.tell([lines.NO_SOUND])
            game.tick()
        self._outlet.stop()

    def _after(self, game: RoundAloud, keys: Keys) -> str:
        """What the player wants after a round: `enter` for another, `list` or `quit`."""
        from bullseye.play.aloud import lines

        if game.outcome is None:
            return "quit"
        said, now = game.result(), self._services.clock.now
        deaf_until = now() + DEAF_S if self._by_keys else now()
        while True:
            last = lines.UNSAVED if game.outcome.trouble else lines.AFTER if self._by_keys else lines.AFTER_BY_WORD
            self.tell([*said, last], wait=True)
            said = []
            for key in _some(keys):
                if key == "quit" or (key == "list" and not game.outcome.trouble):
                    self._speech.stop()
                    return key
                if key == "again":
                    said = game.result()
                elif key == "enter" and game.outcome.trouble:
                    game.save_again()
                    said = game.result()
                elif key == "enter" and now() >= deaf_until:
                    return key


def _some(keys: Keys) -> list[str]:
    found: list[str] = []
    while not found:
        found = keys.wait(TICK_S)
    return found
