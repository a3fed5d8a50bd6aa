"""The A4 page of a report: always one, whole, with its numbers in letters that can be searched; what is cut is told."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace

import pytest

from bullseye.coach.pointing_advice import Advice
from bullseye.picture.pdf import Paper
from bullseye.report.a4 import sheet
from bullseye.report.parts import Part, find
from bullseye.report.report import Report, player_report
from bullseye.wording.forms import text_of
from tests.play.reported import NOW, reports, rows
from tests.rounds import DRILLS, FACES

KINDS = list(reports())


class Set(Paper):
    """A paper that remembers what was set on it, and where."""

    def __init__(self, *args: object, **more: object) -> None:
        self.lines: list[tuple[float, float, str, float]] = []
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def text(self, x: float, y: float, text: str, size_pt: float = 10, **more: object) -> float:  # type: ignore[override]
        self.lines.append((x, y, text, size_pt))
        return super().text(x, y, text, size_pt, **more)  # type: ignore[arg-type]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> type[Set]:
    monkeypatch.setattr("bullseye.picture.pdf.Paper", Set)
    return Set


def pages(document: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", document))


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_one_whole_a4_page(kind: str) -> None:
    document = reports()[kind].pdf().bytes()
    assert document.startswith(b"%PDF-") and document.rstrip().endswith(b"%%EOF")
    assert pages(document) == 1
    assert b"595.28 841.89" in document
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL):
        if raw[:1] == b"x":
            zlib.decompress(raw)
    assert len(document) < 200_000


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_of_the_parts_that_have_room_is_set_within_the_borders(kind: str, written: type[Set]) -> None:
    content = reports()[kind].content
    paper = sheet(content)
    assert isinstance(paper, Set)
    texts = [text for _, _, text, _ in paper.lines]
    foot = " ".join(texts)
    for part in content.parts:
        if f"{part.title}" in foot.partition("Left out")[2]:
            continue
        for entry in part.entries:
            assert text_of(find(content.values, entry.value.path), entry.value.form) in texts, entry.label
    assert all(14 <= x <= 196.01 and 10 <= y <= 286 for x, y, _, _ in paper.lines)
    assert all(size >= 5 for *_, size in paper.lines)


def test_nothing_is_set_over_something_else(written: type[Set]) -> None:
    for kind in KINDS:
        paper = sheet(reports()[kind].content)
        assert isinstance(paper, Set)
        left = sorted((y, size) for x, y, _, size in paper.lines if x == 14.0)
        for (y, size), (after, _) in zip(left, left[1:], strict=False):
            assert after - y > 0.9 * size * 25.4 / 72, kind


def test_what_finds_no_room_is_named_at_the_foot(written: type[Set]) -> None:
    content = reports()["round"].content
    many = tuple(replace(content.parts[-1], title=f"Part {n}") for n in range(20))
    paper = sheet(replace(content, parts=(*content.parts, *many)))
    assert isinstance(paper, Set) and paper.pages == 1
    said = " ".join(text for _, _, text, _ in paper.lines)
    assert "Left out for want of room: Part " in said and " more. The HTML report has everything." in said
    whole = sheet(content)
    assert isinstance(whole, Set)
    assert not any("Left out" in text for _, _, text, _ in whole.lines)


def test_a_part_that_finds_no_room_takes_nothing_else_with_it(written: type[Set]) -> None:
    content = reports()["round"].content
    huge, small = Part("Huge", ("word " * 9000,)), Part("Small", ("A line.",))
    paper = sheet(replace(content, parts=(small, huge, replace(small, title="Last"))))
    assert isinstance(paper, Set)
    texts = [text for _, _, text, _ in paper.lines]
    assert {"Small", "Last"} <= set(texts) and "Huge" not in texts
    assert any(text.startswith("Left out for want of room: Huge. The HTML") for text in texts)


def test_a_suggestion_of_many_words_is_set_below_what_it_rests_on(written: type[Set]) -> None:
    drill = "the same targets to a beat of 540 ms, 10 % shorter than your 600 ms"
    advice = Advice("over-careful", "We 50 against W 96", "more careful than the targets ask for", drill)
    rounds = [row for row in rows() if row.player == "Ann" and row.drill in ("race-30", "pointing-test")]
    paper = sheet(player_report("Ann", rounds, NOW, FACES, DRILLS, advice=[advice]).content)
    assert isinstance(paper, Set)
    said = " ".join(text for _, _, text, _ in paper.lines)
    assert "Left out" not in said
    assert f"{advice.evidence}: {advice.reading}. {drill}" in said


def test_a_player_of_many_drills_still_has_one_page() -> None:
    some = [
        row._replace(drill=f"drill-{n}", id=f"{n} {row.id}") for n in range(30) for row in rows() if row.player == "Ann"
    ]
    assert player_report("Ann", some, NOW, FACES, DRILLS).pdf().pages == 1


def test_a_long_sentence_and_a_long_name_stay_on_the_page() -> None:
    content = reports()["round"].content
    long = replace(content, title="Wolfeschlegelsteinhausen " * 12, parts=(Part("Words", ("word " * 400,)),))
    assert Report(long).pdf().pages == 1


def test_letters_that_no_font_has_are_told() -> None:
    name = "\u674e\u96f7"
    report = player_report(name, [row._replace(player=name) for row in rows()], NOW, FACES, DRILLS)
    assert report.pdf().missing == ["\u674e", "\u96f7"]


def test_a_meaning_is_said_once(written: type[Set]) -> None:
    paper = sheet(reports()["player"].content)
    assert isinstance(paper, Set)
    starts = [text for _, _, text, _ in paper.lines if "usual range: where" in text.lower()]
    assert len(starts) == 1


def test_equal_reports_make_equal_bytes() -> None:
    content = reports()["goal"].content
    assert sheet(content).bytes() == sheet(content).bytes()
