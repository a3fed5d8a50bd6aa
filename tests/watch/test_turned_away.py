"""What is not taken says so in a sentence, with what to answer."""

from bullseye.errors import BullseyeError
from bullseye.watch.turned_away import TurnedAwayError


def test_it_is_one_of_our_own_errors_with_a_status_and_a_code() -> None:
    error = TurnedAwayError("open the link once more", 401, "session")
    assert isinstance(error, BullseyeError)
    assert (str(error), error.status, error.code) == ("open the link once more", 401, "session")
