/** The projector's page: how to join, who is there, the board, a lesson. It is redrawn from what the server tells, whole. */

import { rowsOf } from "./board.js";
import { bdi, fill, make, refill, say, show, the, translate } from "./dom.js";
import { Stream } from "./stream.js";
import { dotted } from "./tongue.js";
import { call, pause, PLACE, Refused, Unreached } from "./wire.js";
import { words } from "./words.js";

const ASK_EVERY_MS = 2000;
const LARGEST_PX = 56;
const LEAST_PX = 14;

/** The names that were drawn already: only a new one appears. @type {Set<string>} */
let shown = new Set();
let address = "";
let lesson = "";

/** @param {any} wall as bullseye/wire/teacher.py has WallView */
function draw(wall) {
  if (!wall) {
    clear();
    return;
  }
  const { class: news, addresses, names, board, pin } = wall;
  const usual = addresses.find((/** @type {any} */ one) => one.usual) ?? addresses[0];
  const joins = Boolean(pin) && ["lobby", "count"].includes(news.state) && !news.locked;
  say("wall-title", news.title || words.title);
  say("wall-state", stateWords(news));
  show("wall-how", joins);
  show("wall-names", joins);
  show("wall-small", Boolean(pin) && !joins);
  say("wall-small", usual ? dotted(usual.url.replace(/^http:\/\//, ""), words.with_pin(pin)) : "");
  say("wall-address", usual ? usual.url.replace(/^http:\/\//, "") : "");
  if (usual && usual.url !== address) {
    address = usual.url;
    the("wall-qr").src = `${PLACE}/qr.svg?of=${encodeURIComponent(address)}`; // another address is another picture
    the("wall-qr").alt = words.wall_qr;
  }
  show("wall-qr", Boolean(usual));
  say("wall-pin", pin);
  show("wall-reach", wall.foreign || !news.people);
  say("wall-reach", wall.foreign ? words.wall_reach : words.wall_waits);
  the("wall-reach").classList.toggle("is", wall.foreign);
  fill("wall-words", ...wall.words.map((/** @type {string} */ word) => make("li", {}, word)));
  const others = addresses.filter((/** @type {any} */ one) => one !== usual);
  fill("wall-others", ...others.map((/** @type {any} */ one) => make("li", {}, bdi(one.url))));
  drawNames(names);
  show("wall-board", board.rows.some((/** @type {any[]} */ row) => row[3] !== null));
  refill("wall-board", board, () => rowsOf(board));
  show("wall-lesson", wall.lesson !== "");
  say("wall-sentence", wall.lesson_words);
  const picture = wall.lesson && `${PLACE}/lesson.svg?of=${encodeURIComponent(wall.lesson)}&after=${news.heat}-${board.tick}`;
  if (picture && picture !== lesson) {
    lesson = picture;
    the("wall-picture").src = picture;
    the("wall-picture").alt = wall.lesson_title;
  }
  fit();
}

/** The class is over: its names are wiped, here too. */
function clear() {
  say("wall-title", words.title);
  say("wall-state", words.wall_closed);
  for (const id of ["wall-how", "wall-names", "wall-small", "wall-board", "wall-lesson"]) show(id, false);
  fill("wall-names");
  refill("wall-board", null, () => []);
  shown = new Set();
  lesson = "";
}

/** Whoever has not logged in is led there, and the wall comes by itself once they have. */
function askIn() {
  show("wall-how", false);
  fill("wall-state", make("a", { href: PLACE ? "/school" : "/teach", target: "_blank" }, words.wall_log_in));
}

/** Board and names in the largest type at which all of them can be seen at once: a projector cannot scroll. */
function fit() {
  for (const id of ["wall-board", "wall-names"]) {
    const part = the(id);
    if (part.hidden) continue;
    for (let size = LARGEST_PX; size >= LEAST_PX; size -= 2) {
      part.style.fontSize = `${size}px`;
      if (part.scrollHeight <= part.clientHeight + 1 && part.scrollWidth <= part.clientWidth + 1) break;
    }
  }
}

/** @param {any} news */
function stateWords(news) {
  if (news.locked && news.state === "lobby") return words.wall_locked;
  const states = /** @type {Record<string, string>} */ (words.class_states);
  return dotted(states[news.state] ?? "", news.drill_name, news.face_name, words.here(news.people));
}

/** @param {string[]} names */
function drawNames(names) {
  const wanted = new Set(names);
  for (const element of [...the("wall-names").children]) if (!wanted.has(element.textContent)) element.remove();
  for (const name of names) if (!shown.has(name)) the("wall-names").append(make("span", {}, bdi(name)));
  shown = wanted;
}

translate(words);
addEventListener("resize", fit);
const stream = new Stream("/events?as=wall", ["wall"], (_, told) => draw(told), () => {}, () => {});

async function start() {
  for (;;) {
    try {
      draw(await call("/api/wall"));
      stream.open();
      return;
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Unreached)) throw error;
      if (error instanceof Refused && error.status === 401) askIn();
      else say("wall-state", error instanceof Refused ? error.message : words.wall_closed);
    }
    await pause(ASK_EVERY_MS);
  }
}

void start();
