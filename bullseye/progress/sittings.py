"""The rounds of one sitting as one: the distances of a match that was shot on a range, with their sum."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from bullseye.drill.match import Matches
from bullseye.records.summary import Round

TOP = 10
SEVERAL = "*"
"""In the place of the face, where the distances have different ones."""


class Joined(NamedTuple):
    """A row as it is listed, and the *parts* it stands for, in the order in which they were kept."""

    row: Round
    parts: tuple[Round, ...]


def joined(rows: Iterable[Round], match_of: Callable[[str], str]) -> list[Joined]:
    """*rows* with the parts of each sitting as one row, in the place of the first; a round by itself stays as it is.

    *match_of* gives the id of the match that a part's drill is of, which the row then has as its drill. Its score is
    the sum, None where the parts count in different units.
    """
    sittings: dict[tuple[str, str], list[Round]] = {}
    found: list[list[Round]] = []
    for row in rows:
        key = (row.player, row.sitting)
        if row.sitting and key in sittings:
            sittings[key].append(row)
            continue
        found.append([row])
        if row.sitting:
            sittings[key] = found[-1]
    return [Joined(_one(parts, match_of), tuple(parts)) for parts in found]


def best_of(rows: Iterable[Round], matches: Matches) -> dict[str, list[Joined]]:
    """For each match its whole rounds, all their shots marked, the best first, of equals the older; TOP at most."""
    found: dict[str, list[Joined]] = {}
    shots = {match.id: sum(part.shots_in_all for part in match.parts) for match in matches.items()}
    for one in joined((row for row in rows if row.sitting and not row.simulated), matches.match_of):
        if one.row.score is not None and one.row.shots == shots.get(one.row.drill):
            found.setdefault(one.row.drill, []).append(one)
    return {
        id_: sorted(whole, key=lambda one: (-(one.row.score or 0), one.row.date))[:TOP] for id_, whole in found.items()
    }


def _one(parts: list[Round], match_of: Callable[[str], str]) -> Round:
    if len(parts) == 1:
        return parts[0]
    first = parts[0]
    units = {part.score_unit for part in parts}
    scores = [part.score for part in parts]
    shots, hits = sum(part.shots for part in parts), sum(part.hits for part in parts)
    return first._replace(
        drill=match_of(first.drill),
        face=first.face if len({part.face for part in parts}) == 1 else SEVERAL,
        date=max(part.date for part in parts),
        score=None if len(units) > 1 or None in scores else sum(score or 0 for score in scores),
        accuracy=round(hits / shots, 6) if shots else None,
        shots=shots,
        hits=hits,
        sigma_mm=None,
    )
