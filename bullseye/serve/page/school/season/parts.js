/** Parts of the pages of seasons: tables, what one is asked for, goals with their bars, a number explained in a dialog. */

import { bdi, fill, head, make, say, the } from "../../dom.js";
import { dotted, listed } from "../../tongue.js";
import { call } from "../../wire.js";
import { day, dayBefore, moment, points, words } from "./words.js";

/**
 * A number that says where it comes from when it is pressed.
 * @param {string | number} text
 * @param {string} address
 */
export function number(text, address) {
  return make("button", { className: "number", title: words.explain, onclick: () => void explain(address) }, text);
}

/** Show the explanation at *address*. @param {string} address */
async function explain(address) {
  const told = await call(address);
  const inputs = told.inputs.flatMap((/** @type {[string, string]} */ [name, value]) => [make("dt", {}, name), make("dd", {}, value)]);
  const rows = told.rows.map((/** @type {string[]} */ row) => make("tr", {}, ...row.map((cell) => make("td", {}, cell))));
  fill(
    "explained",
    make("h2", { id: "explained-title" }, told.name, " ", bdi(told.value)),
    make("p", {}, told.definition),
    ...(told.rows.length ? [make("table", {}, head(...told.columns), make("tbody", {}, ...rows))] : []),
    ...(inputs.length ? [make("dl", {}, ...inputs)] : []),
    ...(told.formula ? [make("p", { className: "formula" }, told.formula)] : []),
    make("p", { className: "hint" }, told.source),
  );
  the("explain").showModal();
}

/**
 * What one is asked for, the first that is due first; what is done comes last.
 * @param {any[]} mine as bullseye/wire/tasks.py has OwnAssignment
 */
export function assignments(mine) {
  const done = (/** @type {any} */ one) => Number(one.state.startsWith("done"));
  return [...mine].sort((a, b) => done(a) - done(b)).map((one) =>
    make(
      "li",
      { className: `task ${one.state}` },
      make("b", {}, bdi(one.title)),
      make("span", { className: "tag" }, /** @type {Record<string, string>} */ (words.states)[one.state]),
      make("span", { className: "hint" }, dotted(words.of_rounds(one.done, one.rounds), one.face_name, words.due(moment(one.due)), one.group)),
    ),
  );
}

/**
 * A goal with its bar and its numbers; *more* stands below it.
 * @param {any} one as GoalView
 * @param {...(Node | null)} more
 */
export function goal(one, ...more) {
  const numbers = one.numbers.map((/** @type {any} */ each) =>
    make("div", {}, make("dt", {}, each.label), make("dd", {}, number(each.text, `/api/goals/${one.id}/explain?of=${each.key}`))),
  );
  return make(
    "section",
    { className: "goal" },
    make("h3", {}, listed(one.title, words.until_day(day(`${one.until}T12:00:00Z`)))),
    make("progress", { max: 1, value: one.share, "aria-label": one.now }),
    make("p", {}, make("b", {}, bdi(one.now)), " ", bdi(one.state)),
    make("p", { className: "hint" }, one.group),
    make("dl", {}, ...numbers),
    ...more,
  );
}

/** @param {any} row as TableLine */
function moves(row) {
  if (!row.moves) return "";
  const up = row.moves > 0;
  const said = up ? words.goes_up : words.goes_down;
  return make("span", { className: up ? "up" : "down", title: said, role: "img", "aria-label": said }, up ? " \u25b2" : " \u25bc");
}

/**
 * The rows of a table; the row of *me* stands out, and a name leads to its line.
 * @param {string} season
 * @param {any[]} rows as TableLine
 * @param {string} me
 * @param {(person: string) => void} chosen
 */
export function tableRows(season, rows, me, chosen) {
  const at = `/api/seasons/${season}/lines`;
  const made = rows.map((row) =>
    make(
      "tr",
      { className: row.person === me ? "mine" : "" },
      make("td", {}, number(row.place, `${at}/${row.person}/explain?of=place`)),
      make("th", { scope: "row" }, make("button", { id: `person-${row.person}`, className: "person", onclick: () => chosen(row.person) }, bdi(row.name)), moves(row)),
      make("td", {}, number(points(row.total), `${at}/${row.person}/explain?of=total`)),
      make("td", { className: "less" }, row.weeks),
      make("td", { className: "less" }, row.rounds),
    ),
  );
  return made.length ? made : [make("tr", {}, make("td", { colSpan: 5 }, words.nobody))];
}

/**
 * A member's weeks and places.
 * @param {string} season
 * @param {any} line as MemberLine
 * @param {any[]} weeks as WeekPlan
 */
export function memberLine(season, line, weeks) {
  const mine = new Map(line.weeks.map((/** @type {any} */ one) => [one.week, one]));
  const rows = weeks.map((plan) => {
    const one = mine.get(plan.week);
    const address = `/api/seasons/${season}/lines/${line.row.person}/explain?of=week&week=${plan.week}`;
    return make(
      "tr",
      { className: one?.counts ? "counts" : "" },
      make("td", {}, plan.week),
      make("td", {}, listed(plan.drill_name, plan.face_name), " ", make("span", { className: "hint" }, words.until_day(dayBefore(plan.ends)))),
      make("td", {}, one ? make("a", { href: `/rounds/${one.round}` }, points(one.tenths)) : "\u2013"),
      make("td", {}, one ? number(points(one.tenths + one.added), address) : ""),
      make("td", { className: "less" }, one ? (one.counts ? words.counts : words.left_out) : ""),
    );
  });
  return [
    make("table", { className: "board", "aria-labelledby": "line-title" }, head(words.week, words.drill, words.round, words.worth, words.does_count), make("tbody", {}, ...rows)),
    ...(line.places.length > 1 ? [make("h3", {}, words.places), placesChart(line.places)] : []),
  ];
}

const CHART = { width: 480, height: 120, edge: 16 };

/** The place at the end of each week as a line, the first at the top. @param {any[]} places as PlaceLine */
function placesChart(places) {
  const svg = (/** @type {string} */ tag, /** @type {Record<string, string | number>} */ values, /** @type {(Node | string)[]} */ ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value));
    element.append(...children);
    return element;
  };
  const last = Math.max(...places.map((one) => one.week), 2);
  const most = Math.max(...places.map((one) => one.people), 2);
  const x = (/** @type {number} */ week) => CHART.edge + ((week - 1) / (last - 1)) * (CHART.width - 2 * CHART.edge);
  const y = (/** @type {number} */ place) => CHART.edge + ((place - 1) / (most - 1)) * (CHART.height - 2 * CHART.edge);
  const line = places.map((one) => `${x(one.week)},${y(one.place)}`).join(" ");
  const dots = places.map((one) =>
    svg("circle", { cx: x(one.week), cy: y(one.place), r: 5 }, svg("title", {}, words.place_in(one.week, one.place))),
  );
  const texts = places.map((one) => svg("text", { x: x(one.week) + 8, y: y(one.place) - 8 }, String(one.place)));
  const said = listed(...places.map((one) => words.place_in(one.week, one.place)));
  return svg(
    "svg",
    { viewBox: `0 0 ${CHART.width} ${CHART.height}`, class: "places", role: "img", "aria-label": said },
    svg("polyline", { points: line }), ...dots, ...texts,
  );
}

/** A question with one answer: true when it was given. @param {string} text @param {string} yes */
export function sure(text, yes) {
  const dialog = the("sure");
  say("sure-text", text);
  fill("sure-buttons", make("button", { value: "yes", className: "main" }, yes), make("button", { value: "", className: "quiet" }, words.cancel));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
