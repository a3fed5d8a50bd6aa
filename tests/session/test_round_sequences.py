"""Whatever is done to a round, in whatever order: its totals, its state and its record agree."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bullseye.records.record import as_json, record_from
from bullseye.session.events import Finished, Left, Paused, Resumed, ShotScored
from bullseye.session.round import State
from bullseye.session.scorecard import score_record
from tests.rounds import DRILLS, STILL, Played, plan_of

ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("advance"), st.integers(0, 4_000_000)),
        st.tuples(st.just("shoot"), st.integers(-60_000, 60_000), st.integers(-60_000, 60_000)),
        st.tuples(st.just("shoot"), st.integers(-5_000, 5_000), st.just(0)),
        st.tuples(st.sampled_from(["tick", "release", "pause", "resume", "start"])),
        st.tuples(st.sampled_from(["end", "leave", "tick", "resume", "resume"])),
    ),
    max_size=60,
)
NEXT = {
    State.READY: {State.COUNTING, State.LEFT},
    State.COUNTING: {State.RUNNING, State.LEFT},
    State.RUNNING: {State.PAUSED, State.FINISHED, State.LEFT},
    State.PAUSED: {State.RUNNING, State.FINISHED, State.LEFT},
    State.FINISHED: set(),
    State.LEFT: set(),
}


def act(played: Played, action: tuple[Any, ...]) -> None:
    name, *values = action
    if name == "advance":
        played.step.advance(values[0] / 1_000_000)
    elif name == "shoot":
        x_mm, y_mm = played.round.target_mm
        played.round.shoot(x_mm + values[0] / 1000, y_mm + values[1] / 1000)
    else:
        getattr(played.round, name)()


def may_follow(before: State, after: State) -> bool:
    """A look at the time may start and at once end a round; everything else is one step."""
    return after is before or after in NEXT[before] or any(after in NEXT[via] for via in NEXT[before])


@given(
    drill=st.sampled_from(STILL),
    seed=st.integers(0, 99),
    actions=ACTIONS,
    count_s=st.sampled_from([0, 3]),
)
def test_any_sequence_of_events_leaves_the_totals_consistent(
    drill: str, seed: int, actions: list[tuple[Any, ...]], count_s: int
) -> None:
    # Shorter drills, so that their ends are met.
    chosen = DRILLS.get(drill)
    short = (
        {"time_s": 8.0} if chosen.time_s else {"shots": 6} if chosen.shots else {"targets": 4} if chosen.targets else {}
    )
    played = Played(plan_of(replace(chosen, **short), seed=seed), countdown_s=count_s)  # type: ignore[arg-type]
    game = played.round
    game.start()
    for action in actions:
        before = game.state
        act(played, action)
        assert may_follow(before, game.state)
        sums = game.totals()
        assert (sums.shots, sums.hits) == (len(game.shots), sum(hit.hit for hit in game.hits))
        assert len(game.shots) == len(game.hits) == len(game.awards) == len(played.told(ShotScored))
        assert sums.raw == sum(award.total for award in game.awards)
        assert game.elapsed_s() >= 0.0
    records = [event.record for event in played.told(Finished)]
    assert len(records) == (game.state is State.FINISHED)
    assert len(played.told(Left)) == (game.state is State.LEFT)
    times = [shot.t for shot in game.shots]
    assert times == sorted(times) and all(shot.t_up is None or shot.t_up >= shot.t for shot in game.shots)
    if chosen.time_s:
        assert all(t <= 8.0 for t in times)
    for record in records:
        stored = record_from(json.loads(json.dumps(as_json(record), allow_nan=False)))
        card = score_record(stored)
        assert card.totals == game.totals()
        assert (card.hits, card.awards) == (tuple(game.hits), tuple(game.awards))
        assert stored.score == card.totals.score and stored.best_combo == card.totals.best_combo
        assert stored.ranked is (chosen.ranked and not stored.pauses)
        assert len(stored.pauses) == len(played.told(Resumed)) == len(played.told(Paused))
        assert stored.duration_s >= max(times, default=0.0)
