"""What is refused has a sentence and a code."""

from __future__ import annotations

import ast
from pathlib import Path

import bullseye.league
from bullseye.errors import BullseyeError
from bullseye.league.refused import CODES, RefusedError


def test_every_code_that_is_used_is_known() -> None:
    found = set()
    for path in Path(bullseye.league.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RefusedError":
                code = node.args[1]
                assert isinstance(code, ast.Constant)
                found.add(code.value)
    assert found <= set(CODES)


def test_a_refusal_is_one_of_our_errors() -> None:
    error = RefusedError("wait", "wait")
    assert isinstance(error, BullseyeError) and (str(error), error.code) == ("wait", "wait")
