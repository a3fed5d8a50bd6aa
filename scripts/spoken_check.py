"""Whether a built program speaks every language of locale/: for the tests of the executable and of the wheel."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import catalogues

SENTENCE = "No rounds yet."
"""What `bullseye history` says where nobody has played."""
NOWHERE = "xx"
Run = Callable[..., str]
"""Runs the program in an empty home and gives what it prints on either stream; `code` is how it must end."""


def said(root: Path = catalogues.ROOT) -> dict[str, str]:
    """The sentence in each language of locale/, by code; "" where its catalogue does not say it."""
    found = {}
    for code, path in catalogues.po_files(root).items():
        message = catalogues.read(path).get(SENTENCE)
        found[code] = str(message.string) if message is not None and not message.fuzzy else ""
    return found


def check(run: Run, root: Path = catalogues.ROOT) -> str:
    """Try each; what was tried, in a sentence. Raises ValueError for the first that is not there."""
    wanted = said(root)
    if SENTENCE not in run("--lang", "en", "history"):
        raise ValueError(f"in English it does not say {SENTENCE!r}")
    listed = run("--lang", NOWHERE, "history", code=2)
    for code, words in wanted.items():
        if code not in listed.rpartition(":")[2].replace(",", " ").replace(";", " ").split():
            raise ValueError(f"the language {code} is not among those it has: {listed.strip()}")
        told = run("--lang", code, "history")
        if words and words not in told:
            raise ValueError(f"with --lang {code} it says {told.strip()!r}, not {words!r}")
    if not wanted:
        return "no catalogue is in locale/, so English alone was tried"
    return f"{', '.join(wanted)}, and English: each is listed and says its own word"


def try_languages(program: Any, need: Callable[[bool, str], None], say: Callable[[str], None]) -> None:
    """The same for the frozen *program*: a folder to start in for each run, and what is wrong by *need*."""
    homes = (program.home(f"language-{n}") for n in itertools.count())

    def told(*words: str, code: int = 0) -> str:
        return str(program.told(*words, home=next(homes), code=code))

    try:
        say(f"languages: {check(told)}")
    except ValueError as bad:
        need(False, str(bad))
