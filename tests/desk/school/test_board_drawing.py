"""The board of a class as a drawing: what stands on it, and that it all has room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bullseye.classroom.log.class_state import ClassState
from bullseye.classroom.paper.board import Board, Row, TeamRow, board_of
from bullseye.desk.kit.fitted import FAR_PX
from bullseye.desk.school.board_drawing import SLOTS, board_drawing
from bullseye.picture.drawing import Drawing, Text
from bullseye.picture.look import PRINT
from bullseye.picture.raster import bounds
from tests.classroom.classes import room_of, take

SIZES = [(1920, 1020), (1280, 740), (1024, 650), (1400, 1000)]
LONG = "Maximiliane Alexandra von"  # as many letters as a board shows


def drawn(board: Board, frozen_at: str = "", size: tuple[float, float] = (1920, 1020)) -> Drawing:
    return board_drawing(board, "7b Maths", 30, frozen_at, *size, PRINT)


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Text)]


def size_of(drawing: Drawing, text: str) -> float:
    return next(shape.size for shape in drawing.shapes if isinstance(shape, Text) and shape.text == text)


def row(place: int, name: str, value: float = 98, text: str = "98", detail: str = "") -> Row:
    return Row(place, name, place, value, text, detail)


def full(names: int = 5, name: str = "Brave Otter", **more: object) -> Board:
    rows = tuple(row(n, name, 100 - n, f"{100 - n}") for n in range(1, names + 1))
    best = (row(1, name, 12, "12 better"),)
    board = Board(rows, best, best, best, 88.5, "88.5", (), (), 90, 900, "points", False, False)
    return replace(board, **more)  # type: ignore[arg-type]


TEAMS = tuple(TeamRow(n, name, 90 - n, f"{90 - n}.5", 6) for n, name in enumerate((LONG, "B", LONG, "D", "E", "F"), 1))
BOARDS = {
    "plain": full(),
    "long": full(name=LONG, teams=TEAMS, reference=(row(0, f"Reference {30:g} mm", 93, "93", "simulated"),)),
    "wide values": full(names=1, everyone=(row(1, LONG, 1, "1234.567 s"),), median_text="1234.567 s"),
    "equals": full(everyone=tuple(row(1, LONG) for _ in range(30)), accurate=tuple(row(1, LONG) for _ in range(30))),
    "frozen": full(frozen=True),
    "two references": full(reference=tuple(row(0, LONG, 1, "88", "simulated") for _ in range(3))),
    "one": board_of(ClassState()),
}


def overlaps(one: Text, other: Text) -> bool:
    """True where the letters of two texts meet: of a line's box the middle 60 % is inked."""
    (a, b, c, d), (e, f, g, h) = bounds(one), bounds(other)
    b, d, f, h = b + 0.2 * (d - b), d - 0.2 * (d - b), f + 0.2 * (h - f), h - 0.2 * (h - f)
    return a < g - 0.5 and e < c - 0.5 and b < h and f < d


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", BOARDS)
def test_nothing_is_cut_off_or_runs_into_another(name: str, size: tuple[float, float]) -> None:
    drawing = drawn(BOARDS[name], "10:42", size)
    shown = [shape for shape in drawing.shapes if isinstance(shape, Text)]
    for shape in drawing.shapes:
        left, top, right, bottom = bounds(shape)
        assert left >= 0 and top >= 0 and right <= size[0] and bottom <= size[1], shape
    for n, one in enumerate(shown):
        for other in shown[n + 1 :]:
            assert not overlaps(one, other), (one.text, other.text)


def test_names_are_as_large_as_the_last_row_needs_and_headings_are_smaller() -> None:
    drawing = drawn(full())
    assert size_of(drawing, "Brave Otter") == pytest.approx(FAR_PX)
    assert size_of(drawing, "95") == pytest.approx(FAR_PX)
    assert 28 < size_of(drawing, "Top five") < FAR_PX / 2
    assert min(shape.size for shape in drawing.shapes if isinstance(shape, Text)) > 28


