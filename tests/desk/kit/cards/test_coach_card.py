"""The coach's card: sentences by rules at once, and a model's paragraph only where one was chosen and asked."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bullseye.coach.model.settings import settings_toml
from bullseye.desk.kit.cards.coach_card import NOTHING, CoachCard
from bullseye.errors import StorageError
from tests.coach.model.gateway import GOOD, KEY, SAID, Gateway, model_at
from tests.desk.desk_rooms import texts_in
from tests.loopback import in_thread

if TYPE_CHECKING:
    from bullseye.coach.said import Said
    from bullseye.desk.frame.window import Window


def wait_for(window: Window, what: Callable[[], bool]) -> None:
    """Let Tk run until it is so, for a minute at the most."""
    end = time.monotonic() + 60
    while not what():
        assert time.monotonic() < end, "it never was"
        window.root.update()
        time.sleep(0.005)


def choose(window: Window, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model, with its key."""
    monkeypatch.setenv("BULLSEYE_SECRET_COACH", KEY)
    folder = window.services.dirs.config
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "coach.toml").write_text(settings_toml(model_at(base)))


def opened(window: Window, said: list[Said] | None = None) -> CoachCard:
    found = SAID if said is None else said
    card = CoachCard(window, "Ann, Ten shots", lambda: found)
    wait_for(window, lambda: card.looked)
    window.root.update()
    return card


def mark(card: CoachCard) -> str:
    return str(card.mark.cget("text"))


def test_without_a_model_the_sentences_are_there_and_no_button_asks_one(window: Window) -> None:
    card = opened(window)
    assert SAID[0].text in texts_in(card) and SAID[1].text in texts_in(card)
    assert mark(card).startswith("By fixed rules.") and not card.explain_button.winfo_manager()
    card.enter()
    assert not card.is_open and window.overlay is None


def test_with_nothing_to_say_it_says_so_and_a_failed_reading_is_a_sentence(window: Window) -> None:
    card = opened(window, [])
    assert NOTHING in texts_in(card)
    card.close()

    def fail() -> list[Said]:
        raise StorageError("the history cannot be read")

    card = CoachCard(window, "Ann", fail)
    wait_for(window, lambda: mark(card) == "The history cannot be read.")
    card.close()


def test_what_is_sent_can_be_seen_before_anything_is(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = Gateway()
    with in_thread(gateway.app) as base:
        choose(window, base, monkeypatch)
        card = opened(window)
        assert "Nothing was sent." in mark(card)
        card.show_button.invoke()
        shown = card.sent.get("1.0", "end")
        assert shown.startswith(f"POST {base}/v1/chat/completions\n{{") and "Ann" not in shown and not gateway.bodies
        card.show_button.invoke()
        assert not card.sent.winfo_manager()
        card.close()


def test_the_models_paragraph_is_shown_with_its_mark(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    gateway = Gateway()
    with in_thread(gateway.app) as base:
        choose(window, base, monkeypatch)
        card = opened(window)
        card.explain_button.invoke()
        asked = card.asked
        wait_for(window, lambda: card.asked is None)
        assert asked is not None and asked.join()
        assert card.words.cget("text") == GOOD and "Written by the model small-1 (340 tokens)" in mark(card)
        assert not card.stop_button.winfo_manager()
        card.close()


def test_an_invented_number_leaves_the_rules_and_says_why(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    with in_thread(Gateway("You gain 99 points at once.").app) as base:
        choose(window, base, monkeypatch)
        card = opened(window)
        card.explain()
        wait_for(window, lambda: card.asked is None)
        assert not card.words.winfo_manager() and "99 in it is nowhere in what was sent" in mark(card)
        card.close()


@pytest.mark.parametrize("ends_by", ["stop", "close"])
def test_a_call_can_be_stopped_and_closing_the_card_ends_it_too(
    ends_by: str, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    gateway = Gateway("one word after another and no end of a sentence")
    gateway.waits = asyncio.Event()
    with in_thread(gateway.app) as base:
        choose(window, base, monkeypatch)
        card = opened(window)
        card.explain()
        asked = card.asked
        assert asked is not None
        wait_for(window, gateway.began.is_set)
        (card.stop if ends_by == "stop" else card.close)()
        assert asked.join()
        wait_for(window, lambda: card.asked is None)
        if ends_by == "stop":
            assert mark(card).startswith("Stopped.")
            card.close()


def test_the_key_is_in_no_file_and_on_no_card(window: Window, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    gateway = Gateway()
    gateway.status = 401
    with in_thread(gateway.app) as base:
        choose(window, base, monkeypatch)
        card = opened(window)
        card.explain()
        wait_for(window, lambda: card.asked is None)
        assert gateway.keys == [f"Bearer {KEY}"] and "does not know the key" in mark(card)
        assert not any(KEY in text for text in texts_in(card))
        card.close()
    dirs = window.services.dirs
    files = [path for root in (dirs.data, dirs.config, home) for path in root.rglob("*") if path.is_file()]
    assert files and not any(KEY.encode() in path.read_bytes() for path in files)
