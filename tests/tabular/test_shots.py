"""The shots of any table come in millimetres, y up; what the file leaves open is asked for by its flag."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadInputError, BullseyeError
from bullseye.tabular.shots import FAR_MM, read_plain_shots, read_shots
from bullseye.tabular.understood import NOTHING, Asked

SAME = [(25.4, -50.8), (0.0, 12.7)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("x_mm,y_mm\n25.4,-50.8\n0,12.7\n", NOTHING),
        ("x_mm;y_mm\n25,4;-50,8\n0;12,7\n", NOTHING),
        ("X (in)\tY (in)\n1\t-2\n0\t0.5\n", NOTHING),
        ("x_cm,y_cm\n2.54,5.08\n0,-1.27\n", Asked(y_down=True)),
        ("n;rechts;hoch\n1;1;-2\n2;0;0,5\n", Asked(columns={"x": "rechts", "y": "3"}, unit="in")),
        ("1,1.0,-2.0\n2,0.0,0.5\n", Asked(columns={"x": "2", "y": "3"}, unit="in")),
        ("x,y\n25.4,-50.8\n0,12.7\n", Asked(unit="mm")),
        ("x_mrad,y_mrad\n0.254,-0.508\n0,0.127\n", Asked(distance_mm=100_000.0)),
        ("shot,x_mm,y_mm\n1,25.4,-50.8\n2,0,12.7\nMean,12.7,-19\n", NOTHING),
        ("x_mm,y_mm,tags\n9,9,sighter\n25.4,-50.8,\n0,12.7,wind\n", NOTHING),
        ("x_mm,y_mm,sighter\n25.4,-50.8,0\n9,9,1\n0,12.7,no\n", NOTHING),
    ],
)  # fmt: skip
def test_the_same_shots_in_every_form(text: str, asked: Asked) -> None:
    for source in (text, text.encode(), ("\ufeff" + text).encode("utf-16-le")):
        found = read_shots(source, "f.csv", asked).points_mm
        assert [pytest.approx(point, rel=1e-4) for point in found] == SAME


def test_times_prove_a_decimal_mark_too() -> None:
    assert read_shots("x_mm;y_mm;t\n1;2;0,5\n", "f").table.decimal == ","


def test_what_was_understood_goes_with_them() -> None:
    read = read_shots("# May\nX (in);Y (in);tags\n1,5;2;sighter\n1,5;2;\nSum;4;\n", "f", Asked(y_down=True))
    assert read.understood.sentence == (
        "1 shot, inches, y down; x is 'X (in)', y is 'Y (in)'; separated by semicolons, decimal commas; "
        "left out: 1 comment line, 1 total (line 5), 1 sighter"
    )
    assert len(read_shots("x_mm,y_mm,tags\n1,2,sighter\n", "f", Asked(sighters=True)).points_mm) == 1
    assert read_shots("x_mm,y_mm\n1,2\n", "f").understood.plain


@pytest.mark.parametrize(
    ("text", "asked", "words"),
    [
        ("x,y\n1,2\n", NOTHING, "'x,y' has no x_mm, and nothing says in which unit 'x' is; give --unit"),
        ("x_moa,y_moa\n1,2\n", NOTHING, "--distance"),
        ("x_mm,y_mm\n1,2\n", Asked(unit="in"), "says mm and --unit says inches"),
        ("x_mm\ty_mm\n1,234\t2\n", NOTHING, "--decimal-mark"),
        ("x_mm,y_mm,x (mm)\n1,a,3\n", NOTHING, "line 2: y_mm is 'a'; it must be a number of millimetres"),
        ("x_in,y_in\n1,a\n", NOTHING, "line 2: y_in is 'a'; it must be a number of inches"),
        ("x_in,y_in\n1,9e8\n", NOTHING, "line 2: .*too far away"),
        ("x_mrad,y_mrad\n1,1570.796\n", Asked(distance_mm=1e6), "too far away"),
        ("x_mm,y_mm\n1,5,2,5\n", NOTHING, "4 values .*; where commas are decimal marks"),
    ],
)
def test_what_cannot_be_told_is_asked_with_its_line_or_its_flag(text: str, asked: Asked, words: str) -> None:
    with pytest.raises(BadInputError, match=words):
        read_shots(text, "f", asked)


@pytest.mark.parametrize(
    "text",
    [
        "X (mm);note;Y (mm)\n1.5;a;2\n-3;b;4e1\n",
        "x_in;note;y_in\n1,5;a;2\n-3;b;4e1\n",
        "x_cm,note,y_cm\n1.5,a,2\n-3,b,4e1\n",
    ],
)
def test_the_quick_way_reads_what_the_careful_one_reads(text: str) -> None:
    for asked in (NOTHING, Asked(y_down=True)):
        quick, careful = read_plain_shots(text, asked, "note"), read_shots(text, "f", asked)
        assert quick is not None and quick.labels == ["a", "b"]
        assert list(zip(quick.xs_mm, quick.ys_mm, strict=True)) == careful.points_mm
        assert quick.understood == careful.understood


@pytest.mark.parametrize(
    "text",
    ["x_moa,y_moa\n1,2\n", "x_in,y_in\n9e8,1\n", "x_mm;y_mm\n1,5;2.5\n", "x_mm,y_mm,tags\n1,2,sighter\n", "a,b\n1,2\n",
     "x_mm,y_mm\n1,b\n"],
)  # fmt: skip
def test_the_quick_way_leaves_anything_else_to_the_careful_one(text: str) -> None:
    assert read_plain_shots(text, NOTHING, "group") is None


HEADS = st.sampled_from(["x_mm,y_mm\n", "x_in;y_in\n", "sep=;\nx_mm;y_mm\n", ""])


@given(HEADS, st.text('0123456789.,;-e\n\r"# Total\t', max_size=80))
def test_any_text_becomes_shots_or_a_named_error(head: str, rest: str) -> None:
    try:
        for point in read_shots(head + rest, "f").points_mm:
            assert all(abs(value) <= FAR_MM for value in point)
    except BullseyeError as bad:
        assert str(bad)


POINTS = st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=1, max_size=8)


@given(POINTS, st.sampled_from([",", ";", "\t"]), st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]),
       st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]))  # fmt: skip
def test_any_shots_survive_every_dialect(
    points: list[tuple[float, float]], mark: str, comma: bool, end: str, encoding: str
) -> None:
    decimal = "," if comma and mark == ";" else "."
    rows = [f"x_mm{mark}y_mm", *(f"{x!r}{mark}{y!r}".replace(".", decimal) for x, y in points)]
    text = end.join(rows) + end
    data = ("\ufeff" + text).encode(encoding) if encoding == "utf-16-be" else text.encode(encoding)
    assert read_shots(data, "f").points_mm == points
