"""Something between tkinter and its interpreter: one place for what every widget of the window is to do otherwise.

Widgets take the interpreter of what they are made in, so that those of a root whose `tk` is a Relay go through it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Relay:
    """Hands everything on to the interpreter *below*; a child changes what goes through `call`."""

    def __init__(self, below: Any) -> None:
        self.below = below

    def __getattr__(self, name: str) -> Any:
        return getattr(self.below, name)

    def call(self, *args: Any) -> Any:
        """The command *args* of Tcl, as tkinter gives it: word by word, or all words in one tuple."""
        words = args[0] if len(args) == 1 and isinstance(args[0], tuple) else args
        return self.passed(words)

    def passed(self, words: tuple[Any, ...]) -> Any:
        """The answer to the command *words*."""
        return self.below.call(*words)

    def listed(self, words: Any) -> tuple[Any, ...]:
        """A list of Tcl as a tuple; a number is a list of one."""
        return (words,) if isinstance(words, int | float) else tuple(self.below.splitlist(words))


def options(words: Iterable[Any]) -> dict[str, Any]:
    """The options in *words*, which are a name and a value in turn."""
    given = iter(words)
    return {str(name): value for name, value in zip(given, given, strict=False)}


def flat(given: dict[str, Any]) -> tuple[Any, ...]:
    """Options as they were in `options`."""
    return tuple(word for pair in given.items() for word in pair)
