/** The projector's page: how to join, who is there, the board, a lesson. It is redrawn from what the server tells, whole. */

import { boardTable } from "./board.js";
import { fill, make, say, show, the, translate } from "./dom.js";
import { Stream } from "./stream.js";
import { call, pause, PLACE, Refused, Unreached } from "./wire.js";
import { words } from "./words.js";

const ASK_EVERY_MS = 2000;

/** The names that were drawn already: only a new one appears. @type {Set<string>} */
let shown = new Set();
let address = "";
let lesson = "";

/** @param {any} wall as bullseye/wire/teacher.py has WallView */
function draw(wall) {
  const { class: news, addresses, names, board, pin } = wall;
  const usual = addresses.find((/** @type {any} */ one) => one.usual) ?? addresses[0];
  const joins = Boolean(pin) && ["lobby", "count"].includes(news.state) && !news.locked;
  say("wall-title", news.title || words.title);
  say("wall-state", stateWords(news));
  show("wall-how", joins);
  show("wall-names", joins);
  show("wall-small", Boolean(pin) && !joins);
  say("wall-small", usual ? `${usual.url.replace(/^http:\/\//, "")}   ${words.pin} ${pin}` : "");
  say("wall-address", usual ? usual.url.replace(/^http:\/\//, "") : "");
  if (usual && usual.url !== address) {
    address = usual.url;
    the("wall-qr").src = `${PLACE}/qr.svg?of=${encodeURIComponent(address)}`; // another address is another picture
    the("wall-qr").alt = words.wall_qr;
  }
  show("wall-qr", Boolean(usual));
  say("wall-pin", pin);
  say("wall-reach", wall.foreign ? words.wall_reach : words.wall_waits);
  the("wall-reach").classList.toggle("is", wall.foreign);
  fill("wall-words", ...wall.words.map((/** @type {string} */ word) => make("li", {}, word)));
  const others = addresses.filter((/** @type {any} */ one) => one !== usual);
  fill("wall-others", ...others.map((/** @type {any} */ one) => make("li", {}, one.url)));
  drawNames(names);
  show("wall-board", board.rows.some((/** @type {any[]} */ row) => row[3] !== null));
  fill("wall-board", boardTable(board));
  show("wall-lesson", wall.lesson !== "");
  const picture = wall.lesson && `${PLACE}/lesson.svg?of=${encodeURIComponent(wall.lesson)}&after=${news.heat}-${board.tick}`;
  if (picture && picture !== lesson) {
    lesson = picture;
    the("wall-picture").src = picture;
    the("wall-picture").alt = wall.lesson_title;
  }
}

/** @param {any} news */
function stateWords(news) {
  if (news.locked && news.state === "lobby") return words.wall_locked;
  const states = /** @type {Record<string, string>} */ (words.class_states);
  return `${states[news.state] ?? ""} \u00b7 ${news.drill_name} \u00b7 ${news.face_name} \u00b7 ${words.here(news.people)}`;
}

/** @param {string[]} names */
function drawNames(names) {
  const wanted = new Set(names);
  for (const element of [...the("wall-names").children]) if (!wanted.has(element.textContent)) element.remove();
  for (const name of names) if (!shown.has(name)) the("wall-names").append(make("span", {}, name));
  shown = wanted;
}

translate(words);
const stream = new Stream("/events?as=wall", ["wall"], (_, told) => draw(told), () => {}, () => {});

async function start() {
  for (;;) {
    try {
      draw(await call("/api/wall"));
      stream.open();
      return;
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Unreached)) throw error;
      say("wall-state", error instanceof Refused ? error.message : words.wall_closed);
    }
    await pause(ASK_EVERY_MS);
  }
}

void start();
