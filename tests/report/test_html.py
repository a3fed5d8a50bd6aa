"""The HTML page of a report: whole, strict, alone in the world, its numbers those of the JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC
from xml.etree import ElementTree

import pytest

from bullseye.picture.contrast import contrast
from bullseye.report.html import page as page_of
from bullseye.report.parts import find
from bullseye.report.report import Report, player_report
from bullseye.wording.forms import text_of
from tests.play.reported import NOW, Page, of_round, played, reports, rows
from tests.rounds import DRILLS, FACES, changed

KINDS = list(reports())
NAMESPACES = {"http://www.w3.org/2000/svg"}


def page(report: Report) -> tuple[str, Page]:
    text = report.html()
    return text, Page(text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_on_the_page_is_the_one_in_the_json_and_is_read_as_it(kind: str) -> None:
    report = reports()[kind]
    values = report.as_json()
    _, found = page(report)
    assert found.numbers
    forms = {}
    content = report.content
    for value in [content.hero, *(v for part in content.parts for e in part.entries for v in (e.value, e.interval))]:
        if value is not None:
            forms.setdefault(value.path, []).append(text_of(find(values, value.path), value.form))
    for path, exact, text in found.numbers:
        raw = find(values, path)
        assert exact == raw if isinstance(raw, str) else json.loads(exact) == raw, path
        if path in forms:
            assert text in forms[path]
    shown = {path for path, _, _ in found.numbers}
    for part in content.parts:
        assert {entry.value.path for entry in part.entries} <= shown


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_loaded_and_nothing_runs(kind: str) -> None:
    text, found = page(reports()[kind])
    assert not {"script", "link", "iframe", "object", "embed", "img", "base", "form"} & {tag for tag, _ in found.tags}
    for tag, attributes in found.tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            if name in ("href", "src", "xlink:href", "srcset", "action"):
                assert str(value).startswith(("#", "data:image/png;base64,")), (tag, name, value)
    addresses = set(re.findall(r"(?:https?:)?//[^\s\"'<>)]+", re.sub(r"base64,[^\"]*", "", text)))
    assert addresses <= NAMESPACES
    assert "url(" not in text and "@import" not in text
    policy = dict(next(a for tag, a in found.tags if tag == "meta" and "http-equiv" in a))
    assert "default-src 'none'" in str(policy["content"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_chart_is_a_whole_svg_with_words_for_who_cannot_see_it(kind: str) -> None:
    text, _ = page(reports()[kind])
    svgs = re.findall(r"<svg .*?</svg>", text, re.DOTALL)
    assert len(svgs) == len(reports()[kind].charts(100))
    for svg in svgs:
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img" and root.get("aria-label")


@pytest.mark.parametrize("kind", KINDS)
def test_every_link_leads_to_a_meaning_on_the_page_and_no_id_is_there_twice(kind: str) -> None:
    _, found = page(reports()[kind])
    ids = [str(attributes["id"]) for _, attributes in found.tags if "id" in attributes]
    links = {str(attributes["href"])[1:] for tag, attributes in found.tags if tag == "a"}
    assert len(set(ids)) == len(ids)
    assert links <= set(ids)
    assert links or kind == "nobody"


def test_a_page_names_its_language_letters_and_both_colour_schemes() -> None:
    text, found = page(reports()["round"])
    assert text.startswith("<!DOCTYPE html>\n")
    assert ("html", {"lang": "en", "dir": "ltr"}) in found.tags
    assert ("meta", {"charset": "utf-8"}) in found.tags
    assert "prefers-color-scheme: dark" in text and "@media print" in text and "@page" in text
    assert [tag for tag, _ in found.tags].count("h1") == 1


def test_sentences_tables_and_meanings_are_there() -> None:
    _, found = page(reports()["round"])
    for words in ("Shots and group", "What better aim would gain", "Against your usual", "What the numbers mean",
                  "Source: Ballistipedia, Closed Form Precision", "half the spread would bring"):  # fmt: skip
        assert words in found.text, words


def test_a_name_cannot_break_the_page() -> None:
    name = "<script>alert(1)</script>&\"'\x00"
    mine = [row._replace(player=name) for row in rows()]
    text, found = page(player_report(name, mine, NOW, FACES, DRILLS, UTC))
    assert "<script" not in text and "\x00" not in text
    assert "alert(1)" in found.text
    page(of_round(changed(played(3), player="<b>", device="<i>")))


def test_a_name_of_half_a_letter_can_still_be_written() -> None:
    report = player_report("A\ud800", [row._replace(player="A\ud800") for row in rows()], NOW, FACES, DRILLS)
    assert "<title>A\ufffd<" in report.html().encode("utf-8").decode("utf-8")


def test_equal_reports_make_equal_pages() -> None:
    record = played(3)
    assert of_round(record).html() == page_of(of_round(record).content)


def test_a_page_of_ten_thousand_shots_stays_small() -> None:
    record = played(3, "practice")
    shot = record.shots[0]
    shots = (shot._replace(t=n / 100, x_mm=n % 97 - 48.0, y_mm=n % 89 - 44.0) for n in range(10_000))
    assert len(of_round(replace(record, shots=tuple(shots))).html()) < 4_000_000


def test_words_stand_out_by_day_by_night_and_on_paper() -> None:
    """WCAG 2.2, 1.4.3, in each of the page's three sets of colours."""
    looks = re.findall(r":root \{([^}]*)\}", page(reports()[KINDS[0]])[0])
    assert len(looks) == 3
    for look in looks:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", look))
        for ink in ("text", "muted", "accent"):
            assert min(contrast(colours[ink], colours[ground]) for ground in ("ground", "card")) >= 4.5, (ink, look)
