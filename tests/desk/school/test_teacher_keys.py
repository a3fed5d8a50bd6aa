"""The teacher's keys, by key and by mouse, and the lock that asks for a PIN."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.school import pin_cards as class_cards
from bullseye.desk.school.pin_cards import FORGOTTEN, PersonCard, PinCard
from bullseye.desk.school.teacher_keys import TeacherOverlay
from tests.desk.class_rooms import (
    FullScreen,
    class_page,
    notices,
    open_class,
    quick_turn,
    sit_down,
    texts_on,
)
from tests.desk.desk_rooms import type_key
from tests.fakes import ManualClock
from tests.gui import click, press_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from bullseye.desk.frame.window import Window
    from bullseye.desk.school.class_mode import ClassMode

pytestmark = pytest.mark.opens_on("start")

PIN = "2468"


@pytest.fixture
def desk(window: Window) -> ClassMode:
    return open_class(window, "Anna", "Ben", "Cleo")


def overlay(window: Window) -> TeacherOverlay:
    """F2 on whatever page stands."""
    assert window.page is not None
    press_key(window.page, "F2")
    assert isinstance(window.overlay, TeacherOverlay)
    return window.overlay


def teach(window: Window, key: str) -> None:
    """F2, then a letter."""
    type_key(overlay(window), key)


def answer(window: Window, reply: Callable[[Any], object]) -> None:
    """Give *reply* the next card that is not the list of the teacher's keys."""

    def give(tries: int = 1000) -> None:
        if window.overlay is None or isinstance(window.overlay, TeacherOverlay):
            assert tries, "no card was opened"
            window.root.after(1, give, tries - 1)
        else:
            reply(window.overlay)

    window.root.after(1, give)


def typing(*typed: str) -> Callable[[Any], None]:
    """Types into the fields of a PIN card and presses Enter."""

    def reply(card: Any) -> None:
        assert isinstance(card, PinCard)
        for entry, text in zip(card.entries, typed, strict=True):
            entry.insert(0, text)
        card.enter()

    return reply


def lock(desk: ClassMode) -> None:
    answer(desk.window, typing(PIN, PIN))
    teach(desk.window, "k")
    assert desk.locked


def test_f2_opens_the_list_over_every_page_of_the_class_and_closes_it(window: Window, desk: ClassMode) -> None:
    for page in ("class", "class_board", "class_lessons", "class_end", "class_setup"):
        window.show(page)
        window.root.update()
        shown = overlay(window)
        assert "The teacher's keys" in texts_on(window.root)
        type_key(shown, "F2")
        assert window.overlay is None


def test_outside_a_class_f2_does_nothing(window: Window) -> None:
    assert window.page is not None
    press_key(window.page, "F2")
    assert window.overlay is None


def test_every_key_of_the_guide_is_in_the_list_and_no_key_is_there_twice(window: Window, desk: ClassMode) -> None:
    guide = (Path(__file__).parents[3] / "docs" / "classroom.md").read_text(encoding="utf-8")
    table = guide.split("## Teacher keys")[1].split("\n## ")[0]
    named = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("|")][2:]
    shown = overlay(window)
    assert sorted(shown.buttons) == sorted(named) and len(set(named)) == len(named) == len(shown._acts)
    shown.close()


def test_the_letters_do_what_stands_beside_them(window: Window, desk: ClassMode) -> None:
    teach(window, "s")
    assert class_page(window).next_name.text == "Ben"
    teach(window, "u")
    assert class_page(window).next_name.text == "Anna"
    answer(window, lambda card: card.enter())  # the next student stands first
    teach(window, "a")
    assert class_page(window).next_name.text == "Ben"
    teach(window, "b")
    assert class_page(window).next_name.text == "Anna"
    for key, check in (("h", "names hidden"), ("f", "board frozen"), ("g", "median plays along")):
        teach(window, key)
        assert check in class_page(window).state_text.cget("text")
        teach(window, key)
        assert check not in class_page(window).state_text.cget("text")
    teach(window, "m")
    assert desk.class_state.choices.turns == 3
    quick_turn(desk)
    teach(window, "v")
    assert desk.class_state.taken[0].voided == {10}
    for key, name in (("2", "class_board"), ("3", "class_lessons"), ("1", "class"), ("d", "class_setup"),
                      ("x", "class_end"), ("1", "class"), ("e", "class_end")):  # fmt: skip
        teach(window, key)
        assert window.page is not None and window.page.name == name
    teach(window, "n")
    assert window.page is not None and window.page.name == "play"


def test_the_demonstration_is_shown_and_a_key_comes_back(window: Window, desk: ClassMode) -> None:
    teach(window, "4")
    assert window.page is not None and window.page.name == "attract"
    type_key(window.page, "space")
    class_page(window)


