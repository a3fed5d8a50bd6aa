"""`bullseye group`: keys, nulls and tables, and one sentence for everything else."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bullseye.cli import main
from bullseye.wording.numbers import DASH


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Run = Callable[..., Said]
KEYS = {
    "group", "n", "mpi_x", "mpi_y", "mean_radius", "extreme_spread", "sigma", "sigma_ci95", "cep50", "cep90", "cep95",
    "ellipse95", "enclosing_radius", "mpi_ci95",
}  # fmt: skip
TWO_GROUPS = "x_mm,y_mm,group\n0,0,A\n6,8,A\n1,1,B\n10,0,A\n"


@pytest.fixture
def group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Measure the text of a CSV with some flags."""

    def run(text: str | None, *flags: str) -> Said:
        path = tmp_path / "shots.csv"
        if text is not None:
            path.write_text(text, encoding="utf-8")
        try:
            code = main(["group", *flags, *([] if text is None else [str(path)])])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Said(code, *capsys.readouterr())

    return run


def answer(said: Said) -> Any:
    """The JSON, which must be all that was said."""
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def test_the_json_has_its_documented_keys_for_each_group_and_for_all(group: Run) -> None:
    found = answer(group(TWO_GROUPS, "--json"))
    assert list(found) == ["groups", "pooled"]
    assert [each["group"] for each in found["groups"]] == ["A", "B"]
    for each in found["groups"]:
        assert set(each) >= KEYS
    first = found["groups"][0]
    assert (first["n"], first["extreme_spread"]) == (3, 10)
    assert set(first["ellipse95"]) == {"semi_major", "semi_minor", "angle_deg"}
    assert set(first["mpi_ci95"]) == {"x", "y"}
    low, high = first["mpi_ci95"]["x"]
    assert low < first["mpi_x"] < high
    assert first["sigma_ci95"][0] < first["sigma"] < first["sigma_ci95"][1]
    assert found["pooled"]["n"] == 4
    assert found["pooled"]["groups"] == 2
    assert found["pooled"]["sigma"] == pytest.approx(first["sigma"])


def test_what_one_shot_cannot_tell_is_null(group: Run) -> None:
    (each,) = answer(group("x_mm,y_mm\n3,4\n", "--json"))["groups"]
    assert {key for key in KEYS if each[key] is None} == {
        "sigma", "sigma_ci95", "cep50", "cep90", "cep95", "ellipse95", "mpi_ci95", "mean_radius", "extreme_spread",
        "enclosing_radius",
    }  # fmt: skip


def test_what_one_shot_cannot_tell_is_a_dash(group: Run) -> None:
    code, out, _ = group("x_mm,y_mm\n3,4\n")
    assert code == 0
    for label in ("extreme spread", "mean radius", "width", "height", "smallest circle, radius", "sigma"):
        assert next(line for line in out.splitlines() if line.startswith(label)).split()[-1] == DASH


def test_identical_shots_have_a_spread_of_0_not_null(group: Run) -> None:
    found = answer(group("x_mm,y_mm\n" + "0.1,0.7\n" * 3, "--json"))
    (each,) = found["groups"]
    assert (each["sigma"], each["sigma_ci95"], each["cep50"], each["extreme_spread"]) == (0, [0, 0], 0, 0)
    assert found["pooled"]["sigma"] == 0


def test_no_shots_are_a_group_of_none(group: Run) -> None:
    found = answer(group("x_mm,y_mm\n", "--json"))
    assert [(each["group"], each["n"], each["mpi_x"]) for each in found["groups"]] == [("all", 0, None)]
    assert found["pooled"] == {"n": 0, "groups": 1, "df": 0, "sigma": None, "sigma_ci95": None}
    assert answer(group("x_mm,y_mm,group\n", "--json"))["groups"] == []


def test_groups_keep_the_order_of_the_file_and_may_be_mixed(group: Run) -> None:
    text = "group,y_mm,note,x_mm\nlate,1,,1\nearly,2,x,2\n late ,3,,3\n"
    found = answer(group(text, "--json"))["groups"]
    assert [(each["group"], each["n"]) for each in found] == [("late", 2), ("early", 1)]


def test_without_a_file_or_with_a_dash_stdin_is_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (["group", "--json"], ["group", "-", "--json"]):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"x_mm,y_mm\n1,2\n")))
        assert main(words) == 0
        assert json.loads(capsys.readouterr().out)["groups"][0]["mpi_y"] == 2


def test_one_group_is_listed_with_its_intervals(group: Run) -> None:
    said = group("x_mm,y_mm\n0,0\n6,8\n10,0\n")
    lines = said.out.splitlines()
    assert lines[0] == "3 shots"
    assert any(line.startswith("sigma ") and "95 %: " in line for line in lines)
    assert any(line.startswith("extreme spread") and line.endswith("10.00") for line in lines)
    assert "may be centred" in said.out


def test_a_group_far_off_is_called_off_centre(group: Run) -> None:
    said = group("x_mm,y_mm\n50,0\n51,1\n50,2\n52,1\n51,0\n")
    assert "off centre: chance alone does this under 0.1 % of the time" in said.out


