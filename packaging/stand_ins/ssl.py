"""Stands in for the standard library's `ssl`: the program makes no secure connections, so OpenSSL stays out.

That is 6 MB less, and no security updates to ship. The library that writes PDF pages imports urllib's handler of
https, and the class server (plain HTTP) what could serve https: they only ask that these names are there.
"""

from __future__ import annotations

from typing import NoReturn


class SSLError(OSError):
    """A secure connection was asked for, and there are none here."""


class SSLWantReadError(SSLError):
    """Named by asyncio when it is imported."""


class SSLSyscallError(SSLError):
    """Named by asyncio when it is imported."""


class SSLContext:
    """Cannot be had."""

    def __init__(self, *_: object) -> None:
        _refuse()


def _refuse(*_: object) -> NoReturn:
    raise SSLError("this program was built without secure connections")


create_default_context = _create_default_https_context = _refuse


def __getattr__(name: str) -> object:
    """Any other name: an error that never comes, a number, or something that cannot be had."""
    if name.startswith("_"):
        raise AttributeError(name)
    if name.endswith("Error"):
        return SSLError
    return 0 if name.isupper() else SSLContext