def test_each_key_can_be_clicked(window: Window, desk: ClassMode) -> None:
    shown = overlay(window)
    button = shown.buttons["S"]
    window.root.update()
    button.event_generate("<Enter>")
    button.event_generate("<ButtonPress-1>", x=9, y=9)
    button.event_generate("<ButtonRelease-1>", x=9, y=9)
    window.root.update()
    assert window.overlay is None and class_page(window).next_name.text == "Ben"


def test_who_is_called_removed_or_there_again_is_chosen_from_the_list(window: Window, desk: ClassMode) -> None:
    def choose(name: str) -> Callable[[Any], None]:
        def reply(card: Any) -> None:
            assert isinstance(card, PersonCard)
            items = {card.list.tree.item(one, "text"): one for one in card.list.tree.get_children()}
            card.list.choose(items[name])
            card.enter()

        return reply

    answer(window, choose("Cleo"))
    teach(window, "c")
    assert class_page(window).next_name.text == "Cleo"
    answer(window, choose("Cleo: absent"))
    teach(window, "a")
    answer(window, choose("Cleo: back again"))
    teach(window, "a")
    assert [w.student.name for w in desk.class_state.queue()][-1] == "Cleo"
    answer(window, choose("Ben"))
    teach(window, "r")
    assert [s.name for s in desk.class_state.students] == ["Anna", "Cleo"]


def test_a_late_comer_is_offered_a_nickname(window: Window, desk: ClassMode) -> None:
    offered: list[str] = []

    def reply(card: Any) -> None:
        offered.append(card.entry.get())
        card.enter()

    answer(window, reply)
    teach(window, "l")
    assert len(offered[0].split()) == 2 and desk.class_state.students[-1].name == offered[0]


def test_while_names_are_hidden_no_notice_on_the_projector_has_one(window: Window, desk: ClassMode) -> None:
    desk.toggle_names()
    desk.late("Anna")
    assert desk.class_state.students[-1].name == "Anna 2"
    desk.remove(1)
    desk.room.join("Anna")
    desk.undo_last()
    said = " ".join(notices(window))
    assert "so it was changed" in said and "Seat 1 is in the class again" in said
    assert "Anna" not in said


def test_during_a_round_only_what_makes_sense_is_offered(window: Window, desk: ClassMode, clock: ManualClock) -> None:
    page = sit_down(window, clock)
    press_key(page.canvas, "F2")
    shown = window.overlay
    assert isinstance(shown, TeacherOverlay) and sorted(shown.buttons) == ["K", "V"]
    type_key(shown, "s")
    assert window.overlay is shown, "a key that is not there does nothing"
    shown.close()


# -- the lock ----------------------------------------------------------------------------------------


def test_a_new_pin_is_typed_twice_and_says_what_is_wrong(window: Window, desk: ClassMode) -> None:
    seen: list[str] = []

    def reply(card: Any) -> None:
        for typed in (("12", "12"), ("1234", "1235"), (PIN, PIN)):
            for entry, text in zip(card.entries, typed, strict=True):
                entry.insert(0, text)
            card.enter()
            if card.is_open:
                seen.append(card.wrong.cget("text"))

    answer(window, reply)
    teach(window, "k")
    assert seen == ["A PIN has 4 to 8 digits.", "The two are not the same; type both again."] and desk.locked
    assert "locked" in class_page(window).state_text.cget("text")


def test_a_pin_field_takes_figures_only_and_shows_none(window: Window, desk: ClassMode) -> None:
    def reply(card: Any) -> None:
        entry = card.entries[0]
        entry.insert(0, "12ab")
        entry.insert(0, "123456789")
        assert entry.get() == "" and str(entry.cget("show")) == class_cards.DOT
        card.close()

    answer(window, reply)
    desk.toggle_lock()
    assert not desk.locked


