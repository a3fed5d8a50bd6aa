"""JSON from a web address: a path (JMESPath) to each number; the status and the time of the answer are numbers too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NoReturn

from bullseye.datafile import Table
from bullseye.errors import BadInputError
from bullseye.net.call import Answer
from bullseye.watch.samples import BROKEN, Sample, Trouble, sample
from bullseye.watch.source import Found, Surroundings
from bullseye.watch.sources.web import MEASURED, Page, Web, measured, parse_web

MISSING = 'reading JSON needs jmespath; install it with: pip install "bullseye[watch]"'


def parse(table: Table) -> Web:
    """The settings under `[source]`."""
    found = parse_web(table)
    table.finish()
    return found


def check_path(path: str) -> str:
    """The same path; raises BadInputError for one that is no JMESPath."""
    if path not in MEASURED:
        _compiled(path)
    return path


def _compiled(path: str) -> Any:
    try:
        import jmespath
    except ImportError:
        raise BadInputError(MISSING) from None
    try:
        return jmespath.compile(path)
    except (jmespath.exceptions.JMESPathError, ValueError, RecursionError):
        raise BadInputError(
            f"the path {path!r} cannot be read; write it such as http.p95_ms, or orders[0].total, or "
            f"one of: {', '.join(MEASURED)}"
        ) from None


def open_source(settings: Web, paths: Mapping[str, str], world: Surroundings) -> JsonPage:
    """The address, ready to be asked."""
    return JsonPage(settings, paths, world)


class JsonPage:
    """Asked once for all its numbers; each is right or wrong for itself."""

    whole = False
    stamp = ""

    def __init__(self, settings: Web, paths: Mapping[str, str], world: Surroundings) -> None:
        self._page = Page(settings, world)
        self._paths = dict(paths)
        self._compiled = {path: _compiled(path) for path in paths.values() if path not in MEASURED}

    async def read(self, now: datetime) -> Found:
        """A sample for each path, or why there is none."""
        answer = await self._page.ask()
        if isinstance(answer, Trouble):
            return dict.fromkeys(self._paths, answer)
        numbers = measured(answer)
        wrong = self._page.trouble(answer)
        value: Any = None
        if wrong is None and self._compiled:
            value, wrong = _parsed(answer)
        found: dict[str, list[Sample] | Trouble] = {}
        for id_, path in self._paths.items():
            if path in numbers:
                found[id_] = [sample(now, numbers[path], "http")]
            else:
                found[id_] = wrong or self._one(path, value, now)
        return found

    async def close(self) -> None:
        """Connections are the client's."""

    def _one(self, path: str, value: Any, now: datetime) -> list[Sample] | Trouble:
        import jmespath

        try:
            at_path = self._compiled[path].search(value)
        except (jmespath.exceptions.JMESPathError, TypeError, ValueError, RecursionError):
            return Trouble(BROKEN, f"the path {path!r} does not fit what came; look at the answer and mend the path")
        try:
            return [sample(now, _number(path, at_path), "http")]
        except BadInputError as bad:
            return Trouble(BROKEN, str(bad))


def _number(path: str, found: Any) -> float:
    """The one number at a path. Raises BadInputError for anything else."""
    if isinstance(found, int | float) and not isinstance(found, bool):
        return found
    if found is None:
        raise BadInputError(f"there is nothing at the path {path!r}; look at the answer and mend the path")
    if isinstance(found, str):
        shown = repr(found if len(found) <= 30 else found[:27] + "...")
        raise BadInputError(f"at the path {path!r} is the text {shown}; for a number in a text write to_number({path})")
    if isinstance(found, bool):
        raise BadInputError(f"at the path {path!r} is {str(found).lower()}; for a number write {path} && `1` || `0`")
    kind = f"a list of {len(found)}" if isinstance(found, list) else "a group of values"
    raise BadInputError(f"at the path {path!r} is {kind}; lead to one number, such as {path}[0] or sum({path})")


def _parsed(answer: Answer) -> tuple[Any, Trouble | None]:
    body = answer.body.removeprefix(b"\xef\xbb\xbf").strip()
    try:
        return json.loads(body, parse_constant=_no_number), None
    except (ValueError, RecursionError) as bad:
        if body[:1] == b"<":
            words = "what came is a web page and no JSON; the address may want a login, or lead to another page"
        elif not body:
            words = "what came is empty and no JSON; check the address"
        elif isinstance(bad, _NoNumberError):
            words = f"the answer holds {bad}, which is no number of JSON; have the service leave it out"
        else:
            words = "what came is no JSON; check the address"
        return None, Trouble(BROKEN, words)


class _NoNumberError(ValueError):
    pass


def _no_number(text: str) -> NoReturn:
    raise _NoNumberError(text)
