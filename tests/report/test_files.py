"""Reports as files: whole, never over what is there unless that is asked for, each chart by its name."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from bullseye.errors import BadInputError
from bullseye.report.files import (
    chart_paths,
    missing_text,
    ready,
    write,
    write_charts,
    write_html,
    write_pdf,
)
from tests.play.reported import reports
from tests.systems import needs_links


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("mine")
    with pytest.raises(BadInputError, match="is there already.*--force"):
        write_html(reports()["goal"], path)
    assert path.read_text() == "mine"
    write_html(reports()["goal"], path, force=True)
    assert path.read_text(encoding="utf-8") == reports()["goal"].html()
    assert [found.name for found in tmp_path.iterdir()] == ["a.html"]


def test_a_folder_or_a_place_without_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="is a folder"):
        ready(tmp_path, True)
    with pytest.raises(BadInputError, match="is no folder; make it"):
        write(tmp_path / "no" / "a.pdf", b"")


@needs_links
def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    link = tmp_path / "a.pdf"
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadInputError, match="is there already"):
        write(link, b"x")
    assert not (tmp_path / "elsewhere").exists()


def test_all_charts_go_into_a_folder_and_the_first_into_a_file(tmp_path: Path) -> None:
    report = reports()["round"]
    made = write_charts(report, tmp_path / "new" / "charts", "svg")
    assert [path.name for path in made] == [f"{report.stem}-shots.svg", f"{report.stem}-heat-map.svg"]
    for path in made:
        ElementTree.parse(path)
    assert write_charts(report, tmp_path / "one.PNG", "png") == [tmp_path / "one.PNG"]
    with Image.open(tmp_path / "one.PNG") as image:
        assert image.format == "PNG" and image.size[0] == 1920
    (tmp_path / "odd.png").mkdir()
    assert len(chart_paths(report, tmp_path / "odd.png", "png")) == 2


def test_no_chart_is_written_when_one_of_them_is_there(tmp_path: Path) -> None:
    report = reports()["round"]
    taken = tmp_path / f"{report.stem}-heat-map.svg"
    taken.write_text("mine")
    with pytest.raises(BadInputError, match="is there already"):
        write_charts(report, tmp_path, "svg")
    assert list(tmp_path.iterdir()) == [taken]
    assert len(write_charts(report, tmp_path, "svg", force=True)) == 2


def test_a_report_without_charts_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="there is no chart.*leave --png out"):
        write_charts(reports()["nobody"], tmp_path, "png")


def test_every_step_of_many_charts_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    write_charts(reports()["pointing"], tmp_path, "svg", say=said.append)
    assert [words.split(" ")[0] for words in said] == ["1/2", "2/2"]


def test_a_pdf_says_which_letters_are_boxes(tmp_path: Path) -> None:
    assert write_pdf(reports()["goal"], tmp_path / "a.pdf") == ""
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    said = missing_text(["\u674e"])
    assert said.startswith("no font here has the letters \u674e: they are boxes on the paper; ")
    assert missing_text(map(chr, range(0x4E00, 0x4E20))).count("...") == 1