def test_while_locked_every_way_out_asks_for_the_pin(
    window: Window, desk: ClassMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(desk)
    screen, asked = FullScreen(window.root, monkeypatch), []
    screen.on = True

    def refuse(card: Any) -> None:
        asked.append(card.winfo_children()[0].cget("text"))
        assert FORGOTTEN in texts_on(card)
        assert not any("--unlock" in text for text in texts_on(card))  # the room need not know how
        card.entries[0].insert(0, "1111")
        card.enter()
        assert card.wrong.cget("text") == "That is not the PIN."
        window.close()  # while the card stands nothing closes
        card.escape()

    for key in ("F2", "Escape", "F11"):
        answer(window, refuse)
        press_key(class_page(window).start_button, key)
        assert window.overlay is None and class_page(window)
    answer(window, refuse)
    window.root.tk.call(*window.root.tk.splitlist(window.root.protocol("WM_DELETE_WINDOW")))
    assert asked == ["The teacher's keys", "Leave the class", "Full screen", "Close the window"]
    assert screen.on and window.root.winfo_exists() and desk.locked


def test_the_right_pin_opens_and_k_takes_the_lock_off(
    window: Window, desk: ClassMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(desk)
    screen = FullScreen(window.root, monkeypatch)
    answer(window, typing(PIN))
    type_key(class_page(window).start_button, "F11")
    assert screen.on and desk.full
    answer(window, typing(PIN))
    press_key(class_page(window).start_button, "F2")
    shown = window.overlay
    assert isinstance(shown, TeacherOverlay) and "Unlock" in shown.buttons["K"].cget("text")
    type_key(shown, "k")
    assert not desk.locked and "locked" not in class_page(window).state_text.cget("text")
    teach(window, "s")


def test_f11_makes_the_type_as_large_as_the_screen_takes_and_gives_all_back_in_the_end(
    window: Window, desk: ClassMode, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, before = FullScreen(window.root, monkeypatch), window.theme.scale
    type_key(class_page(window).start_button, "F11")
    largest = max(1.0, min(window.root.winfo_screenwidth() / 1024, window.root.winfo_screenheight() / 700))
    assert screen.on and window.theme.scale == pytest.approx(largest, rel=0.01)
    type_key(class_page(window).start_button, "F11")
    assert not screen.on and window.theme.scale == before
    type_key(class_page(window).start_button, "F11")
    desk.leave()
    assert not screen.on and window.theme.scale == before


def test_students_play_on_while_it_is_locked_and_the_lock_outlives_a_crash(
    window: Window, desk: ClassMode, clock: ManualClock
) -> None:
    lock(desk)
    page = sit_down(window, clock)
    type_key(page.canvas, "Escape")
    assert class_page(window).next_name.text == "Anna"
    assert desk.room.log is not None
    folder = desk.room.log.folder
    desk.shut()
    window.mode = None
    window.retheme("class_setup")
    setup: Any = window.page
    setup.choices.where.current(0)
    setup.resume(folder)
    assert window.mode is not None and window.mode.locked


def test_a_lock_that_cannot_be_kept_locks_nothing_and_says_so(window: Window, desk: ClassMode) -> None:
    assert desk.lock is not None and desk.room.log is not None
    desk.lock.path = desk.room.log.path / "class.pin"  # below a file there is no room for another
    answer(window, typing(PIN, PIN))
    teach(window, "k")
    assert not desk.locked and "class.pin" in notices(window)[-1]


def test_leaving_asks_once_more_and_the_class_waits_to_be_gone_on_with(window: Window, desk: ClassMode) -> None:
    quick_turn(desk)
    answer(window, lambda card: card.close())
    press_key(class_page(window).start_button, "Escape")
    class_page(window)
    answer(window, lambda card: card.yes.invoke())
    type_key(class_page(window).start_button, "Escape")
    assert window.mode is None and window.page is not None and window.page.name == "start"
    type_key(window.page, "k")
    window.root.update()
    setup: Any = window.page
    assert "1 round" in setup.open_text.cget("text") and setup.go_button.winfo_ismapped()


def test_a_click_beside_the_card_of_the_pin_reaches_nothing(window: Window, desk: ClassMode) -> None:
    lock(desk)

    def reply(card: Any) -> None:
        click(class_page(window).start_button, 10, 10)
        assert window.page is class_page(window) and card.is_open
        card.close()

    answer(window, reply)
    press_key(class_page(window).start_button, "F2")


def test_enter_in_the_first_pin_field_goes_on_to_the_second(window: Window, desk: ClassMode) -> None:
    def reply(card: Any) -> None:
        first, last = card.entries
        first.insert(0, PIN)
        press_key(first, "Return")
        assert card.is_open and card.wrong.cget("text") == "" and card.focus_get() is last
        last.insert(0, PIN)
        type_key(last, "Return")

    answer(window, reply)
    desk.toggle_lock()
    assert desk.locked


def test_letters_and_f2_that_have_changed_places_are_shown_and_work(window: Window, desk: ClassMode) -> None:
    window.services.choose(keys={"F2": "F9", "F9": "F2", "2": "j", "j": "2"})
    assert window.page is not None
    press_key(window.page, "F2")
    assert window.overlay is None
    press_key(window.page, "F9")
    card: Any = window.overlay
    assert isinstance(card, TeacherOverlay) and str(card.buttons["2"].cget("text")).startswith("J   ")
    type_key(card, "2")
    assert window.overlay is card
    type_key(card, "j")
    assert window.page is not None and window.page.name == "class_board"
    press_key(window.page, "F9")
    type_key(window.overlay, "F9")  # type: ignore[arg-type]
    assert window.overlay is None
