"""A face file is read whole or refused with the file, the key, the value and what is allowed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bullseye.errors import BadFaceError, UnknownNameError
from bullseye.target.face import Face, Ring, parse_face

HEAD = 'name = "Mine"\ngauge_mm = 4.5\n'
RING = '[[ring]]\npoints = {}\ndiameter_mm = {}\nfill = "#FFFFFF"\n'


def rings(*points_and_diameters: tuple[object, object]) -> str:
    return "".join(RING.format(points, diameter) for points, diameter in points_and_diameters)


TWO = rings((10, 20), (9, 40))


def parse(text: str, name: str = "mine") -> Face:
    return parse_face(text.encode(), name, f"{name}.toml")


def refused(text: str, *parts: str, name: str = "mine") -> None:
    with pytest.raises(BadFaceError) as caught:
        parse(text, name)
    told = str(caught.value)
    assert told.startswith(f"{name}.toml: ") and "\n" not in told
    for part in parts:
        assert part in told


def test_a_small_file_makes_a_face_with_sensible_rest() -> None:
    face = parse(HEAD + TWO)
    assert face.id == "mine" and face.name == "Mine" and face.gauge_mm == 4.5
    assert face.rings == (Ring(20.0, 10, "#ffffff"), Ring(40.0, 9, "#ffffff"))
    assert (face.gauging, face.decimals, face.has_inner_ten, face.diameter_mm) == (
        "inward",
        False,
        False,
        40.0,
    )
    assert face.status == "own" and face.source == "" and face.distance_m == 0


def test_a_full_file_keeps_everything() -> None:
    face = parse(
        'name = "F"\nsource = "a rulebook"\nstatus = "x2"\nnotes = "n"\naliases = ["f", "ff"]\ndistance_m = 70\n'
        'gauge_mm = 0\ngauging = "lower"\ninner_ten_mm = 10\ninner_ten_name = "V"\ninner_ten_line = "#000000"\n'
        'line_mm = 2\nground = "#F4EFE2"\nblack_mm = 30\nown_style = "my-own"\n'
        '[[ring]]\npoints = 10\ndiameter_mm = 20\nfill = "#ffffff"\nline = "#101010"\ntext = "#202020"\n'
        '[[style]]\nid = "big"\npoints = [50]\ninner = 60\n'
        '[[style]]\nid = "plain"\npoints = [5]\ninner_ten = false\n'
        '[[mark]]\nx_mm = -1\ny_mm = 2\nwidth_mm = 3\nheight_mm = 4\nfill = "#abcdef"\n'
    )
    assert (face.source, face.status, face.notes, face.aliases, face.distance_m) == (
        "a rulebook",
        "x2",
        "n",
        ("f", "ff"),
        70,
    )
    assert (face.gauging, face.inner_ten_mm, face.inner_ten_name, face.inner_ten_line) == (
        "lower",
        10,
        "V",
        "#000000",
    )
    assert (face.line_mm, face.ground, face.black_mm) == (2, "#f4efe2", 30)
    assert (face.rings[0].line, face.rings[0].text) == ("#101010", "#202020")
    assert [s.id for s in face.styles] == ["my-own", "big", "plain"]
    assert face.style().points == (10,) and face.style("my-own") is face.style("standard")
    assert (face.style("big").inner, face.style("plain").inner_ten) == (60, False)
    assert (face.marks[0].x_mm, face.marks[0].y_mm, face.marks[0].fill) == (-1, 2, "#abcdef")


def test_a_face_without_rings_needs_its_diameter() -> None:
    face = parse(HEAD + "blank_mm = 300")
    assert face.rings == () and face.diameter_mm == 300 and face.style().points == ()
    refused(HEAD, "no [[ring]] is given", "blank_mm")
    refused(HEAD + "blank_mm = 300\n" + TWO, "blank_mm is 300", "only for a face without rings")


@pytest.mark.parametrize(
    ("values", "own"),
    [((10, 9, 8, 7, 6, 5, 4), "10-9-8"), ((5, 4, 3), "5-4-3"), ((9, 7), "9-7"), ((3,), "3")],
)
def test_a_faces_own_style_is_named_after_its_points(values: tuple[int, ...], own: str) -> None:
    assert parse(HEAD + rings(*((p, 10 * n) for n, p in enumerate(values, 1)))).styles[0].id == own


def test_a_face_with_an_inner_ten_is_named_after_its_x() -> None:
    assert parse(HEAD + "inner_ten_mm = 5\n" + TWO).styles[0].id == "x-10-9"


@pytest.mark.parametrize("second", [20, 19.999, 0.1])
def test_rings_that_do_not_grow_are_refused(second: float) -> None:
    refused(HEAD + rings((10, 20), (9, second)), "ring[2].diameter_mm", f"{second!r}"[:4], "more than 20")


@pytest.mark.parametrize("points", [10, 9])
def test_points_that_do_not_fall_outwards_are_refused(points: int) -> None:
    refused(HEAD + rings((9, 20), (points, 40)), f"ring[2].points is {points}", "less than 9")


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "0", "'40'", "20000.1", "true"])
def test_a_diameter_that_cannot_be_is_refused(value: str) -> None:
    refused(HEAD + rings((10, value)), "ring[1].diameter_mm is ", "more than 0")


@pytest.mark.parametrize("value", ["nan", "-0.001", "inf", "'4'", "200.1", "1" + "0" * 400])
def test_a_gauge_that_cannot_be_is_refused(value: str) -> None:
    refused(f'name = "M"\ngauge_mm = {value}\n{TWO}', "gauge_mm is ", "at least 0 and at most 200")


@pytest.mark.parametrize("value", ["10.5", "-1", "1001", "nan", "true", "'10'"])
def test_points_are_whole_numbers(value: str) -> None:
    refused(HEAD + rings((value, 20)), "ring[1].points is ", "a whole number from 0 to 1000")


def test_ten_thousand_rings_are_refused_by_their_number() -> None:
    many = "".join(RING.format(1, n) for n in range(1, 10_001))
    refused(HEAD + many, "ring is '10000 tables'", "at most 100 are allowed")


def test_a_hundred_rings_are_a_face() -> None:
    assert len(parse(HEAD + rings(*((101 - n, n) for n in range(1, 101)))).rings) == 100


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ('gauging = "sideways"', ("gauging is 'sideways'", "inward, outward, lower")),
        ("inner_ten_mm = 20.001", ("inner_ten_mm is 20.001", "innermost ring, 20")),
        ("inner_ten_mm = nan", ("inner_ten_mm is nan",)),
        ('inner_ten = "near"', ("inner_ten is 'near'", "touch, dot-covered")),
        ("decimals = true", ("decimals is True", "as a ring is wide")),
        ("decimals = 1", ("decimals is 1", "true or false")),
        ('ground = "white"', ("ground is 'white'", "#ffcc00")),
        ('own_style = "Not A Slug"', ("own_style is 'Not A Slug'",)),
        ("distance_m = -1", ("distance_m is -1",)),
        ("aliases = ['A b']", ("aliases is ['A b']",)),
        ("color = '#ffffff'", ("color is '#ffffff'", "not known here")),
        ("line_mm = 51", ("line_mm is 51",)),
    ],
)
def test_each_wrong_value_is_named(line: str, parts: tuple[str, ...]) -> None:
    refused(HEAD + line + "\n" + TWO, *parts)


@pytest.mark.parametrize("key", ["name", "gauge_mm"])
def test_what_must_be_there_is_missed(key: str) -> None:
    text = "\n".join(line for line in HEAD.splitlines() if not line.startswith(key))
    refused(text + "\n" + TWO, f"{key} is missing")


def test_an_unknown_key_of_a_ring_is_refused() -> None:
    refused(HEAD + TWO + "colour = '#ffffff'", "ring[2].colour", "not known here")


@pytest.mark.parametrize(
    ("style", "parts"),
    [
        ('id = "s"\npoints = [1]', ("style[1].points", "2 whole numbers")),
        ('id = "s"\npoints = [1, 2]', ("style[1].points is [1, 2]", "not rise")),
        ('id = "10-9"\npoints = [2, 1]', ("style[1].id is '10-9'", "a new name")),
        ('id = "standard"\npoints = [2, 1]', ("style[1].id is 'standard'",)),
        ('id = "S"\npoints = [2, 1]', ("style[1].id is 'S'",)),
        ('id = "s"\npoints = [2, 1]\ninner = 3', ("style[1].inner is 3", "no inner ten")),
        ('id = "s"\npoints = [2, 1]\nextra = 3', ("style[1].extra is 3",)),
    ],
)
def test_a_style_that_does_not_fit_its_face_is_refused(style: str, parts: tuple[str, ...]) -> None:
    refused(f"{HEAD}{TWO}[[style]]\n{style}\n", *parts)


def test_the_inner_ring_is_worth_at_least_the_ring_around_it() -> None:
    style = '[[style]]\nid = "s"\npoints = [10, 9]\ninner = {}\n'
    refused(f"{HEAD}inner_ten_mm = 5\n{TWO}{style.format(9)}", "style[1].inner is 9", "at least", "10")
    assert parse(f"{HEAD}inner_ten_mm = 5\n{TWO}{style.format(10)}").style("s").inner == 10


def ten_rings(first_mm: float, step_mm: float) -> str:
    return rings(*((10 - n, first_mm + 2 * n * step_mm) for n in range(10)))


def test_decimals_are_allowed_exactly_where_the_ten_is_one_step_wide() -> None:
    head = 'name = "M"\ngauge_mm = 4\ndecimals = true\n'
    assert parse(head + ten_rings(12, 8)).decimals
    refused(head + ten_rings(12.1, 8), "decimals is True")
    refused(head.replace("= 4", "= 5") + ten_rings(12, 8), "decimals is True")
    refused(head + 'gauging = "lower"\n' + ten_rings(12, 8), "decimals is True")
    refused(head + rings(*((9 - n, 12 + 16 * n) for n in range(9))), "decimals is True")


def test_outward_gauging_leaves_a_ten_that_can_be_hit() -> None:
    refused(
        'name = "M"\ngauge_mm = 20\ngauging = "outward"\n' + TWO,
        "gauge_mm is 20",
        "smaller than the innermost ring",
    )


@pytest.mark.parametrize("name", ["Mine", "my face", "", "x" * 65, "../up"])
def test_the_files_name_is_the_faces_name(name: str) -> None:
    with pytest.raises(BadFaceError, match="the file's name is"):
        parse_face((HEAD + TWO).encode(), name, "f.toml")


def test_asking_for_an_unknown_style_tells_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="no scoring style of mine is called 'x'; choose one of: standard, 10-9"):
        parse(HEAD + TWO).style("x")


VALUES: st.SearchStrategy[Any] = st.one_of(
    st.integers(), st.integers(0, 30), st.floats(), st.booleans(), st.text(max_size=8), st.just("#ffffff"),
    st.just("inward"), st.lists(st.integers(0, 10), max_size=3),
)  # fmt: skip
FACE_KEYS = (
    "name", "gauge_mm", "gauging", "inner_ten_mm", "inner_ten", "decimals", "line_mm", "blank_mm", "aliases",
    "own_style", "notes", "distance_m", "ground", "bogus",
)  # fmt: skip
RING_KEYS = ("points", "diameter_mm", "fill", "line", "text", "bogus")


def toml_of(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(c):08X}" for c in value if not "\ud800" <= c <= "\udfff") + '"'
    return repr(value)


def lines_of(table: dict[str, Any]) -> str:
    return "".join(f"{key} = {toml_of(value)}\n" for key, value in table.items())


def table_of(keys: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    return st.dictionaries(st.sampled_from(keys), VALUES, max_size=len(keys))


@given(
    top=table_of(FACE_KEYS), ring_tables=st.lists(table_of(RING_KEYS), max_size=3),
    styles=st.lists(table_of(("id", "points", "inner", "inner_ten")), max_size=2), whole=st.booleans(),
)  # fmt: skip
def test_any_file_ends_in_a_face_or_a_named_error(
    top: dict[str, Any], ring_tables: list[dict[str, Any]], styles: list[dict[str, Any]], whole: bool
) -> None:
    # Half of the files start from a whole face, so that the search gets past the first missing key.
    top = {"name": "n", "gauge_mm": 1, **top} if whole else top
    if whole:
        ring_tables = [
            {"points": 9 - n, "diameter_mm": 10 * (n + 1), "fill": "#123456", **r} for n, r in enumerate(ring_tables)
        ]
    text = lines_of(top)
    text += "".join(f"[[ring]]\n{lines_of(ring)}" for ring in ring_tables)
    text += "".join(f"[[style]]\n{lines_of(style)}" for style in styles)
    try:
        face = parse(text)
    except BadFaceError as bad:
        assert str(bad).startswith("mine.toml: ") and "\n" not in str(bad)
        return
    diameters = [ring.diameter_mm for ring in face.rings]
    assert diameters == sorted(set(diameters)) and face.diameter_mm > 0
    for style in face.styles:
        assert len(style.points) == len(face.rings)
        assert list(style.points) == sorted(style.points, reverse=True)


@given(raw=st.binary(max_size=120))
def test_any_bytes_end_in_a_face_or_a_named_error(raw: bytes) -> None:
    with pytest.raises(BadFaceError):  # no face is this short
        parse_face(raw, "mine", "mine.toml")
