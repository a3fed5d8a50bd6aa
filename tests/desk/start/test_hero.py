"""The face on the start page: where the opening has painted it, its name and facts in one caption."""

from __future__ import annotations

import tkinter as tk

import pytest

from bullseye.desk.frame.opening import hero_place
from bullseye.desk.kit.palette import CAPTION_PX
from bullseye.desk.kit.theme import Theme
from bullseye.desk.start.hero import Hero, facts_of
from bullseye.target.catalog import Catalogue

FACES = Catalogue()


@pytest.mark.parametrize("face_id", ["classic", "air-rifle"])
def test_the_face_fills_its_place_over_its_name_and_facts(tk_root: tk.Tk, face_id: str) -> None:
    theme = Theme(tk_root, "light", 1.0)
    theme.apply()
    hero, face = Hero(tk_root, theme), FACES.get(face_id)
    hero.show(face)
    assert hero.find_all() == ()  # not on the screen yet
    hero.place(x=0, y=0, width=900, height=700)
    hero.update()
    hero.show(face)
    x, y, diameter = hero_place(900, 700, theme.px(CAPTION_PX), bool(face.ground))
    left, top, right, bottom = hero.bbox(hero.find_withtag("face")[0])
    assert abs((left + right) / 2 - x) <= 1 and abs((top + bottom) / 2 - y) <= 1 and right - left >= diameter - 2
    captions = [str(hero.tk.call(str(hero), "itemcget", item, "-text")) for item in hero.find_withtag("caption")]
    assert captions == [face.name, facts_of(face)]


def test_the_facts_say_a_distance_only_where_there_is_one() -> None:
    assert facts_of(FACES.get("air-rifle")).endswith("shot at 10 m")
    assert "shot at" not in facts_of(FACES.get("classic"))
    assert "no rings" in facts_of(next(face for face in FACES.items() if not face.rings))
