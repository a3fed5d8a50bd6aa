"""The manifest of a backup: what is wrong is named by its key."""

from __future__ import annotations

from typing import Any

import pytest

from bullseye.records.care.manifest import wrong_in

WHOLE: dict[str, Any] = {
    "format": "f", "schema": 1, "made": "", "app": "", "rounds": 1, "files": {"a": {"bytes": 1, "sha256": ""}},
}  # fmt: skip


def test_a_whole_one_has_nothing_wrong() -> None:
    assert wrong_in(WHOLE, "f") == "" and wrong_in(WHOLE, "g") == "format is 'f'"


@pytest.mark.parametrize("value", [None, [], "x", 1.5, True])
@pytest.mark.parametrize("key", WHOLE)
def test_each_key_of_another_kind_is_named(key: str, value: Any) -> None:
    if value.__class__ is not WHOLE[key].__class__:
        assert wrong_in({**WHOLE, key: value}, "f").startswith(f"{key} is {value!r}")
    assert wrong_in({**WHOLE, "files": {"a": value}}, "f").startswith("what is said of 'a' is")
    assert wrong_in([value], "f") == "there is no object"