def test_several_groups_are_a_table_with_the_pooled_sigma_last(group: Run) -> None:
    lines = group(TWO_GROUPS).out.splitlines()
    assert lines[0].split()[:3] == ["group", "shots", "x"]
    assert [line.split()[0] for line in lines[1:]] == ["A", "B", "pooled"]
    assert "–" in lines[2]
    assert lines[1].split()[4] == lines[3].split()[2]


def test_a_key_is_explained_without_a_file(group: Run) -> None:
    said = group(None, "--explain", "sigma")
    assert said.code == 0
    assert said.out.startswith("sigma (mm): ")
    for part in ("formula  cG(2 n - 1)", "from     n, sum_r2", "source   Ballistipedia"):
        assert part in said.out


def test_with_a_file_the_explanation_has_the_numbers_that_went_in(group: Run) -> None:
    said = group("x_mm,y_mm\n0,0\n6,8\n", "--explain", "sigma")
    assert "group all: sigma 5.6419, from n 2, sum_r2 50.0000" in said.out
    pooled = group(TWO_GROUPS, "--explain", "pooled.sigma")
    assert "pooled: sigma " in pooled.out
    assert ", from df 4" in pooled.out


def test_an_explanation_as_json(group: Run) -> None:
    found = answer(group("x_mm,y_mm\n0,0\n6,8\n", "--explain", "cep50", "--json"))
    assert (found["id"], found["inputs"], found["values"][0]["of"]) == ("cep50", ["sigma"], "group all")
    assert found["values"][0]["cep50"] == pytest.approx(1.17741 * found["values"][0]["sigma"], rel=1e-5)


@pytest.mark.parametrize(
    ("text", "flags", "parts"),
    [
        ("", (), ("is empty", "x_mm,y_mm")),
        ("x,y\n1,2\n", (), ("'x,y' has no x_mm",)),
        ("x_mm,y_mm\n1,a\n", (), ("line 2: y_mm is 'a'", "number of millimetres")),
        ("x_mm,y_mm\n1,inf\n", (), ("line 2: y_mm is 'inf'",)),
        ("x_mm,y_mm\n1\n", (), ("line 2: 1 values",)),
        ("x_mm,y_mm,group\n1,2,A\n1,2, \n", (), ("line 3: group is empty",)),
        ("x_mm,y_mm\n1,2\n", ("--explain", "sgima"), ("no number is called 'sgima'", "sigma")),
        ("x_mm,y_mm\n1,2\n", ("--explain", "cats.sigma"), ("no number is called 'sigma'",)),
    ],
)
def test_bad_input_is_one_sentence(group: Run, text: str, flags: tuple[str, ...], parts: tuple[str, ...]) -> None:
    said = group(text, *flags)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("bullseye: ") and said.err.count("\n") == 1
    for part in parts:
        assert part in said.err


LARGE = "".join(f"{n % 7 - 3}.{n % 10},{n % 5 - 2}e-1,{'AB'[n % 2]}\n" for n in range(200))


@pytest.mark.parametrize("head", ["x_mm,y_mm,group\n", "x_mm,y_mm,note\n"])
def test_a_large_file_is_read_the_same_in_the_quick_way(head: str) -> None:
    np = pytest.importorskip("numpy")

    from bullseye.commands.group import read_groups

    careful, quick = read_groups(head + LARGE, "f.csv", large=10**9), read_groups(head + LARGE, "f.csv", large=0)
    assert list(careful) == list(quick)
    for label, points in quick.items():
        assert isinstance(points, np.ndarray)
        assert [tuple(point) for point in points.tolist()] == careful[label]


def test_labels_of_a_large_file_lose_their_spaces_and_an_empty_one_is_named() -> None:
    from bullseye.commands.group import read_groups
    from bullseye.errors import BadInputError

    found = read_groups("group,x_mm,y_mm\n late ,1,1\nlate,2,2\nearly,3,3\n", "f.csv", large=0)
    assert [(label, len(points)) for label, points in found.items()] == [("late", 2), ("early", 1)]
    for large in (0, 10**9):
        with pytest.raises(BadInputError, match=r"f\.csv, line 3: group is empty"):
            read_groups("group,x_mm,y_mm\nA,1,1\n ,2,2\n", "f.csv", large=large)


def test_without_numpy_a_large_file_is_measured_in_plain_python(monkeypatch: pytest.MonkeyPatch) -> None:
    from bullseye.commands.group import read_groups

    monkeypatch.setitem(sys.modules, "numpy", None)
    assert read_groups("x_mm,y_mm\n1,2\n3,4\n", "f.csv", large=0) == {"all": [(1.0, 2.0), (3.0, 4.0)]}


def test_tables_of_other_programs_are_measured_in_mm(group: Run) -> None:
    said = group("x_cm;y_cm;group\n1,5;0;A\n0;2,5;A\n", "--json", "--y-down")
    found = json.loads(said.out)
    assert found["groups"][0]["mpi_y"] == -12.5 and found["read"]["shots"] == 2
    assert said.err.startswith("read: 2 shots, cm, y down")
    assert "mpi_x" in group("a,b\n1,2\n", "--columns", "x=a,y=b", "--unit", "in", "--json").out
