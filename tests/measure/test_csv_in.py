"""CSVs of other programs: read strictly, and what is wrong is named with its line."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.measure.csv_in import read_csv


def test_rows_know_their_lines_and_empty_lines_are_skipped() -> None:
    table = read_csv('a, b \n1,2\n\n"x\ny",4\n5,6\n', "f.csv", ("a", "b"))
    assert table.head == ["a", "b"]
    assert [(row.cells, row.line) for row in table.rows] == [(["1", "2"], 2), (["x\ny", "4"], 5), (["5", "6"], 6)]
    assert (table.column("b"), table.column("c")) == (1, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "f.csv is empty; it must be a CSV with the header a,b"),
        ("a,c\n", "'a,c' has no b; it must hold a,b"),
        ("a,b,b\n", "has 'b' twice"),
        ("a,b\n1\n", "line 2: 1 values in '1'; the header has 2"),
        ('a,b\n1,"2\n', "it must be CSV"),
    ],
)
def test_what_is_no_table_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        read_csv(text, "f.csv", ("a", "b"))


@pytest.mark.parametrize("cell", ["", "x", "nan", "inf", "-1e10", "1,5"])
def test_what_is_no_number_is_quoted(cell: str) -> None:
    table = read_csv(f'a,b\n1,"{cell}"\n', "f.csv", ("a", "b"))
    with pytest.raises(BadInputError) as bad:
        table.number(table.rows[0], 1, "a number of apples", 1e9)
    assert str(bad.value) == f"f.csv, line 2: b is {cell!r}; it must be a number of apples"
