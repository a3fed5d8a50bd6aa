"""The numbers beside the range: what they say, and that they stand still while they change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.round.effects import Wanted
from bullseye.play.round.view import Hud

if TYPE_CHECKING:
    import tkinter as tk

    from bullseye.desk.round.hud import HudPanel

FIRST = Hud("0", "0", "\u2013", 0, "", "Time left", "30.0 s", "\u2013", True)
LATER = Hud("128", "14", "92.9 %", 7, "next hit +5", "Time left", "12.4 s", "10 X +5", True)


@pytest.fixture
def panel(tk_root: tk.Tk) -> HudPanel:
    return make(tk_root, effects=True)


def make(root: tk.Tk, effects: bool) -> HudPanel:
    from bullseye.desk.kit.theme import Theme
    from bullseye.desk.round.hud import HudPanel

    panel = HudPanel(root, Theme(root, "light"), Wanted(combo_glow=effects))
    panel.place(x=0, y=0, height=700)
    root.update()
    return panel


def box_of(panel: HudPanel, text: str) -> tuple[int, int, int, int]:
    for item in panel.find_all():
        if panel.type(item) == "text" and panel.tk.call(str(panel), "itemcget", item, "-text") == text:  # type: ignore[no-untyped-call]
            return panel.bbox(item)
    raise AssertionError(f"{text!r} does not stand on the panel")


def test_every_number_is_printed(panel: HudPanel) -> None:
    panel.show_hud(LATER)
    for field in ("score", "shots", "accuracy", "last", "left", "left_label", "bonus"):
        assert panel.text_of(field) == getattr(LATER, field)
    assert panel.text_of("combo") == "7"
    assert panel.text_of("ranked") == ""
    panel.stop()


def test_without_a_combo_there_is_a_dash(panel: HudPanel) -> None:
    panel.show_hud(FIRST)
    assert panel.text_of("combo") == "\u2013"


def test_a_round_off_the_board_says_so_in_a_word(panel: HudPanel) -> None:
    panel.show_hud(replace(FIRST, ranked=False))
    assert panel.text_of("ranked") == "unranked"


def test_the_score_is_the_largest_number(panel: HudPanel) -> None:
    panel.show_hud(LATER)
    panel.stop()
    heights = {text: box_of(panel, text)[3] - box_of(panel, text)[1] for text in ("128", "14", "12.4 s", "7", "92.9 %")}
    assert max(heights, key=lambda text: heights[text]) == "128"


def test_figures_end_on_one_line_and_do_not_move_as_they_change(panel: HudPanel) -> None:
    panel.show_hud(LATER)
    panel.stop()
    ends = {box_of(panel, text)[2] for text in ("128", "14", "12.4 s", "92.9 %", "10 X +5")}
    assert max(ends) - min(ends) <= 2
    before = box_of(panel, "12.4 s")
    panel.show_hud(replace(LATER, left="11.1 s"))
    assert box_of(panel, "11.1 s") == before


def test_the_combo_grows_for_a_moment_only_with_effects(tk_root: tk.Tk) -> None:
    for effects in (True, False):
        panel = make(tk_root, effects)
        panel.show_hud(replace(LATER, combo=6))
        calm = box_of(panel, "6")
        panel.show_hud(replace(LATER, combo=7))
        grown = box_of(panel, "7")
        assert (grown[3] - grown[1] > calm[3] - calm[1]) is effects
        panel.stop()
        assert box_of(panel, "7")[3] - box_of(panel, "7")[1] == calm[3] - calm[1]
        panel.destroy()


def test_a_long_name_is_shortened_to_the_panel(panel: HudPanel) -> None:
    panel.show_round("Timed, 30 s", "ISSF 25 m precision and 50 m pistol", "W" * 40)
    panel.update()
    for item in panel.find_all():
        box = panel.bbox(item)
        if box is not None:  # an empty text has none
            assert box[0] >= 0 and box[2] <= panel.winfo_width(), box


def test_what_only_some_drills_tell_stands_below_and_goes_again(panel: HudPanel) -> None:
    notes = (("150 s", "series 2 of 12"), ("Left in it", "5 shots"))
    panel.show_hud(replace(FIRST, notes=notes))
    assert panel.notes() == list(notes)
    panel.show_hud(FIRST)
    assert panel.notes() == []


def test_a_long_note_is_shortened_and_stays_on_the_panel(panel: HudPanel) -> None:
    panel.show_hud(replace(FIRST, notes=(("A stage with a very long name " * 3, "series 2 of 12"),)))
    panel.update()
    ((label, value),) = panel.notes()
    assert label.endswith("\u2026") and value == "series 2 of 12"
    assert box_of(panel, label)[2] < box_of(panel, value)[0]


def glow_of(panel: HudPanel) -> str:
    (item,) = panel.find_withtag("glow")
    shown = panel.itemcget(item, "state") != "hidden"
    return str(panel.itemcget(item, "image")) if shown else ""


def test_a_combo_glows_brighter_as_it_grows_and_not_at_all_when_it_breaks(panel: HudPanel) -> None:
    seen = []
    for combo in (0, 3, 6, 10):
        panel.show_hud(replace(LATER, combo=combo))
        panel.stop()  # the moment of a new hit is over
        panel.show_hud(replace(LATER, combo=combo, shots="99"))
        panel._show_glow(panel._level(combo))
        seen.append(glow_of(panel))
    assert seen[0] == "" and len(set(seen)) == 4
    panel.show_hud(replace(LATER, combo=0))
    assert glow_of(panel) == ""


def test_the_glow_is_off_where_it_is_not_wanted(tk_root: tk.Tk) -> None:
    panel = make(tk_root, effects=False)
    panel.show_hud(FIRST)
    panel.show_hud(replace(LATER, combo=12))
    assert glow_of(panel) == ""


def test_notes_fit_above_the_buttons_of_the_smallest_window(panel: HudPanel) -> None:
    notes = tuple((f"Note {n}", str(n)) for n in range(4))
    panel.show_hud(replace(LATER, notes=notes))
    panel.update()
    assert box_of(panel, "Note 3")[3] < 700 - 110


def test_a_number_that_the_drill_never_has_leaves_no_row_and_no_gap(panel: HudPanel) -> None:
    def row(field: str) -> tuple[str, float]:
        item = panel._items[field]
        return str(panel.itemcget(item, "state")), panel.coords(item)[1]

    panel.show_hud(FIRST)
    places = {field: row(field) for field in ("left", "shots", "accuracy", "last", "combo")}
    panel.show_hud(replace(FIRST, lacks=("shots", "last", "combo")))
    assert {field: row(field)[0] for field in places} == {
        "left": "normal", "shots": "hidden", "accuracy": "normal", "last": "hidden", "combo": "hidden",
    }  # fmt: skip
    assert row("accuracy")[1] == places["shots"][1]
    panel.show_hud(FIRST)
    assert {field: row(field) for field in places} == places


@pytest.mark.parametrize(("label", "left"), [("Лишилося", "10 пострілів"), ("Time left, all in all", "59.9 s")])
def test_what_is_left_never_runs_into_its_label(panel: HudPanel, label: str, left: str) -> None:
    panel.show_hud(replace(FIRST, left_label=label, left=left))
    assert box_of(panel, label)[2] <= box_of(panel, left)[0]
    panel.stop()
