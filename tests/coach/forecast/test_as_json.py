"""A forecast for other programs: plain numbers, and null where there is none."""

from __future__ import annotations

import json

from bullseye.coach.forecast.ahead import Forecast, forecast
from bullseye.coach.forecast.as_json import outlook_as_json


def test_a_forecast_is_plain_json_with_the_plain_mean_beside_it() -> None:
    found = forecast([90.0 + n % 7 for n in range(40)])
    assert isinstance(found, Forecast)
    told = json.loads(json.dumps(outlook_as_json(found)))
    assert found.ci80 is not None and told["ci80"] == list(found.ci80)
    assert (told["value"], told["plain"]) == (found.value, found.plain)
    assert told["held80"] == [found.held80.inside, 10]
    assert outlook_as_json(None) is None
