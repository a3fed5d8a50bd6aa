/** The public wall of a season: its tables, for everybody, as far as names are allowed; it moves by itself. */

import { bdi, fill, head, make, say } from "../../dom.js";
import { Stream } from "../../stream.js";
import { dotted } from "../../tongue.js";
import { call, Refused } from "../../wire.js";
import { points, words } from "./words.js";

const at = `/api/walls/${location.pathname.split("/")[2]}`;

/** @param {any} wall as WallPage */
function draw(wall) {
  document.title = wall.name;
  say("title", wall.name);
  const week = wall.week ? words.week_of(wall.week, wall.weeks) : "";
  say("now", dotted(week, wall.drill_name, wall.face_name));
  fill("tables", ...wall.tables.map(table));
}

/** @param {any} one as WallTable */
function table(one) {
  const rows = one.rows.map((/** @type {any} */ row) =>
    make("tr", {}, make("td", {}, row.place), make("th", { scope: "row" }, bdi(row.name)), make("td", {}, points(row.total))),
  );
  const none = [make("tr", {}, make("td", { colSpan: 3 }, words.nobody))];
  return make(
    "table",
    { className: "board" },
    make("caption", {}, one.division),
    head(words.place, words.name, words.total),
    make("tbody", {}, ...(rows.length ? rows : none)),
  );
}

const stream = new Stream(`${at}/events`, ["wall"], (_, told) => draw(told), () => {}, () => {});

async function start() {
  try {
    draw(await call(at));
    stream.open();
  } catch (error) {
    if (error instanceof Refused) say("now", words.no_wall);
    else setTimeout(() => void start(), 2000); // the server is away for a while
  }
}

void start();
