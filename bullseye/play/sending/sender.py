"""Sending rounds to a school: one after another, each settled in the outbox as soon as the school has answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from bullseye.errors import BadInputError
from bullseye.net.address import host_of
from bullseye.net.call import Answer, Call, Caller, CallError
from bullseye.play.sending.outbox import SendingFile
from bullseye.play.sending.sendable import why_not
from bullseye.session.record import Record
from bullseye.wire import codec
from bullseye.wire.seasons import Sent, SentAnswer
from bullseye.wire.student import Trouble
from bullseye.wording.numbers import score_text
from bullseye.words import tr

PATH = "/api/sent"
CARD = "school-card"
"""The name of the secret that is the card code."""
TIMEOUT_S = 20.0
MOST_BYTES = 64 * 1024


class Outcome(StrEnum):
    """What became of a round."""

    ARRIVED = "arrived"
    WAS_THERE = "was-there"
    REFUSED = "refused"
    WAITS = "waits"


class Result(NamedTuple):
    """One round's fate, in *words* for a person."""

    id: str
    outcome: Outcome
    words: str


class NotNowError(Exception):
    """The school cannot take rounds now, or not with this card: the rest waits."""


async def send(net: Caller, box: SendingFile, code: str, records: Sequence[Record]) -> list[Result]:
    """Send *records*, oldest first, to the outbox's school; what is not answered waits there. Raises StorageError.

    The first that cannot be sent for now ends it: the others wait too.
    """
    school = box.look().school
    found: list[Result] = []
    stopped = ""
    for record in records:
        why = why_not(record)
        if why:
            box.settle(record.id, why)
            found.append(Result(record.id, Outcome.REFUSED, why))
        elif stopped:
            found.append(Result(record.id, Outcome.WAITS, stopped))
        else:
            try:
                result = await _send_one(net, school, code, record)
            except NotNowError as later:
                stopped = str(later)
                found.append(Result(record.id, Outcome.WAITS, stopped))
                continue
            box.settle(record.id, result.words if result.outcome is Outcome.REFUSED else "")
            found.append(result)
    return found


async def _send_one(net: Caller, school: str, code: str, record: Record) -> Result:
    headers = {"authorization": f"Bearer {code}", "content-type": "application/json"}
    call = Call(
        school + PATH, "school", "POST", headers, codec.dumps(Sent(record)), timeout_s=TIMEOUT_S, most_bytes=MOST_BYTES
    )
    try:
        answer = await net.call(call)
    except CallError as bad:
        raise NotNowError(tr("no answer from {school}: {bad}", school=host_of(school), bad=bad)) from None
    if answer.status == 200:
        return _arrived(record, _read(answer, SentAnswer, school))
    if answer.status in (401, 403):
        raise NotNowError(
            tr("{school} does not know your card code; store the right one: bullseye send --school {address}",
               school=host_of(school), address=school)
        )  # fmt: skip
    if answer.status in (400, 413):
        return Result(record.id, Outcome.REFUSED, _read(answer, Trouble, school).error)
    if answer.status == 404:
        raise NotNowError(tr("there is no school at {school}; ask for its address", school=host_of(school)))
    raise NotNowError(tr("{school} answers {status}; try again later", school=host_of(school), status=answer.status))


def _arrived(record: Record, told: SentAnswer) -> Result:
    score = score_text(told.score, told.unit)
    if not told.new:
        return Result(record.id, Outcome.WAS_THERE, tr("it was there already, with {score}", score=score))
    words = tr("it counts with {score}", score=score)
    if told.claimed != told.score:
        words = tr("it counts with {score}, as its shots give, not {claimed}", score=score,
                   claimed=score_text(told.claimed, told.unit))  # fmt: skip
    if not told.seasons:
        words = tr("{words}; no season of yours has a week for it", words=words)
    return Result(record.id, Outcome.ARRIVED, words)


def _read(answer: Answer, kind: type[codec.M], school: str) -> codec.M:
    """The message in an answer: from outside, so it is bad input until it was read."""
    try:
        return codec.read(kind, codec.loads(answer.body))
    except BadInputError:
        raise NotNowError(
            tr("what {school} answers cannot be read; it may be no school, or a newer one", school=host_of(school))
        ) from None


def send_now(new_net: Callable[[], Caller], box: SendingFile, code: str, records: Sequence[Record]) -> list[Result]:
    """The same for whoever has no event loop; it waits, so call it in a thread of its own. Raises StorageError."""
    import asyncio

    async def run() -> list[Result]:
        net = new_net()
        try:
            return await send(net, box, code, records)
        finally:
            close = getattr(net, "close", None)
            if close is not None:
                await close()

    return asyncio.run(run())
