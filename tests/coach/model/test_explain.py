"""The paragraph: by a model behind a real gateway where its answer holds, else by rules, with the key in no place."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Coroutine
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bullseye.coach.model.explain import MODEL, RULES, Paragraph, by_rules, explain, sending
from bullseye.coach.model.kept import Kept
from bullseye.errors import BadInputError
from bullseye.net.client import Net
from tests.coach.model.gateway import GOOD, KEY, SAID, Gateway, kept_file, model_at, secret
from tests.fakes import ManualClock
from tests.loopback import closed_port, serving

DAY = date(2026, 11, 22)


def run(task: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run(task)


async def ask(gateway: Gateway, folder: Path, heard: Callable[[str], object] | None = None, **more: Any) -> Paragraph:
    async with serving(gateway.app) as base:
        net = Net(ManualClock())
        try:
            return await explain(SAID, model_at(base, **more), net, secret, Kept(kept_file(folder)), DAY, heard)
        finally:
            await net.close()


def test_an_answer_that_holds_is_shown_as_the_models_with_tokens_and_cost(tmp_path: Path) -> None:
    gateway = Gateway()
    found = run(ask(gateway, tmp_path, price_in=1.0, price_out=10.0, currency="EUR"))
    assert found == Paragraph(GOOD, MODEL, "small-1", "", False, 300, 40, pytest.approx(0.0007))
    assert gateway.keys == [f"Bearer {KEY}"]
    spent = Kept(kept_file(tmp_path)).spent(DAY)
    assert (spent.tokens_in, spent.tokens_out, spent.calls) == (300, 40, 1) and spent.cost == pytest.approx(0.0007)


def test_what_is_sent_is_what_was_shown_and_holds_no_name_and_no_text(tmp_path: Path) -> None:
    gateway = Gateway()

    async def both() -> None:
        async with serving(gateway.app) as base:
            net = Net(ManualClock())
            settings = model_at(base)
            shown = sending(SAID, settings)
            await explain(SAID, settings, net, secret, Kept(kept_file(tmp_path)), DAY)
            await net.close()
            assert gateway.bodies == [shown.body] and shown.url == f"{base}/v1/chat/completions"

    run(both())
    facts = json.loads(json.loads(gateway.bodies[0])["messages"][1]["content"])["facts"]
    assert facts[0] == {
        "id": "change-aim",
        "figures": {"gain_points": "+3.1", "off_centre_mm": "4.2", "sure_percent": "80"},
    }
    assert not any(word in gateway.bodies[0] for word in (b"Ann", b"77", b"left:"))


def test_a_second_time_the_kept_answer_is_shown_and_nothing_is_sent(tmp_path: Path) -> None:
    async def twice() -> Paragraph:
        gateway = Gateway()
        async with serving(gateway.app) as base:
            net = Net(ManualClock())
            args = SAID, model_at(base), net, secret, Kept(kept_file(tmp_path)), DAY
            await explain(*args)
            found = await explain(*args)
            await net.close()
            assert len(gateway.bodies) == 1
            return found

    found = run(twice())
    assert found.cached and found.text == GOOD and found.tokens_in == 0


def test_whole_sentences_are_heard_while_the_rest_is_still_coming(tmp_path: Path) -> None:
    heard: list[str] = []

    async def wait() -> Paragraph:
        gateway = Gateway()
        gateway.waits = asyncio.Event()

        def listen(text: str) -> None:
            heard.append(text)
            assert gateway.waits is not None
            gateway.waits.set()  # only what was heard lets the rest come

        return await ask(gateway, tmp_path, listen)

    assert run(wait()).text == GOOD
    assert heard[0] == "Your aim costs 3.1 points."


def test_a_service_that_does_not_stream_is_read_whole_and_counted_by_us_where_it_does_not_count(tmp_path: Path) -> None:
    gateway = Gateway()
    gateway.streams = gateway.usage = False
    found = run(ask(gateway, tmp_path))
    assert found.by == MODEL and found.text == GOOD and found.tokens_in > 100 and 0 < found.tokens_out < 60


@pytest.mark.parametrize("invented", ["You gain 9.9 points.", "Forty-two points.", "It doubles your score."])
def test_an_invented_number_is_not_shown_and_the_call_ends_there(invented: str, tmp_path: Path) -> None:
    heard: list[str] = []
    gateway = Gateway(f"Your aim costs 3.1 points. {invented} " + "More words follow. " * 2000)
    found = run(ask(gateway, tmp_path, heard.append))
    assert found.by == RULES and "the model's answer is not shown" in found.why
    assert found.text == by_rules(SAID).text and found.model == "small-1"
    assert all(invented not in each for each in heard)
    assert Kept(kept_file(tmp_path)).answer("anything") == ""


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "does not know the key"), (403, "does not know the key"), (404, "gives no answer (it answers 404)"),
     (429, "gives no answer (it answers 429)"), (500, "gives no answer (it answers 500)")],
)  # fmt: skip
def test_a_refusal_gives_the_rules_and_a_reason_without_the_key(status: int, words: str, tmp_path: Path) -> None:
    gateway = Gateway()
    gateway.status = status
    found = run(ask(gateway, tmp_path))
    assert found.by == RULES and words in found.why and KEY not in found.why


@pytest.mark.parametrize(
    "raw",
    [b"nonsense", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{"message": {"content": 7}}]}', b"\xff\xfe",
     b"data: {}\n\ndata: [DONE]\n\n", b"[" * 100_000, b'{"choices": [{"message": {"content": " "}}]}'],
)  # fmt: skip
def test_nonsense_gives_the_rules(raw: bytes, tmp_path: Path) -> None:
    gateway = Gateway()
    gateway.raw = raw
    found = run(ask(gateway, tmp_path))
    assert found.by == RULES and "nothing that can be read" in found.why


def test_a_bottomless_answer_is_cut(tmp_path: Path) -> None:
    gateway = Gateway()
    gateway.raw = b"x" * 2_000_000
    assert "more than 500000 bytes" in run(ask(gateway, tmp_path)).why


def test_a_slow_service_is_given_up_and_what_it_may_have_used_is_counted(tmp_path: Path) -> None:
    async def wait() -> Paragraph:
        gateway = Gateway()
        gateway.waits = asyncio.Event()
        return await ask(gateway, tmp_path, timeout_s=0.3)

    found = run(wait())
    assert found.by == RULES and "did not answer in full within 0.3 s" in found.why
    assert Kept(kept_file(tmp_path)).spent(DAY).tokens_out == 400


def test_cancelling_ends_the_call_at_once_and_it_is_counted(tmp_path: Path) -> None:
    async def cancel() -> None:
        gateway = Gateway("one word after another and no end of a sentence")
        gateway.waits = asyncio.Event()
        async with serving(gateway.app) as base:
            net = Net(ManualClock())
            task = asyncio.create_task(explain(SAID, model_at(base), net, secret, Kept(kept_file(tmp_path)), DAY))
            await gateway.began.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await gateway.left.wait()  # the service saw us go
            await net.close()

    run(cancel())
    assert Kept(kept_file(tmp_path)).spent(DAY).calls == 1


def test_a_spent_budget_sends_nothing(tmp_path: Path) -> None:
    gateway = Gateway()

    async def spent() -> Paragraph:
        async with serving(gateway.app) as base:
            net = Net(ManualClock())
            found = await explain(
                SAID, model_at(base, tokens_a_day=100), net, secret, Kept(kept_file(tmp_path)), DAY
            )  # fmt: skip
            await net.close()
            return found

    found = run(spent())
    assert found.by == RULES and "the budget of 100 tokens a day has 100 left" in found.why and not gateway.bodies


def test_a_key_that_is_not_stored_is_said_and_costs_nothing(tmp_path: Path) -> None:
    def missing(name: str) -> str:
        raise BadInputError(f"the secret {name!r} is not stored; type: bullseye secrets set {name}")

    async def ask_without() -> Paragraph:
        net = Net(ManualClock())
        settings = model_at(f"http://127.0.0.1:{closed_port()}")
        found = await explain(SAID, settings, net, missing, Kept(kept_file(tmp_path)), DAY)
        await net.close()
        return found

    found = run(ask_without())
    assert found.by == RULES and "bullseye secrets set coach" in found.why
    assert Kept(kept_file(tmp_path)).spent(DAY).tokens == 0


def test_nobody_there_gives_the_rules(tmp_path: Path) -> None:
    async def ask_nobody() -> Paragraph:
        net = Net(ManualClock())
        settings = model_at(f"http://127.0.0.1:{closed_port()}")
        found = await explain(SAID, settings, net, secret, Kept(kept_file(tmp_path)), DAY)
        await net.close()
        return found

    assert "cannot be reached" in run(ask_nobody()).why


def test_without_facts_nothing_is_sent(tmp_path: Path) -> None:
    async def ask_nothing() -> Paragraph:
        return await explain(
            [], model_at("http://127.0.0.1:1"), Net(ManualClock()), secret, Kept(kept_file(tmp_path)), DAY
        )

    assert run(ask_nothing()).text == "There is nothing to say yet."


@pytest.mark.parametrize("status", [200, 401, 500])
def test_the_key_is_in_no_log_no_file_no_answer_and_no_error(
    status: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    gateway = Gateway(f"Your key is {KEY}.")
    gateway.status = status
    found = run(ask(gateway, tmp_path))
    assert gateway.keys == [f"Bearer {KEY}"], "it was really sent"
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    logged = "".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records)
    for place in (repr(found), written.decode("utf-8", "replace"), logged):
        assert KEY not in place
