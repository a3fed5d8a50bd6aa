"""Every member of a backup is a file of ours, and goes back to where it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bullseye.records.care.members import HISTORY, MEMBER, sources, target_of
from tests.records.played import dirs_in


def test_each_member_belongs_where_it_was_found(tmp_path: Path) -> None:
    dirs = dirs_in(tmp_path)
    own = (dirs.faces / "a.toml", dirs.drills / "b.toml", dirs.matches / "c.toml", dirs.class_lists / "4b \u00e9.csv")
    for path in (dirs.history, *own):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = sources(dirs)
    assert HISTORY in found and set(own) <= set(found.values())
    assert all(target_of(name, dirs) == path and MEMBER.fullmatch(name) for name, path in found.items())


@pytest.mark.parametrize(
    "name", ["data/../x", "config/faces/.hidden.toml", "data/class-lists/a/b.csv", "config/x.toml"]
)
def test_nothing_else_is_a_member(name: str) -> None:
    assert MEMBER.fullmatch(name) is None
