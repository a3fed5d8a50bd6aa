"""A paragraph about the coach's numbers: by the model that was chosen, where its answer holds, else by rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from bullseye.coach.model.check import problem, whole_sentences
from bullseye.coach.model.facts import facts_of, numbers_sent, request_body
from bullseye.coach.model.kept import Kept
from bullseye.coach.model.settings import ModelSettings
from bullseye.coach.model.stream import Reading
from bullseye.coach.said import Said
from bullseye.errors import BullseyeError
from bullseye.net.address import host_of
from bullseye.net.auth import Secret
from bullseye.net.call import Call, CallError, LeftAloneError, Waits
from bullseye.net.client import Net
from bullseye.words import tr

MODEL, RULES = "model", "rules"
BYTES_PER_TOKEN = 3
"""For what a service does not count itself, on the safe side."""
MOST_BYTES = 500_000
IN_RULES = 4


class Paragraph(NamedTuple):
    """*by* is `model` or `rules`; *why* says why it is by rules. Tokens and *cost* are of this call, 0 where it was
    *cached* or none was made; *cost* is None without prices.
    """

    text: str
    by: str
    model: str = ""
    why: str = ""
    cached: bool = False
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None


class Sending(NamedTuple):
    """What would be sent, where to, and how many tokens that may take at most."""

    url: str
    body: bytes
    tokens: int


def by_rules(said: Sequence[Said], why: str = "") -> Paragraph:
    """The first sentences as they are."""
    return Paragraph(
        " ".join(each.text for each in said[:IN_RULES]) or tr("There is nothing to say yet."), RULES, why=why
    )


def sending(said: Sequence[Said], settings: ModelSettings) -> Sending:
    """Exactly what `explain` would send; nothing is sent by this."""
    body = request_body(settings, facts_of(said))
    return Sending(f"{settings.base_url}/chat/completions", body, _tokens(body) + settings.most_tokens)


def _tokens(body: bytes) -> int:
    return len(body) // BYTES_PER_TOKEN + 1


def cost_of(settings: ModelSettings, tokens_in: int, tokens_out: int) -> float | None:
    """In the settings' currency; None without prices."""
    if not settings.price_in and not settings.price_out:
        return None
    return (tokens_in * settings.price_in + tokens_out * settings.price_out) / 1e6


async def explain(
    said: Sequence[Said], settings: ModelSettings, net: Net, secret: Secret, kept: Kept, today: date,
    heard: Callable[[str], object] | None = None,
) -> Paragraph:  # fmt: skip
    """Ask the model; a call that fails, an answer that does not hold and a spent budget give the paragraph by rules.

    *heard* gets the sentences that held so far, while the answer comes. Cancelling ends the call; what it may have
    used is counted. Raises StorageError when what is spent cannot be kept: then nothing is sent.
    """
    facts = facts_of(said)
    if not facts:
        return by_rules(said)
    sent = numbers_sent(facts)
    what = sending(said, settings)
    key = sha256(what.url.encode() + b"\n" + what.body).hexdigest()
    known = kept.answer(key)
    if known and not problem(known, sent):
        return Paragraph(known, MODEL, settings.model, cached=True)
    spent = kept.spent(today)
    if spent.tokens + what.tokens > settings.tokens_a_day:
        return by_rules(said, tr(
            "the budget of {budget:,} tokens a day has {left:,} left, and this would take up to {tokens:,}",
            budget=settings.tokens_a_day, left=max(0, settings.tokens_a_day - spent.tokens), tokens=what.tokens,
        ))  # fmt: skip
    planned = _tokens(what.body), settings.most_tokens
    kept.spend(today, *planned, 1, cost_of(settings, *planned) or 0.0)
    wrong = ""

    def judge(text: str) -> bool:
        nonlocal wrong
        whole = whole_sentences(text)
        wrong = problem(whole, sent) if whole else ""
        if not wrong and whole and heard is not None:
            heard(whole)
        return not wrong

    reading = Reading(judge)
    try:
        failed = await _call(what, settings, net, secret, reading)
    except BullseyeError as bad:  # a key that is not stored, an address that is none: nothing was sent
        kept.spend(today, -planned[0], -planned[1], -1, -(cost_of(settings, *planned) or 0.0))
        return by_rules(said, str(bad))
    used = reading.usage or (planned[0], planned[1] if failed else len(reading.text.encode()) // BYTES_PER_TOKEN + 1)
    kept.spend(
        today, used[0] - planned[0], used[1] - planned[1], 0,
        (cost_of(settings, *used) or 0.0) - (cost_of(settings, *planned) or 0.0),
    )  # fmt: skip
    text = " ".join(reading.text.split())
    wrong = failed or wrong or problem(text, sent)
    if wrong:
        said_wrong = failed or tr("the model's answer is not shown: {why}", why=wrong)
        return by_rules(said, said_wrong)._replace(
            model=settings.model, tokens_in=used[0], tokens_out=used[1], cost=cost_of(settings, *used)
        )
    kept.keep(key, text)
    return Paragraph(text, MODEL, settings.model, "", False, *used, cost_of(settings, *used))


async def _call(what: Sending, settings: ModelSettings, net: Net, secret: Secret, reading: Reading) -> str:
    """Make the call; "" when there is an answer to judge, else why there is none. Raises BullseyeError of settings."""
    auth = net.auth(settings.auth, secret)
    if auth is not None:
        await auth.dress(net)  # a key that is missing is said before anything is sent
    call = Call(
        what.url, f"coach {what.url}", "POST",
        {"content-type": "application/json", "accept": "text/event-stream, application/json"}, what.body, auth,
        settings.timeout_s, MOST_BYTES, tls=settings.auth.tls, waits=Waits(1), heard=reading.hear,
    )  # fmt: skip
    try:
        answer = await net.call(call)
    except LeftAloneError:
        raise  # nothing was sent
    except CallError as bad:
        return str(bad)
    host, status = host_of(what.url), answer.status
    if status in (401, 403):
        return tr("{host} does not know the key (it answers {status}); check the secret", host=host, status=status)
    if status != 200:
        return tr("{host} gives no answer (it answers {status}); check base_url and model", host=host, status=status)
    if not reading.failed and not reading.end(answer.body):
        return tr("{host} answers with nothing that can be read; check base_url", host=host)
    return ""
