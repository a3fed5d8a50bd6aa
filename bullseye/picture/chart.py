"""Every chart there is, in one place to import from; each function returns a `Drawing` that any renderer paints."""

from bullseye.picture.heat_charts import heat_map
from bullseye.picture.pointing_charts import endpoint_chart, fitts_chart
from bullseye.picture.spread_charts import histogram, interval_chart, rayleigh
from bullseye.picture.strip_charts import answer_strip
from bullseye.picture.target_charts import shot_chart
from bullseye.picture.time_charts import goal_chart, trend_chart
from bullseye.picture.value_charts import day_bars, value_chart, value_face

__all__ = [
    "answer_strip",
    "day_bars",
    "endpoint_chart",
    "fitts_chart",
    "goal_chart",
    "heat_map",
    "histogram",
    "interval_chart",
    "rayleigh",
    "shot_chart",
    "trend_chart",
    "value_chart",
    "value_face",
]
