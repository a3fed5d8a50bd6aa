"""The page draws the same chance as Python, bit for bit."""

from __future__ import annotations

from random import Random

from tests.serve.node import run_module

TEXTS = [f"{seed} place {n} {life}" for seed in (0, 1, 7, 2**63 - 1) for n in range(3) for life in range(12)]
TEXTS += ["", "é ü 字", "x" * 111, "x" * 112, "x" * 300]
WHOLE = [0, 1, 7, 255, 256, 2**32 - 1, 2**32, 2**53 + 1, 2**63 - 1]


def far_in(random: Random) -> list[float]:
    numbers = [random.random() for _ in range(700)]
    return [numbers[0], numbers[311], numbers[312], numbers[699]]


def test_a_stream_is_the_same_bit_for_bit_for_texts_and_whole_numbers() -> None:
    got = run_module(
        """
        import { Random } from "./chance.js";
        const far = (seed) => {
          const random = new Random(seed), numbers = Array.from({ length: 700 }, () => random.random());
          return [0, 311, 312, 699].map((n) => numbers[n]);
        };
        answer([given.texts.map(far), given.whole.map((digits) => far(BigInt(digits)))]);
        """,
        {"texts": TEXTS, "whole": [str(number) for number in WHOLE]},
    )
    assert got == [[far_in(Random(text)) for text in TEXTS], [far_in(Random(number)) for number in WHOLE]]


def test_numbers_are_rounded_as_python_rounds_them() -> None:
    random = Random(5)
    numbers = [random.uniform(-2000, 2000) for _ in range(2000)]
    numbers += (
        [n / 128 for n in range(-300, 300)] + [n / 2**7 + n for n in range(50)] + [0.0, -0.0, -1e-9, 0.5, 1.5, 2.5]
    )
    got = run_module(
        """
        import { micros, round } from "./numbers.js";
        answer(given.map((x) => [round(x), round(x, 3), round(x, 4), round(x, 6), micros(x), micros(x / 1e6)]));
        """,
        numbers,
    )
    want = [[round(x), round(x, 3), round(x, 4), round(x, 6), round(x * 1e6), round(x / 1e6 * 1e6)] for x in numbers]
    assert got == want
