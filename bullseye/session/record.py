"""A round as the history keeps it: everything needed to score it again, as types.

record_keys.py says what each key means. A record is made once, when a round ends or when records/record.py reads a
line, and never changes. Numbers are kept as they were written, whole or not, so that they are written the same again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import bullseye
from bullseye.drill.parameters import Parameters
from bullseye.drill.rules import Totals
from bullseye.drill.tracking import total_ms
from bullseye.errors import BadRecordError
from bullseye.session.aids import Aids, way_of
from bullseye.session.plan import RoundPlan
from bullseye.session.shot import Shot
from bullseye.target.face import STANDARD, Face, Ring, Style
from bullseye.words import tr

SCHEMA = 1
COUNTED, REPEATED, INTERRUPTED = "counted", "repeated", "interrupted"
"""What became of a sequence: it counts, it had too many errors and was done again, or a pause broke it off."""
GOOD, EARLY, LATE, WRONG = "good", "early", "late", "wrong"
"""What became of a trial: answered, answered before one could have seen the light, not in time, or by a wrong disc."""

Span = tuple[float, float]
"""Two numbers: from and to, or when and how long."""
Sample = tuple[float, float, float]
"""Where the pointer was: seconds of the round, and mm from the range's centre, y up."""
Written = Mapping[str, Any] | None
"""An object as it was in the file, where the fields alone would not give it back: it holds unknown keys, say."""


class RingCopy(NamedTuple):
    """One ring of the face that was shot at; *diameter_mm* is its outer diameter."""

    points: int
    diameter_mm: float
    written: Written = None


@dataclass(frozen=True, slots=True)
class Timing:
    """How even the frames were: *frame_p99_ms*, and (t_s, gap_ms) for each stall."""

    frame_p99_ms: float | None = None
    stalls: tuple[Span, ...] = ()
    written: Written = None


@dataclass(frozen=True, slots=True)
class TapSequence:
    """One sequence of a pointing test. Where it counts, its trials are among the round's shots: *trials* from *first*.

    *start* is the click that began it, *practice* the trials before those that count; *shots* are the trials of a
    sequence that does not count.
    """

    amplitude_mm: float
    width_mm: float
    px_per_mm: float
    state: str
    start: Shot
    practice: tuple[Shot, ...] = ()
    first: int | None = None
    trials: int | None = None
    shots: tuple[Shot, ...] | None = None
    written: Written = None


@dataclass(frozen=True, slots=True)
class PointingTest:
    """What only a pointing test keeps: every sequence, in the order of playing."""

    sequences: tuple[TapSequence, ...]
    written: Written = None


@dataclass(frozen=True, slots=True)
class ReactionTrial:
    """One trial of a reaction test; times are seconds of the round, None for what did not come to be."""

    choices: int
    target: int
    foreperiod_s: float
    cue: float | None
    onset: float | None
    press: float | None
    early: float | None
    result: str
    written: Written = None


@dataclass(frozen=True, slots=True)
class ReactionTest:
    """What only a reaction test keeps. *moves* is False where a press anywhere answers."""

    moves: bool
    trials: tuple[ReactionTrial, ...]
    written: Written = None


TRAINING, COMPETITION = "training", "competition"
"""What a round on a range was shot for."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a training log holds of a round that was shot on a range and entered by hand.

    *match* is the id of the round by name, *part* which of its *parts* this is, from 1; the parts of one day share
    *sitting*. *click_mm* is how far one click of the sight moves the group at the face, in mm; None where not told.
    *corrects* is the id of the round that a correction began from; None for a round as it was entered first.
    """

    match: str
    sitting: str
    part: int = 1
    parts: int = 1
    distance_m: float | None = None
    indoors: bool | None = None
    purpose: str = TRAINING
    equipment: str = ""
    ammunition: str = ""
    note: str = ""
    click_mm: float | None = None
    corrects: str | None = None
    written: Written = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One round; `record_keys.RECORD` says what each field means.

    *missing* names the keys that its line did not hold: their fields then have the values below. *extra* holds the
    keys that this version does not know.
    """

    schema: int = SCHEMA
    id: str
    rules: int
    seed: int | None = None
    app: str = ""
    player: str
    started: str = ""
    finished: str
    face: str
    rings: tuple[RingCopy, ...] = ()
    inner_ten_mm: float | None = None
    inner_ten: str | None = None
    gauging: str = ""
    decimals: bool = False
    blank_mm: float | None = None
    face_gauge_mm: float = 0.0
    style: str = STANDARD
    style_points: tuple[int, ...] = ()
    style_inner: int | None = None
    style_inner_ten: bool = True
    gauge_mm: float = 0.0
    drill: str
    parameters: Parameters = Parameters()
    device: str | None = None
    aids: Aids | None = None
    px_per_mm: float | None = None
    simulated: bool
    ranked: bool
    pauses: tuple[Span, ...] = ()
    duration_s: float
    shots: tuple[Shot, ...]
    pointer: tuple[Sample, ...] = ()
    scales: tuple[Span, ...] | None = None
    chatter_ms: int | None = None
    chatter: tuple[Sample, ...] | None = None
    timing: Timing | None = None
    score: int | None
    score_unit: str
    better: str
    accuracy: float | None
    best_combo: int
    hits: int | None = None
    on_target: tuple[Span, ...] | None = None
    targets_shown: int | None = None
    targets_missed: int | None = None
    tapping: PointingTest | None = None
    reaction: ReactionTest | None = None
    imported: bool | None = None
    entered: Entry | None = None
    missing: frozenset[str] = frozenset()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def test(self) -> str:
        """`tapping` or `reaction` where the round was such a test, whose presses are no shots at a face; else empty."""
        return "tapping" if self.tapping is not None else "reaction" if self.reaction is not None else ""

    @property
    def way(self) -> str:
        """How it was shot: the device and the aids, as `session.aids.way_of` joins them."""
        return way_of(self.device, self.aids)

    @property
    def hit_count(self) -> int:
        """How many shots hit: a whole number, since accuracy is hits divided by shots where `hits` is not told."""
        if self.hits is not None:
            return self.hits
        return 0 if self.accuracy is None else round(self.accuracy * len(self.shots))

    @property
    def tracks(self) -> bool:
        """True for a round of tracking: the pointer's time on the target is what counts."""
        return self.on_target is not None

    def face_as_shot(self, colours: Face | None = None) -> Face:
        """The face it was shot at, from its own copy of the rings; its one style is the one that was played.

        *colours* (the face as it is today) lends its looks where the rings are still the same. Raises BadRecordError
        where the record does not tell the face: from elsewhere it may hold no more than a record must.
        """
        lacking = next((key for key in _FACE if key in self.missing), None)
        if lacking is not None:
            raise BadRecordError(
                tr("the round {id!r} cannot be scored: it lacks {lacking!r}", id=self.id, lacking=lacking)
            )
        return _face_of(self, colours)


