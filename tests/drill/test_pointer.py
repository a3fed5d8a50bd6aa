"""The pointer's path is kept at a bounded rate, and is what targets that flee and tracking go by."""

from __future__ import annotations

from bullseye.drill.pointer import Pointer


def test_the_pointer_is_kept_at_most_125_times_a_second() -> None:
    pointer = Pointer()
    kept = [pointer.add(n * 0.001, n, 0.0) for n in range(1000)]
    assert sum(at is not None for at in kept) == len(pointer.samples) == 125
    assert pointer.samples[1] == [0.008, 8, 0.0]


def test_the_pointer_is_where_its_last_sample_was() -> None:
    pointer = Pointer([[1.0, 2.0, 3.0], [2.0, 4.0, 5.0]])
    assert [pointer.at(t) for t in (0.9, 1.0, 1.99, 2.0, 9.0)] == [None, (2.0, 3.0), (2.0, 3.0), (4.0, 5.0), (4.0, 5.0)]
