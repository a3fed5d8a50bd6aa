"""The page's targets stand where Python's do: every shipped drill, twenty seeds, a thousand times each."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest

from bullseye.drill.catalog import Drills
from bullseye.drill.drill import Drill, parse_drill
from bullseye.drill.field import Field
from bullseye.drill.flow import Course, Limit, flow_of
from bullseye.session.judge import aimed_at, shot_at, verdict
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer, ring_reaches
from tests.serve.node import run_module

SEEDS = [*range(17), 2**31, 2**53 + 1, 2**63 - 1]
TIMES = 1000
LENGTH_S = 60.0
CLOSE = 1e-6 + 1e-9
"""Both round to 1e-6 mm; where the last bits of two sines differ, the last digit may."""

OWN = {
    "lissajous-and-jumps": b"""
name = "Own"
summary = "What no shipped drill does."
ends = "time"
time_s = 60
range_faces = [6.0, 5.0]
[[motion]]
kind = "lissajous"
amplitudes_faces = [1.0, 0.5]
periods_s = [3.0, 2.0]
[[motion]]
kind = "jump"
every_s = 1.5
[[motion]]
kind = "grow"
over_s = 3.0
to_size = 2.0
""",
    "several-that-flee-and-quicken": b"""
name = "Own"
summary = "What no shipped drill does."
ends = "time"
time_s = 60
range_faces = [8.0, 6.0]
place = "on-hit"
targets_up = 3
stay_s = 2.5
gap_s = 0.2
dont_share = 0.3
[[motion]]
kind = "circle"
radius_faces = 0.5
period_s = 2.0
clockwise = true
[[motion]]
kind = "evade"
speed_faces_s = 2.0
reach_faces = 2.0
[adaptive]
changes = "speed"
most = 4
""",
}

PLAY = """
import { aimedAt, touches } from "./aim.js";
import { Field, SHOOT } from "./field.js";
import { flowOf } from "./flow.js";

answer(given.map(({ parameters, seed, diameter_mm, reach_mm, events }) => {
  const field = new Field(parameters, seed, diameter_mm), flow = flowOf(parameters, seed), out = [];
  for (const [what, t, x, y, drawn] of events) {
    if (what === "point") field.pointed(t, x, y);
    else if (what === "shot") {
      const target = aimedAt(field.at(drawn, true), x, y, reach_mm);
      const struck = target !== null && touches(target, x, y, reach_mm), hit = struck && target.kind === SHOOT;
      field.shot(t, hit, struck ? target : null);
      if (flow && (flow.at?.(t).is_open ?? true)) flow.shot(t, hit);
      out.push([target?.number ?? -1, hit]);
    } else {
      const places = field.at(t).map((o) => [o.number, o.x_mm, o.y_mm, o.size, o.kind, o.life, o.appeared_s]);
      const series = flow?.at?.(t);
      const on = series && [series.number, series.name, series.opens_s, series.closes_s, series.is_open];
      const clock = series ? [...on, series.shots_left] : flow ? [flow.end_us] : [];
      out.push([places, clock, field.missed(t).length]);
    }
  }
  return out;
}));
"""


@dataclass
class Played:
    """One round as Python played it: what the page is told, and what must come of it."""

    told: dict[str, Any]
    want: list[Any] = field(default_factory=list)


def play(drill: Drill, seed: int) -> Played:
    """A round with shots near targets and a pointer that follows them; asked while it runs and, shuffled, after it."""
    chance = Random(seed)
    face = Catalogue(None).get("classic")
    scorer = Scorer(face)
    parameters = drill.parameters(face)
    targets, flow = Field(parameters, seed, face.diameter_mm), flow_of(parameters, seed)
    moments = [("ask", round(chance.uniform(0, LENGTH_S), 6)) for _ in range(TIMES // 2)]
    moments += [("shot", round(chance.uniform(0, LENGTH_S), 6)) for _ in range(70)]
    if drill.needs_pointer:
        moments += [("point", round(n * 0.02, 6)) for n in range(int(LENGTH_S / 0.02))]
    events: list[list[Any]] = []
    played = Played(
        {
            "parameters": parameters,
            "seed": str(seed),
            "diameter_mm": face.diameter_mm,
            "reach_mm": ring_reaches(face, scorer.gauge_mm)[-1],
            "events": events,
        }
    )
    hand = (0.0, 0.0)
    for what, t in sorted(moments, key=lambda one: one[1]):
        standing = targets.at(t)
        if what == "ask":
            events.append(["ask", t])
            played.want.append(asked(targets, flow, t))
            continue
        to = chance.choice(standing) if standing else None
        if what == "point":
            x, y = (to.x_mm, to.y_mm) if to else (0.0, 0.0)
            hand = (hand[0] + (x - hand[0]) * 0.1 + chance.gauss(0, 3), hand[1] + (y - hand[1]) * 0.1)
            events.append(["point", t, *hand])
            targets.pointed(t, *hand)
            continue
        spread = face.diameter_mm * (to.size if to else 1.0) * 0.4
        x = round((to.x_mm if to else 0.0) + chance.gauss(0, spread), 6)
        y = round((to.y_mm if to else 0.0) + chance.gauss(0, spread), 6)
        drawn = max(0.0, round(t - 0.012, 6))
        events.append(["shot", t, x, y, drawn])
        target = aimed_at(scorer, targets.at(drawn, unhit=True), x, y)
        hit, wrong = verdict(scorer, shot_at(target, t, x, y))
        targets.shot(t, hit.hit, target if hit.hit or wrong else None)
        if flow is not None and (not isinstance(flow, Course) or flow.at(t).is_open):
            flow.shot(t, hit.hit)
        played.want.append([-1 if target is None else target.number, hit.hit])
    for _ in range(TIMES // 2):
        t = round(chance.uniform(0, LENGTH_S), 6)
        events.append(["ask", t])
        played.want.append(asked(targets, flow, t))
    return played


def asked(targets: Field, flow: Limit | Course | None, t: float) -> list[Any]:
    places = [[o.number, o.x_mm, o.y_mm, o.size, o.kind, o.life, o.appeared_s] for o in targets.at(t)]
    clock: list[Any] = []
    if isinstance(flow, Course):
        on = flow.at(t)
        clock = [on.number, on.name, on.opens_s, on.closes_s, on.is_open, on.shots_left]
    elif flow is not None:
        clock = [flow.end_us]
    return [places, clock, len(targets.missed_s(t))]


def same(got: Any, want: Any) -> bool:
    if isinstance(want, list):
        return len(got) == len(want) and all(map(same, got, want))
    if isinstance(want, float):
        return bool(abs(got - want) <= CLOSE)
    return bool(got == want)


def drills() -> dict[str, Drill]:
    shipped = Drills(None)
    every = {name: shipped.get(name) for name in shipped.names()}
    every.update({name: parse_drill(text, name, f"{name}.toml") for name, text in OWN.items()})
    return {name: drill for name, drill in every.items() if not drill.test}


@pytest.mark.parametrize("name", drills())
def test_the_targets_of_a_drill_are_where_python_has_them(name: str) -> None:
    rounds = [play(drills()[name], seed) for seed in SEEDS]
    got = run_module(PLAY, [one.told for one in rounds])
    for seed, one, found in zip(SEEDS, rounds, got, strict=True):
        assert len(found) == len(one.want)
        wrong = [n for n, (a, b) in enumerate(zip(found, one.want, strict=True)) if not same(a, b)]
        assert wrong == [], f"seed {seed}: {found[wrong[0]]} is not {one.want[wrong[0]]}"
