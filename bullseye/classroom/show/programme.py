"""The programme of demonstrations, and what is said in each: every number comes from the very round that is shown."""

from __future__ import annotations

from bisect import bisect_right
from math import fsum, hypot
from statistics import median

from bullseye.classroom.lessons.data import Movement, ways_of
from bullseye.classroom.lessons.lesson import mm, place_words
from bullseye.classroom.show.demo import Act, Caption, Script
from bullseye.measure.maths.regression import fit_line
from bullseye.measure.shots.group import cep_factor, measure_group
from bullseye.play.round.replay import Replay
from bullseye.words import number as written
from bullseye.words import tr, trn

LINGER_S = 0.4
"""A caption about a shot comes a moment after it."""


def _places(replay: Replay) -> list[tuple[float, float]]:
    return [(shot.x_mm, shot.y_mm) for shot in replay.card.shots]


def _shot_words(replay: Replay, number: int) -> str:
    shot, hit = replay.card.shots[number - 1], replay.card.hits[number - 1]
    far = mm(hypot(shot.x_mm, shot.y_mm))
    if not hit.hit:
        return tr("Shot {number} lies {far} from the centre and misses.", number=number, far=far)
    return tr(
        "Shot {number} lies {far} from the centre and scores {points}.", number=number, far=far, points=hit.points
    )


def rings(replay: Replay, sigma_mm: float) -> tuple[Caption, ...]:
    """From the distance to the ring."""
    script, times = Script(), [shot.t for shot in replay.card.shots]
    gauge = replay.card.record.gauge_mm
    script.say(0.0, tr("A simulated shooter with a spread of {sigma_mm:g} mm aims at the centre.", sigma_mm=sigma_mm))
    for more in (
        tr("Only the distance counts, not the direction."),
        tr("The hole is {gauge:g} mm wide: to touch a ring's line is enough for its points.", gauge=gauge),
    ):
        number = max(1, bisect_right(times, script.free_s - LINGER_S))
        script.say(times[number - 1] + LINGER_S, f"{_shot_words(replay, number)} {more}")
    far = [hypot(x, y) for x, y in _places(replay)]
    script.say(
        replay.duration_s,
        trn(
            "{n} shot, {score} points. The mean distance from the centre is {mean}, the farthest lies {most} out.",
            "{n} shots, {score} points. The mean distance from the centre is {mean}, the farthest lies {most} out.",
            len(far),
            score=replay.card.totals.score,
            mean=mm(fsum(far) / len(far)),
            most=mm(max(far)),
        ),
    )
    return tuple(script.captions)


def group(replay: Replay, sigma_mm: float) -> tuple[Caption, ...]:
    """A tight group beside the centre."""
    script = Script()
    found = measure_group(_places(replay))
    assert found.mpi_x is not None and found.mpi_y is not None
    assert found.sigma is not None and found.extreme_spread is not None
    script.say(0.0, tr("A steadier hand: a spread of {sigma_mm:g} mm, but the sight is not set.", sigma_mm=sigma_mm))
    script.say(replay.card.shots[2].t, tr("A group is judged by how close its shots lie together, wherever that is."))
    script.say(
        replay.duration_s,
        tr(
            "The mean point of impact of these {shots} shots lies {place}.",
            shots=found.n,
            place=place_words(found.mpi_x, found.mpi_y),
        ),
    )
    script.say(
        0.0,
        tr(
            "The two shots farthest apart are {extreme} apart: the extreme spread. Sigma, the spread across and up, "
            "is {sigma}.",
            extreme=mm(found.extreme_spread),
            sigma=mm(found.sigma),
        ),
    )
    script.say(0.0, tr("A tight group off the centre is soon mended: set the sight. A wide one takes practice."))
    return tuple(script.captions)


