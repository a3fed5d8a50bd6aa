"""What is heard: a sound of a hit is kept and played at once, and the button says why it would play nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.audio import player
from bullseye.desk.audio.tones import HITS
from bullseye.desk.records.sound_group import HIT_SOUNDS, TRIED
from bullseye.records.settings import HIT_SOUNDS as KNOWN
from tests.desk.audio.test_player import FakePlayer
from tests.desk.desk_rooms import type_key
from tests.gui import until

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = [pytest.mark.opens_on("settings"), pytest.mark.chosen(volume=0.5)]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakePlayer]:
    """What the sound device would get."""
    fake = FakePlayer()
    monkeypatch.setattr(player, "find_player", lambda: fake)
    yield fake


def page_of(window: Window) -> Any:
    return window.page


def names(heard: FakePlayer) -> list[str]:
    return [value for what, value in heard.told if what == "play"]


def test_the_button_plays_hits_of_better_and_better_rings(window: Window, heard: FakePlayer) -> None:
    type_key(page_of(window).parts["try-sound"], "space")
    until(window.root, lambda: len(names(heard)) == len(TRIED))
    assert names(heard) == ["hit-3", "hit-7", "hit-10"]
    window.show("start")
    assert heard.closed.wait(30)


@pytest.mark.parametrize("hit_sound", [value for value, _ in HIT_SOUNDS if value != "tone"])
def test_a_sound_is_kept_and_heard_as_it_is_chosen(window: Window, heard: FakePlayer, hit_sound: str) -> None:
    type_key(page_of(window).parts[f"hit_sound-{hit_sound}"], "space")
    assert window.services.settings_file.load().hit_sound == hit_sound
    until(window.root, lambda: len(names(heard)) == len(TRIED))
    assert ("load", {f"1-050-{hit_sound}"}) in heard.told


def test_every_sound_that_can_be_made_can_be_chosen() -> None:
    assert tuple(HITS) == KNOWN == tuple(value for value, _ in HIT_SOUNDS)


def test_the_button_says_why_it_would_play_nothing(window: Window, heard: FakePlayer) -> None:
    page = page_of(window)
    type_key(page.parts["sounds"], "space")
    assert window.services.settings_file.load().sounds is False
    assert page.sound.try_button.instate(["disabled"]) and page.sound.why.cget("text") == "Sounds are off."
    page.sound.play()
    type_key(page.parts["sounds"], "space")
    assert page.sound.try_button.instate(["!disabled"]) and page.sound.why.cget("text") == ""
    for _ in range(10):
        type_key(page.parts["volume"], "Left")
    assert page.sound.why.cget("text") == "The volume is 0." and page.sound.try_button.instate(["disabled"])
    page.sound.play()
    assert names(heard) == []
