"""The legend beside a target."""

from __future__ import annotations

from bullseye.picture.drawing import Text
from bullseye.picture.target_charts import shot_chart
from tests.picture.test_chart import FACE


def test_a_narrow_legend_breaks_its_words_and_cuts_none() -> None:
    shots = [(3.0 * n, 2.0 * (n % 3)) for n in range(12)]
    words = [one.text for one in shot_chart(FACE, shots, width=500, height=400).shapes if isinstance(one, Text)]
    assert "\u2026" not in "".join(words) and "Mean point of impact" in " ".join(words)
    assert "Mean point of impact" not in words, "it is narrow enough to be broken"