def rayleigh(replay: Replay, sigma_mm: float) -> tuple[Caption, ...]:
    """How far from the centre shots lie."""
    script, times = Script(), [shot.t for shot in replay.card.shots]
    shots = _places(replay)
    far = [hypot(x, y) for x, y in shots]
    n = len(shots)
    script.say(
        0.0,
        tr(
            "A spread of {sigma_mm:g} mm across and up. How far from the centre will {n} shots lie?",
            sigma_mm=sigma_mm,
            n=n,
        ),
    )
    script.say(
        times[n // 3],
        tr("Very near the centre there is little room, and far out is rare: most shots lie in between."),
    )
    half, most = (cep_factor(share) * sigma_mm for share in (0.5, 0.95))
    part = times[2 * n // 3 - 1]
    near = sum(r <= cep_factor(0.5) * sigma_mm for r, t in zip(far, times, strict=True) if t <= part)
    script.say(
        part + LINGER_S,
        tr(
            "{near} of the first {shots} shots lie within {radius}. Should it be half?",
            near=near,
            shots=2 * n // 3,
            radius=mm(cep_factor(0.5) * sigma_mm),
        ),
    )
    script.say(
        replay.duration_s,
        tr(
            "Rayleigh's law: half should lie within 1.18 times the spread, {radius}. Here it is {near} of {shots}.",
            radius=mm(half),
            near=sum(r <= half for r in far),
            shots=n,
        ),
    )
    script.say(
        0.0,
        tr(
            "95 of 100 should lie within 2.45 times the spread, {radius}. Here it is {near}.",
            radius=mm(most),
            near=sum(r <= most for r in far),
        ),
    )
    found = measure_group(shots)
    assert found.sigma is not None and found.sigma_ci95 is not None
    low, high = found.sigma_ci95
    sigma = tr("{sigma}, with a 95 % interval from {low} to {high}", sigma=mm(found.sigma), low=mm(low), high=mm(high))
    said = tr("The shots alone say {sigma}: it holds the true {true_mm:g} mm.", sigma=sigma, true_mm=sigma_mm)
    if not low <= sigma_mm <= high:
        said = tr("The shots alone say {sigma}: it misses the true {true_mm:g} mm.", sigma=sigma, true_mm=sigma_mm)
    script.say(0.0, said)
    return tuple(script.captions)


def fitts(replay: Replay, sigma_mm: float) -> tuple[Caption, ...]:
    """Far takes longer."""
    script = Script()
    script.say(
        0.0,
        tr("Each hit sends the target to a new place. This shooter's spread is {sigma_mm:g} mm.", sigma_mm=sigma_mm),
    )
    script.say(0.0, tr("Mind the rhythm: a near target is soon shot at, a far one takes longer."))
    ways = [(way.t_s, way.way_mm, way.movement) for way in ways_of(replay.card.record)]
    _compare(script, replay, ways, away=True)
    return tuple(script.captions)


def small(replay: Replay, sigma_mm: float) -> tuple[Caption, ...]:
    """Small takes longer, and how small can be hit."""
    script, card = Script(), replay.card
    script.say(
        0.0,
        tr("Hits make the target smaller, misses larger. This shooter's spread is {sigma_mm:g} mm.", sigma_mm=sigma_mm),
    )
    script.say(0.0, tr("A small target takes longer than a large one: the hand must slow down to arrive."))
    ways = [(way.t_s, way.wide_mm, way.movement) for way in ways_of(card.record)]
    _compare(script, replay, ways, away=False)
    hit_rate = card.record.parameters.hit_rate
    if card.threshold is not None and hit_rate is not None:
        # A target of another size is the whole face at that scale, the hole with it.
        share = card.face.diameter_mm / (card.face.diameter_mm + card.record.gauge_mm)
        expected = 2 * cep_factor(hit_rate) * sigma_mm * share
        script.say(
            0.0,
            tr(
                "The drill looks for the size that is hit {hit_rate:g} % of the time: it found {size}. "
                "Rayleigh's law expects {expected}.",
                hit_rate=hit_rate * 100,
                size=mm(card.threshold.value * card.face.diameter_mm),
                expected=mm(expected),
            ),
        )
    return tuple(script.captions)


def _compare(script: Script, replay: Replay, ways: list[tuple[float, float, Movement]], *, away: bool) -> None:
    """Say once on the way and once at the end what the lower and the upper half of a length took, then the law."""
    part_s = replay.duration_s * 0.45
    so_far = [(length, move) for t_s, length, move in ways if t_s <= part_s]
    if len(so_far) >= 4:
        script.say(part_s, tr("So far: {times}", times=_apart(so_far, away)))
    script.say(replay.duration_s, _apart([(length, move) for _, length, move in ways], away))
    script.say(0.0, _law([move for _, _, move in ways]))


def _apart(moves: list[tuple[float, Movement]], away: bool) -> str:
    middle = median(length for length, _ in moves)
    low = [move.mt_ms for length, move in moves if length <= middle]
    high = [move.mt_ms for length, move in moves if length > middle]
    size, took = mm(middle), _seconds(low)
    if away:
        said = [tr("Targets up to {distance} away took {seconds} on average.", distance=size, seconds=took)]
        more = tr("Farther ones took {seconds}.", seconds=_seconds(high)) if high else ""
    else:
        said = [tr("Targets up to {size} wide took {seconds} on average.", size=size, seconds=took)]
        more = tr("Larger ones took {seconds}.", seconds=_seconds(high)) if high else ""
    return " ".join([*said, more]).strip()


def _seconds(times_ms: list[float]) -> str:
    return f"{written(fsum(times_ms) / len(times_ms) / 1000, '.2f')} s"


def _law(moves: list[Movement]) -> str:
    line = fit_line([move.id for move in moves], [move.mt_ms for move in moves])
    if line is None:
        return tr("Fitts' law: movement time grows with log2(distance / width + 1), counted in bits.")
    return tr(
        "Fitts' law: the time grows with log2(distance / width + 1), counted in bits. Here each "
        "bit costs {slope:.2f} s.",
        slope=line.slope / 1000,
    )


PROGRAMME: tuple[Act, ...] = (
    Act("rings", tr("From the distance to the ring"), "classic", "ten-shots", (25.0, 40.0, 60.0), rings, slower=8.0),
    Act(
        "group",
        tr("A group, and where it lies"),
        "classic",
        "grouping",
        (8.0, 12.0),
        group,
        slower=6.0,
        off_mm=(34.0, -26.0),
    ),
    Act("fitts", tr("Far takes longer"), "classic", "timed-30", (20.0, 35.0), fitts, slower=2.0),
    Act("rayleigh", tr("How far shots stray"), "classic", "practice", (30.0, 45.0, 60.0), rayleigh, slower=4.0),
    Act("small", tr("Small takes longer"), "classic", "adaptive-size", (12.0, 20.0), small, slower=1.5),
)
"""One demonstration after the other, then from the start; the next one is its function and its line here."""
