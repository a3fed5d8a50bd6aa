"""Effects come from pooled items, go where they should, end by themselves, and can each be off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from bullseye.desk.round.effects import LAND_S, RIPPLE_S, RISE_PX, RISE_S, Effects, Wanted
from bullseye.desk.round.specks import BURST, BURSTS, LIVES_S
from bullseye.records.settings import Settings
from tests.fakes import ManualClock

if TYPE_CHECKING:
    import tkinter as tk

Made = Callable[..., Effects]
FRAME_S = 1 / 60


@pytest.fixture
def canvas(tk_root: tk.Tk) -> tk.Canvas:
    import tkinter

    canvas = tkinter.Canvas(tk_root, width=600, height=500)
    canvas.place(x=0, y=0)
    tk_root.update()
    return canvas


@pytest.fixture
def made(tk_root: tk.Tk, canvas: tk.Canvas, clock: ManualClock) -> Iterator[Made]:
    from bullseye.desk.kit.theme import Theme

    def make(wanted: Wanted | None = None) -> Effects:
        return Effects(canvas, Theme(tk_root, "light"), wanted or Wanted(), clock.now)

    yield make


def run(effects: Effects, clock: ManualClock, seconds: float) -> None:
    for _ in range(round(seconds / FRAME_S)):
        clock.advance(FRAME_S)
        effects.frame(clock.now())


def seen(canvas: tk.Canvas, tag: str = "speck") -> list[tuple[float, float]]:
    """The middles of the specks that stand on the canvas."""
    found = []
    for item in canvas.find_withtag(tag):
        x0, y0, x1, y1 = canvas.coords(item)
        if x1 > 0 and canvas.itemcget(item, "state") != "hidden":
            found.append(((x0 + x1) / 2, (y0 + y1) / 2))
    return found


def test_a_burst_flies_from_its_point_in_all_directions_and_is_gone(
    made: Made, canvas: tk.Canvas, clock: ManualClock
) -> None:
    effects = made()
    effects.burst(300, 250, "#006ca8")
    effects.frame(clock.now())
    assert seen(canvas) == [pytest.approx((300, 250), abs=1)] * BURST
    run(effects, clock, 0.1)
    places = seen(canvas)
    assert len(places) == BURST
    assert min(x for x, _ in places) < 290 and max(x for x, _ in places) > 310
    assert min(y for _, y in places) < 240 and max(y for _, y in places) > 260
    assert effects.alive
    run(effects, clock, LIVES_S[1])
    assert seen(canvas) == []
    assert not effects.alive


def test_specks_fade_in_a_few_steps_each_at_its_own_time(made: Made, canvas: tk.Canvas, clock: ManualClock) -> None:
    effects = made()
    effects.burst(300, 250, "#006ca8")
    inks: list[set[str]] = []
    for _ in range(round(LIVES_S[1] / FRAME_S)):
        clock.advance(FRAME_S)
        effects.frame(clock.now())
        flying = [item for item in canvas.find_withtag("speck") if canvas.itemcget(item, "state") != "hidden"]
        inks.append({str(canvas.itemcget(item, "fill")) for item in flying})
    every = set().union(*inks)
    assert 3 <= len(every) <= 5
    assert "#006ca8" in inks[0] and "#006ca8" not in inks[-2]
    assert any(len(ink) > 1 for ink in inks)


def test_where_a_speck_is_does_not_depend_on_the_frame_rate(made: Made, canvas: tk.Canvas, clock: ManualClock) -> None:
    effects = made()
    effects.burst(300, 250, "#006ca8")
    clock.advance(0.15)
    effects.frame(clock.now())
    at_once = seen(canvas)
    for n in range(1, 31):
        effects.frame(0.15 * n / 30)
    assert seen(canvas) == [pytest.approx(place, abs=1e-6) for place in at_once]


def test_nothing_is_made_or_deleted_while_they_run(made: Made, canvas: tk.Canvas, clock: ManualClock) -> None:
    effects = made()
    before = canvas.find_all()
    for n in range(3 * BURSTS):
        effects.burst(50 + 10 * n, 250, "#006ca8")
        effects.ripple(300, 250, 8)
        run(effects, clock, 0.05)
        assert effects.moving()["specks"] <= BURST * BURSTS
    assert sorted(canvas.find_all()) == sorted(before)


def test_points_rise_to_where_they_belong(made: Made, canvas: tk.Canvas, clock: ManualClock) -> None:
    effects = made()
    item = canvas.create_text(100, 100, text="9")
    effects.rise(item)
    heights = [canvas.coords(item)[1]]
    for _ in range(round(RISE_S / FRAME_S) + 2):
        run(effects, clock, FRAME_S)
        heights.append(canvas.coords(item)[1])
    assert heights[0] == 100 + RISE_PX
    assert heights == sorted(heights, reverse=True)
    assert canvas.coords(item) == pytest.approx([100, 100])
    assert not effects.alive


def test_points_that_are_put_elsewhere_while_they_rise_end_at_the_new_place(
    made: Made, canvas: tk.Canvas, clock: ManualClock
) -> None:
    effects = made()
    item = canvas.create_text(100, 100, text="9")
    effects.rise(item)
    run(effects, clock, RISE_S / 2)
    canvas.coords(item, 300, 200)
    effects.rise(item)
    run(effects, clock, RISE_S + 0.05)
    assert canvas.coords(item) == pytest.approx([300, 200])


def test_a_ripple_widens_around_the_miss_and_goes(made: Made, canvas: tk.Canvas, clock: ManualClock) -> None:
    effects = made()
    effects.ripple(200, 150, 8)
    widths = []
    for _ in range(5):
        run(effects, clock, FRAME_S)
        rings = [item for item in canvas.find_all() if canvas.type(item) == "oval"]  # type: ignore[no-untyped-call]
        x0, y0, x1, y1 = max((canvas.coords(item) for item in rings), key=lambda c: c[2])
        assert ((x0 + x1) / 2, (y0 + y1) / 2) == pytest.approx((200, 150))
        widths.append(x1 - x0)
    assert widths == sorted(set(widths))
    run(effects, clock, RIPPLE_S + 0.1)
    assert not effects.alive
    assert not seen(canvas, "all")


def test_the_count_lands_at_its_size(made: Made, clock: ManualClock) -> None:
    effects = made()
    sizes: list[float] = []
    effects.land(sizes.append)
    run(effects, clock, LAND_S + 0.05)
    assert sizes[0] > 1.1 and sizes == sorted(sizes, reverse=True) and sizes[-1] == 1.0
    assert not effects.alive


def test_clear_ends_everything_at_its_place(made: Made, canvas: tk.Canvas) -> None:
    effects = made()
    item = canvas.create_text(100, 100, text="9")
    effects.burst(300, 250, "#006ca8")
    effects.ripple(200, 150, 8)
    effects.rise(item)
    effects.clear()
    assert not effects.alive
    assert seen(canvas) == []
    assert canvas.coords(item) == pytest.approx([100, 100])


def test_the_count_that_lands_has_a_setting_of_its_own() -> None:
    settings = Settings()
    settings.update(countdown=False)
    assert Wanted.of(settings, calm=False) == Wanted(count=False)


@pytest.mark.parametrize("key", ["flash", "particles", "floating_points", "combo_glow", "miss_ripple"])
def test_each_setting_switches_its_own_effect(key: str) -> None:
    settings = Settings()
    settings.update(**{key: False})
    wanted = Wanted.of(settings, calm=False)
    assert getattr(wanted, key) is False
    others = {"flash", "particles", "floating_points", "combo_glow", "miss_ripple", "count"} - {key}
    assert all(getattr(wanted, other) for other in others)


def test_reduced_motion_switches_all_of_them() -> None:
    assert Wanted.of(Settings(), calm=True) == Wanted(False, False, False, False, False, False)


def test_what_is_off_makes_no_items_and_needs_no_frames(made: Made, canvas: tk.Canvas) -> None:
    effects = made(Wanted.of(Settings(), calm=True))
    item = canvas.create_text(100, 100, text="9")
    effects.burst(300, 250, "#006ca8")
    effects.ripple(200, 150, 8)
    effects.rise(item)
    effects.land(lambda size: pytest.fail("nothing may land"))
    assert not effects.alive
    assert not canvas.find_withtag("speck")
    assert canvas.coords(item) == [100, 100]
