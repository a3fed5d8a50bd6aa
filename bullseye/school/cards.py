"""Card codes: sixteen letters and digits that are told apart on paper, kept by their hash alone."""

from __future__ import annotations

from hashlib import sha256

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 of them: without 0, 1, I and O, which look alike."""
SIGNS = 16
NEEDED_BYTES = 10


def code_of(chance: bytes) -> str:
    """The code of ten bytes of chance, `K7QM-3XPA-...`: 80 bits, which nobody guesses."""
    number = int.from_bytes(chance[:NEEDED_BYTES], "big")
    signs = [LETTERS[number >> 5 * n & 31] for n in range(SIGNS)]
    return "-".join("".join(signs[n : n + 4]) for n in range(0, SIGNS, 4))


def hash_of(code: str) -> str:
    """What is kept of a code, however it was typed; "" for what cannot be one."""
    signs = "".join(sign for sign in code.upper() if sign not in "- ")
    if len(signs) != SIGNS or any(sign not in LETTERS for sign in signs):
        return ""
    return sha256(signs.encode()).hexdigest()
