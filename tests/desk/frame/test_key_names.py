"""One name for a key, whichever Tk reports it."""

from __future__ import annotations

import pytest

from bullseye.desk.frame.key_names import key_name


@pytest.mark.parametrize(
    ("keysym", "name"),
    [
        ("+", "plus"),  # Tk 9
        ("plus", "plus"),  # Tk 8
        ("-", "minus"),
        ("=", "equal"),
        ("?", "question"),
        ("KP_Enter", "Return"),
        ("B", "b"),
        ("b", "b"),
        ("F11", "F11"),
        ("Escape", "Escape"),
    ],
)
def test_a_key_has_one_name_in_every_tk(keysym: str, name: str) -> None:
    assert key_name(keysym) == name
