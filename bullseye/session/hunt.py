"""How the simulated shooter plays drills in which targets move, come and go, or must be left alone."""

from __future__ import annotations

from math import floor, hypot

from bullseye.drill.field import SHOOT, Target
from bullseye.session.clock import StepClock
from bullseye.session.round import Round, State
from bullseye.session.shooter import ENDLESS_SHOTS, MOST_SHOTS, PRESS_S, REACTION_S, Shooter

FRAME_S = 1 / 60
"""Its screen: a shot is judged by the frame before it."""
LOOK_S = 0.05
"""How far apart its two looks at a moving target are, from which it tells where that will be."""
STEP_S = 0.01
HAND_FACES_S = 6.0
"""How fast its hand follows a target that flees, in face diameters per second."""
CLOSE = 0.25
"""How near the centre, in face diameters, the pointer must be for it to press."""
REST_S = 0.3
PURSUIT_S = 0.1
"""How late it sees what it follows all the time."""
STEADY = 0.9
"""How much of its error in one step of following is still there in the next."""
MOST_S = 3600.0


class Hunter:
    """Plays a running round on *clock* with *shooter*'s spread, pace and rate of wrong choices."""

    def __init__(self, game: Round, shooter: Shooter, clock: StepClock) -> None:
        self._game = game
        self._shooter = shooter
        self._clock = clock
        self._face_mm = game.plan.face.diameter_mm
        self._at = (0.0, 0.0)
        self._error = (0.0, 0.0)
        self._mistaken: dict[tuple[int, int], bool] = {}
        self._rests_until_s = 0.0

    def play(self) -> None:
        """Play on until the round is over, or there is no hope that it will be."""
        game, drill = self._game, self._game.plan.drill
        while game.state is State.RUNNING and len(game.shots) < MOST_SHOTS and game.elapsed_s() < MOST_S:
            target = self._choose(game.targets(game.elapsed_s()))
            series = game.series(game.elapsed_s())
            if series is not None and not series.is_open:
                self._wait(max(STEP_S, series.opens_s - game.elapsed_s()))
            elif drill.needs_pointer:
                self._follow(target, fleeing=not drill.tracks)
            elif target is None:
                self._wait(2 * STEP_S)
            else:
                self._shoot(target)
            if drill.ends == "never" and len(game.shots) >= ENDLESS_SHOTS:
                game.end()

    def _wait(self, seconds: float) -> None:
        self._clock.advance(seconds)
        self._game.tick()

    def _choose(self, targets: tuple[Target, ...]) -> Target | None:
        """The nearest target that it takes for one to be shot."""
        wanted = [target for target in targets if target.kind == SHOOT or self._mistakes(target)]
        return min(wanted, key=self._away_mm, default=None)

    def _mistakes(self, target: Target) -> bool:
        """It looks once at each target, and may then be wrong about it."""
        return self._mistaken.setdefault((target.number, target.life), self._shooter.is_wrong())

    def _away_mm(self, target: Target) -> float:
        return hypot(target.x_mm - self._at[0], target.y_mm - self._at[1])

    def _again(self, target: Target, t_s: float) -> Target | None:
        """The same target at another time, None when it does not stand then."""
        found = (now for now in self._game.field.at(t_s) if (now.number, now.life) == (target.number, target.life))
        return next(found, None)

    def _ahead(self, target: Target, t_s: float, lead_s: float) -> tuple[float, float] | None:
        """Where *target* will be *lead_s* after it was seen at *t_s*, if it goes straight on; None when it is gone."""
        now = self._again(target, t_s)
        if now is None:
            return None
        before = self._again(target, t_s - LOOK_S) or now
        share = lead_s / LOOK_S
        return (now.x_mm + (now.x_mm - before.x_mm) * share, now.y_mm + (now.y_mm - before.y_mm) * share)

    # -- shooting --------------------------------------------------------------------------------

    def _shoot(self, target: Target) -> None:
        pace_s = self._shooter.pace_s(self._away_mm(target), self._face_mm * target.size)
        lead_s = min(REACTION_S, pace_s)
        self._wait(pace_s - lead_s)
        spot = self._ahead(target, self._game.elapsed_s(), lead_s)
        if spot is None or self._game.state is not State.RUNNING:
            return
        self._wait(lead_s)
        self._press(spot)

    def _press(self, spot: tuple[float, float]) -> None:
        game = self._game
        self._at = self._shooter.aim(*spot)
        game.shoot(*self._at, t_drawn=floor(game.elapsed_s() / FRAME_S) * FRAME_S)
        self._clock.advance(PRESS_S)
        game.release()
        game.tick()

    # -- following -------------------------------------------------------------------------------

    def _follow(self, target: Target | None, fleeing: bool) -> None:
        """One step of the hand after what it saw a moment ago."""
        self._wait(STEP_S)
        now_s = self._game.elapsed_s()
        spot = None if target is None else self._ahead(target, now_s - PURSUIT_S, 0.0 if fleeing else PURSUIT_S)
        if spot is not None and not fleeing:
            off = self._shooter.aim(0.0, 0.0)
            fresh = (1 - STEADY**2) ** 0.5  # so that the spread stays what it is
            self._error = (STEADY * self._error[0] + fresh * off[0], STEADY * self._error[1] + fresh * off[1])
            self._at = (spot[0] + self._error[0], spot[1] + self._error[1])
        elif spot is not None:
            self._reach_for(spot)
        self._game.point(*self._at)
        near = target is not None and self._away_mm(target) < CLOSE * self._face_mm * target.size
        if fleeing and near and now_s >= self._rests_until_s:
            self._rests_until_s = now_s + REST_S
            hand = self._at
            self._press(hand)
            self._at = hand

    def _reach_for(self, spot: tuple[float, float]) -> None:
        x, y = spot[0] - self._at[0], spot[1] - self._at[1]
        away = hypot(x, y)
        step = min(away, HAND_FACES_S * self._face_mm * STEP_S)
        if away:
            self._at = (self._at[0] + x / away * step, self._at[1] + y / away * step)
