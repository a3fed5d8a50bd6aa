"""What was chosen, joined for one call; and the words that mark whose paragraph it is."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from bullseye.coach.model.asking import Asking, cost_text, mark_text, open_asking
from bullseye.coach.model.explain import MODEL, RULES, Paragraph
from bullseye.coach.model.kept import Kept
from bullseye.coach.model.settings import CoachSettings
from bullseye.dirs import Dirs
from tests.coach.model.gateway import GOOD, SAID, Gateway, kept_file, model_at, scorer_at, secret
from tests.fakes import ManualClock
from tests.loopback import in_thread

DAY = date(2026, 11, 22)


def test_nothing_is_chosen_at_first_and_nothing_is_sent(tmp_path: Path) -> None:
    asking = open_asking(Dirs(tmp_path, tmp_path), secret, ManualClock())
    assert asking.model is None and asking.sending(SAID) is None
    found = asyncio.run(asking.explain(SAID, DAY))
    assert found.by == RULES and "no model is chosen" in found.why
    assert asyncio.run(asking.judge([1.0])) is None and not list(tmp_path.iterdir())


def test_what_was_chosen_is_asked(tmp_path: Path) -> None:
    with in_thread(Gateway().app) as base:
        settings = CoachSettings(model_at(base), scorer_at(base))
        asking = Asking(settings, Kept(kept_file(tmp_path)), secret, ManualClock())
        assert asyncio.run(asking.explain(SAID, DAY)).text == GOOD
        assert asking.spent(DAY).calls == 1
        compared = asyncio.run(asking.judge([1.0] * 20 + [2000.0]))
        assert compared is not None and compared.theirs == (20,)


def test_the_mark_says_who_wrote_it_and_what_it_cost() -> None:
    made = Paragraph(GOOD, MODEL, "small-1", "", False, 300, 40, 0.0004)
    assert mark_text(made, "EUR").startswith("Written by the model small-1 (340 tokens, 0.0004 EUR);")
    assert "(340 tokens)" in mark_text(made._replace(cost=None))
    assert "(kept from before)" in mark_text(made._replace(cached=True))
    assert mark_text(Paragraph("x", RULES, why="it is late")) == "By fixed rules: it is late."
    assert mark_text(Paragraph("x", RULES)) == "By fixed rules." and cost_text(Paragraph("x", RULES), "EUR") == ""
