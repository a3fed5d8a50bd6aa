"""What a link is for and how long; what stands behind # is in no log."""

from __future__ import annotations

from bullseye.school.people.audit import ACTS
from bullseye.school.people.links import ADDRESS, LASTS_US, new_link
from bullseye.school.people.sessions import DAY_US
from bullseye.school.people.sign_on import LASTS_US as SIGN_ON_US
from bullseye.school.roles import Role


def test_a_link_ends_after_a_day_and_an_invitation_after_a_week() -> None:
    assert {kind: lasts // DAY_US for kind, lasts in LASTS_US.items()} == {"first": 1, "invite": 7, "reset": 1}
    assert new_link("l", "reset", Role.MEMBER, 5, person="p").ends_us == 5 + DAY_US
    assert SIGN_ON_US < DAY_US


def test_the_token_of_a_link_stands_where_no_browser_sends_it() -> None:
    assert ADDRESS.endswith("#")


def test_every_act_has_its_words() -> None:
    assert all(words and words[0].islower() for words in ACTS.values())
