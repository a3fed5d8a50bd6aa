"""What helps has words for commands and words for the window, and the window's name no command."""

from __future__ import annotations

import re

import pytest

from bullseye.errors import Remedy, StorageError
from bullseye.wording.remedies import COMMANDS, WINDOW, for_commands, for_window, in_commands, in_window


@pytest.mark.parametrize("remedy", Remedy)
def test_every_remedy_has_both_words(remedy: Remedy) -> None:
    assert re.search("`bullseye |--data-dir", for_commands(remedy))
    assert not re.search("`|--", for_window(remedy))
    assert for_window(remedy).endswith(".")


def test_advice_in_words_is_the_same_for_both() -> None:
    assert for_commands("Update bullseye.") == for_window("Update bullseye.") == "Update bullseye."
    assert set(COMMANDS) == set(WINDOW) == set(Remedy)


def test_an_error_says_what_helps_where_it_is_read() -> None:
    error = StorageError("cannot write 'a': the disk is read-only", remedy=Remedy.OTHER_FOLDER)
    assert in_commands(error) == f"{error}. Another folder can be chosen with --data-dir."
    assert in_window(error).startswith(f"{error}. ") and "Save elsewhere" in in_window(error)
    assert in_commands(StorageError("plain")) == in_window(StorageError("plain")) == "plain"
