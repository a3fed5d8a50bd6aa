"""A goal's likely end is drawn beside its pace; more of these charts in test_chart.py."""

from __future__ import annotations

from datetime import date

from bullseye.picture.drawing import Line
from bullseye.picture.look import PRINT
from bullseye.picture.time_charts import goal_chart
from tests.picture.test_chart import overlaps, texts


def test_a_goal_shows_its_likely_end_beside_the_pace() -> None:
    first, last = date(2026, 11, 1), date(2026, 11, 10)
    drawing = goal_chart(
        [(first, 10.0)], 100, first, last, projection=100, projection_ci95=(80, 120), outlook=90, outlook_ci80=(84, 97)
    )
    assert "Likely end 90.0 (84.0 to 97.0, 80 %)" in {text.text for text in texts(drawing)}
    ways = [s for s in drawing.shapes if isinstance(s, Line) and s.dash and s.colour == PRINT.series(1)]
    assert ways and overlaps(drawing) == []
