"""`--explain`: numbers as text, and keys of another heading."""

from __future__ import annotations

import json

import pytest

from bullseye.commands.explaining import explain, find, text_of
from bullseye.errors import UnknownNameError


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (3, "3"), (True, "True"), (1.23456, "1.2346"), ([1.0, 2.5], "1.0000 to 2.5000"), ("A", "A"),
     ({"x": [0.0, 1.0], "angle_deg": None}, "x 0.0000 to 1.0000, angle_deg –")],
)  # fmt: skip
def test_values_are_written_for_reading(value: object, text: str) -> None:
    assert text_of(value) == text


def test_a_key_belongs_to_the_command_unless_it_names_its_heading() -> None:
    assert find("group", "sigma").label == "sigma"
    assert find("group", "pooled.sigma").label == "pooled sigma"
    assert find("pointing", "path.re_entries").topic == "path"
    for key in ("re_entries", "pooled", "group.", ""):
        with pytest.raises(UnknownNameError, match="no number is called"):
            find("group", key)


def test_an_explanation_has_the_formula_the_source_and_the_inputs(capsys: pytest.CaptureFixture[str]) -> None:
    line = find("group", "offset")
    explain(line, [("one", {"offset": 5.0, "mpi_x": 3.0, "mpi_y": 4.0, "sigma": 1.0})], as_json=False)
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("off the aim (mm): distance")
    assert said[1] == "  formula  sqrt(mpi_x^2 + mpi_y^2)"
    assert said[-1] == "  one: offset 5.0000, from mpi_x 3.0000, mpi_y 4.0000"
    explain(line, [("one", {"offset": 5.0})], as_json=True)
    assert json.loads(capsys.readouterr().out)["values"] == [{"of": "one", "offset": 5.0}]
