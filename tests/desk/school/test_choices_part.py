"""How a class plays: what each field means is said, and a class longer than a lesson is remarked upon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bullseye.desk.school.setup_page import ClassSetupPage

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

pytestmark = pytest.mark.opens_on("class_setup")


@pytest.fixture
def page(window: Window) -> ClassSetupPage:
    page = window.page
    assert isinstance(page, ClassSetupPage)
    return page


def test_the_drill_is_described_and_a_field_explains_itself_under_the_pointer(page: ClassSetupPage) -> None:
    choices = page.choices
    assert choices.said.cget("text").startswith("Ten shots: ")
    choices.reference.event_generate("<Enter>")
    page.update()
    assert "simulated shooter" in choices.said.cget("text")
    choices.reference.event_generate("<Leave>")
    choices.drill.set("Grouping")
    choices.drill.event_generate("<<ComboboxSelected>>")
    page.update()
    assert choices.said.cget("text").startswith("Grouping: ")


def test_drills_stand_in_the_groups_of_the_start_page(page: ClassSetupPage) -> None:
    names = list(page.choices.drill.cget("values"))
    assert names.index("Ten shots") < names.index("Timed, 30 s") < names.index("Pendulum")


def test_more_than_a_lesson_is_remarked_upon(page: ClassSetupPage) -> None:
    assert page.names is not None
    page.names.put("\n".join(f"Student {n}" for n in range(1, 26)))
    page.update()
    assert "more than a lesson of 45" in page.lasts.cget("text")
    page.choices.turns.set("1")
    page.choices.turns.event_generate("<<ComboboxSelected>>")
    page.update()
    assert "more than" not in page.lasts.cget("text")
