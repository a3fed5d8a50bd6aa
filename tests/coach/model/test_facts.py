"""What would be sent: ids and numbers, whatever people typed."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from bullseye.coach.model.facts import MOST_FACTS, PRIVATE, facts_of, numbers_sent, request_body
from bullseye.coach.model.settings import ModelSettings
from bullseye.coach.said import Figure, Said

SETTINGS = ModelSettings("http://127.0.0.1/v1", "small-1")


def said_with(name: str, key: str = "drill_name") -> list[Said]:
    return [
        Said(
            "plan-helps", f"{name}: +2.5 points.", (Figure("gain", "+2.5", 2.5, "here"), Figure(key, name, 0.0, "here"))
        )
    ]


@given(st.text(max_size=40), st.sampled_from(PRIVATE))
def test_whatever_is_typed_the_bytes_are_the_same(name: str, key: str) -> None:
    assert request_body(SETTINGS, facts_of(said_with(name, key))) == request_body(
        SETTINGS, facts_of(said_with("x", key))
    )


@given(st.text(max_size=40))
def test_of_the_text_of_a_figure_only_its_numbers_are_sent(text: str) -> None:
    facts = facts_of([Said("some-id", text, (Figure("gain", f"2.5 {text}", 2.5, "here"),))])
    sent = facts[0]["figures"]["gain"]
    assert sent.startswith("2.5") and not any(each.isalpha() for each in sent)


def test_an_id_or_key_that_is_no_word_of_ours_is_not_sent() -> None:
    assert facts_of([Said("Ann's id", "1.", (Figure("gain", "1", 1.0, "here"),))]) == []
    assert facts_of([Said("gain", "1.", (Figure("Ann's key", "1", 1.0, "here"),))]) == []
    assert facts_of([Said("gain", "x.", ())]) == []


def test_there_is_an_end_of_facts_and_every_number_of_them_counts_as_sent() -> None:
    facts = facts_of(said_with("x") * 40)
    assert len(facts) == MOST_FACTS
    assert {f"{number}" for number in numbers_sent(facts)} == {"2.5"}
    assert json.loads(request_body(SETTINGS, facts))["stream"] is True
