"""What a model would be sent: ids of ours and numbers, and nothing that anybody typed.

A fact is the id of a sentence with the figures in it. Names of players, drills, columns and files, dates of birth and
free text are no part of a fact, so none can be sent, and no instruction can hide in one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bullseye.coach.model.settings import ModelSettings
from bullseye.coach.said import Said, numbers_in
from bullseye.datafile import is_slug

PRIVATE = ("column_name", "drill_name", "name")
"""Keys of figures that hold what somebody typed: they stay here."""
MOST_FACTS = 12
_SIGNED = re.compile(r"[-+\u2212]?\d(?:[\d.,\u00a0\u202f]*\d)?")
INSTRUCTIONS = (
    "You explain measured numbers of somebody's practice to that person. Each fact has an id that says what it is "
    "about and figures by their names; low and high are the ends of an interval of sure_percent percent. Write one "
    "plain paragraph of at most 90 words: what matters most, how sure it is, what to do next. Use no number that is "
    "not in the facts; copy each as it is written, in digits, never in words, never rounded, never reckoned. No list, "
    "no heading, no link, no greeting."
)


def facts_of(said: Sequence[Said]) -> list[dict[str, Any]]:
    """The first dozen sentences as facts."""
    return [fact for each in said[:MOST_FACTS] if (fact := _fact(each)) is not None]


def _fact(one: Said) -> dict[str, Any] | None:
    figures = {
        each.key: " ".join(_SIGNED.findall(each.text))
        for each in one.figures
        if each.key not in PRIVATE and re.fullmatch("[a-z0-9_]{1,40}", each.key)
    }
    figures = {key: text for key, text in figures.items() if text}
    return {"id": one.id, "figures": figures} if figures and is_slug(one.id) else None


def numbers_sent(facts: Sequence[dict[str, Any]]) -> set[Decimal]:
    """Every number of the facts."""
    return {number for fact in facts for text in fact["figures"].values() for number in numbers_in(text)}


def request_body(settings: ModelSettings, facts: Sequence[dict[str, Any]], language: str = "English") -> bytes:
    """Exactly what is sent, byte for byte."""
    asked = {
        "model": settings.model,
        "messages": [
            {"role": "system", "content": f"{INSTRUCTIONS} Write in {language}."},
            {"role": "user", "content": json.dumps({"facts": facts})},
        ],
        "max_tokens": settings.most_tokens,
        "temperature": 0.2,
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    return json.dumps(asked, indent=1, ensure_ascii=False).encode()
