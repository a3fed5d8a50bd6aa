"""A file's bytes become its text, whatever program wrote them; what is no text is called what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.tabular.text import Text, decode


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Zoë;1".encode(), "UTF-8"),
        ("\ufeffZoë;1".encode(), "UTF-8"),
        ("Zoë;1".encode("utf-16"), "UTF-16"),
        ("\ufeffZoë;1".encode("utf-16-be"), "UTF-16"),
        ("Zoë;1".encode("utf-16-le"), "UTF-16"),
        ("Zoë;1".encode("utf-16-be"), "UTF-16"),
        ("Zoë;1".encode("cp1252"), "Windows-1252"),
    ],
)
def test_every_usual_encoding_gives_the_same_text(data: bytes, encoding: str) -> None:
    assert decode(data, "f.csv")[:2] == ("Zoë;1", encoding)


def test_an_encoding_that_is_only_likely_is_said_in_every_error_about_the_file() -> None:
    assert decode(b"ab\xe9", "f").doubt == " (the file is not UTF-8 from byte 2 on and was read as Windows-1252)"
    assert decode(b"ab", "f").doubt == Text("ab").doubt == ""


def test_the_ctrl_z_of_old_programs_ends_the_text() -> None:
    assert decode(b"x\n1\n\x1a", "f").text == "x\n1\n"
    assert decode(b"x\n1\n\x1a\r\n", "f").text == "x\n1\n"
    assert decode(b"a\x1ab\n", "f").text == "a\x1ab\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"%PDF-1.7", "a PDF"),
        (b"PK\x03\x04\0\0", "xlsx"),
        (b"\xd0\xcf\x11\xe0", "older Excel"),
        (b"SQLite format 3\0", "SQLite"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"\xff\xfea", "UTF-16"),
        (b"a\0\0\0\0\0b", "is no text"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, words: str) -> None:
    with pytest.raises(BadInputError, match=words) as bad:
        decode(data, "list.csv")
    assert "'list.csv'" in str(bad.value)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\x1a\ufeff")))
def test_any_text_survives_utf_8_and_utf_16_with_a_mark(text: str) -> None:
    assert decode(text.encode("utf-8-sig"), "f").text == text
    assert decode(text.encode("utf-16"), "f").text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_named_error(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "f").text, str)
    except BadInputError as bad:
        assert "'f'" in str(bad)
