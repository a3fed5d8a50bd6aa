"""The number of a test: one's own best and usual range, whichever of two is better."""

from __future__ import annotations

from bullseye.progress.lab_numbers import LabNumbers, Past, lab_text, range_text
from bullseye.records.summary_rows import Round
from bullseye.session.record import Record


def row(n: int, throughput: float | None, player: str = "Anna", device: str = "mouse", test: str = "tapping") -> Round:
    return Round(
        0, 0, "", f"id-{n}", player, "classic", "pointing-test", "x", f"2026-03-{n:02d}T09:00:00Z", None, "points",
        "higher", 0.9, 0, 10, 9, 60.0, 2, False, False, [], device, None, throughput, test,
    )  # fmt: skip


def never(id_: str) -> Record:
    raise AssertionError(f"{id_} need not be read")


def test_the_best_and_the_middle_half_are_ones_own_with_one_device() -> None:
    rows = [row(n, value) for n, value in enumerate((4.0, 5.0, 4.5, 4.2, 4.8), 1)]
    rows += [row(7, 9.0, player="Bo"), row(8, 8.0, device="trackpad"), row(9, None), row(10, 7.0, test="")]
    numbers = LabNumbers(never)
    assert numbers.past(rows, "pointing-test", "Anna", "mouse") == Past(5, 5.0, (4.2, 4.8))
    assert numbers.past(rows, "pointing-test", "Anna", "mouse", but="id-2") == Past(4, 4.8, (4.15, 4.575))
    assert numbers.past(rows, "pointing-test", "Anna").best == 8.0
    assert numbers.past(rows, "pointing-test", "Cleo") == Past(0)
    assert [one.value for one in numbers.best(numbers.measured(rows, "pointing-test"))][:3] == [9.0, 8.0, 5.0]


def test_few_tests_have_no_usual_range() -> None:
    assert LabNumbers(never).past([row(1, 4.0), row(2, 5.0)], "pointing-test", "Anna") == Past(2, 5.0)


def test_numbers_are_read_with_their_units() -> None:
    assert (lab_text("reaction", 221.6), lab_text("tapping", 8.974)) == ("222 ms", "8.97 bits/s")
    assert range_text("reaction", 210.2, 240.4) == "210 to 240 ms"
    assert range_text("tapping", 4.0, 5.0) == "4.00 to 5.00 bits/s"
