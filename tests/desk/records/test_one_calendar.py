"""In Auckland it is tomorrow already: every page says the player's own day, and the file says UTC."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from bullseye.play.services import Services
from bullseye.report.as_json import Shelves
from bullseye.report.of_round import round_content
from tests.desk.desk_rooms import played, texts_in

if TYPE_CHECKING:
    from bullseye.desk.frame.window import Window

AUCKLAND = timezone(timedelta(hours=13))
DAY = "2026-03-03"
"""Of a round that was finished on the second at ten in the evening, UTC."""


@pytest.fixture
def there(services: Services) -> Services:
    services.zone = AUCKLAND
    record = played(services, number=37)
    assert record.finished.startswith("2026-03-02T22:")
    services.store.save(record)
    return services


def test_result_history_board_and_report_say_one_day(window: Window, there: Services) -> None:
    record = next(iter(there.store.records()))
    window.show("result", outcome=there.review(record), fresh=False)
    window.root.update()
    page: Any = window.page
    said = " ".join(texts_in(page.panel))
    assert f"{DAY}  11:" in said and "UTC" not in said
    window.show("history")
    page = window.page
    assert page.table.cells(0)[0].startswith(f"{DAY}  11:")
    window.show("board", drill=record.drill, face=record.face)
    page = window.page
    assert page.table.cells(0)[-1] == DAY
    now = datetime.fromisoformat(record.finished)
    content = round_content(record, there.store.rounds(), now, AUCKLAND, Shelves(there.faces, there.drills))
    assert any(DAY in line for line in content.subtitle)
    assert '"2026-03-02T22:' in there.store.history.path.read_text("utf-8")
