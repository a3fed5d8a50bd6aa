"""The lesson pages on the wall: live pictures and sentences, chosen by key, and explained."""

from __future__ import annotations

import pytest

from bullseye.classroom.lessons.registry import LESSONS
from bullseye.classroom.log.open_class import OpenClass
from bullseye.desk.frame.window import Window
from bullseye.desk.kit.cards.coach_card import CoachCard
from bullseye.desk.school.lessons_page import ClassLessonsPage
from bullseye.picture.drawing import Picture
from tests.classroom.classes import room_of, take
from tests.desk.desk_rooms import type_key
from tests.gui import click, press_key


def shown(window: Window, room: OpenClass, **args: object) -> ClassLessonsPage:
    window.show("class_lessons", room=room, **args)
    window.root.update()
    assert isinstance(window.page, ClassLessonsPage)
    return window.page


def played(students: int = 3, rounds: int = 1, **choices: object) -> OpenClass:
    room = room_of(*(f"Student {n}" for n in range(1, students + 1)), **{"drill": "timed-30", **choices})
    for _ in range(students * rounds):
        take(room)
    return room


def test_every_lesson_is_reached_by_its_number_and_by_its_tab(window: Window) -> None:
    room = played()
    page = shown(window, room)
    for number, lesson in enumerate(LESSONS, 1):
        press_key(page.view, str(number))
        assert page.lesson is lesson
        assert page.sentence.text == lesson.page(room.class_state.taken, window.services.faces.get("classic")).sentence
        assert page.view.drawing is not None and page.view.drawing.title.startswith(page.sentence.text[:20])
        chosen = [str(tab.cget("style")) for tab in page.tabs]
        assert chosen.index("Chosen.Lesson.TButton") == number - 1 and len(set(chosen)) == 2
    click(page.tabs[1], 9, 9)
    assert page.lesson.id == "distances"


def test_a_face_has_the_whole_height_and_its_sentence_stands_beside_it(window: Window) -> None:
    from bullseye.picture.drawing import Picture

    for size in ("1280x800", "1024x700"):
        window.root.geometry(size)
        page = shown(window, played(4, drill="ten-shots"), lesson="shots")
        assert page.view.drawing is not None
        face = next(shape for shape in page.view.drawing.shapes if isinstance(shape, Picture))
        assert face.h > 0.9 * page.view.winfo_height() > 0.9 * 0.85 * page.winfo_height()
        scale = page.view.winfo_width() / page.view.drawing.width
        assert page.sentence.winfo_rootx() >= page.view.winfo_rootx() + (face.x + face.w) * scale
        assert page.sentence.winfo_reqheight() <= page.sentence.winfo_height()
        press_key(page.view, "2")
        window.root.update()
        assert page.sentence.winfo_rooty() >= page.view.winfo_rooty() + page.view.winfo_height()


def test_the_arrows_go_to_the_next_and_round_to_the_first(window: Window) -> None:
    page = shown(window, played())
    for wanted in ("distances", "mean", "fitts", "shots"):
        press_key(page.explain_button, "Right")
        assert page.lesson.id == wanted
    press_key(page.explain_button, "Left")
    assert page.lesson.id == "fitts"


def test_picture_and_sentence_follow_each_round_that_is_taken(window: Window) -> None:
    room = played(2, turns=3)
    page = shown(window, room, lesson="fitts")
    for _ in range(2):
        before = page.sentence.text, page.view.drawing
        take(room)
        page.update()
        assert page.sentence.text != before[0] and page.view.drawing is not before[1]
    shots = sum(len(taken.shots) for taken in room.class_state.taken)
    press_key(page, "2")
    assert f"{shots} shots" in page.sentence.text


def test_a_shot_that_is_struck_off_is_gone_from_the_page_too(window: Window) -> None:
    room = played(1, drill="ten-shots")
    page = shown(window, room, lesson="distances")
    assert "10 shots" in page.sentence.text
    room.void_last_shot()
    page.update()
    assert "9 shots" in page.sentence.text


def test_x_shows_the_formula_with_its_letters_beside_the_picture_and_hides_it(window: Window) -> None:
    page = shown(window, played(), lesson="mean")
    alone = page.view.winfo_width()
    press_key(page.view, "x")
    window.root.update()
    assert page.explains and page.why.winfo_viewable() and page.view.winfo_width() < 0.5 * alone
    words = [page.why.itemcget(item, "text") for item in page.why.find_all() if page.why.type(item) == "text"]
    assert "interval = mean \u00b1 t s / \u221an" in words and any("Biometrika" in line for line in words)
    press_key(page.view, "4")  # the explanation is that of the lesson
    words = [page.why.itemcget(item, "text") for item in page.why.find_all() if page.why.type(item) == "text"]
    assert words[0].startswith("MT = a + b ID")
    click(page.explain_button, 9, 9)
    assert not page.explains and not page.why.winfo_ismapped() and page.view.winfo_width() == alone


