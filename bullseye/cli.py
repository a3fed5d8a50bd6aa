"""The commands: argparse only, no logic."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from bullseye.words import catalogue, choose, commas, tr

TYPE_CHECKING = False  # importing typing takes 3 ms on the way to the first painted face
if TYPE_CHECKING:
    import argparse
    from typing import Any, NoReturn


LANGUAGE = "BULLSEYE_LANG"
MOST_BYTES = 1 << 18
_COLLECTED = 50_000, 20, 100
"""When a command looks for garbage: Python's own pace goes through a hundred thousand rows of rounds again and again,
which takes a third of the time of statistics over years, and finds none."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command, or open the window when none is named; the exit code (2 for bad input)."""
    words = list(sys.argv[1:] if argv is None else argv)
    choose(lambda: _chosen_language(words))
    from bullseye.errors import BullseyeError
    from bullseye.terminal import Plain, open_streams

    open_streams()
    _print_anything()
    streams: Any = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Plain(sys.stdout), Plain(sys.stderr)
    try:
        if not words or _names_a_folder_only(words):  # straight to the first painted face
            return _window(words[-1] if words else None)
        args = _parser().parse_args(words)
        if args.command is None:
            return _window(args.data_dir, args.player, args.seed, args.profile_frames)
        gc.set_threshold(*_COLLECTED)
        code = int(args.run(args))
        sys.stdout.flush()
        return code
    except BullseyeError as bad:
        from bullseye.wording.remedies import in_commands

        print(f"bullseye: {in_commands(bad)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except OSError as bad:
        if not words or bad.filename is not None:
            raise
        return _output_failed(bad)
    finally:
        sys.stdout, sys.stderr = streams


def _chosen_language(words: Sequence[str]) -> str:
    """The code that `--lang` names, for this program and those it starts; else the one in the settings.

    It is wanted at the first word, long before the arguments are understood: what is wrong with them is said later.
    """
    given = _given(words, "--lang")
    if given is not None:
        os.environ[LANGUAGE] = given
    return os.environ.get(LANGUAGE) or _kept_language(_given(words, "--data-dir"))


def _given(words: Sequence[str], option: str) -> str | None:
    """The last value of *option*, as argparse takes it."""
    found = None
    for n, word in enumerate(words):
        if word == "--":
            break
        if word == option and n + 1 < len(words):
            found = words[n + 1]
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found


def _kept_language(data_dir: str | None) -> str:
    """What was chosen on the settings page; whatever is wrong with the file is told by its real reader."""
    from bullseye.dirs import settings_in, user_dirs
    from bullseye.errors import BullseyeError

    try:
        path = settings_in(data_dir) or os.fspath(user_dirs(data_dir).settings)
        with open(path, "rb") as file:
            text = file.read(MOST_BYTES)
        import json

        kept = json.loads(text)["language"]
    except (BullseyeError, OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""
    return kept if isinstance(kept, str) else ""


def _output_failed(error: OSError) -> int:
    """Standard output could not be written: the reader went away (`| head`), or there is no room."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # it must not complain again at exit
    if isinstance(error, BrokenPipeError):
        return 0
    words = tr("the output could not be written: {why}; free some space, or write it elsewhere", why=error.strerror)
    print(f"bullseye: {words}", file=sys.stderr)
    return 2


def _print_anything() -> None:
    """A letter that the console's encoding lacks is printed as its code, and is not the end of the program.

    Into a file or a pipe it is UTF-8 on every system: there Windows would take the code page of the place.
    """
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # there may be no console, or one of a test's own
        if reconfigure is None:
            continue
        reconfigure(errors="backslashreplace")
        if sys.platform == "win32" and not stream.isatty() and not os.environ.get("PYTHONIOENCODING"):
            reconfigure(encoding="utf-8")


def gui() -> int:
    """The entry point without a console: on Windows there is then nothing to print to, and printing must not fail."""
    return main()


def _names_a_folder_only(words: Sequence[str]) -> bool:
    """True for `--data-dir DIR` alone: no need to load argparse and every command before the window stands."""
    return len(words) == 2 and words[0] == "--data-dir" and not words[1].startswith("-")


def _window(
    data_dir: str | None = None, player: str | None = None, seed: int | None = None, profile_frames: bool = False
) -> int:
    from bullseye.app import open_window

    return open_window(data_dir, player, seed, profile_frames)


def _language(text: str) -> str:
    """A language that this copy speaks. Raises argparse's error, which names them all."""
    from argparse import ArgumentTypeError

    from bullseye.words import spoken

    codes = [one.code for one in spoken()]
    if text not in codes:
        raise ArgumentTypeError(
            tr("no language is called {text!r}; choose one of: {codes}", text=text, codes=commas(codes))
        )
    return text


def _parser() -> argparse.ArgumentParser:
    import argparse

    import bullseye
    from bullseye.commands import COMMANDS
    from bullseye.commands.argparse_words import speak
    from bullseye.commands.common import MAX_SEED, player_name, whole

    if catalogue() is not None:
        speak()

    class Parser(argparse.ArgumentParser):
        """Says what is wrong in one sentence, without the usage lines."""

        def error(self, message: str) -> NoReturn:
            self.exit(2, tr("bullseye: {message}; see {prog} --help", message=message, prog=self.prog) + "\n")

    def options(default: object) -> argparse.ArgumentParser:
        # In a sub-command nothing is set unless given there: so the last one given wins.
        shared = Parser(add_help=False)
        shared.add_argument(
            "--data-dir",
            metavar="DIR",
            default=default,
            help=tr(
                "keep rounds, settings, goals and values here; your own faces, drills and targets stay where they are"
            ),
        )
        shared.add_argument("--player", type=player_name, metavar="NAME", default=default, help=tr("who plays"))
        shared.add_argument(
            "--lang", type=_language, metavar="CODE", default=default, help=tr("speak this language, such as de")
        )
        shared.add_argument("--seed", type=whole(0, MAX_SEED), metavar="N", default=default, help=tr("fix the seed"))
        return shared

    parser = Parser(
        prog="bullseye", parents=[options(None)], allow_abbrev=False,
        description=tr("An aim trainer that scores like a range. Without a command it opens the window."),
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"bullseye {bullseye.__version__}")
    parser.add_argument(
        "--profile-frames",
        action="store_true",
        help=tr("write down what held up late frames: on the console, and in frames.log in the data folder"),
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)
    for command in COMMANDS:
        command.add(commands, options(argparse.SUPPRESS))
    return parser
