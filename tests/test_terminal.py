"""What commands print on a terminal: names stay readable, and none can move the cursor or turn the text."""

from __future__ import annotations

import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bullseye.terminal import Plain, exact, plain, repaint


class Terminal(io.StringIO):
    """A screen of text."""

    def isatty(self) -> bool:
        return True


@given(st.text())
def test_no_control_character_and_no_turn_of_direction_is_left(text: str) -> None:
    for letter in plain(text):
        assert letter in "\t\n" or unicodedata.category(letter) not in ("Cc", "Zl", "Zp")
        assert unicodedata.bidirectional(letter) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def test_names_of_every_script_are_printed_as_they_are() -> None:
    for name in ("Zoë", "岩田聡", "שרה\u200f", "نور", "க்ஷ", "👩\u200d🚀", "tab\tend\n"):
        assert plain(name) == name


def test_what_is_not_printed_is_shown_as_its_code() -> None:
    assert plain("Ann\x9b2J\u202eeno\x7f\x1b[31m\r") == "Ann\\u009b2J\\u202eeno\\u007f\\u001b[31m\\u000d"


def test_text_for_people_is_plain_everywhere_and_exact_only_where_no_terminal_reads_it() -> None:
    pipe, screen = Plain(io.StringIO()), Plain(Terminal())
    for stream in (pipe, screen):
        assert stream.write("a\x9bb") == 3
        exact(stream).write("\x9b")
    assert pipe.stream.getvalue() == "a\\u009bb\x9b"  # type: ignore[attr-defined]
    assert screen.stream.getvalue() == "a\\u009bb\\u009b"  # type: ignore[attr-defined]
    plain_file = io.StringIO()
    assert exact(plain_file) is plain_file


def test_a_table_is_painted_over_itself_and_what_is_in_it_stays_plain() -> None:
    screen = Plain(Terminal())
    repaint(screen, ["Ann\x1b[31m", "b"], first=True)
    repaint(screen, ["c"], first=False)
    assert screen.stream.getvalue() == ("\x1b[2J\x1b[HAnn\\u001b[31m\x1b[K\nb\x1b[K\n\x1b[J" + "\x1b[Hc\x1b[K\n\x1b[J")
