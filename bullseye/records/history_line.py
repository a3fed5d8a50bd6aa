"""One line of the history: a record with a checksum at its end, and the judgement of a line that was read."""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from zlib import crc32

from bullseye.errors import BadRecordError
from bullseye.records.disk import strict_json
from bullseye.records.record import as_json, record_from
from bullseye.records.schema import NewerSchemaError
from bullseye.session.record import Record
from bullseye.words import tr

LONGEST_BYTES = 32 << 20  # a round is about 5 kB; a line beyond this is garbage and is not held in memory
_SUM = re.compile(rb',"crc":"([0-9a-f]{8})"\}$')


class Judgement(NamedTuple):
    """What a line turned out to be: a record, or the reason why it does not count."""

    record: Record | None
    reason: str = ""
    newer: int | None = None  # the schema, when a newer bullseye wrote the line


def encode(record: Record) -> bytes:
    """The line for *record*, with its checksum and the line's end.

    Raises BadRecordError when it would not read back: it breaks the schema, or cannot be written as JSON.
    """
    try:
        body = strict_json.dumps(as_json(record))
        record_from(strict_json.loads(body))  # what is kept must be readable again, whoever made the record
    except ValueError as error:
        raise BadRecordError(tr("the round cannot be kept: {why}", why=error)) from None
    if len(body) + 20 > LONGEST_BYTES:
        raise BadRecordError(
            tr(
                "the round takes {body} bytes; at most {longest_bytes} can be kept",
                body=len(body),
                longest_bytes=LONGEST_BYTES - 20,
            )
        )
    return _signed(body) + b"\n"


def of_another(line: bytes, player: str) -> bytes:
    """A line that counts (without its end) as the round of *player*, all else as it was. Raises BadRecordError."""
    parsed: Any = strict_json.loads(line.removeprefix(b"\xef\xbb\xbf").rstrip())
    parsed.pop("crc", None)
    body = strict_json.dumps(parsed | {"player": player})
    try:
        record_from(strict_json.loads(body))
    except ValueError as error:
        raise BadRecordError(tr("the round cannot be kept: {why}", why=error)) from None
    return _signed(body)


def _signed(body: bytes) -> bytes:
    return b'%s,"crc":"%08x"}' % (body[:-1], crc32(body))


def judge(data: bytes) -> Judgement:
    """Say what the line *data* (without its end) holds; never raises."""
    try:
        return Judgement(_read(data.rstrip(b"\r\n \t")))
    except NewerSchemaError as error:
        return Judgement(None, str(error), error.schema)
    except (ValueError, BadRecordError) as error:
        return Judgement(None, str(error))


def _read(data: bytes) -> Record:
    if len(data) > LONGEST_BYTES:
        raise ValueError("too long")
    found = _SUM.search(data)
    as_written = found is not None and crc32(b"}", crc32(data[: found.start()])) == int(found[1], 16)
    parsed = strict_json.loads_own(data) if as_written else strict_json.loads(data)
    if not isinstance(parsed, dict):
        raise ValueError("not a JSON object")
    wanted = parsed.pop("crc", None)
    # After a tool spaced the line anew, the sum is taken over our own spelling of it.
    if wanted is not None and not as_written and wanted != f"{crc32(strict_json.dumps(parsed)):08x}":
        raise ValueError(tr("the checksum does not fit"))
    return record_from(parsed)
