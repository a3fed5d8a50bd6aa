"""`bullseye alerts`: what was told to whom and how it went, send what waits, and try a channel."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from bullseye.commands.common import folders, print_json, print_table, whole
from bullseye.commands.log_file import add_log_file, logged
from bullseye.words import tr, trn

if TYPE_CHECKING:
    from bullseye.watch.alerts.opened import Opened
    from bullseye.watch.edge import Delivery
    from bullseye.watch.store.errands import Listed

T = TypeVar("T")


def add(commands: Any, options: argparse.ArgumentParser) -> None:
    """Add the command to argparse's sub-commands."""
    parser = commands.add_parser(
        "alerts",
        parents=[options],
        help=tr("what was told to whom: list, send what waits, try a channel"),
        description=tr("A channel is a file in the folder of channels; docs/alerts.md says what is in one."),
    )
    parser.set_defaults(run=run_list, json=False, last=20)
    flags = type(parser)(add_help=False)
    flags.add_argument("--json", action="store_true", help=tr("print one JSON object"))
    parts = parser.add_subparsers(dest="part", metavar="list|send|test", parser_class=type(parser))
    lists = parts.add_parser("list", parents=[options, flags], help=tr("what was sent when and how it went"))
    lists.add_argument("--last", type=whole(1, 10_000), default=20, metavar="N", help=tr("the newest N (20)"))
    lists.set_defaults(run=run_list)
    send = parts.add_parser("send", parents=[options, flags], help=tr("try what waits now, once; for cron"))
    add_log_file(send)
    send.set_defaults(run=run_send)
    test = parts.add_parser("test", parents=[options, flags], help=tr("send a test alert by each channel, or one"))
    test.add_argument("channel", nargs="?", metavar="CHANNEL", help=tr("a channel's name, or a secret's"))
    add_log_file(test)
    test.set_defaults(run=run_test)


def run_list(args: argparse.Namespace) -> int:
    """What was sent, what waits, what was given up."""
    from bullseye.app import open_values
    from bullseye.watch.store.errands import Errands

    with open_values(folders(args)) as database:
        found = Errands(database).listed(args.last)
    if args.json:
        print_json({"alerts": [_as_json(each) for each in found]})
    elif found:
        head = [tr("when"), tr("about"), tr("what"), tr("channel"), tr("how it went")]
        print_table(head, [[_when(e.edge.at), e.edge.about, e.edge.kind, e.sink, _went(e)] for e in found])
    else:
        print(tr("No alert was sent yet; try a channel with: bullseye alerts test"))
    return 0


def run_send(args: argparse.Namespace) -> int:
    """Try once what waits and is due; 1 when something could not be told."""

    async def send(opened: Opened) -> list[Delivery]:
        return await opened.outbox.deliver()

    done = _with_alerts(args, send)
    return _say(args, done, tr("Nothing is waiting to be told now."))


def run_test(args: argparse.Namespace) -> int:
    """A test alert by one channel or all of them; 1 when one did not take it. Nothing is kept of it."""

    async def test(opened: Opened) -> list[Delivery]:
        import asyncio

        from bullseye.watch.alerts.trial import trial

        names = [args.channel] if args.channel else opened.channels.names()
        return list(await asyncio.gather(*(trial(opened.sink, name, opened.net.utc()) for name in names)))

    none = tr("There is no channel yet; docs/alerts.md shows how to write one.")
    return _say(args, _with_alerts(args, test), none)


def _with_alerts(args: argparse.Namespace, doing: Callable[[Opened], Coroutine[Any, Any, T]]) -> T:
    import asyncio

    from bullseye.app import open_alerts, open_values
    from bullseye.net.lookups import allow_many_lookups

    with logged(args), open_values(folders(args)) as database:

        async def run() -> T:
            allow_many_lookups()
            opened = open_alerts(folders(args), database)
            try:
                return await doing(opened)
            finally:
                await opened.net.close()

        return asyncio.run(run())


def _say(args: argparse.Namespace, done: list[Delivery], none: str) -> int:
    told = sum(each.told for each in done)
    if args.json:
        print_json({"told": told, "deliveries": [each._asdict() for each in done]})
    elif not done:
        print(none)
    else:
        rows = [[each.sink, tr("told") if each.told else tr("not told"), each.words] for each in done]
        print_table([tr("channel"), "", tr("how it went")], rows)
        print(trn("{n} of {all} was told.", "{n} of {all} were told.", told, all=len(done)))
    return int(told < len(done))


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _went(each: Listed) -> str:
    if each.state == "told" and each.last is not None:
        return tr("told {when}, try {tries}", when=_when(each.last), tries=each.tries)
    if each.next is not None and not each.tries:
        return tr("waits until {when}", when=_when(each.next))
    if each.next is not None:
        return tr(
            "tried {tries} times, next {when}: {words}", tries=each.tries, when=_when(each.next), words=each.words
        )
    return tr("given up after {tries} tries: {words}", tries=each.tries, words=each.words)


def _as_json(each: Listed) -> dict[str, Any]:
    from bullseye.watch.message import as_json

    def moment(at: datetime | None) -> str | None:
        return None if at is None else f"{at:%Y-%m-%dT%H:%M:%SZ}"

    return as_json(each.edge, each.text) | {
        "channel": each.sink, "state": each.state, "tries": each.tries, "how": each.words,
        "last": moment(each.last), "next": moment(each.next),
    }  # fmt: skip
