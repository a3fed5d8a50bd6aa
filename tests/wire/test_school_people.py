"""Messages about people are read strictly: a role is one of three, and no key more than there is."""

from __future__ import annotations

import pytest

from bullseye.errors import BadInputError
from bullseye.wire import codec
from bullseye.wire.school_people import Invite, PersonChange, RulesJson


def test_a_change_leaves_what_it_does_not_name() -> None:
    assert codec.read(PersonChange, {"locked": True}) == PersonChange(locked=True)


@pytest.mark.parametrize("bad", [{"role": "wall"}, {"name": ""}, {"id": "x"}, {"locked": 1}])
def test_a_change_is_refused_for_another_role_no_name_or_a_key_too_many(bad: dict[str, object]) -> None:
    with pytest.raises(BadInputError):
        codec.read(PersonChange, bad)


def test_an_invitation_needs_a_role_and_rules_are_days() -> None:
    with pytest.raises(BadInputError, match="role of Invite is missing; it must be one of: member, teacher"):
        codec.read(Invite, {"name": "Eve"})
    with pytest.raises(BadInputError, match="a whole number from 1 to 3650"):
        codec.read(RulesJson, {"names_days": 0, "acts_days": 1})
