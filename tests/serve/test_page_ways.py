"""What helps the hand does in a page what it does in the window: crosshair, dwell click, tremor filter, switch."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from bullseye.play.aloud.point import Point
from bullseye.play.round.chosen_aids import aids_of
from bullseye.play.round.dwell import Dwell
from bullseye.play.round.keys_crosshair import WAYS, KeysCrosshair
from bullseye.play.round.scan import Scan
from bullseye.play.round.steady import Steady
from bullseye.records.settings import Settings
from bullseye.session.aids import KEYBOARD
from tests.rounds import DRILLS
from tests.serve.node import run_module

SEEDS = range(40)


def close(found: Any, wanted: Any) -> bool:
    """Equal but for the last digits of a float."""
    if isinstance(wanted, (list, tuple)):
        return len(found) == len(wanted) and all(map(close, found, wanted))
    return found == wanted if wanted is None or isinstance(wanted, str) else found == pytest.approx(wanted, abs=1e-9)


def steps(chance: Random, number: int, most_s: float) -> list[float]:
    """Times that rise."""
    now, found = 0.0, []
    for _ in range(number):
        now += chance.random() * most_s
        found.append(now)
    return found


@pytest.mark.parametrize("faster", [True, False])
def test_the_crosshair_of_the_keys_goes_the_same_way(faster: bool) -> None:
    acts, wanted = [], []
    for seed in SEEDS:
        chance = Random(seed)
        cross, mine, places = KeysCrosshair(2.0, faster), [], []
        cross.bound(900.0, 700.0)
        cross.put(225.0, 525.0, 0.0)
        for now in steps(chance, 30, 0.7):
            what, key = chance.choice(["down", "down", "up", "fine", "plain", "let_go"]), chance.choice(list(WAYS))
            mine.append([what, key, now])
            if what in ("down", "up"):
                getattr(cross, what)(key, now)
            elif what == "let_go":
                cross.let_go(now)
            else:
                cross.fine(what == "fine", now)
            places.append([*cross.at(now), *cross.at(now + 0.3)])
        acts.append(mine)
        wanted.append(places)
    found = run_module(
        """
        import { KeysCrosshair } from "./ways/crosshair.js";
        answer(given.acts.map((acts) => {
          const cross = new KeysCrosshair(2, given.faster);
          cross.bound(900, 700);
          cross.put(225, 525, 0);
          return acts.map(([what, key, now]) => {
            if (what === "down") cross.down(`Arrow${key}`, now);
            else if (what === "up") cross.up(`Arrow${key}`, now);
            else if (what === "let_go") cross.letGo(now);
            else cross.fine(what === "fine", now);
            return [...cross.at(now), ...cross.at(now + 0.3)];
          });
        }));
        """,
        {"acts": acts, "faster": faster},
    )
    assert close(found, wanted)


def walk(chance: Random) -> list[list[float]]:
    """A pointer that shakes, rests and runs: [x_mm, y_mm, t_s]."""
    x = y = 0.0
    found = []
    for now in steps(chance, 60, 0.06):
        wide = chance.choice([0.0, 0.5, 0.5, 12.0])
        x, y = x + chance.uniform(-wide, wide), y + chance.uniform(-wide, wide)
        found.append([x, y, now])
    return found


def test_a_pointer_that_rests_shoots_at_the_same_time_and_place() -> None:
    ways = [walk(Random(seed)) for seed in SEEDS]
    wanted = []
    for way in ways:
        dwell, told = Dwell(3.0, 0.12), []
        for x, y, now in way:
            shot = dwell.due(now)
            told.append([None if shot is None else list(shot), dwell.share(now)])
            dwell.moved(x, y, now)
        wanted.append(told)
    assert sum(shot is not None for told in wanted for shot, _ in told) > 20
    found = run_module(
        """
        import { Dwell } from "./ways/dwell.js";
        answer(given.map((way) => {
          const dwell = new Dwell(3, 0.12);
          return way.map(([x, y, now]) => {
            const told = [dwell.due(now), dwell.share(now)];
            dwell.moved(x, y, now);
            return told;
          });
        }));
        """,
        ways,
    )
    assert close(found, wanted)


def test_a_press_of_a_hand_that_shakes_is_meant_for_the_same_place() -> None:
    ways = [walk(Random(seed)) for seed in SEEDS]
    wanted, moved = [], 0
    for way in ways:
        steady, told = Steady(2.0), []
        for x, y, now in way:
            steady.moved(x, y, now)
            meant = steady.meant(x + 0.3, y, now + 0.01)
            moved += meant != (x + 0.3, y)
            told.append(list(meant))
        wanted.append(told)
    assert moved > 100
    found = run_module(
        """
        import { Steady } from "./ways/steady.js";
        answer(given.map((way) => {
          const steady = new Steady(2);
          return way.map(([x, y, now]) => {
            steady.moved(x, y, now);
            return steady.meant(x + 0.3, y, now + 0.01);
          });
        }));
        """,
        ways,
    )
    assert close(found, wanted)


def test_a_switch_stops_line_and_point_at_the_same_place() -> None:
    presses = [steps(Random(seed), 40, 4.0) for seed in SEEDS]
    wanted = []
    for times in presses:
        scan, told = Scan(2.0, 0.5, 2), []
        for now in times:
            seen, shot = scan.at(now), scan.press(now)
            told.append([list(seen), None if shot is None else list(Scan.to_mm(shot, 480.0, 360.0))])
        wanted.append(told)
    assert sum(shot is not None for told in wanted for _, shot in told) > 100
    found = run_module(
        """
        import { Scan } from "./ways/scan.js";
        answer(given.map((times) => {
          const scan = new Scan(2, 0.5, 2);
          return times.map((now) => {
            const { stage, down, right } = scan.at(now);
            const shot = scan.press(now);
            return [[stage, down, right], shot && Scan.toMm(shot, [480, 360])];
          });
        }));
        """,
        presses,
    )
    assert close(found, wanted)


def test_a_round_has_the_same_aids_for_the_same_choices() -> None:
    drills = [drill for name in DRILLS.names() if not (drill := DRILLS.get(name)).test]
    given, wanted = [], []
    for seed in range(200):
        chance = Random(seed)
        drill, keys = chance.choice(drills), chance.random() < 0.3
        chosen: dict[str, Any] = {
            "switch": chance.random() < 0.4, "switch_pace_s": 3.0, "switch_wait_s": 1.0, "switch_passes": 2,
            "dwell": chance.random() < 0.5, "dwell_s": 1.2, "dwell_px": 40, "sticky_s": chance.choice([0.0, 0.5]),
            "tremor_px": chance.choice([0, 8]),
        }  # fmt: skip
        ways = {name.removeprefix("switch_"): value for name, value in chosen.items()} | {"keys": keys}
        given.append([ways, {"tracks": drill.tracks, "needs_pointer": drill.needs_pointer}])
        aids = aids_of(Settings(**chosen), drill, KEYBOARD if keys else "mouse", 0.37)
        wanted.append({name: dict(numbers) for name, numbers in aids.items()})
    found_aids = run_module(
        """
        import { aidsOf } from "./ways/chosen.js";
        answer(given.map(([ways, play]) => aidsOf(ways, play, 0.37)));
        """,
        given,
    )
    assert found_aids == wanted


def test_what_can_be_chosen_and_what_is_usual_is_as_in_the_window() -> None:
    from bullseye.records import settings

    found = run_module(
        """
        const kept = {};
        globalThis.localStorage = {
          getItem: (key) => kept[key] ?? null, setItem: (key, value) => { kept[key] = value; },
        };
        const { CHOICES, choose, chosenWays } = await import(given);
        const usual = chosenWays();
        choose({ dwell: true, pace_s: 10 });
        kept["bullseye.ways"] = JSON.stringify({ ...chosenWays(), pace_s: 7, tremor_px: "8", more: 1 });
        answer([CHOICES, usual, chosenWays()]);
        """,
        (Path(__file__).parents[2] / "bullseye" / "serve" / "page" / "ways" / "chosen.js").as_uri(),
    )
    choices, usual, kept = found
    assert [choices["pace_s"], choices["wait_s"], choices["passes"]] == [
        list(settings.SWITCH_PACE_S), list(settings.SWITCH_WAIT_S), list(settings.SWITCH_PASSES),
    ]  # fmt: skip
    assert [choices["dwell_s"], choices["dwell_px"]] == [list(settings.DWELL_S), list(settings.DWELL_PX)]
    assert [choices["sticky_s"], choices["tremor_px"]] == [list(settings.STICKY_S), list(settings.TREMOR_PX)]
    its = Settings()
    assert [usual[name] for name in ("faster", "switch", "dwell", "dwell_s", "dwell_px", "sticky_s", "tremor_px")] == [
        its.keys_faster, its.switch, its.dwell, its.dwell_s, its.dwell_px, its.sticky_s, its.tremor_px,
    ]  # fmt: skip
    assert [usual[name] for name in ("pace_s", "wait_s", "passes")] == [
        its.switch_pace_s, its.switch_wait_s, its.switch_passes,
    ]  # fmt: skip
    assert kept == {**usual, "dwell": True}, "what there is not is as usual"


def test_the_crosshair_jumps_to_the_same_places() -> None:
    given, wanted = [], []
    for seed in (1, 2**62 + 7, 12345):
        point, places = Point(200.0, (480.0, 420.0), seed), []
        for n in range(20):
            point.jump((2.0 * n, -n))
            places.append([point.x_mm, point.y_mm])
        given.append(str(seed))
        wanted.append(places)
    found = run_module(
        """
        import { Kick } from "./ways/kick.js";
        answer(given.map((seed) => {
          const kick = new Kick(200, [480, 420], seed);
          return Array.from({ length: 20 }, (_, n) => kick.jump([2 * n, -n]));
        }));
        """,
        given,
    )
    assert close(found, wanted)
