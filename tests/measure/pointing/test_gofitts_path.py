"""The accuracy measures of GoFitts itself, by its published example and by what sets them apart from ours."""

from __future__ import annotations

import pytest

from bullseye.measure.pointing.gofitts_path import NO_PATH, gofitts_path
from bullseye.measure.pointing.path import measure_path

# The demo in the documentation of the class AccuracyMeasures: 149 points on the way from one centre to the other.
START, TARGET, WIDTH = (856.5, 501.0), (515.0, 159.5), 60.0
XS = """842 847 850 852 854 856 858 860 863 864 865 865 862 858 854 848 839 830 819 807 794 781 768 754 742 728 715 699
688 675 659 637 625 613 602 591 580 562 554 546 539 534 528 523 520 516 514 511 508 506 503 501 498 496 493 491 488 486
484 482 482 481 481 481 481 481 482 482 482 483 484 485 486 490 492 495 497 500 503 506 509 512 515 518 521 523 526 530
533 536 537 538 540 541 541 542 543 544 544 545 546 548 549 551 553 556 558 560 563 566 568 571 573 574 575 576 575 573
571 569 567 565 563 562 559 557 552 548 543 541 538 536 533 531 528 527 525 523 521 519 517 515 514 512 510 508 506 504
502"""
YS = """499 501 503 504 505 506 507 507 508 508 507 505 501 496 490 483 474 465 455 445 434 423 412 401 391 380 368 355
345 334 321 302 292 282 273 265 257 247 242 238 235 232 230 228 227 226 225 224 223 222 221 219 218 217 216 215 213 212
210 209 208 207 206 205 204 203 202 202 202 201 201 200 200 201 201 201 201 201 200 199 199 197 195 193 190 187 182 174
168 160 156 151 144 141 140 140 141 142 145 148 154 160 168 176 185 195 203 211 220 230 238 244 250 253 258 262 270 269
268 266 265 263 260 258 255 251 244 237 232 229 226 223 220 217 213 211 207 204 201 198 195 191 189 186 184 181 179 177
175"""
DEMO = [(float(x), float(y)) for x, y in zip(XS.split(), YS.split(), strict=True)]


def test_the_published_example_comes_out_to_its_last_digit() -> None:
    assert len(DEMO) == 149
    found = gofitts_path(DEMO, START, TARGET, WIDTH)
    assert found[:4] == (1, 4, 4, 5)
    assert found[4:] == pytest.approx((24.530310, 26.836838, 20.525079), abs=5e-7)


def test_the_same_path_read_left_to_right_has_other_turns_there_and_the_same_ones_here() -> None:
    """There and back along the axis with a rest at each end, as hands do: standing still counts as moving forwards."""
    out = [0, 20, 40, 60, 80, 80, 80, 80, 60, 40, 40, 40, 40, 60, 80, 100, 120]
    right = [(float(x), 0.0) for x in out]
    left = [(-x, y) for x, y in right]
    theirs = [gofitts_path(path, (0, 0), (way, 0), 10.0).odc for path, way in ((right, 120.0), (left, -120.0))]
    ours = [
        measure_path([(10.0 * n, *at) for n, at in enumerate(path)], (0, 0), (way, 0), 10.0).turns_along
        for path, way in ((right, 120.0), (left, -120.0))
    ]
    assert ours == [2, 2]
    assert theirs[0] != theirs[1]


def test_only_x_holds_the_pointer_in_a_straight_task() -> None:
    path = [(float(x), 50.0) for x in (0, 40, 80, 100, 100, 100, 100, 160, 160, 160, 160, 100, 100, 100, 100)]
    assert gofitts_path(path, (0, 0), (100, 0), 20.0, straight=True).tre == 1
    assert gofitts_path(path, (0, 0), (100, 0), 20.0).tre == 0


def test_what_is_no_path_has_no_measures() -> None:
    assert gofitts_path([(1.0, 1.0)], (0, 0), (10, 0), 5.0) == NO_PATH
    assert gofitts_path(DEMO, START, START, WIDTH) == NO_PATH