def test_everything_that_is_worth_a_word_stands_on_it() -> None:
    room = room_of("Ann", "Bob", "Cid", teams=True, turns=2)
    room.deal_teams(["Red", "Blue"])
    while room.class_state.next is not None:
        take(room, 12.0 + 9 * len(room.class_state.taken))
    board = board_of(room.class_state)
    said = texts(drawn(board))
    for words in ("Top five", "Most improved", "Tightest group", "Best accuracy", "Class median", "of 3 students"):
        assert words in said
    for best in board.top:
        assert best.name in said and best.text in said
    for rows in (board.improved, board.tightest, board.accurate):
        assert not rows or rows[0].text in said
    assert board.median_text in said and "6 rounds, 60 shots" in said
    assert {"Red", "Blue", *(team.text for team in board.teams)} <= set(said)


def test_the_reference_shooter_stands_apart_and_has_no_place() -> None:
    drawing = drawn(full(reference=(row(0, "Reference 30 mm", 99, "99", "simulated"),)))
    shown = [shape for shape in drawing.shapes if isinstance(shape, Text)]
    found = next(shape for shape in shown if shape.text == "Reference 30 mm, simulated")
    assert all(shape.y < found.y for shape in shown if shape.text == "Brave Otter" and shape.x < 800)
    assert found.size < FAR_PX and "0" not in texts(drawing)


def test_of_many_equals_five_are_named_and_the_rest_counted() -> None:
    said = texts(drawn(BOARDS["equals"]))
    assert said.count("1") == SLOTS and "25 more share 1st place" in said
    assert "and 29 more" in said
    six = tuple(row(min(n, 5), "Ann") for n in range(1, 7))
    assert "more" not in " ".join(texts(drawn(full(everyone=six))))


def test_of_many_teams_four_are_named_and_the_rest_counted() -> None:
    said = texts(drawn(BOARDS["long"]))
    assert "and 2 more teams" in said and "E" not in said


def test_a_frozen_board_says_since_when_in_place_of_what_was_played() -> None:
    said = texts(drawn(full(frozen=True), "10:42"))
    assert "Board frozen at 10:42" in said and "90 rounds, 900 shots" not in said
    assert "Board frozen at 10:42" not in texts(drawn(full(), "10:42"))
    assert drawn(full(frozen=True), "10:42").title.endswith("Board frozen at 10:42")


def test_without_a_score_it_says_what_comes_next() -> None:
    nobody = board_of(ClassState())
    assert "No scores yet" in texts(drawn(nobody))
    words = " ".join(texts(board_drawing(nobody, "7b", 0, "", 1920, 1020, PRINT)))
    assert "Nobody is in the class yet" in words
    words = " ".join(texts(board_drawing(nobody, "7b", 1, "", 1920, 1020, PRINT)))
    assert "1 student in the class. The first name comes up when the first round is over." in words
    words = " ".join(texts(drawn(replace(nobody, rounds=3, shots=30))))
    assert "This drill has no score" in words


def test_after_one_round_it_says_when_the_rest_will_come() -> None:
    said = texts(drawn(full(names=1, improved=(), tightest=(), accurate=(), rounds=1)))
    assert said.count("after 10 shots") == 2 and "after a second round" in said


def test_nobody_improved_is_said_once_somebody_has_taken_two_rounds() -> None:
    said = texts(drawn(full(names=5, improved=(), rounds=6)))
    assert "nobody yet" in said and "after a second round" not in said


def test_a_note_has_the_foot_of_the_board_for_itself() -> None:
    note = "Mouse and touch stand on one board: they do not compare."
    drawing = board_drawing(full(teams=TEAMS), "7b", 5, "", 1366, 740, PRINT, note=note)
    (at,) = [shape for shape in drawing.shapes if isinstance(shape, Text) and shape.text == note]
    assert not any(overlaps(at, other) for other in drawing.shapes if isinstance(other, Text) and other is not at)
