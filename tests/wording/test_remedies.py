"""What helps has words for commands and words for the window, and the window's name no command."""

from __future__ import annotations

import pytest

from bullseye.records.care.remedy import Remedy
from bullseye.wording.remedies import COMMANDS, WINDOW, for_commands, for_window


@pytest.mark.parametrize("remedy", Remedy)
def test_every_remedy_has_both_words(remedy: Remedy) -> None:
    assert "`bullseye " in for_commands(remedy) and "`" not in for_window(remedy)
    assert for_window(remedy).endswith(".")


def test_advice_in_words_is_the_same_for_both() -> None:
    assert for_commands("Update bullseye.") == for_window("Update bullseye.") == "Update bullseye."
    assert set(COMMANDS) == set(WINDOW) == set(Remedy)
