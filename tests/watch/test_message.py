"""What an alert says: our sentences, a person's own text, and nothing that breaks a line."""

from __future__ import annotations

from datetime import UTC

import pytest

from bullseye.errors import BadInputError
from bullseye.watch.edge import BACK, KINDS, MISSED
from bullseye.watch.message import MOST_LETTERS, PLACES, SENTENCES, About, as_json, check_text, message
from tests.watch.edges import edge

SHOP = About("Web shop, 95 % of answers within", "ms", "200 ms")


def test_every_kind_of_edge_has_its_sentence_with_known_places() -> None:
    assert set(SENTENCES) == set(KINDS)
    for sentence in SENTENCES.values():
        check_text(sentence)


def test_a_miss_and_its_end_say_value_target_points_and_since() -> None:
    assert message(edge(), SHOP, UTC) == (
        "Web shop, 95 % of answers within is off target: 640 ms, wanted 200 ms (2.2 points), since 2026-11-22 19:35"
    )
    assert message(edge(kind=BACK), SHOP, UTC, link="https://shop.example").endswith(
        "it was not since 2026-11-22 19:35. https://shop.example"
    )


def test_a_persons_own_text_is_filled_in_once() -> None:
    said = message(edge(words="{name} {id}"), SHOP, UTC, "{about} {kind}: {value}{unit}, {words}, {at}")
    assert said == "shop/p95 missed: 640ms, {name} {id}, 2026-11-22 19:40"


def test_no_number_is_a_dash_and_needs_no_unit() -> None:
    nothing = edge()._replace(value=None, points=None)
    assert message(nothing, About("Shop"), UTC, "{value} {unit}, {target} {points}") == "-, - -"


def test_line_breaks_and_control_letters_of_others_become_spaces_and_long_texts_end() -> None:
    said = message(edge(words="a\r\nBcc: x\x1b[2J" + "y" * 3000), SHOP, UTC, "{words}")
    assert said.startswith("a Bcc: x [2J") and said.isprintable() and len(said) == MOST_LETTERS


@pytest.mark.parametrize(("text", "words"), [("{vlaue}", "no place {vlaue}"), ("{value", "stands alone"),
                                             ("}", "stands alone"), ("{name.__class__}", "no place")])  # fmt: skip
def test_a_text_with_an_unknown_place_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadInputError, match=words.replace("{", r"\{")):
        check_text(text)


def test_for_programs_an_edge_is_its_fields() -> None:
    assert as_json(edge(), "text") == {
        "id": "shop/p95/1", "kind": MISSED, "about": "shop/p95", "at": "2026-11-22T19:40:01Z",
        "since": "2026-11-22T19:35:01Z", "value": 640.0, "points": 2.2, "words": "", "text": "text",
    }  # fmt: skip
    assert "id" in PLACES
