"""The cookie of a session: out of reach of scripts, of this site alone, and by https only where that is spoken."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from bullseye.school.people.sessions import LASTS_US, SECOND_US
from bullseye.school.people.sign_in import Known
from bullseye.serve.school.door import SESSION_COOKIE, on_answer


def give(request: Request, known: Known) -> None:
    """Let the browser keep the token that is to be shown from now on, where there is a new one."""
    if known.renewed:
        age_s = LASTS_US[known.person.role] // SECOND_US
        on_answer(request, _setting(known.renewed, age_s, request.url.scheme == "https"))


def take_back(request: Request) -> None:
    """Let the browser forget it."""
    on_answer(request, lambda response: response.delete_cookie(SESSION_COOKIE))


def _setting(token: str, age_s: int, secure: bool) -> Callable[[Response], None]:
    def change(response: Response) -> None:
        response.set_cookie(
            SESSION_COOKIE, token, max_age=age_s, path="/", httponly=True, samesite="lax", secure=secure
        )

    return change
