"""Definitions are files: added, taken out, brought back, and a broken one hides no other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bullseye.errors import BadInputError, UnknownNameError
from bullseye.watch.folder import Definitions
from bullseye.watch.targets.definition import Target
from bullseye.watch.targets.reading import BadTargetError, parse_target

GOOD = 'measure = "last"\nat_most = 72\nper = "week"\n'


@pytest.fixture
def targets(tmp_path: Path) -> Definitions[Target]:
    """An empty folder that is still to be made."""
    return Definitions("target", tmp_path / "targets", parse_target)


def test_what_is_added_is_there_and_what_is_removed_comes_back(targets: Definitions[Target]) -> None:
    assert targets.names() == [] and targets.all() == ([], [])
    targets.add("weight", GOOD)
    targets.add("steps", GOOD)
    assert targets.get("weight").condition.high == 72
    for n, name in enumerate(("weight", "steps")):
        targets.remove(name)
        os.utime(targets.path / f"{name}.toml.removed", (n, n))
    assert targets.names() == []
    assert [targets.put_back(), targets.put_back("weight")] == ["steps", "weight"]
    assert targets.names() == ["steps", "weight"]


def test_nothing_is_written_over_or_brought_back_over_another(targets: Definitions[Target]) -> None:
    targets.add("weight", GOOD)
    with pytest.raises(BadInputError, match="already"):
        targets.add("weight", GOOD)
    targets.remove("weight")
    targets.add("weight", GOOD)
    with pytest.raises(BadInputError, match="again"):
        targets.put_back()


def test_a_bad_definition_or_name_is_not_kept(targets: Definitions[Target]) -> None:
    with pytest.raises(BadInputError, match="Weight"):
        targets.add("Weight", GOOD)
    with pytest.raises(BadTargetError, match="neither at_least nor at_most"):
        targets.add("weight", 'measure = "last"\nper = "week"\n')
    with pytest.raises(BadInputError, match="no target was removed"):
        targets.put_back()
    with pytest.raises(UnknownNameError, match="'weight'"):
        targets.remove("weight")
    assert not targets.path.exists()


def test_a_broken_file_is_told_and_hides_no_other(targets: Definitions[Target]) -> None:
    targets.add("weight", GOOD)
    (targets.path / "bad.toml").write_text("what = is this")
    (targets.path / "Not-a-name.toml").write_text(GOOD)
    if hasattr(os, "mkfifo"):
        os.mkfifo(targets.path / "pipe.toml")
    else:
        (targets.path / "pipe.toml").mkdir()
    found, unusable = targets.all()
    assert [each.id for each in found] == ["weight"]
    assert [each.name for each in unusable] == ["bad", "pipe"] and "TOML" in unusable[0].reason
    with pytest.raises(UnknownNameError):
        targets.get("../targets/weight")
