/** The board as a table: its rows, below them the teams, and what is to be said of it. */

import { bdi, make } from "./dom.js";
import { words } from "./words.js";

/**
 * @typedef {object} Board
 * @property {[number, number, string, number | null, number, string][]} rows place, seat, name, score, shots, device
 * @property {string} unit
 * @property {boolean} frozen
 * @property {string} note
 * @property {[number, string, string][]} teams
 */

/**
 * A table of *board*; the row of seat *mine* stands out.
 * @param {Board} board
 * @param {number} [mine]
 * @returns {HTMLTableElement}
 */
export function boardTable(board, mine = 0) {
  const head = [words.col_place, words.col_name, words.col_score].map((word) => make("th", { scope: "col" }, word));
  const rows = board.rows.map(([place, seat, name, score]) =>
    make(
      "tr",
      { className: seat === mine ? "mine" : "" },
      make("td", {}, score === null ? words.dash : place),
      make("th", { scope: "row" }, bdi(name)),
      make("td", {}, score === null ? words.dash : score),
    ),
  );
  const empty = rows.length ? [] : [make("tr", {}, make("td", { colSpan: 3 }, words.nobody))];
  const teams = board.teams.map(([place, team, score]) =>
    make("tr", { className: "team" }, make("td", {}, place), make("th", { scope: "row" }, bdi(team)), make("td", {}, score)),
  );
  const note = board.note ? [make("tr", {}, make("td", { colSpan: 3, className: "hint" }, board.note))] : [];
  return make(
    "table",
    { className: "board" },
    make("caption", {}, board.frozen ? words.frozen : words.board),
    make("thead", {}, make("tr", {}, ...head)),
    make("tbody", {}, ...rows, ...empty),
    make("tfoot", {}, ...teams, ...note),
  );
}

/**
 * The same rows one by one, for a wall that lays them in columns: teams first, what is to be said last.
 * @param {Board} board
 * @returns {HTMLElement[]}
 */
export function rowsOf(board) {
  /** @type {(place: string | number, name: string, score: string | number, kind: string) => HTMLElement} */
  const row = (place, name, score, kind) =>
    make("p", { className: kind }, make("span", {}, place), make("span", {}, bdi(name)), make("b", {}, score));
  const rows = board.rows.map(([place, , name, score]) =>
    row(score === null ? words.dash : place, name, score === null ? words.dash : score, "place"),
  );
  const teams = board.teams.map(([place, team, score]) => row(place, team, score, "place team"));
  return [...teams, ...rows, ...(board.note ? [make("p", { className: "hint" }, board.note)] : [])];
}
