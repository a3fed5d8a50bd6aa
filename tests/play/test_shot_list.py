"""A list of shots before it is kept: what is seen of it, and what is asked below instead of by a flag."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.play import shot_list
from bullseye.play.record_tasks import Source
from bullseye.play.shot_list import below, look, picture
from bullseye.tabular.understood import Asked
from bullseye.target.catalog import Catalogue


def listed(text: str) -> Source:
    return Source(Path("list.csv"), "shots", text.encode())


def test_a_list_shows_its_line_its_columns_and_its_shots() -> None:
    shown = look(listed("x_in;y_in;note\n1;-1;a\n"), Asked(y_down=True))
    assert shown.sentence.startswith("1 shot, inches, y down") and not shown.wrong
    assert shown.columns == ("x_in", "y_in", "note") and shown.points_mm == ((25.4, 25.4),)


@pytest.mark.parametrize(
    "text", ["x,y\n1,2\n", "a,b\n1,2\n", "x_moa,y_moa\n1,2\n", "x1,y1,x2,y2\n1,2,3,4\n", "x_mm\ty_mm\n1,234\t2\n"]
)
def test_what_is_open_is_asked_below_and_no_flag_is_named(text: str) -> None:
    shown = look(listed(text), Asked())
    assert "below" in shown.wrong and "--" not in shown.wrong
    assert shown.columns[0] == text.replace("\t", ",").split(",")[0]


def test_a_file_that_is_no_table_only_says_so() -> None:
    shown = look(Source(Path("list.csv"), "shots", b"%PDF"), Asked())
    assert "a PDF" in shown.wrong and shown.columns == () == shown.points_mm


def test_other_sentences_stay_as_they_are() -> None:
    assert below("list.csv, line 2: y_mm is 'a'; it must be a number") == (
        "list.csv, line 2: y_mm is 'a'; it must be a number"
    )


def test_the_picture_shows_where_the_shots_lie() -> None:
    face = Catalogue().get("classic")
    nothing, one = (picture(look(listed(text), Asked()), face, 100) for text in ("", "x_mm,y_mm\n1,2\n"))
    assert nothing.startswith(b"\x89PNG") and one.startswith(b"\x89PNG") and nothing != one


def test_in_another_language_the_clause_with_the_flag_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shot_list, "catalogue", object)
    said = "die Kopfzeile nennt keine Einheit; gib --unit mit einer davon an: mm, in"
    assert below(said) == "die Kopfzeile nennt keine Einheit; say it below"
    assert below("Winkel: sag --distance 100m") == "Winkel; say it below"
    assert below("ganz anders; etwas") == "ganz anders; etwas"
