"""A report on A4: one page where it fits, more where it does not, all of it there, in letters that can be searched."""

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
    """A paper that remembers what was set on it, and where; `on` has the page of each of the *lines*."""

    def __init__(self, *args: object, **more: object) -> None:
        self.lines: list[tuple[float, float, str, float]] = []
        self.on: list[int] = []
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def text(self, x: float, y: float, text: str, size_pt: float = 10, **more: object) -> float:  # type: ignore[override]
        self.lines.append((x, y, text, size_pt))
        self.on.append(self.pages)
        return super().text(x, y, text, size_pt, **more)  # type: ignore[arg-type]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> type[Set]:
    monkeypatch.setattr("bullseye.picture.pdf.Paper", Set)
    return Set


def pages(document: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", document))


@pytest.mark.parametrize("kind", KINDS)
def test_a_report_is_whole_and_on_one_a4_page_or_two(kind: str) -> None:
    document = reports()[kind].pdf().bytes()
    assert document.startswith(b"%PDF-") and document.rstrip().endswith(b"%%EOF")
    assert pages(document) == (2 if kind == "player" else 1)
    assert b"595.28 841.89" in document
    for raw in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", document, re.DOTALL):
        if raw[:1] == b"x":
            zlib.decompress(raw)
    assert len(document) < 200_000


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_is_set_within_the_borders(kind: str, written: type[Set]) -> None:
    content = reports()[kind].content
    paper = sheet(content)
    assert isinstance(paper, Set)
    texts = [text for _, _, text, _ in paper.lines]
    for part in content.parts:
        assert part.title in " ".join(texts)
        for entry in part.entries:
            assert text_of(find(content.values, entry.value.path), entry.value.form) in texts, entry.label
    assert all(14 <= x <= 196.01 and 10 <= y <= 286 for x, y, _, _ in paper.lines)
    assert all(size >= 5 for *_, size in paper.lines)


def test_nothing_is_set_over_something_else(written: type[Set]) -> None:
    for kind in KINDS:
        paper = sheet(reports()[kind].content)
        assert isinstance(paper, Set)
        lines = zip(paper.on, paper.lines, strict=True)
        left = sorted((page, y, size) for page, (x, y, _, size) in lines if x == 14.0)
        for (page, y, size), (page_after, after, _) in zip(left, left[1:], strict=False):
            assert page_after > page or after - y > 0.9 * size * 25.4 / 72, kind


def test_what_finds_no_room_goes_on_the_next_pages_in_its_order(written: type[Set]) -> None:
    content = reports()["round"].content
    titles = [f"Part {n}" for n in range(20)]
    many = tuple(replace(content.parts[-1], title=title) for title in titles)
    paper = sheet(replace(content, parts=(*content.parts, *many)))
    assert isinstance(paper, Set) and paper.pages > 1
    texts = [text for _, _, text, _ in paper.lines]
    assert [text for text in texts if text in titles] == titles
    for page in range(2, paper.pages + 1):
        (head,) = (text for on, (_, y, text, _) in zip(paper.on, paper.lines, strict=True) if on == page and y == 10.0)
        assert head == f"{content.title}, page {page} of {paper.pages}"
    assert paper.on == sorted(paper.on), "no page is gone back to"
    assert texts[-1].startswith("Made by bullseye")


def test_words_longer_than_a_page_lose_none(written: type[Set]) -> None:
    content = reports()["round"].content
    words = [f"word{n}" for n in range(3000)]
    huge, small = Part("Huge", (" ".join(words),)), Part("Small", ("A line.",))
    paper = sheet(replace(content, parts=(small, huge, replace(small, title="Last"))))
    assert isinstance(paper, Set)
    said = " ".join(text for _, _, text, _ in paper.lines).split()
    assert [word for word in said if word.startswith("word")] == words
    assert {"Small", "Huge", "Last"} <= {text for _, _, text, _ in paper.lines}
    assert all(y <= 286 for _, y, _, _ in paper.lines)


def test_a_suggestion_of_many_words_is_set_below_what_it_rests_on(written: type[Set]) -> None:
    drill = "the same targets to a beat of 540 ms, 10 % shorter than your 600 ms"
    advice = Advice("over-careful", "We 50 against W 96", "more careful than the targets ask for", drill)
    rounds = [row for row in rows() if row.player == "Ann" and row.drill in ("race-30", "pointing-test")]
    paper = sheet(player_report("Ann", rounds, NOW, FACES, DRILLS, advice=[advice]).content)
    assert isinstance(paper, Set)
    said = " ".join(text for _, _, text, _ in paper.lines)
    assert f"{advice.evidence}: {advice.reading}. {drill}" in said


def test_a_player_of_many_drills_has_all_of_them(written: type[Set]) -> None:
    some = [
        row._replace(drill=f"drill-{n}", id=f"{n} {row.id}") for n in range(30) for row in rows() if row.player == "Ann"
    ]
    content = player_report("Ann", some, NOW, FACES, DRILLS).content
    paper = sheet(content)
    assert isinstance(paper, Set)
    assert {part.title for part in content.parts} - {""} <= {text for _, _, text, _ in paper.lines}


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
    said = " ".join(text for _, _, text, _ in paper.lines).lower()
    assert said.count("usual range: where") == 1


def test_equal_reports_make_equal_bytes() -> None:
    content = reports()["goal"].content
    assert sheet(content).bytes() == sheet(content).bytes()
