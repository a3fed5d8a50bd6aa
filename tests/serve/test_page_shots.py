"""A shot in a browser lies where the same pixel lies on the desk, and is worth the same."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, hypot, sin, tau
from random import Random

import pytest

from bullseye.picture.viewport import Viewport
from bullseye.target.catalog import Catalogue
from bullseye.target.scoring import Scorer
from tests.serve.served import Served
from tests.serve.student import Student

SHOTS = 30
FACES = {1: "classic", 1.5: "wa-122", 2: "issf-air-rifle-10m", 3: "issf-air-pistol-10m"}
RANGE_FACES = 1.2


@pytest.mark.parametrize(("ratio", "touch"), [(1, False), (1.5, True), (2, False), (2, True), (3, True)])
def test_the_pixel_of_a_press_is_the_same_millimetre_and_the_same_points_as_on_the_desk(
    served: Served, student: Callable[..., Student], ratio: float, touch: bool
) -> None:
    face = Catalogue(None).get(FACES[ratio])
    ada = student(viewport={"width": 900, "height": 644}, device_scale_factor=ratio, has_touch=touch).join()
    served.play("practice", face.id)
    ada.counted_down()
    chance = Random(ratio)
    reach = min(ada.box["width"], ada.box["height"]) / 2 - 1
    for _ in range(SHOTS):
        angle, away = tau * chance.random(), reach * chance.random()
        ada.shoot(away * cos(angle), away * sin(angle), touch)
    answers = ada.shots(SHOTS)
    presses = ada.pressed()
    assert len(answers) == len(presses) == SHOTS
    assert {press["kind"] for press in presses} == {"touch" if touch else "mouse"}
    scorer = Scorer(face)
    side = RANGE_FACES * face.diameter_mm
    for n, (answer, press) in enumerate(zip(answers, presses, strict=True)):
        print(n, answer["n"], answer["t"], answer["at"], press)
        desk = Viewport(press["width"], press["height"], side, side)
        # Whole pixels are a mouse's; a finger lies between them.
        if touch:
            x_mm, y_mm = desk.to_mm(press["x"], press["y"])
        else:
            assert abs(press["x"] - round(press["x"])) < 1e-3 and abs(press["y"] - round(press["y"])) < 1e-3
            x_mm, y_mm = desk.pixel_to_mm(round(press["x"]), round(press["y"]))
        assert answer["at"] == pytest.approx([x_mm, y_mm], abs=1e-6)
        hit = scorer.score(x_mm, y_mm)
        assert (answer["points"], answer["x"], answer["tenths"]) == (hit.points, hit.is_x, hit.tenths)


def test_a_shot_at_the_middle_of_what_is_drawn_is_a_ten_however_it_moves(
    served: Served, student: Callable[..., Student]
) -> None:
    ada = student(viewport={"width": 1200, "height": 800}).join()
    served.play("circle")
    ada.counted_down()
    for _ in range(20):
        ada.shoot_at_what_is_seen()
        ada.page.wait_for_timeout(40)
    ada.sees("result")
    answers = ada.result()
    away = [hypot(one["at"][0] - one["target_at"][0], one["at"][1] - one["target_at"][1]) for one in answers]
    assert {one["points"] for one in answers} == {10}
    assert away[0] < 1.0, "later ones have marks on the yellow, which shift its middle"
