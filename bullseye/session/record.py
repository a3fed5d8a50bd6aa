"""A round as the history keeps it: everything needed to score it again, under the keys of schema 1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import bullseye
from bullseye.drill.rules import Totals
from bullseye.drill.tracking import total_ms
from bullseye.session.plan import RoundPlan
from bullseye.session.shot import Shot
from bullseye.target.face import Face, Ring, Style

SCHEMA = 1


def make_record(
    plan: RoundPlan,
    record_id: str,
    shots: Sequence[Shot],
    totals: Totals,
    pauses: Sequence[tuple[float, float]],
    duration_s: float,
    started: str,
    finished: str,
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """One line of the history, in the order of its keys; *more* holds what only some drills keep.

    That is `pointer`, and after the others `on_target`, `targets_shown` and `targets_missed`.
    """
    face, drill = plan.face, plan.drill
    extra = dict(more or {})
    accuracy = on_target_share(extra["on_target"], duration_s) if "on_target" in extra else totals.accuracy
    style = face.style(plan.style)
    return {
        "schema": SCHEMA,
        "id": record_id,
        "rules": drill.rules.version,
        "seed": plan.seed,
        "app": bullseye.__version__,
        "player": plan.player,
        "started": started,
        "finished": finished,
        "face": face.id,
        "rings": [{"points": r.points, "diameter_mm": r.diameter_mm} for r in face.rings],
        "inner_ten_mm": face.inner_ten_mm,
        "inner_ten": face.inner_ten,
        "gauging": face.gauging,
        "decimals": face.decimals,
        "blank_mm": face.blank_mm,
        "face_gauge_mm": face.gauge_mm,
        "style": style.id,
        "style_points": list(style.points),
        "style_inner": style.inner,
        "style_inner_ten": style.inner_ten,
        "gauge_mm": face.gauge_mm if plan.gauge_mm is None else plan.gauge_mm,
        "drill": drill.id,
        "parameters": drill.parameters(face),
        "device": plan.device,
        "px_per_mm": round(plan.px_per_mm, 6),
        "simulated": plan.simulated,
        "ranked": drill.ranked and not pauses and not plan.simulated and bool(totals.hits or accuracy),
        "pauses": [list(p) for p in pauses],
        "duration_s": duration_s,
        "shots": [s.as_record() for s in shots],
        "pointer": extra.pop("pointer", []),
        "score": None if drill.rules.score == "none" else totals.score,
        "score_unit": drill.score_unit,
        "better": drill.better,
        "accuracy": None if accuracy is None else round(accuracy, 6),
        "best_combo": totals.best_combo,
        **extra,
    }


def on_target_share(spans: Sequence[Sequence[float]], duration_s: float) -> float | None:
    """The share of *duration_s* that the pointer was on the target; None for a round without a length."""
    return min(1.0, total_ms(spans) / 1000 / duration_s) if duration_s else None


def face_of(record: dict[str, Any], colours: Face | None = None) -> Face:
    """The face a record was shot at, from its own copy of the rings.

    *colours* (the face as it is today) lends its looks where the rings are still the same.
    """
    same = colours is not None and [(r.points, r.diameter_mm) for r in colours.rings] == [
        (r["points"], r["diameter_mm"]) for r in record["rings"]
    ]
    if same and colours is not None:
        rings = colours.rings
    else:
        rings = tuple(
            Ring(r["diameter_mm"], r["points"], "#f4f1ea" if n % 2 else "#d9d4c7", "#555555")
            for n, r in enumerate(record["rings"])
        )
    looks = colours if same else None
    own = Style(record["style"], tuple(record["style_points"]), record["style_inner"], record["style_inner_ten"])
    return Face(
        id=record["face"],
        name=looks.name if looks else record["face"],
        rings=rings,
        gauge_mm=record["face_gauge_mm"],
        gauging=record["gauging"],
        inner_ten_mm=record["inner_ten_mm"],
        inner_ten=record["inner_ten"],
        inner_ten_name=looks.inner_ten_name if looks else "X",
        inner_ten_line=looks.inner_ten_line if looks else "",
        decimals=record["decimals"],
        line_mm=looks.line_mm if looks else max(0.5, rings[-1].diameter_mm / 400 if rings else 0.5),
        ground=looks.ground if looks else "",
        black_mm=looks.black_mm if looks else None,
        blank_mm=record["blank_mm"],
        styles=(own,),
        marks=looks.marks if looks else (),
    )
