"""The text of a file that somebody brings: which encoding it is in, and what is no text at all."""

from __future__ import annotations

from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.words import tr

WINDOWS = "Windows-1252"
_KINDS = (
    (b"\x89PNG", tr("a picture (PNG)")),
    (b"\xff\xd8\xff", tr("a picture (JPEG)")),
    (b"%PDF", tr("a PDF")),
    (b"SQLite format 3\0", tr("a database (SQLite)")),
    (b"\xd0\xcf\x11\xe0", tr("a workbook of an older Excel (.xls)")),
    (b"PK\x03\x04", tr("a zip archive, as workbooks (.xlsx, .ods) are too")),
    (b"\x1f\x8b", tr("packed (gzip)")),
)


class Text(NamedTuple):
    """What a file says. *odd_byte* is where it stops being UTF-8 when it was read as Windows-1252, else None."""

    text: str
    encoding: str = "UTF-8"
    odd_byte: int | None = None

    @property
    def doubt(self) -> str:
        """What to add to an error about a file whose encoding is only the likely one; "" for any other."""
        if self.odd_byte is None:
            return ""
        return " " + tr("(the file is not UTF-8 from byte {byte} on and was read as {encoding})",
                        byte=self.odd_byte, encoding=self.encoding)  # fmt: skip


def decode(data: bytes, name: str) -> Text:
    """The text of *data*: UTF-8, UTF-16 where a byte order mark or the zero bytes say so, else Windows-1252.

    A byte order mark and a Ctrl-Z at the end, which old programs leave, are taken off. Raises BadInputError when it
    is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, "utf-16", name)
    kind = next((words for start, words in _KINDS if data.startswith(start)), "")
    if kind:
        raise BadInputError(
            tr(
                "{name!r} is no text but {kind}, so not UTF-8 either; save the table as CSV in UTF-8",
                name=name,
                kind=kind,
            )
        )
    if b"\0" in data:
        half = _endian(data)
        if not half:
            raise BadInputError(tr("{name!r} is no text; save the table as text or CSV in UTF-8", name=name))
        return _utf16(data, half, name)
    try:
        return Text(_ended(data.decode("utf-8-sig")))
    except UnicodeDecodeError as bad:
        return Text(_ended(data.decode("cp1252", "replace")), WINDOWS, bad.start)


def _endian(data: bytes) -> str:
    """UTF-16 without a mark has a zero beside nearly every letter of Latin script: before or after it, never both."""
    start = data[:4000]
    before, after = start[0::2].count(0), start[1::2].count(0)
    if len(data) % 2 or min(before, after) * 10 > max(before, after) or max(before, after) * 4 < len(start):
        return ""
    return "utf-16-le" if after > before else "utf-16-be"


def _utf16(data: bytes, encoding: str, name: str) -> Text:
    try:
        return Text(_ended(data.decode(encoding)), "UTF-16")
    except UnicodeDecodeError:
        raise BadInputError(
            tr("{name!r} is no whole UTF-16 text, and not UTF-8; save it as text in UTF-8", name=name)
        ) from None


def _ended(text: str) -> str:
    """Without what marks the end of a file to old programs."""
    stripped = text.rstrip("\r\n")
    return stripped.rstrip("\x1a") if stripped.endswith("\x1a") else text
