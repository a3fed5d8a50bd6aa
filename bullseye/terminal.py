"""What commands print, made safe for a terminal: nothing in a name may move the cursor, colour or turn the text."""

from __future__ import annotations

import os
import re
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TextIO

# Control characters of both sets but for tab and line end, line and paragraph separators, and what embeds, overrides or
# isolates a direction. The marks U+200E, U+200F and U+061C turn nothing by themselves and stand in names.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]"


def plain(text: str) -> str:
    r"""*text* with each character that a terminal would obey written as its code: `\u009b`, as in JSON."""
    return re.sub(_UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", text)  # compiled once, and not before it prints


class Plain:
    """A text stream that passes everything on to *stream* as `plain` gives it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write *text*, plain."""
        self.stream.write(plain(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def exact(stream: Any) -> Any:
    """*stream* for what another program shall read, character by character; on a terminal it stays plain."""
    return stream.stream if isinstance(stream, Plain) and not stream.isatty() else stream


def repaint(stream: Any, lines: list[str], *, first: bool) -> None:
    """*lines*, plain, over what stands on the terminal from its top on; no line is cleared before it is written."""
    screen = stream.stream if isinstance(stream, Plain) else stream
    whole = "".join(f"{plain(line)}\x1b[K\n" for line in lines)
    screen.write(("\x1b[2J" if first else "") + f"\x1b[H{whole}\x1b[J")
    screen.flush()


def open_streams() -> None:
    """Put the empty device in the place of streams that the caller closed, or that Windows' program never had."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115 - to the end of the program
