"""The page's files are small, need nothing from elsewhere, and hold neither script nor style inside the HTML."""

from __future__ import annotations

import re

import pytest

from bullseye.errors import UnknownNameError
from bullseye.serve.page_files import POLICY, page_file, page_files

MOST_LINES = 400


def texts(kind: str) -> dict[str, str]:
    return {name: file.body.decode() for name, file in page_files().items() if name.endswith(f".{kind}")}


def test_a_file_comes_with_its_type_and_a_tag_of_its_bytes() -> None:
    body, media_type, tag = page_file("field.js")
    assert b"class Field" in body
    assert media_type == "text/javascript; charset=utf-8"
    assert re.fullmatch(r'"[0-9a-f]{16}"', tag)


def test_a_name_that_is_no_file_of_the_page_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match=r"no page file is called '../pages.py'; choose one of: .*field\.js"):
        page_file("../pages.py")


def test_no_module_is_longer_than_one_can_keep_in_mind_and_each_says_first_what_it_is_for() -> None:
    assert {name: len(text.splitlines()) for name, text in texts("js").items() if text.count("\n") > MOST_LINES} == {}
    assert [name for name, text in texts("js").items() if not text.startswith("/**")] == []


def test_modules_import_one_another_only_and_without_a_circle() -> None:
    imports = {
        name: set(re.findall(r'^(?:import|export) [^"]*?"\./([\w-]+\.js)"', text, re.M | re.S))
        for name, text in texts("js").items()
    }
    assert {name for found in imports.values() for name in found} <= set(imports)
    for text in texts("js").values():
        assert re.findall(r'from "(?!\./)', text) == []
    while imports:
        leaves = {name for name, found in imports.items() if not found}
        assert leaves, f"these import one another in a circle: {sorted(imports)}"
        imports = {name: found - leaves for name, found in imports.items() if name not in leaves}


def test_the_policy_lets_in_nothing_from_elsewhere() -> None:
    assert POLICY.startswith("default-src 'self';")
    assert "unsafe" not in POLICY
