"""Where lines end in languages without spaces: nothing is lost, what belongs together stays so, and every line fits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.picture import line_breaks
from bullseye.picture.line_breaks import NEVER_FIRST, NEVER_LAST, at_spaces, filled, fitting, pieces, words

SENTENCES = st.text(
    alphabet="\u5c04\u624b\u306e\u30c8\u30e9\u30c3\u30fc\u3001\u3002\uff09\uff08\u300c\u300d\u7b2c12.3 mgR%+/():\u00a0",
    max_size=80,
)
TEXTS = st.one_of(SENTENCES, st.text(max_size=60))


def cells(line: str) -> int:
    """How wide *line* is: a sign of an ideograph's width counts as two letters."""
    return sum(1 if sign < "\u2e80" else 2 for sign in line)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("\u5c04\u624b\u306e", "\u5c04|\u624b|\u306e"),
        ("\u30ad\u30e5\u30fc\u3001\u3063\u3068", "\u30ad\u30e5\u30fc\u3001\u3063|\u3068"),
        ("\u300c\u30c9\u30eb\u300d\u3002", "\u300c\u30c9|\u30eb\u300d\u3002"),
        ("\u4e0a2.3 mm\u3001\u4e0b44 %", "\u4e0a|2.3 mm\u3001|\u4e0b|44 %"),
        ("\u7b2c3\u56de\u306e12\u4eba", "\u7b2c3\u56de|\u306e|12\u4eba"),
        ("290 \u53d1\u547d\u4e2d", "290 \u53d1|\u547d|\u4e2d"),
        ("\u51fa\u5178: docs/scoring.md\u3002", "\u51fa|\u5178: |docs/scoring.md\u3002"),
        ("\u5f0fr \u2264 R + g/2\u3068", "\u5f0f|r \u2264 R + g/2|\u3068"),
        ("(\u5186) 181 ms Ann Lee", "(\u5186) |181 ms |Ann |Lee"),
        ("  \u2022 x", "  \u2022 |x"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_line_may_end_where_writing_lets_it(text: str, parts: str) -> None:
    assert "|".join(pieces(text)) == parts


@given(TEXTS)
def test_the_pieces_are_the_text(text: str) -> None:
    line = text.replace("\n", " ")
    assert "".join(pieces(line)) == "".join(at_spaces(line)) == line


@given(TEXTS)
def test_no_piece_begins_with_what_closes_or_ends_with_what_opens(text: str) -> None:
    found = pieces(text.replace("\n", " "))
    assert all(piece.lstrip(" ")[:1] not in NEVER_FIRST for piece in found[1:] if piece.strip(" "))
    assert all(piece.rstrip(" ")[-1:] not in NEVER_LAST for piece in found[:-1] if piece.strip(" "))


@given(TEXTS, st.integers(1, 40), st.sampled_from([pieces, at_spaces]))
def test_lines_lose_nothing_but_spaces_at_their_ends_and_fit(text: str, room: int, cut: object) -> None:
    lines = filled(text, cut, lambda line: cells(line) <= room)  # type: ignore[arg-type]
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")
    assert all(cells(line) <= max(2, room) for line in lines if line.strip(" "))


@given(SENTENCES)
def test_where_each_piece_fits_lines_are_full_and_end_only_between_pieces(text: str) -> None:
    parts = pieces(text)
    room = max(map(cells, parts), default=1) + 3
    lines = filled(text, pieces, lambda line: cells(line) <= room)
    rest = parts
    for line in lines:
        count = (
            next(n for n in range(1, len(rest) + 1) if "".join(rest[:n]).rstrip(" ") == line.rstrip(" ")) if rest else 0
        )
        full = count == len(rest) or cells("".join(rest[: count + 1]).rstrip(" ")) > room
        assert full or not "".join(rest[count:]).strip(" ")
        rest = rest[count:]


def test_what_is_longer_than_a_line_is_broken_at_its_marks_and_only_then_anywhere() -> None:
    assert filled("\u5178docs/scoring.md\u306e", pieces, lambda line: cells(line) <= 9) == [
        "\u5178",
        "docs/",
        "scoring.",
        "md\u306e",
    ]
    assert filled("abcdefgh", pieces, lambda line: len(line) <= 3) == ["abc", "def", "gh"]
    assert fitting(["a", "b ", "c"], lambda line: len(line) <= 2) == 2


@pytest.mark.parametrize(
    ("spaced", "found"),
    [(True, ["44 ", "mm ", "\u5c04\u624b"]), (False, ["44 mm ", "\u5c04", "\u624b"])],
)
def test_the_language_says_which_rule_it_is(monkeypatch: pytest.MonkeyPatch, spaced: bool, found: list[str]) -> None:
    monkeypatch.setattr(line_breaks, "spaced", lambda: spaced)
    assert words("44 mm \u5c04\u624b") == found
