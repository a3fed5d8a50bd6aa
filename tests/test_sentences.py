"""Every sentence is whole: no pieces, no sentence in another one, no word whose case is changed by the code."""

from __future__ import annotations

import ast
import re

from tests.test_words import PACKAGE, marks

PIECES = {
    " An input was never so far out before": "a whole sentence after another",
    " These numbers are those of": "a whole sentence after another",
    " They are marked as imported": "a whole sentence after another",
    " {n} that waited": "a whole sentence after another",
    ", from {given}": "a list of keys and values for a terminal",
    ", page {page} of {pages}": "after a title, which is cut where it is too long",
    "  {evidence}": "indented on a terminal",
    "  {id}: refused": "indented on a terminal",
    "\nWhat to do next": "after an empty line on a terminal",
    "usage: ": "argparse puts the command behind it",
    "Upgrade it now? [y/N] ": "the answer is typed behind it",
    "Card code for {school}: ": "the answer is typed behind it",
    "Secret {name} (not shown): ": "the answer is typed behind it",
    "The round is not saved yet: ": "why not follows, a sentence from the system",
}
"""Texts that begin or end where a sentence does not: how they begin, and why."""
NESTED = {
    "the inputs {names} do not work": "names of columns, or that there are none",
    "no secret {name!r} is stored here": "names, or that there are none",
    "no class is open; begin one": "names, or that there are none",
    "{part}: chance alone does this": "a label before a colon",
    "a number of {unit}": "the name of a unit",
}
"""Sentences in which another one is filled: how they begin, and why."""


def test_no_text_is_a_piece_of_a_sentence() -> None:
    texts = [part.value for _, node, _ in marks() for part in node.args if isinstance(part, ast.Constant)]
    pieces = {str(text) for text in texts if re.search(r"^[\s,;:.)]|[\s(,;]$", str(text))}
    assert sorted(text for text in pieces if not text.startswith(tuple(PIECES))) == []
    assert [start for start in PIECES if not any(text.startswith(start) for text in pieces)] == []


def test_no_sentence_is_filled_with_another_one() -> None:
    """What is counted is: gettext has one plural for a sentence, so `{rounds} of {player}` takes `{n} rounds`."""
    found = []
    for where, node, _ in marks():
        inner = (one for part in node.keywords for one in ast.walk(part.value) if isinstance(one, ast.Call))
        said = [ast.unparse(one) for one in inner if getattr(one.func, "id", "") == "tr"]
        if said and not str(getattr(node.args[0], "value", "")).startswith(tuple(NESTED)):
            found.append(f"{where}: {said}")
    assert found == []


def test_only_a_language_changes_the_case_of_words() -> None:
    """In Turkish a capital i has a dot, and German nouns are never small: `capital` and `within` know."""
    cases = re.compile(r"\.capitalize\(\)|\[:1\]\.(?:upper|lower)\(\)|\[0\]\.upper\(\)|\.label\.lower\(\)")
    found = [
        f"{path.name}:{number}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if cases.search(line) and path.name not in ("words.py", "languages.py")
    ]
    assert found == []
