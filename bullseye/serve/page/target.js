/**
 * The page of a shared target: whoever holds its link changes it, and everybody sees what it is. What is shown is what
 * the server holds; a change that is on its way is sent until it is answered, and is taken once.
 */

import { say, show, the, translate } from "./dom.js";
import { keep, kept } from "./keep.js";
import { newId } from "./new_id.js";
import { Stream } from "./stream.js";
import { TargetView } from "./target_view.js";
import { listed } from "./tongue.js";
import { call, Refused, Unreached, untilAnswered } from "./wire.js";
import { words } from "./words.js";

const HERE = location.pathname.replace(/\/+$/, "");
const SENDING_MS = 800;
const view = new TargetView(change);
/** @type {any} */
let told = null;
/** What is still to be sent, in order. @type {{path: string, body: any}[]} */
const waiting = [];
let is_sending = false;
let is_up = true;

const stream = new Stream(`${HERE}/events`, ["target"], (_, news) => take(news), (up) => line(up), () => void again());

/** @param {string} shown */
function only(shown) {
  for (const name of ["note", "enter", "target"]) show(`view-${name}`, name === shown);
}

/** @param {any} news */
function take(news) {
  // An answer may arrive after news that are newer than it.
  if (told && news.epoch === told.epoch && news.version < told.version) return;
  const before = told;
  told = news;
  only("target");
  view.draw(told);
  const last = told.changes.at(-1);
  const known = before ? before.changes.at(-1)?.n ?? 0 : Infinity;
  if (last && last.n > known && !last.mine) {
    say("aloud", listed(last.name || words.target_somebody, last.text));
  }
  show("undo", told.way !== "shown");
  the("undo").disabled = told.undo === null;
  say("who", words.target_as(told.visitor));
}

/** @param {boolean} up */
function line(up) {
  is_up = up;
  show("net", !up);
  if (!up) say("net", words.target_offline);
}

/** The stream was refused or ended: the link may be gone, or the session is over. */
async function again() {
  if (!told) return;
  try {
    take(await call(`${HERE}/view`));
  } catch (error) {
    if (error instanceof Refused && error.code === "session") await open(kept("target-name") ?? "");
    else if (error instanceof Refused) shut(error.message);
    else if (!(error instanceof Unreached)) throw error;
  }
}

/** This link opens nothing any more. @param {string} why */
function shut(why) {
  stream.close();
  waiting.length = 0;
  told = null;
  show("net", false);
  say("note", why);
  only("note");
}

/** @param {string} name */
async function open(name) {
  try {
    take(await untilAnswered(() => call(`${HERE}/open`, { name })));
    keep("target-name", name);
    stream.open();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code === "link") shut(error.message);
    else {
      only("enter");
      say("enter-said", error.message);
    }
  }
}

/** Send a change, after those before it. @param {string} kind @param {Record<string, any>} values */
function change(kind, values) {
  const last = waiting.at(-1);
  if (kind === "set" && last?.body.do === "set" && !(is_sending && waiting.length === 1)) waiting.pop();
  waiting.push({ path: "change", body: { id: newId(), do: kind, ...values } });
  void send();
}

async function send() {
  if (is_sending) return;
  is_sending = true;
  say("said", "");
  const late = setTimeout(() => is_up && waiting.length && say("said", words.target_sending), SENDING_MS);
  while (waiting.length) {
    const { path, body } = waiting[0];
    try {
      const news = await untilAnswered(() => call(`${HERE}/${path}`, body), () => waiting.length > 0);
      waiting.shift();
      say("said", "");
      view.settled(waiting.length === 0);
      take(news);
    } catch (error) {
      if (!(error instanceof Refused)) break; // the page was shut meanwhile
      if (error.code === "session") {
        await open(kept("target-name") ?? "");
        continue;
      }
      waiting.shift();
      if (error.code === "link") shut(error.message);
      else {
        view.settled(true);
        if (told) view.draw(told);
        say("said", error.message);
      }
    }
  }
  clearTimeout(late);
  is_sending = false;
}

function undo() {
  if (told?.undo == null || waiting.some((one) => one.path === "undo")) return;
  waiting.push({ path: "undo", body: { id: newId(), n: told.undo } });
  void send();
}

translate(words);
the("enter-form").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  void open(the("name").value.trim()).then(() => told && the("title").focus());
});
the("undo").addEventListener("click", undo);
the("rename").addEventListener("click", () => {
  the("name").value = kept("target-name") ?? "";
  only("enter");
  the("name").focus();
});
addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement && event.target.type === "text";
  if (event.key !== "z" || !(event.ctrlKey || event.metaKey) || typing) return;
  event.preventDefault();
  undo();
});
if (kept("target-name") === null) {
  only("enter");
  the("name").focus();
} else void open(kept("target-name"));
