"""Which of two equal scores ranks first: count-back rules as data, one list of steps per rule set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bullseye.target.scoring import Hit

SERIES = 10

Key = tuple[float, ...]


def inner_tens(hits: Sequence[Hit]) -> Key:
    """More inner tens first."""
    return (float(sum(bool(h.is_x) for h in hits)),)


def xs_then_tens(hits: Sequence[Hit]) -> Key:
    """More Xs, then more shots of the highest value (World Archery, long distances)."""
    return (*inner_tens(hits), *tens(hits))


def tens(hits: Sequence[Hit]) -> Key:
    """More shots of the highest value, the Xs among them."""
    return (float(sum(h.ring == 0 for h in hits)),)


def nines(hits: Sequence[Hit]) -> Key:
    """More shots of the second highest value."""
    return (float(sum(h.ring == 1 for h in hits)),)


def series_backwards(hits: Sequence[Hit]) -> Key:
    """The last series of ten, then the one before it, and so on."""
    sums = [sum(h.points for h in hits[i : i + SERIES]) for i in range(0, len(hits), SERIES)]
    return tuple(float(s) for s in reversed(sums))


def decimal_series_backwards(hits: Sequence[Hit]) -> Key:
    """The same in tenths."""
    sums = [sum(h.tenths or 0 for h in hits[i : i + SERIES]) for i in range(0, len(hits), SERIES)]
    return tuple(float(s) for s in reversed(sums))


def shots_backwards(hits: Sequence[Hit]) -> Key:
    """The last shot, then the one before; an inner ten above a ten."""
    return tuple(h.points + (0.5 if h.is_x else 0.0) for h in reversed(hits))


def decimals_backwards(hits: Sequence[Hit]) -> Key:
    """Tenths of the last shot, then the one before; nothing where the face gives none."""
    return tuple(float(h.tenths) for h in reversed(hits) if h.tenths is not None)


STEPS: dict[str, Callable[[Sequence[Hit]], Key]] = {
    step.__name__.replace("_", "-"): step
    for step in (
        inner_tens, xs_then_tens, tens, nines, series_backwards, decimal_series_backwards, shots_backwards,
        decimals_backwards,
    )
}  # fmt: skip

TIE_RULES: dict[str, tuple[str, ...]] = {
    # Accuracy, fewer shots and the earlier date decide for every set: see the scoreboard.
    "simple": (),
    # ISSF 6.15.1: inner tens; last series backwards; last shot backwards; decimals backwards.
    "issf": ("inner-tens", "series-backwards", "shots-backwards", "decimals-backwards"),
    # ISSF 6.15.1 f, rounds scored in decimals: no step for inner tens.
    "issf-decimal": ("decimal-series-backwards", "decimals-backwards"),
    # World Archery 2026, 12.5.1: long distances Xs then tens, short ones tens then nines.
    "wa-2026-outdoor": ("xs-then-tens",),
    "wa-2026-indoor": ("tens", "nines"),
}


def tie_key(rule_set: str, hits: Sequence[Hit]) -> Key:
    """What ranks two rounds of equal score under *rule_set*: the larger key wins, equal keys are a tie.

    Raises KeyError for a rule set that is not in TIE_RULES: drill files are checked when they are read.
    """
    key: list[float] = []
    for step in TIE_RULES[rule_set]:
        key.extend(STEPS[step](hits))
    return tuple(key)
