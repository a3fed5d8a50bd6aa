"""docs/reports.md names what reports are made of and the flags there are, so that it does not grow stale."""

from __future__ import annotations

import argparse
from pathlib import Path

from bullseye.commands import report
from bullseye.measure.statistics.every import HEADS
from tests.play.reported import reports

PAGE = (Path(__file__).parents[1] / "docs" / "reports.md").read_text(encoding="utf-8")
FLOWING = " ".join(PAGE.split())


def test_every_flag_is_in_the_table_and_every_flag_in_the_table_is_there() -> None:
    parser = argparse.ArgumentParser()
    report.add(parser.add_subparsers(), argparse.ArgumentParser(add_help=False))
    options = parser._subparsers._group_actions[0].choices["report"]  # type: ignore[union-attr, index, call-overload]
    part = options._subparsers._group_actions[0].choices["round"]
    flags = {name for action in part._actions for name in action.option_strings if name.startswith("--")} - {"--help"}
    named = {row.split("`")[1].split(" ")[0] for row in PAGE.splitlines() if row.startswith("| `--")}
    assert named == flags


def test_every_part_that_a_report_can_have_is_named() -> None:
    parts = {
        part.title for kind in ("round", "pointing", "reaction") for part in reports()[kind].content.parts if part.title
    } | {"All rounds", "Goals", "What to do next", "What the numbers mean"}
    assert {title for title in parts if f"*{title}*" not in FLOWING} == set()


def test_the_heading_that_its_link_leads_to_is_there() -> None:
    assert "statistics.md#reports" in PAGE and HEADS["report"][0] == "Reports"


def test_the_numbers_it_gives_are_those_of_the_program() -> None:
    from bullseye.report.a4 import _EDGE
    from bullseye.report.files import PNG_SCALE
    from bullseye.report.of_round import HEAT_SHOTS

    assert f"{960 * PNG_SCALE:.0f} px wide" in FLOWING
    assert f"borders of {_EDGE:.0f} mm" in FLOWING
    assert f"from {HEAT_SHOTS} shots on" in FLOWING
