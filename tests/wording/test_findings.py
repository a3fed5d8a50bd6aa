"""What everything that is checked is called."""

from __future__ import annotations

import ast
from pathlib import Path

import bullseye
from bullseye.records.care.health import NOTE, OK, PROBLEM
from bullseye.wording.findings import NAMES, STATES, finding_name, state_word

SAME = {"Tk", "bullseye"}
"""Names, which are alike in every language."""


def test_every_finding_that_is_named_in_the_code_has_a_word() -> None:
    named = set()
    for path in Path(bullseye.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_finding = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding"
            if is_finding and node.args and isinstance(node.args[0], ast.Constant):
                named.add(node.args[0].value)
    assert len(named) > 15
    assert sorted(named - set(NAMES) - SAME) == []
    assert set(STATES) == {OK, NOTE, PROBLEM}


def test_what_has_no_word_is_shown_as_it_is() -> None:
    assert (finding_name("goals"), finding_name("Tk"), state_word("note")) == ("goals", "Tk", "note")
