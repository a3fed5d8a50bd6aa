"""PBKDF2 with SHA-256 (RFC 8018): what is kept of a PIN or a password, slow to try in bulk, alike on every Python."""

from __future__ import annotations

import hashlib

_BLOCK = 64
"""Bytes that SHA-256 takes at a time (RFC 2104)."""


def stretched(word: bytes, salt: bytes, rounds: int) -> bytes:
    """32 bytes of *word* and *salt*, after *rounds* rounds of HMAC.

    hashlib has it only with OpenSSL, since Python 3.12: without, Python takes ten times as long for the same bytes.
    """
    quick = getattr(hashlib, "pbkdf2_hmac", None)
    if quick is not None:
        return bytes(quick("sha256", word, salt, rounds))
    key = (hashlib.sha256(word).digest() if len(word) > _BLOCK else word).ljust(_BLOCK, b"\0")
    inner, outer = (hashlib.sha256(bytes(byte ^ pad for byte in key)) for pad in (0x36, 0x5C))

    def hmac(message: bytes) -> bytes:
        first, second = inner.copy(), outer.copy()
        first.update(message)
        second.update(first.digest())
        return second.digest()

    last = hmac(salt + b"\0\0\0\1")
    total = int.from_bytes(last, "big")
    for _ in range(rounds - 1):
        last = hmac(last)
        total ^= int.from_bytes(last, "big")
    return total.to_bytes(32, "big")
