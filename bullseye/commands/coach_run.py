"""What the parts of `bullseye coach` do."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, date, tzinfo
from typing import TYPE_CHECKING, Any

from bullseye.calendar_words import day_words
from bullseye.coach.change.inputs import Advised, advise_inputs, read_inputs
from bullseye.coach.change.ridge import Model
from bullseye.coach.change.words import of_inputs, short
from bullseye.coach.said import Said
from bullseye.commands.common import drills, folders, print_json, read_input, records, remark
from bullseye.errors import BadInputError
from bullseye.local_zone import LocalZone
from bullseye.progress.coaching import Coached, coach, said_as_json
from bullseye.progress.trends import by_key, select
from bullseye.session.clock import SystemClock
from bullseye.tabular.understood import Asked
from bullseye.wording.devices import device_name
from bullseye.words import commas, tr, trn

if TYPE_CHECKING:
    from bullseye.coach.model.asking import Asking
    from bullseye.coach.model.explain import Paragraph
    from bullseye.progress.oddities import Dated

NOTHING = tr("No rounds yet: play some, and the coach has something to say.")


def _today(zone: tzinfo) -> date:
    return SystemClock().utc().astimezone(zone).date()


def _asking(args: argparse.Namespace) -> Asking:
    from bullseye.app import open_coach

    return open_coach(folders(args))


def _coached(args: argparse.Namespace) -> Coached | None:
    """What is said of the newest series that fits."""
    dirs, zone = folders(args), LocalZone()
    store = records(dirs)
    rows = select(store.rounds(), args.player or "", args.drill, args.face, "", args.device)
    for notice in store.notices:
        remark(notice)
    if not rows:
        return None
    newest = max(rows, key=lambda row: row.date)
    key = next(key for key, some in by_key(rows).items() if newest in some)
    return coach(store, key.player, zone, _today(zone), drills(dirs).name_of, key)


def run_rounds(args: argparse.Namespace) -> int:
    """Say it, as text or JSON, with the paragraph where that is asked for."""
    found = _coached(args)
    said = () if found is None else found.said
    paragraph = _explained(args, said) if args.explain and said else None
    if args.json:
        empty: dict[str, Any] = {"sentences": []}
        print_json((empty if found is None else found.as_json()) | _paragraph_json(args, paragraph))
        return 0
    if found is None:
        print(NOTHING)
        return 0
    played = tr("{drill} on {face}", drill=found.key.drill, face=found.key.face)
    print(commas((found.key.player, played, device_name(found.key.device))))
    _print_said(args, said, paragraph)
    return 0


def run_explain(args: argparse.Namespace) -> int:
    """The paragraph alone; or, with --show, what would be sent."""
    found = _coached(args)
    said = () if found is None else found.said
    if args.show:
        what = _asking(args).sending(said)
        if what is None:
            print(tr("No model is chosen, so nothing would be sent. Choose one with: bullseye coach model --help"))
            return 0
        print(tr("POST {url}, at most {tokens:,} tokens:", url=what.url, tokens=what.tokens))
        print(what.body.decode())
        return 0
    if not said:
        print(NOTHING)
        return 0
    paragraph = _explained(args, said)
    if args.json:
        print_json(_paragraph_json(args, paragraph))
    else:
        _print_paragraph(args, paragraph)
    return 0


def _explained(args: argparse.Namespace, said: Sequence[Said]) -> Paragraph:
    import asyncio

    return asyncio.run(_asking(args).explain(said, _today(LocalZone())))


def _print_said(args: argparse.Namespace, said: Sequence[Said], paragraph: Paragraph | None) -> None:
    for each in said:
        print(f"  {each.text}")
    if paragraph is not None:
        print()
        _print_paragraph(args, paragraph)


def _print_paragraph(args: argparse.Namespace, found: Paragraph) -> None:
    import textwrap

    from bullseye.coach.model.asking import mark_text

    model = _asking(args).model
    print(textwrap.fill(found.text, 100))
    print(mark_text(found, "" if model is None else model.currency))


def _paragraph_json(args: argparse.Namespace, found: Paragraph | None) -> dict[str, Any]:
    return {} if found is None else {"paragraph": found._asdict()}


# -- tables --------------------------------------------------------------------------------------------


def run_inputs(args: argparse.Namespace) -> int:
    """Fit, answer, say."""
    asked = Asked(decimal=args.decimal_mark, dates=args.dates)
    inputs = read_inputs(read_input(args.file), args.file, args.value, args.by, args.date, asked)
    found = advise_inputs(inputs, dict(args.plan), args.want)
    said = of_inputs(found)
    paragraph = _explained(args, said) if args.explain else None
    if args.json:
        print_json(_inputs_json(found, said) | _paragraph_json(args, paragraph))
    else:
        _print_said(args, said, paragraph)
    return 0


def _inputs_json(found: Advised, said: Sequence[Said]) -> dict[str, Any]:
    model = found.model
    fitted = isinstance(model, Model)
    return {
        "value": found.inputs.target,
        "inputs": list(found.inputs.names),
        "rows": len(found.inputs.values),
        "left_out": found.inputs.left_out,
        "refused": None if isinstance(model, Model) else model.reason,
        "slopes": list(model.slopes) if isinstance(model, Model) else None,
        "penalty": model.penalty if isinstance(model, Model) else None,
        "error": model.error,
        "plain_error": model.plain_error,
        "ahead": None if not fitted or found.ahead is None else found.ahead._asdict(),
        "needed": None if not fitted or found.needed is None else found.needed._asdict(),
        "sentences": said_as_json(said),
    }


def run_odd(args: argparse.Namespace) -> int:
    """Odd values by us, and by the service that was chosen, side by side."""
    import asyncio

    from bullseye.progress.oddities import missing, odd_with_causes, of_odd

    values, dated = _read_dated(args)
    own = {each.at: each for each in odd_with_causes(values, dated)}
    days = [when.date() for when in dated.whens]
    gone = missing(dated.whens, dated.zone, days[-1]) if days else []
    compared = asyncio.run(_asking(args).judge(values))
    theirs = () if compared is None else compared.theirs or ()
    rows: list[dict[str, Any]] = [
        {"date": days[at].isoformat(), "value": values[at], "by_us": at in own, "by_service": at in theirs,
         "kind": own[at].kind if at in own else None, "usual": own[at].usual if at in own else None,
         "text": of_odd(own[at], "", day_words(days[at], days[-1])).text if at in own else "",
         "causes": [cause._asdict() for cause in own[at].causes] if at in own else []}
        for at in sorted({*own, *theirs})
    ]  # fmt: skip
    why = "" if compared is None else compared.why
    if args.json:
        print_json({
            "values": len(values), "odd": rows, "missing": said_as_json(gone),
            "service": None if compared is None else why or "answered",
        })  # fmt: skip
        return 0
    print(
        trn(
            "{n} value, of which {odd} do not fit.",
            "{n} values, of which {odd} do not fit.",
            len(values),
            odd=len(rows),
        )
    )
    for row in rows:
        print(f"  {row['date']}  {short(values[0] if row['value'] is None else row['value'])}  {_found_by(row)}")
        if row["causes"]:
            print(f"    {row['text']}")
    for each in gone:
        print(f"  {each.text}")
    if why:
        print(tr("The service gave no judgement: {why}.", why=why))
    return 0


def _read_dated(args: argparse.Namespace) -> tuple[list[float], Dated]:
    """The values of a table by their dates, and the columns that may tell why one is odd."""
    from bullseye.progress.oddities import Dated
    from bullseye.tabular.series import read_series

    asked, source = Asked(decimal=args.decimal_mark, dates=args.dates), read_input(args.file)
    read = read_series(source, args.file, args.date, args.value, asked)
    pairs = sorted(zip(read.moments, read.values, strict=True), key=lambda pair: pair[0])
    whens = [when if when.tzinfo is not None else when.replace(tzinfo=UTC) for when, _ in pairs]
    inputs: dict[str, list[float | None]] = {}
    for name in args.by:
        column = read_series(source, args.file, args.date, name, asked, "--by")
        known = dict(zip(column.moments, column.values, strict=True))
        inputs[name] = [known.get(when) for when, _ in pairs]
    return [value for _, value in pairs], Dated(whens, [""] * len(whens), UTC, inputs)


def _found_by(row: dict[str, Any]) -> str:
    if row["by_us"] and row["by_service"]:
        return tr("by us and by the service")
    if row["by_service"]:
        return tr("by the service alone")
    return tr("usual is {usual} ({kind})", usual=short(row["usual"]), kind=row["kind"])


# -- the model -----------------------------------------------------------------------------------------


def run_model(args: argparse.Namespace) -> int:
    """Choose, turn off, or say what is chosen."""
    from bullseye.coach.model.settings import FILE, ModelSettings, parse_settings, read_settings, settings_toml
    from bullseye.net.auth_toml import AuthSettings
    from bullseye.net.secrets import check_name
    from bullseye.records.disk.files import RealFiles, make_folder
    from bullseye.records.disk.safe_write import safe_write

    dirs = folders(args)
    path = dirs.config / FILE
    if args.off or args.base_url or args.name:
        odd = read_settings(path).odd
        model = None
        if not args.off:
            if not (args.base_url and args.name):
                raise BadInputError(tr("a model needs --base-url and --name"))
            auth = AuthSettings("bearer", check_name(args.secret)) if args.secret else AuthSettings()
            model = ModelSettings(
                args.base_url, args.name, auth, args.timeout, 400, args.tokens_a_day, args.price_in, args.price_out,
                args.currency,
            )  # fmt: skip
        raw = settings_toml(model, odd).encode()
        parse_settings(raw, path)  # what cannot be is refused before it is written
        make_folder(RealFiles(), path.parent)
        safe_write(path, raw, files=RealFiles())
    asking = _asking(args)
    chosen, spent = asking.model, asking.spent(_today(LocalZone()))
    if args.json:
        model_json = None if chosen is None else {
            key: value for key, value in chosen._asdict().items() if key != "auth"
        } | {"secret": chosen.auth.secret or None}  # fmt: skip
        print_json({"model": model_json, "spent_today": spent._asdict()})
    elif chosen is None:
        print(tr("No model is chosen: nothing is sent, and the coach speaks by fixed rules."))
    else:
        print(tr("{model} at {url}", model=chosen.model, url=chosen.base_url))
        print(tr(
            "Today {spent:,} of {budget:,} tokens in {calls} calls.",
            spent=spent.tokens, budget=chosen.tokens_a_day, calls=spent.calls,
        ))  # fmt: skip
    return 0
