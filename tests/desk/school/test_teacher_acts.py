"""What the teacher does to one student: absence before the turn comes, and a name put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bullseye.desk.school.pin_cards import PersonCard
from tests.desk.class_rooms import notices, open_class, quick_turn
from tests.desk.school.test_teacher_keys import answer, teach

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window
    from bullseye.desk.school.class_mode import ClassMode

pytestmark = pytest.mark.opens_on("start")


@pytest.fixture
def desk(window: Window) -> ClassMode:
    return open_class(window, "Anna", "Ben", "Cleo")


def test_anybody_can_be_marked_as_absent_before_they_are_called(window: Window, desk: ClassMode) -> None:
    def reply(card: Any) -> None:
        items = {card.list.tree.item(one, "text"): one for one in card.list.tree.get_children()}
        card.list.choose(items["Cleo: absent"])
        card.enter()

    answer(window, reply)
    teach(window, "a")
    assert [w.student.name for w in desk.class_state.queue()][:2] == ["Anna", "Ben"]
    assert "Cleo" not in [w.student.name for w in desk.class_state.queue()]
    teach(window, "u")
    assert "Cleo" in [w.student.name for w in desk.class_state.queue()]


def test_a_misspelt_name_is_corrected_and_keeps_its_rounds(window: Window, desk: ClassMode) -> None:
    quick_turn(desk)

    def reply(card: Any) -> None:
        answer(window, type_it)
        card.enter()  # Anna stands first

    def type_it(card: Any) -> None:
        if isinstance(card, PersonCard):
            answer(window, type_it)
            return
        assert card.entry.get() == "Anna"
        card.entry.delete(0, "end")
        card.entry.insert(0, "Hannah")
        card.enter()

    answer(window, reply)
    teach(window, "y")
    assert desk.class_state.taken[0].student == "Hannah" and "Hannah" in notices(window)[-1]
    teach(window, "u")
    assert desk.class_state.taken[0].student == "Anna"
