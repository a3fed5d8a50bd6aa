"""What a password must be: long enough, of several signs, and not the account; it is never quoted."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.school.people.passwords import check_password


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short", "has 5 characters; it must have 10 to 200"),
        ("x" * 201, "has 201 characters"),
        ("abababababab", "hardly any different characters"),
        ("xx-LOVELACE-xx", "holds the name of the account"),
    ],
)
def test_a_poor_password_is_refused_by_a_sentence_that_does_not_quote_it(password: str, why: str) -> None:
    with pytest.raises(BadInputError, match=why) as refused:
        check_password(password, "lovelace@school.example")
    assert password not in str(refused.value)


def test_four_words_will_do() -> None:
    check_password("seven blue whales dance", "eve")
