"""A motion is a class: whoever adds one finds it in drill files, in what is said of wrong ones, and in the docs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bullseye.drill.drill import Drill, parse_drill
from bullseye.drill.moves import MOTIONS, Moment, Motion, Offset, motion_key
from bullseye.errors import BadDrillError
from bullseye.session.events import Finished
from scripts.generate_docs import drills_page
from tests.rounds import SIMPLE, Played, plan_of

HEAD = 'name = "Mine"\nsummary = "What it trains."\nends = "shots"\nshots = 2\nrange_faces = [6, 3]\n'


@pytest.fixture
def kind() -> Iterator[str]:
    """A motion of this test's own, `drift`, there for as long as the test runs."""

    class Drift(Motion, kind="drift"):
        """Drifts to the right, and begins again at each hit. More words."""

        keys = (
            motion_key("pace_faces_s", "number", "How fast it drifts.", unit="face diameters per s", high=3),
            motion_key("rest_s", "number", "How long it waits.", default=0.5, unit="s", high=9),
        )
        needs_hits = True

        @classmethod
        def refusal(cls, values: Mapping[str, Any]) -> tuple[str, str] | None:
            return (
                ("pace_faces_s", "give it a pace, or a rest") if not values["pace_faces_s"] + values["rest_s"] else None
            )

        def offset(self, now: Moment) -> Offset:
            since_s = now.age_s - (now.hits_s[-1] if now.hits_s else 0.0)
            return (self.values["pace_mm_s"] * max(0.0, since_s - self.values["rest_s"]), 0.0)

    yield "drift"
    del MOTIONS["drift"]


def parse(keys: str) -> Drill:
    return parse_drill(f'{HEAD}[[motion]]\nkind = "drift"\n{keys}'.encode(), "mine", "mine.toml")


def test_a_motion_of_ones_own_is_played_from_a_drill_file(kind: str) -> None:
    drill = parse("pace_faces_s = 0.5")
    assert drill.parameters(SIMPLE)["motion"] == [{"kind": kind, "pace_mm_s": 50.0, "rest_s": 0.5}]
    assert drill.lively
    played = Played(plan_of(drill))
    played.round.start()
    assert played.round.targets(1.5)[0][1:3] == (50.0, 0.0)
    played.round.shoot(50.0, 0.0, 1.5)
    assert played.round.targets(1.9)[0][1:3] == (0.0, 0.0), "back where it began, and resting"
    played.round.shoot(25.0, 0.0, 2.5)
    assert played.told(Finished)
    assert [hit.points for hit in played.round.hits] == [10, 10]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("", "motion[1].pace_faces_s is missing"),
        ("pace_faces_s = 4", "motion[1].pace_faces_s is 4; it must be"),
        ("pace_faces_s = 1\nrest_s = -1", "motion[1].rest_s is -1"),
        ("pace_faces_s = 1\nradius_faces = 1", 'radius_faces is only for kind = "circle"'),
        ("pace_faces_s = 0\nrest_s = 0", "motion[1].pace_faces_s is 0.0; give it a pace, or a rest"),
    ],
)
def test_what_is_wrong_with_its_keys_is_named(kind: str, keys: str, said: str) -> None:
    with pytest.raises(BadDrillError) as caught:
        parse(keys)
    assert said in str(caught.value)


def test_another_motion_is_told_whose_its_keys_are_and_that_it_exists(kind: str) -> None:
    with pytest.raises(BadDrillError, match='rest_s is only for kind = "drift"'):
        parse_drill(f'{HEAD}[[motion]]\nkind = "walk"\nperiod_s = 1\nrest_s = 1'.encode(), "mine", "mine.toml")
    with pytest.raises(BadDrillError, match="drift"):
        parse_drill(f'{HEAD}[[motion]]\nkind = "fly"'.encode(), "mine", "mine.toml")


def test_the_docs_have_it_and_its_keys(kind: str) -> None:
    page = drills_page()
    assert "- `drift`: Drifts to the right, and begins again at each hit.\n" in page
    assert "| `pace_faces_s` | number, 0 to 3 | face diameters per s | needed | `drift` | How fast it drifts. |" in page
    assert "| `rest_s` | number, 0 to 9 | s | `0.5` | `drift` | How long it waits. |" in page


def test_a_key_that_several_motions_share_is_one_line_of_the_docs() -> None:
    assert drills_page().count("| `sine` `circle` | How long one swing or one turn takes. |") == 1


def test_two_motions_cannot_have_one_name() -> None:
    with pytest.raises(ValueError, match="two motions are called 'walk'"):
        type("Stroll", (Motion,), {}, kind="walk")
    assert MOTIONS["walk"].__name__ == "Walk"
