"""The quick way through a CSV reads what the careful one reads, number for number, or leaves it to that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.tabular.plain import plain_head, read_columns
from bullseye.tabular.table import read_table

LARGEST = 1e9
NUMBERS = ("x_mm", "y_mm")
Columns = tuple[list[list[float]], list[str] | None]


def quickly(text: str) -> Columns | None:
    head = plain_head(text)
    if head is None or not set(NUMBERS) <= set(head.names):
        return None
    labels = [head.names.index("group")] if "group" in head.names else []
    plain = read_columns(head, [head.names.index(name) for name in NUMBERS], labels, LARGEST)
    return None if plain is None else (plain.numbers, plain.texts[0] if labels else None)


def carefully(text: str) -> Columns:
    table = read_table(text, "f.csv")
    places = [table.head.index(name) for name in NUMBERS]
    table.settle(places)
    numbers = [[table.number(row, at, "a number", LARGEST) for row in table.rows] for at in places]
    at = table.column("group")
    return numbers, None if at is None else [row.cells[at] for row in table.rows]


@pytest.mark.parametrize(
    "text",
    ["x_mm,y_mm\n1,2\n", "x_mm,y_mm\n1,2\n-.5,+3.\n1e3,4E-2", "y_mm,note,x_mm,group\n1,a b,2,A\n3,,4, B \n",
     " x_mm , y_mm\r\n1,2\r\n3,4\r\n", "x_mm,y_mm,ä\n1,2,ö\n",
     "x_mm;y_mm\n1.5;2\n", "x_mm;y_mm\n1,5;2\n-,5;3,\n", "x_mm\ty_mm\tgroup\n1.234\t2\tA\n"],
)  # fmt: skip
def test_plain_files_are_read_the_same(text: str) -> None:
    assert quickly(text) == carefully(text)


@pytest.mark.parametrize(
    "text",
    ["", "x_mm,y_mm\n", "\nx_mm,y_mm\n1,2\n", "x_mm,y_mm\n1,2\n\n3,4\n", 'x_mm,y_mm\n"1",2\n',
     'x_mm,y_mm,group\n1,2,"A"\n', "x_mm,y_mm\n1, 2\n",
     "x_mm,y_mm\r1,2\r", "x_mm,y_mm\n1,2\0\n", "x,y\n1,2\n", "x_mm,y_mm,x_mm\n1,2,3\n", "x_mm,y_mm\n1\n",
     "x_mm,y_mm\n1,2,3\n", "x_mm,y_mm\n1\n2,3,4\n", "x_mm,y_mm\n1,\n", "x_mm,y_mm\n1,1_0\n", "x_mm,y_mm\n1,nan\n",
     "x_mm,y_mm\n1,inf\n", "x_mm,y_mm\n1,1e999\n", "x_mm,y_mm\n1,-2e9\n", "x_mm,y_mm\n1,٣\n", "x_mm,y_mm\n1,1e\n",
     "x_mm,y_mm\n1,--1\n", "x_mm,y_mm\n1," + "0" * 200_000 + "\n",
     "x_mm,y_mm\n#,2\n1,2\n", "x_mm,y_mm\n1,2\n#3,4\n", "group,x_mm,y_mm\nA,1,2\nTotal,1,2\n",
     "sep=,\nx_mm,y_mm\n1,2\n", "x_mm;y_mm\n1,5;2.5\n", "x_mm;y_mm\n1,5,5;2\n"],
)  # fmt: skip
def test_whatever_needs_a_look_is_left_to_the_careful_reader(text: str) -> None:
    assert quickly(text) is None


ODD = ["", "nan", " 4", '"5"', "6\n", "7\r\n", "8,9", "1_0", "0x1", "é"]
CELLS = st.sampled_from(["1", "-2.5", "1e3", ".5", "5.", *ODD])


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_it_never_reads_anything_else_than_the_careful_reader(rows: list[list[str]], end: str) -> None:
    text = "x_mm,y_mm,group" + end + end.join(",".join(row) for row in rows)
    found = quickly(text)
    if found is not None:
        assert found == carefully(text)


@given(st.lists(st.tuples(*[st.floats(-1e9, 1e9)] * 2), min_size=1, max_size=8))
def test_every_written_number_comes_back_exactly(points: list[tuple[float, float]]) -> None:
    text = "x_mm,y_mm\n" + "".join(f"{x!r},{y!r}\n" for x, y in points)
    assert quickly(text) == ([[x for x, _ in points], [y for _, y in points]], None)


def test_the_careful_reader_says_what_is_wrong() -> None:
    with pytest.raises(BadInputError, match="line 2: y_mm is 'nan'"):
        carefully("x_mm,y_mm\n1,nan\n")
