"""A report as one HTML page: its charts inside it, no script, nothing to load, readable on paper and at night."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape

import bullseye
from bullseye.measure.statistics.every import statistic
from bullseye.measure.statistics.statistic import Statistic
from bullseye.picture.svg import to_svg
from bullseye.report.parts import Cell, Content, Entry, Figure, Part, Table, Value, find, shares, whole
from bullseye.wording.forms import text_of
from bullseye.words import capital, here, tr

_STYLE = """
:root { color-scheme: light dark; --ground: #f4f5f3; --card: #ffffff; --text: #1a2125; --muted: #56626a;
  --line: #d5dbd9; --accent: #0067a0; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #12171a; --card: #1b2226; --text: #e8ecec; --muted: #a3b0b5; --line: #354046; --accent: #6cc0f0; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 15px/1.5 "DejaVu Sans", Verdana, "Segoe UI", "Noto Sans", sans-serif; }
main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
header { display: flex; flex-wrap: wrap; gap: 1rem 3rem; align-items: flex-end; margin-bottom: 1.5rem; }
.what { flex: 1 1 20rem; min-width: 0; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .35rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; line-height: 1.3; margin: 0 0 .6rem; }
p { margin: 0 0 .6rem; }
.sub, .note, small, .unit { color: var(--muted); }
.sub { margin: 0; }
.hero { text-align: right; margin: 0; }
.hero span { display: block; color: var(--muted); line-height: 1.2; }
.hero data { font-size: 3.2rem; font-weight: bold; line-height: 1.05; }
.said { font-size: 1.05rem; }
section, figure { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
section { padding: 1.1rem 1.25rem; }
figure { margin: 0; background: #ffffff; }
section figure { border: 0; border-radius: 6px; margin: .6rem 0 0; }
section.bare { padding: 0; border: 0; background: none; }
section.bare figure { border: 1px solid var(--line); margin: 0; border-radius: 10px; }
svg { display: block; width: 100%; height: auto; }
.lead { display: flex; flex-wrap: wrap; gap: 1.25rem; align-items: flex-start; }
.parts { columns: 2 24rem; column-gap: 1.25rem; margin-top: 1.25rem; }
.parts section { break-inside: avoid; margin: 0 0 1.25rem; }
.parts section.wide { column-span: all; }
dl { margin: 0; }
dl div { border-top: 1px solid var(--line); padding: .4rem 0; display: flex; flex-wrap: wrap; column-gap: 1rem;
  align-items: baseline; }
dl div:first-child { border-top: 0; }
dt a { color: inherit; text-decoration: none; border-bottom: 1px dotted var(--muted); }
dt { flex: 1 1 50%; }
dd { margin: 0; text-align: right; font-weight: bold; }
dd.more { flex: 1 0 100%; font-weight: normal; color: var(--muted); font-size: .87rem; }
dd.means { flex: 1 0 100%; text-align: left; font-weight: normal; color: var(--muted); font-size: .8rem;
  line-height: 1.4; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; margin: .5rem 0; }
th, td { padding: .35rem .5rem; text-align: right; border-bottom: 1px solid var(--line); }
td:first-child { min-width: 8.5rem; }
th { color: var(--muted); font-weight: normal; vertical-align: bottom; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
data, td { font-variant-numeric: tabular-nums; }
td data { white-space: nowrap; }
.meanings { margin-top: 1.25rem; font-size: .82rem; }
.meanings dl { columns: 2 24rem; column-gap: 2rem; }
.meanings dl div { display: block; break-inside: avoid; border: 0; padding: .3rem 0; }
.meanings dt { font-weight: bold; }
.meanings dd { text-align: left; font-weight: normal; }
.meanings dd.formula { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: .92em; overflow-wrap: anywhere;
  color: var(--muted); }
:target { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
footer { margin-top: 1.5rem; color: var(--muted); font-size: .82rem; }
@page { size: A4; margin: 13mm; }
@media print {
  :root { --ground: #ffffff; --card: #ffffff; --text: #000000; --muted: #444444; --line: #bbbbbb; --accent: #000000; }
  body { font-size: 9.5pt; }
  main { padding: 0; max-width: none; }
  section, figure { border-radius: 0; }
  figure, dl div, tr { break-inside: avoid; }
  .parts section { break-inside: auto; }
  h2, thead { break-after: avoid; }
  dt a { border: 0; }
  section { padding: .7rem .8rem; overflow: visible; }
  .scroll { overflow: visible; }
  table { font-size: .78rem; }
  th, td { padding: .25rem .2rem; }
  td:first-child { min-width: 0; }
  .parts, .meanings dl { columns: 2; }
  .lead { flex-wrap: nowrap; }
}
"""


_CHART_PX = 640.0


def page(content: Content) -> str:
    """The whole document. Every number stands in a `data` element with its path in the JSON and its exact value."""
    drawn = whole(content.figures(), _CHART_PX, short=True)
    if len(content.lead) > 1:  # side by side their type must come out equally large
        for figure, share in zip(content.lead, shares(content.lead), strict=True):
            drawn |= whole([figure], round(2 * _CHART_PX * share), short=True)
    svgs = {name: _svg(to_svg(drawing)) for name, drawing in drawn.items()}
    spoken = here()
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{spoken.tag}" dir="{spoken.direction}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; img-src data:\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        '<meta name="generator" content="bullseye">',
        f"<title>{_text(content.title)}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        *_head(content),
        *_lead(content, svgs),
        '<div class="parts">',
    ]
    for part in content.parts:
        lines += _part(content, part, svgs)
    lines += ["</div>", *_meanings(content), *_foot(content), "</main>", "</body>", "</html>"]
    return "\n".join(lines) + "\n"


# Controls, and halves of letters that no file can hold; the standard's own sign stands in their place.
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def _text(text: str) -> str:
    return escape(_NOT_TEXT.sub("\ufffd", text))


def _svg(document: str) -> str:
    """Without the line that only a file of its own may begin with."""
    return document.split("?>\n", 1)[1].rstrip()


def _head(content: Content) -> Iterator[str]:
    yield "<header>"
    yield '<div class="what">'
    yield f"<h1>{_text(content.title)}</h1>"
    for line in content.subtitle:
        yield f'<p class="sub">{_text(line)}</p>'
    yield "</div>"
    if content.hero is not None:
        unit = f' <small class="unit">{_text(content.hero_unit)}</small>' if content.hero_unit else ""
        yield f'<p class="hero"><span>{_text(content.hero_label)}</span>{_value(content, content.hero)}{unit}</p>'
    yield "</header>"
    if content.said:
        yield f'<p class="said">{_text(content.said)}</p>'


def _lead(content: Content, svgs: dict[str, str]) -> Iterator[str]:
    if not content.lead:
        return
    yield '<div class="lead">'
    for figure, share in zip(content.lead, shares(content.lead), strict=True):
        yield _figure(figure, svgs, f' style="flex: {100 * share:.0f} 1 {40 * share:.1f}rem"')
    yield "</div>"


def _value(content: Content, value: Value) -> str:
    raw = find(content.values, value.path)
    exact = raw if isinstance(raw, str) else json.dumps(raw)
    return f'<data value="{_text(exact)}" data-path="{_text(value.path)}">{_text(text_of(raw, value.form))}</data>'


def _cell(content: Content, cell: Cell) -> str:
    return _text(cell) if isinstance(cell, str) else _value(content, cell)


def _part(content: Content, part: Part, svgs: dict[str, str]) -> Iterator[str]:
    if not (part.title or part.words or part.entries or part.tables or part.figures):
        return
    wide = any(table.wide for table in part.tables)
    kind = "wide" if wide else "" if part.title else "bare"
    yield f'<section class="{kind}">' if kind else "<section>"
    if part.title:
        yield f"<h2>{_text(part.title)}</h2>"
    for words in part.words:
        yield f"<p>{_text(words)}</p>"
    if part.entries:
        yield "<dl>"
        for entry in part.entries:
            yield _entry(content, entry)
        yield "</dl>"
    for table in part.tables:
        yield from _table(content, table)
    for figure in part.figures:
        yield _figure(figure, svgs)
    for note in part.notes:
        yield f'<p class="note">{_text(note)}</p>'
    yield "</section>"


def _id(line: Statistic) -> str:
    return f"{line.topic}-{line.key}"


def _entry(content: Content, entry: Entry) -> str:
    label, means = _text(entry.label), ""
    if entry.of is not None:
        line = statistic(*entry.of)
        more = f"{line.sentence} {line.formula}".strip()
        label = f'<a href="#{_id(line)}" title="{_text(more)}">{label}</a>'
        means = f'<dd class="means">{_text(line.sentence)}</dd>'
    more = ""
    if entry.interval is not None and find(content.values, entry.interval.path) is not None:
        more = f'<dd class="more">95 %: {_value(content, entry.interval)}</dd>'
    return f"<div><dt>{label}</dt><dd>{_value(content, entry.value)}</dd>{more}{means}</div>"


def _table(content: Content, table: Table) -> Iterator[str]:
    yield '<div class="scroll"><table>'
    yield "<thead><tr>" + "".join(f'<th scope="col">{_text(head)}</th>' for head in table.head) + "</tr></thead>"
    yield "<tbody>"
    for row in table.rows:
        yield "<tr>" + "".join(f"<td>{_cell(content, cell)}</td>" for cell in row) + "</tr>"
    yield "</tbody></table></div>"


def _figure(figure: Figure, svgs: dict[str, str], style: str = "") -> str:
    return f"<figure{style}>\n{svgs[figure.name]}\n</figure>"


def _meanings(content: Content) -> Iterator[str]:
    lines = content.meanings()
    if not lines:
        return
    yield '<section class="meanings">'
    yield f"<h2>{_text(tr('What the numbers mean'))}</h2>"
    yield "<dl>"
    for line in lines:
        formula = f'<dd class="formula">{_text(line.formula)}</dd>' if len(line.formula) > 1 else ""
        label = capital(line.label)
        yield (
            f'<div id="{_id(line)}"><dt>{_text(label)}</dt><dd>{_text(line.sentence)}</dd>{formula}'
            f'<dd class="note">{_text(tr("Source: {source}", source=line.source))}</dd></div>'
        )
    yield "</dl>"
    yield "</section>"


def _foot(content: Content) -> Iterator[str]:
    yield "<footer>"
    for note in content.notes:
        yield f"<p>{_text(note)}</p>"
    made = tr("Made by bullseye {version}, {moment}.", version=bullseye.__version__, moment=content.values["created"])
    yield f"<p>{_text(made)}</p>"
    yield "</footer>"