@pytest.mark.parametrize("size", ["1024x700", "1366x768"])
def test_the_face_of_the_first_lesson_fills_its_half_while_it_is_explained(window: Window, size: str) -> None:
    window.root.minsize(1, 1)
    window.root.geometry(size)
    window.root.update()
    page = shown(window, played(2, drill="ten-shots"), lesson="shots")
    page.explain()
    window.root.update()
    drawing = page.view.drawing
    assert drawing is not None
    face = next(shape for shape in drawing.shapes if isinstance(shape, Picture))
    assert face.w >= 0.9 * min(page.view.winfo_width(), page.view.winfo_height())


def test_the_values_of_the_explanation_are_live(window: Window) -> None:
    room = played(2, turns=2, drill="ten-shots")
    page = shown(window, room, lesson="distances")
    page.explain()
    page.update()
    take(room)
    page.update()
    words = [page.why.itemcget(item, "text") for item in page.why.find_all() if page.why.type(item) == "text"]
    assert "30" in words  # n


@pytest.mark.parametrize("students", [0, 1])
@pytest.mark.parametrize("lesson", LESSONS, ids=lambda one: one.id)
def test_before_the_first_round_the_page_says_so_and_asks_its_question(
    window: Window, students: int, lesson: object
) -> None:
    page = shown(window, room_of(*["Ann"] * students), lesson=lesson.id)  # type: ignore[attr-defined]
    assert page.sentence.text == page.lesson.ask
    words = [page.view.itemcget(item, "text") for item in page.view.find_all() if page.view.type(item) == "text"]
    assert words[0].startswith("Not yet")


def test_the_lesson_is_remembered_and_at_first_it_is_the_classs_own(window: Window) -> None:
    room = played(lesson="mean")
    page = shown(window, room)
    assert page.lesson.id == "mean"
    press_key(page, "1")
    window.home()
    assert shown(window, room).lesson.id == "shots"
    assert shown(window, room, lesson="fitts").lesson.id == "fitts"
    window.retheme()
    assert isinstance(window.page, ClassLessonsPage) and window.page.lesson.id == "fitts"
    window.memory.clear()
    assert shown(window, played(lesson="no-such")).lesson.id == "shots"


def test_a_face_that_is_gone_is_drawn_from_the_rounds(window: Window) -> None:
    room = played(1, drill="ten-shots")
    window.services.faces.get = lambda name: (_ for _ in ()).throw(LookupError())  # type: ignore[method-assign]
    from bullseye.errors import UnknownNameError

    def gone(name: str) -> object:
        raise UnknownNameError("face", name, [])

    window.services.faces.get = gone  # type: ignore[method-assign, assignment]
    assert shown(window, room, lesson="shots").page is not None


@pytest.mark.parametrize("size", ["1024x700", "1280x800", "1280x720"])
def test_tabs_and_sentence_have_room_in_every_window(window: Window, size: str) -> None:
    page = shown(window, played(5))
    window.root.geometry(size)
    window.root.update()
    window.root.update()
    ends = [tab.winfo_x() + tab.winfo_width() for tab in page.tabs]
    assert ends == sorted(ends) and ends[-1] <= page.winfo_width()
    assert all(tab.winfo_reqwidth() <= tab.winfo_width() for tab in page.tabs)
    for number in range(len(LESSONS)):
        page.open(number)
        page.update()
        assert page.sentence.winfo_reqheight() <= page.sentence.winfo_height()
        assert page.sentence.winfo_reqwidth() <= page.sentence.winfo_width()


def test_b_leads_to_the_board_of_the_same_class(window: Window) -> None:
    room = played(1)
    page = shown(window, room)
    type_key(page, "b")
    assert window.page is not None and window.page.name == "class_board"
    assert window.page.class_state is room.class_state  # type: ignore[attr-defined]
    window.home()
    page = shown(window, room)
    click(page.board_button, 8, 8)
    assert window.page.name == "class_board"


def test_esc_hides_the_explanation_before_it_leaves_the_page(window: Window) -> None:
    window.show("start")
    window.show("class_lessons")
    page = window.page
    assert isinstance(page, ClassLessonsPage)
    page.explain()
    page.escape()
    assert window.page is page and not page.explains
    page.escape()
    assert window.page is not page


def test_the_coach_speaks_of_the_class_as_a_whole(window: Window) -> None:
    page = shown(window, played(5, 2, drill="ten-shots", turns=2))
    type_key(page.explain_button, "i")
    card = window.overlay
    assert isinstance(card, CoachCard)
    for _ in range(20_000):
        if card.looked:
            break
        window.root.after(1)
        window.root.update()
    assert (
        card.looked
        and "whole class" in card.about.cget("text")
        and not any("Student" in each.text for each in card.said)
    )
    card.close()


def test_no_demonstration_takes_a_lesson_away_that_is_being_explained(window: Window) -> None:
    page = shown(window, played(idle_s=60), lesson="mean")
    assert not page.idle.armed
