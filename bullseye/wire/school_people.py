"""What the pages of a school and its server say to each other about people: signing in, links, administration.

    GET  /api/school/front                        -> Front        what the sign-in page offers
    POST /api/school/sign-in       Credentials    -> PersonJson   sets the session's cookie
    POST /api/school/sign-out      Nothing        -> Done
    GET  /api/school/me                           -> PersonJson
    POST /api/school/me/password   NewPassword    -> PersonJson
    POST /api/school/link          LinkToken      -> LinkFor      what a link is for
    POST /api/school/link/use      LinkUse        -> PersonJson   takes the account, or the password, and signs in
    GET  /api/school/people        PeopleQuery    -> PeoplePage
    POST /api/school/people/ID     PersonChange   -> PersonJson
    POST /api/school/people/ID/reset    Nothing   -> LinkMade
    GET  /api/school/people/ID/export                             everything of them, as a file
    POST /api/school/people/ID/delete   Confirm   -> Done
    GET  /api/school/links                        -> LinksPage
    POST /api/school/links         Invite         -> LinkMade
    POST /api/school/links/ID/withdraw  Nothing   -> Done
    GET  /api/school/acts          ActsQuery      -> ActsPage
    GET  /api/school/rules                        -> RulesJson
    POST /api/school/rules         RulesJson      -> RulesJson

Moments are seconds since 1970 in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from bullseye.wire.codec import Between
from bullseye.wire.teacher import Done

_Id = Annotated[str, Between(1, 80)]
_Text = Annotated[str, Between(0, 200)]
_Token = Annotated[str, Between(1, 200)]
RoleName = Literal["member", "teacher", "administrator"]
DAYS = Between(1, 3650)
PAGE = 50
"""People or acts of one page."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A request that needs no values."""


@dataclass(frozen=True, slots=True)
class Front:
    """What the sign-in page offers: *sign_on* is the name of a sign-on service, empty where there is none."""

    sign_on: str = ""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Account and password."""

    account: _Text
    password: _Text


@dataclass(frozen=True, slots=True)
class PersonJson:
    """A person with an account. *seen* is the day of their last visit; None before the first."""

    id: str
    account: str
    name: str
    role: RoleName
    locked: bool
    made: float
    seen: float | None = None


@dataclass(frozen=True, slots=True)
class NewPassword:
    """Another password; the old one is asked for again."""

    old: _Text
    new: _Text


@dataclass(frozen=True, slots=True)
class LinkToken:
    """What stands behind # of a link."""

    token: _Token


@dataclass(frozen=True, slots=True)
class LinkFor:
    """What a link is for. *account* is whose password it changes; empty for a new account of that role."""

    kind: Literal["first", "invite", "reset"]
    role: RoleName
    name: str
    account: str


@dataclass(frozen=True, slots=True)
class LinkUse:
    """Take what a link is for; *account* and *name* are of a new account."""

    token: _Token
    password: _Text
    account: _Text = ""
    name: _Text = ""


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """Which people: with *text* in name or account, after the person *after*."""

    text: _Text = ""
    after: Annotated[str, Between(0, 80)] = ""


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """People in order of name, and whether there are more."""

    people: tuple[PersonJson, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What is to change; None leaves it."""

    role: RoleName | None = None
    locked: bool | None = None
    name: Annotated[str, Between(1, 200)] | None = None
    account: Annotated[str, Between(1, 200)] | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """Sure? *account* is that of the person, typed once more."""

    account: _Text


@dataclass(frozen=True, slots=True)
class Invite:
    """An account of that role for somebody; *name* is only to tell invitations apart."""

    role: RoleName
    name: _Text = ""


@dataclass(frozen=True, slots=True)
class LinkMade:
    """A new link: its address is `/link#` and the token. It is shown this once; *id* takes it back."""

    id: str
    token: str
    ends: float


@dataclass(frozen=True, slots=True)
class LinkJson:
    """A link that was not used yet."""

    id: str
    kind: Literal["first", "invite", "reset"]
    role: RoleName
    name: str
    made: float
    ends: float


@dataclass(frozen=True, slots=True)
class LinksPage:
    """The newest ones."""

    links: tuple[LinkJson, ...]


@dataclass(frozen=True, slots=True)
class ActsQuery:
    """Which acts: before the one of that number, by or about that person or class."""

    before: Annotated[int, Between(0, 2**31 - 1)] | None = None
    about: Annotated[str, Between(0, 80)] = ""


@dataclass(frozen=True, slots=True)
class ActJson:
    """Something that was done: who did what, and to whom; names as they are now, empty for who is gone."""

    n: int
    at: float
    words: str
    by: str
    about: str
    detail: str


@dataclass(frozen=True, slots=True)
class ActsPage:
    """Acts, the newest first, and whether there are more."""

    acts: tuple[ActJson, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class RulesJson:
    """How many days things are kept: names after a class or a season is over, and acts."""

    names_days: Annotated[int, DAYS]
    acts_days: Annotated[int, DAYS]


__all__ = [
    "DAYS", "PAGE", "ActJson", "ActsPage", "ActsQuery", "Confirm", "Credentials", "Done", "Front", "Invite", "LinkFor",
    "LinkJson", "LinkMade", "LinkToken", "LinkUse", "LinksPage", "NewPassword", "Nothing", "PeoplePage", "PeopleQuery",
    "PersonChange", "PersonJson", "RulesJson",
]  # fmt: skip
