"""Each step of the schema is named for what it brings, and goes forward only."""

from __future__ import annotations

from pathlib import Path

from bullseye.store_sql.migrations.upgrade import steps

MODULES = (
    "bullseye.store_sql.migrations.versions.m0001_classes",
    "bullseye.store_sql.migrations.versions.m0002_people",
    "bullseye.store_sql.migrations.versions.m0003_seasons",
)


def test_every_step_has_a_file_of_its_number_and_no_way_back() -> None:
    found = []
    for step in steps().walk_revisions():
        name = Path(step.path).stem
        found.append(f"bullseye.store_sql.migrations.versions.{name}")
        assert name.startswith(f"m{step.revision}_")
        assert not hasattr(step.module, "downgrade"), "a backup is the way back"
    assert tuple(reversed(found)) == MODULES
