"""The class sheet: one page for thirty, more where it takes more, every student on it, names only if wanted."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bullseye.classroom.log.open_class import OpenClass
from bullseye.classroom.paper.class_sheet import class_sheet
from bullseye.classroom.paper.summary import sheet_data
from bullseye.picture.pdf import Paper
from bullseye.play.round.roundcode import decode
from tests.classroom.classes import room_of, take
from tests.records.helpers import NOON
from tests.rounds import DRILLS, FACES


class Set(Paper):
    """A paper that remembers what was set on it: page, place, words."""

    def __init__(self, *args: Any, **more: Any) -> None:
        self.lines: list[tuple[int, float, float, str]] = []
        self.drawn: list[tuple[int, str]] = []
        super().__init__(*args, **more)

    def text(self, x: float, y: float, text: str, size_pt: float = 10, **more: Any) -> float:
        self.lines.append((self.pages, x, y, text))
        return super().text(x, y, text, size_pt, **more)

    def drawing(self, x: float, y: float, width: float, drawing: Any) -> float:
        high = super().drawing(x, y, width, drawing)
        assert y + high <= self.height_mm and x + width <= self.width_mm
        self.drawn.append((self.pages, drawing.title))
        return high

    @property
    def words(self) -> list[str]:
        return [text for *_, text in self.lines]


@pytest.fixture(autouse=True)
def remembering(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bullseye.picture.pdf.Paper", Set)


def room(students: int, turns: int = 2, **choices: Any) -> OpenClass:
    found = room_of(*(f"Student {n}" for n in range(1, students + 1)), turns=turns, **choices)
    for _ in range(turns * students):
        take(found)
    return found


def sheet(found: OpenClass, **more: Any) -> Set:
    paper = class_sheet(found.class_state, FACES, DRILLS, NOON, **more)
    assert isinstance(paper, Set)
    return paper


def page_count(document: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", document))


@pytest.mark.parametrize(("students", "pages"), [(1, 1), (30, 1), (60, 2)])
def test_thirty_students_have_one_page_and_nobody_is_left_out(students: int, pages: int) -> None:
    found = room(students)
    paper = sheet(found)
    document = paper.bytes()
    assert (paper.pages, page_count(document)) == (pages, pages)
    names = [text for text in paper.words if text.startswith("Student ")]
    assert sorted(names) == sorted(f"Student {n}" for n in range(1, students + 1))
    assert [page for page, _ in paper.drawn] == [pages, pages]  # the charts stand once, on the last page
    assert all(10 <= y <= 290 for _, _, y, _ in paper.lines)
    assert ("page 1 of 2" in paper.words) is (pages == 2)


@pytest.mark.parametrize("students", [40, 45, 46, 47, 48, 49, 50, 95])
def test_charts_and_rows_never_share_a_place_however_many_there_are(students: int) -> None:
    paper = sheet(room(students, turns=1))
    names = [text for text in paper.words if text.startswith("Student ")]
    assert len(names) == students
    assert len(paper.drawn) == 2
    for page in range(1, paper.pages + 1):
        rows = sorted(y for p, _, y, text in paper.lines if p == page and text.startswith("Student "))
        assert all(after - y >= 4.4 for y, after in zip(rows, rows[1:], strict=False))
        assert not rows or rows[-1] < 281


def test_the_numbers_are_those_of_the_class() -> None:
    found = room(4, turns=3)
    data = sheet_data(found.class_state)
    words = sheet(found).words
    for line in data.students:
        assert line.score in words
        assert " ".join(line.rounds) in words
        assert f"{line.sigma_mm:.1f}" in words
    assert {str(data.rounds), str(data.shots), f"{data.sigma_mm:.1f} mm", data.title} <= set(words)
    median = data.median
    assert median is not None and (f"{median:.1f}" in words or str(round(median)) in words)


def test_the_round_code_plays_the_class_again_and_is_left_out_where_it_would_not() -> None:
    text = " ".join(sheet(room(1)).words)
    code = re.search(r"round code (\S+);", text)
    assert code is not None and "Seed 1," in text
    assert decode(code[1], DRILLS, FACES).drill.id == "ten-shots"
    plain = " ".join(sheet(room(1, drill="timed-30", streak_bonus=False)).words)
    assert "round code" not in plain and "without the streak bonus" in plain


def test_hidden_names_stand_nowhere_on_the_sheet() -> None:
    words = " ".join(sheet(room(3), names=False).words)
    assert "Student 1" not in words
    assert all(f"Seat {n}" in words for n in (1, 2, 3))


def test_a_class_that_has_not_played_has_a_sheet_too() -> None:
    paper = sheet(room_of("Ada", "Bo"))
    assert (paper.pages, paper.drawn) == (1, [])
    assert {"Ada", "Bo"} <= set(paper.words)
    assert page_count(sheet(room_of()).bytes()) == 1


def test_teams_and_who_is_absent_are_told() -> None:
    found = room_of("Ada", "Bo", teams=True)
    found.teams({1: "Red", 2: "Blue"})
    found.absent(2)
    assert {"Team", "Red", "Blue", "Ada", "Bo (absent)"} <= set(sheet(found).words)
    assert "Team" not in sheet(room_of("Ada")).words


def test_letters_that_no_font_has_are_told_and_other_scripts_are_not() -> None:
    paper = sheet(room_of("\u0395\u03bb\u03ad\u03bd\u03b7", "\u042e\u043b\u0438\u044f", "\u05e0\u05d5\u05e2\u05d4"))
    assert paper.missing == []
    assert sheet(room_of("\u674e")).missing == ["\u674e"]


def test_of_many_rounds_the_last_ones_stand_there() -> None:
    found = room(1, turns=9)
    line = sheet_data(found.class_state).students[0]
    shown = next(text for text in sheet(found).words if text.startswith("\u2026"))
    assert shown.split()[1:] == list(line.rounds[-6:])


def test_shots_struck_off_are_counted_and_do_not_stand_in_the_charts() -> None:
    found = room(2, turns=1)
    found.void_last_shot()
    paper = sheet(found)
    assert "19" in paper.words and any("1 shot struck off" in words for words in paper.words)
    assert any("19 shots" in title for _, title in paper.drawn)


def test_equal_classes_make_equal_bytes() -> None:
    found = room(3)
    assert sheet(found).bytes() == sheet(found).bytes()


def test_students_are_found_by_the_alphabet_and_a_long_name_is_whole() -> None:
    long = "Maximilian-Alexander von Hohenberg-Stein"
    found = room_of("Zo\u00eb", long, "Noah", "\u00d6zlem", turns=1)
    take(found)
    words = sheet(found).words
    rows = [word for word in words if word in ("Zo\u00eb", long, "Noah", "\u00d6zlem")]
    assert rows == [long, "Noah", "\u00d6zlem", "Zo\u00eb"]
    seats = [word for word in sheet(found, names=False).words if word.startswith("Seat ")]
    assert seats == ["Seat 1", "Seat 2", "Seat 3", "Seat 4"]
