"""Tables of other programs: read whatever writes them, and what is wrong is named with its line."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError
from bullseye.tabular.table import is_total, read_table, said_separator, separator_of
from bullseye.tabular.text import Text


def test_rows_know_their_lines_and_empty_lines_are_skipped() -> None:
    table = read_table('a, b \n1,2\n\n"x\ny",4\n5,6\n', "f.csv")
    assert table.head == ["a", "b"]
    assert [(row.cells, row.line) for row in table.rows] == [(["1", "2"], 2), (["x\ny", "4"], 5), (["5", "6"], 6)]
    assert (table.column("b"), table.column("c")) == (1, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "f.csv is empty; it must be a CSV with the header a,b"),
        ("# nothing\n\n", "f.csv is empty"),
        ("a,b,b\n", "has 'b' twice"),
        ("a,b\n1\n", "line 2: 1 values in '1'; the header has 2"),
        ('a,b\n1,"2\n', "it must be CSV"),
    ],
)
def test_what_is_no_table_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        read_table(text, "f.csv", wants="a,b")


@pytest.mark.parametrize("cell", ["", "x", "nan", "inf", "-1e10", "1,5,5"])
def test_what_is_no_number_is_quoted(cell: str) -> None:
    table = read_table(f'a,b\n1,"{cell}"\n', "f.csv")
    with pytest.raises(BadInputError) as bad:
        table.number(table.rows[0], 1, "a number of apples", 1e9)
    assert str(bad.value) == f"f.csv, line 2: b is {cell!r}; it must be a number of apples"


@pytest.mark.parametrize(
    "text",
    [
        "a;b\n1;x\n2;y\n", "a\tb\n1\tx\n2\ty\n", "sep=|\na|b\n1|x\n2|y\n", '"sep=;"\r\na;b\r\n1;x\r\n2;y\r\n',
        "a,b\r1,x\r2,y\r", "\ufeffa,b\n1,x\n2,y", "# of May\na,b\n# first\n1,x\n\n , \n2,y\n", "a,b\n1,x,\n2,y,,\n",
        "a,b,\n1,x\n2,y\n", 'a,b\n"1","x"\n2,y\n', "a,b\n1,x\n2,y\nTotal,3\n",
        ",,\na,b\n1,x\n2,y\nSumme:,3\nMittel,1\n",
    ],
)  # fmt: skip
def test_what_programs_do_around_a_table_changes_nothing_in_it(text: str) -> None:
    table = read_table(text, "f")
    assert [name for name in table.head if name] == ["a", "b"]
    assert [row.cells[:2] for row in table.rows] == [["1", "x"], ["2", "y"]]


def test_totals_and_comments_are_kept_apart_and_counted() -> None:
    table = read_table("a,b\n#c\nTotal,9\n1,2\nTotal,3\n", "f")
    assert [row.cells for row in table.rows] == [["Total", "9"], ["1", "2"]]
    assert ([row.line for row in table.totals], table.comments) == ([5], 1)


def test_a_heading_over_two_lines_is_one_name() -> None:
    assert read_table('"x\n (mm)",y\n1,2\n', "f").head == ["x (mm)", "y"]


def test_a_column_may_be_called_a_number_sign() -> None:
    assert read_table("#,x\n1,2\n", "f").head == ["#", "x"]


def test_without_notes_all_of_it_is_content() -> None:
    table = read_table("name,n\n# Ann,1\nTotal,2\n", "f", notes=False)
    assert [row.cells for row in table.rows] == [["# Ann", "1"], ["Total", "2"]]


def test_without_a_header_the_columns_have_numbers() -> None:
    table = read_table("1,2\n3,4\n", "f", head=False)
    assert (table.head, [row.cells for row in table.rows]) == (["1", "2"], [["1", "2"], ["3", "4"]])


def test_the_decimal_mark_is_asked_for_where_nothing_tells() -> None:
    table = read_table("a\tb\n1,234\t5\n", "f")
    with pytest.raises(BadInputError, match="f, line 2: a is '1,234', which may .* --decimal-mark comma"):
        table.settle((0, 1))
    table.settle((0, 1), ",")
    assert table.number(table.rows[0], 0, "a number", 1e9) == 1.234


def test_a_number_that_does_not_fit_the_others_is_named() -> None:
    table = read_table("a;b\n1,5;2.5\n", "f")
    table.settle((0, 1))
    with pytest.raises(BadInputError, match="b is '2.5'; it must be a number with a decimal comma, as the others are"):
        table.number(table.rows[0], 1, "a number", 1e9)


def test_an_error_says_that_the_encoding_is_only_likely() -> None:
    with pytest.raises(BadInputError, match="not UTF-8 from byte 3 on"):
        read_table(Text("a,b\n1\n", "Windows-1252", 3), "f")


def test_the_separator_is_the_strongest_mark_outside_quotes() -> None:
    assert separator_of("a,b;c\td") == "\t" and separator_of('"a;b",c') == "," and separator_of("a b") == ","
    assert said_separator("sep=;\r\n") == ";" and said_separator("SEP=,") == "," and said_separator("separate") == ""


@pytest.mark.parametrize(("cells", "total"), [(["Total", "1"], True), (["", "avg:"], True), (["total war", "1"], False),
                                              (["1", "total"], False), (["", ""], False)])  # fmt: skip
def test_a_total_begins_with_the_word(cells: list[str], total: bool) -> None:
    assert is_total(cells) == total


CELLS = st.text("ab1 ,;\t\"#'\u00e9\n\r", max_size=6)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=6), st.sampled_from(";,\t"))
def test_what_csv_writes_in_any_dialect_is_read(rows: list[list[str]], mark: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerows([["a", "b"], *rows])
    found = [row.cells for row in read_table(out.getvalue(), "f").rows]
    assert found == [row for row in rows if any(cell.strip() for cell in row)]


@given(st.text(max_size=120))
def test_any_text_is_a_table_or_a_named_error(text: str) -> None:
    try:
        assert read_table(text, "f").head
    except BadInputError as bad:
        assert str(bad).startswith("f") and "\n" not in str(bad)