_FACE = (
    "rings", "inner_ten_mm", "inner_ten", "gauging", "decimals", "blank_mm", "face_gauge_mm", "style", "style_points",
    "style_inner", "style_inner_ten", "gauge_mm", "parameters",
)  # fmt: skip
"""What scoring needs."""


def make_record(
    plan: RoundPlan,
    record_id: str,
    shots: Sequence[Shot],
    totals: Totals,
    pauses: Sequence[Span],
    duration_s: float,
    started: str,
    finished: str,
    **more: Any,
) -> Record:
    """The record of a round that was played; *more* are the fields that only some drills keep, such as `on_target`."""
    face, drill = plan.face, plan.drill
    on_target = more.get("on_target")
    accuracy = totals.accuracy if on_target is None else on_target_share(on_target, duration_s)
    style = face.style(plan.style)
    return Record(
        id=record_id,
        rules=drill.rules.version,
        seed=plan.seed,
        app=bullseye.__version__,
        player=plan.player,
        started=started,
        finished=finished,
        face=face.id,
        rings=tuple(RingCopy(ring.points, ring.diameter_mm) for ring in face.rings),
        inner_ten_mm=face.inner_ten_mm,
        inner_ten=face.inner_ten,
        gauging=face.gauging,
        decimals=face.decimals,
        blank_mm=face.blank_mm,
        face_gauge_mm=face.gauge_mm,
        style=style.id,
        style_points=tuple(style.points),
        style_inner=style.inner,
        style_inner_ten=style.inner_ten,
        gauge_mm=face.gauge_mm if plan.gauge_mm is None else plan.gauge_mm,
        drill=drill.id,
        parameters=Parameters(drill.parameters(face)),
        device=plan.device,
        aids=plan.aids or None,
        px_per_mm=round(plan.px_per_mm, 6),
        simulated=plan.simulated,
        ranked=drill.ranked and not pauses and not plan.simulated and bool(totals.hits or accuracy),
        pauses=tuple(pauses),
        duration_s=duration_s,
        shots=tuple(shots),
        score=None if drill.rules.score == "none" else totals.score,
        score_unit=drill.score_unit,
        better=drill.better,
        accuracy=None if accuracy is None else round(accuracy, 6),
        best_combo=totals.best_combo,
        **more,
    )


def has_rings_of(record: Record, face: Face) -> bool:
    """True when the rings of *face*, as it is today, are those that were shot at."""
    return [(r.points, r.diameter_mm) for r in face.rings] == [(r.points, r.diameter_mm) for r in record.rings]


def on_target_share(spans: Sequence[Span], duration_s: float) -> float | None:
    """The share of *duration_s* that the pointer was on the target; None for a round without a length."""
    return min(1.0, total_ms(spans) / 1000 / duration_s) if duration_s else None


def _face_of(record: Record, colours: Face | None) -> Face:
    looks = colours if colours is not None and has_rings_of(record, colours) else None
    if looks is not None:
        rings = looks.rings
    else:
        rings = tuple(
            Ring(r.diameter_mm, r.points, "#f4f1ea" if n % 2 else "#d9d4c7", "#555555")
            for n, r in enumerate(record.rings)
        )
    own = Style(record.style, record.style_points, record.style_inner, record.style_inner_ten)
    return Face(
        id=record.face,
        name=looks.name if looks else record.face,
        rings=rings,
        gauge_mm=record.face_gauge_mm,
        gauging=record.gauging,
        inner_ten_mm=record.inner_ten_mm,
        inner_ten=record.inner_ten or "",
        inner_ten_name=looks.inner_ten_name if looks else "X",
        inner_ten_line=looks.inner_ten_line if looks else "",
        decimals=record.decimals,
        line_mm=looks.line_mm if looks else max(0.5, rings[-1].diameter_mm / 400 if rings else 0.5),
        ground=looks.ground if looks else "",
        black_mm=looks.black_mm if looks else None,
        blank_mm=record.blank_mm,
        styles=(own,),
        marks=looks.marks if looks else (),
    )
