"""Series, advice and goals as JSON: plain numbers under stable keys."""

from __future__ import annotations

import json

from bullseye.coach.pointing_advice import Advice
from bullseye.progress.series_json import advice_as_json


def test_advice_is_written_under_its_keys_and_survives_json() -> None:
    one = Advice("more-shots", "Seven shots", "Too few to tell", "ten-shots")
    assert json.loads(json.dumps(advice_as_json([one]))) == [
        {"id": "more-shots", "evidence": "Seven shots", "reading": "Too few to tell", "drill": "ten-shots"}
    ]
