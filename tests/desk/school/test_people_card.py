"""Who is here: what the teacher alone sees, and what is done to one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.school.people_card import PeopleCard, device_words, state_words
from bullseye.wire.teacher import FlagJson
from tests.desk.desk_rooms import type_key
from tests.desk.device_rooms import Devices, devices, pump
from tests.serve.live import Client

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("start")


@pytest.fixture
def on(window: Window) -> Iterator[Devices]:
    with devices(window, names="Mia\n") as found:
        yield found


def card_of(on: Devices) -> PeopleCard:
    type_key(on.page, "F2")
    assert on.window.overlay is not None
    type_key(on.window.overlay, "i")  # type: ignore[arg-type]
    card = on.window.overlay
    assert isinstance(card, PeopleCard)
    return card


def rows(card: PeopleCard) -> list[tuple[str, ...]]:
    return [card.table.cells(n) for n in range(card.table.count)]


def test_it_lists_state_device_and_score_and_follows_the_class(on: Devices) -> None:
    card = card_of(on)
    assert rows(card) == [("1", "Mia", "joined", "this computer", "\u2014", "")] or rows(card)[0][3] == "this computer"
    on.student("Ann")
    pump(on.window, lambda: len(rows(card)) == 2)
    assert rows(card)[1][1] == "Ann"


def test_what_is_to_be_looked_at_stands_here_and_not_on_the_wall(on: Devices) -> None:
    on.student("Ann")
    view = on.desk.view
    assert view is not None
    flags = (FlagJson(3, 2, "faster than a hand"),)
    on.desk.view = replace(view, seats=(view.seats[0], replace(view.seats[1], flags=flags)))
    card = card_of(on)
    card.refresh()
    assert rows(card)[1][5] == "faster than a hand (2\u00d7)"
    assert len(card.table.tree["displaycolumns"]) == 5, "the card may be on the wall"
    assert card.notes_button.cget("text") == "1 note"
    card.notes_button.invoke()
    assert len(card.table.tree["displaycolumns"]) == 6 and card.notes_button.cget("text") == "Hide the notes"
    assert not any("faster" in line.name for line in on.page.names._lines)


def test_a_student_is_renamed_sent_out_and_let_in_again(on: Devices, monkeypatch: pytest.MonkeyPatch) -> None:
    on.student("Ann")
    card = card_of(on)
    card.table.select(1)
    monkeypatch.setattr("bullseye.desk.kit.cards.dialogs.ask_text", lambda *_: "Anna")
    card.rename_button.invoke()
    assert on.desk.class_state.names == ["Mia", "Anna"]
    card.kick_button.invoke()
    assert on.desk.class_state.kicked(2)
    pump(on.window, lambda: rows(card)[1][2] == "sent out" and card.let_in_button.instate(["!disabled"]))
    assert card.kick_button.instate(["disabled"])
    card.let_in_button.invoke()
    assert not on.desk.class_state.kicked(2)


def test_who_asks_comes_first_and_is_let_in_or_not(on: Devices) -> None:
    on.student("Ann")
    other = Client(on.port)
    on.clients.append(other)
    pin = on.desk.class_state.connected.pin
    card = card_of(on)
    for verb in ("refuse", "let_in"):
        asked = other.post("/api/join", {"pin": pin, "name": "Ann", "back": True}).json["ask"]
        pump(on.window, lambda: rows(card)[0][2] == "wants in again")
        card.table.select(0)
        card._enable()
        assert card.rename_button.instate(["disabled"])
        (card.refuse_button if verb == "refuse" else card.let_in_button).invoke()
        answered = other.post("/api/ask", {"ask": asked})
        assert answered.json.get("seat") == (2 if verb == "let_in" else None)
        pump(on.window, lambda: rows(card)[0][2] != "wants in again")


def test_who_was_removed_is_taken_in_again(on: Devices) -> None:
    on.student("Ann")
    on.desk.remove(2)
    card = card_of(on)
    pump(on.window, lambda: rows(card)[1][2] == "removed")
    card.table.select(1)
    card._enable()
    card.let_in_button.invoke()
    assert [s.name for s in on.desk.class_state.students] == ["Mia", "Ann"]


def test_every_state_and_device_of_the_wire_has_a_word() -> None:
    from typing import get_args

    from bullseye.wire.student import Device
    from bullseye.wire.teacher import SeatState

    assert len({state_words(state) for state in get_args(SeatState)}) == len(get_args(SeatState))
    assert [device_words(device, True) for device in get_args(Device)] == ["mouse", "touch", "pen", "keyboard"]
