"""Text as large as its place holds."""

from __future__ import annotations

import tkinter as tk

import pytest

from bullseye.classroom.lessons.legible import readable_m
from bullseye.desk.kit import fitted
from bullseye.desk.kit.fitted import FAR_PX, FittedText, evened_px, far_px, fitting_px, kept_together, lines_of
from bullseye.desk.kit.theme import Theme

LONG = "300 shots by 30 shooters: 100 % hit, and the middle lies 1.3 mm right of and 0.5 mm below the centre."


def test_the_far_size_is_read_from_ten_metres_in_a_picture_2_4_m_wide() -> None:
    assert readable_m(far_px(1920, 1080), 2.4) == pytest.approx(10.0)
    # A smaller window fills the same wall: the type is as large there.
    assert readable_m(far_px(1280, 720), 2.4, 1280) == pytest.approx(10.0)
    assert far_px(1920, 540) == FAR_PX / 2 and far_px(10, 10) == 14


def test_words_break_into_lines_by_their_widths() -> None:
    assert lines_of([2, 2, 2], 1, 8) == 1
    assert lines_of([2, 2, 2], 1, 7.9) == 2
    assert lines_of([2, 2, 2], 1, 4.9) == 3
    assert lines_of([20], 1, 8) == 4  # a word wider than a line fills whole ones
    assert lines_of([], 1, 8) == 1


def test_the_largest_size_is_taken_at_which_every_text_fits() -> None:
    one = [[1.0] * 4]  # four words of an em, an em apart
    assert fitting_px(one, 1, 1.2, (7 * 50, 60), 80) == 50
    assert fitting_px(one, 1, 1.2, (7 * 50, 2 * 1.2 * 80), 80) == 80  # on two lines
    assert fitting_px([*one, [1.0] * 20], 1, 1.2, (350, 60), 80) == 18  # ten words on a line
    assert fitting_px(one, 1, 1.2, (10_000, 10_000), 80) == 80


def test_a_little_smaller_saves_a_line_of_one_word() -> None:
    words = [1.0] * 4
    assert evened_px(words, 1, 7 * 50, 54) == 50
    assert evened_px(words, 1, 7 * 50, 70) == 70  # it would have to be a lot smaller


def test_a_number_is_not_parted_from_its_unit() -> None:
    assert kept_together("8.4 mm from 30 shooters, 100 % in 3 s") == (
        "8.4\u00a0mm from 30 shooters, 100\u00a0% in 3\u00a0s"
    )


@pytest.fixture
def label(tk_root: tk.Tk) -> FittedText:
    found = FittedText(tk_root, Theme(tk_root, "projector"))
    found.place(x=0, y=0, width=1200, height=180)
    tk_root.update()
    return found


def test_a_short_text_is_as_large_as_the_window_asks_and_a_long_one_fits(label: FittedText) -> None:
    far = far_px(1280, 800)
    label.show("Next: Brave Otter")
    assert label.size_px == round(far)
    label.show(LONG)
    label.update()
    assert label.text == LONG and 30 < label.size_px < far
    assert label.winfo_reqwidth() <= 1200 and label.winfo_reqheight() <= 180


def test_texts_that_follow_each_other_have_one_size(label: FittedText) -> None:
    label.show("Short.", ["Short.", LONG])
    size = label.size_px
    label.show(LONG, ["Short.", LONG])
    assert label.size_px == size < far_px(1280, 800)


def test_it_fits_anew_when_its_place_changes(label: FittedText) -> None:
    label.show(LONG)
    before = label.size_px
    label.place(width=600)
    label.update()
    assert label.size_px < before and label.winfo_reqheight() <= 180


def test_a_text_without_spaces_is_as_large_as_its_lines_let_it(
    label: FittedText, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "\u5c04\u624b\u306e\u5f3e\u7740\u70b9\u306f\u4e2d\u5fc3\u306e\u53f3" * 3
    label.show(said)
    as_one_word = label.size_px
    monkeypatch.setattr(fitted, "spaced", lambda: False)
    label.show("")
    label.show(said)
    label.update()
    assert label.size_px > as_one_word and label.winfo_reqheight() <= 180
