"""JSON from a web address: a path (JMESPath) to each number; the status and the time of the answer are numbers too."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from bullseye.datafile import Table
from bullseye.errors import BadInputError
from bullseye.net.call import Answer
from bullseye.watch.samples import BROKEN, Trouble
from bullseye.watch.source import Surroundings
from bullseye.watch.sources.web import MEASURED, Numbers, Web, parse_web
from bullseye.words import tr

MISSING = tr('reading JSON needs jmespath; install it with: pip install "bullseye[watch]"')


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
            tr(
                "the path {path!r} cannot be read; write it such as http.p95_ms, or orders[0].total, or "
                "one of: {known}",
                path=path,
                known=", ".join(MEASURED),
            )
        ) from None


def open_source(settings: Web, paths: Mapping[str, str], world: Surroundings) -> JsonPage:
    """The address, ready to be asked."""
    return JsonPage(settings, paths, world)


class JsonPage(Numbers[Any]):
    """JSON, looked into by JMESPath."""

    source = "http"

    def __init__(self, settings: Web, paths: Mapping[str, str], world: Surroundings) -> None:
        super().__init__(settings, paths, world)
        self._compiled = {path: _compiled(path) for path in paths.values() if path not in MEASURED}

    def understood(self, answer: Answer) -> Any:
        """The value of the JSON."""
        value, wrong = _parsed(answer)
        return wrong or value

    def number(self, path: str, content: Any) -> float:
        """The one number at a path."""
        import jmespath

        try:
            found = self._compiled[path].search(content)
        except (jmespath.exceptions.JMESPathError, TypeError, ValueError, RecursionError):
            raise BadInputError(
                tr("the path {path!r} does not fit what came; look at the answer and mend the path", path=path)
            ) from None
        return _number(path, found)


def _number(path: str, found: Any) -> float:
    """The one number at a path. Raises BadInputError for anything else."""
    if isinstance(found, int | float) and not isinstance(found, bool):
        return found
    if found is None:
        raise BadInputError(
            tr("there is nothing at the path {path!r}; look at the answer and mend the path", path=path)
        )
    if isinstance(found, str):
        shown = repr(found if len(found) <= 30 else found[:27] + "...")
        raise BadInputError(
            tr(
                "at the path {path!r} is the text {shown}; for a number in a text write to_number({path})",
                path=path,
                shown=shown,
            )
        )
    if isinstance(found, bool):
        raise BadInputError(
            tr(
                "at the path {path!r} is {found}; for a number write {path} && `1` || `0`",
                path=path,
                found=str(found).lower(),
            )
        )
    kind = tr("a list of {number}", number=len(found)) if isinstance(found, list) else tr("a group of values")
    raise BadInputError(
        tr("at the path {path!r} is {kind}; lead to one number, such as {path}[0] or sum({path})", path=path, kind=kind)
    )


def _parsed(answer: Answer) -> tuple[Any, Trouble | None]:
    body = answer.body.removeprefix(b"\xef\xbb\xbf").strip()
    try:
        return json.loads(body, parse_constant=_no_number), None
    except (ValueError, RecursionError) as bad:
        if body[:1] == b"<":
            words = tr("what came is a web page and no JSON; the address may want a login, or lead to another page")
        elif not body:
            words = tr("what came is empty and no JSON; check the address")
        elif isinstance(bad, _NoNumberError):
            words = tr("the answer holds {bad}, which is no number of JSON; have the service leave it out", bad=bad)
        else:
            words = tr("what came is no JSON; check the address")
        return None, Trouble(BROKEN, words)


class _NoNumberError(ValueError):
    pass


def _no_number(text: str) -> NoReturn:
    raise _NoNumberError(text)
