/** The administrator's page: people, invitations, how long things are kept, what was done. */

import { ask } from "../ask.js";
import { bdi, fill, head, make, say, show, the, translate } from "../dom.js";
import { call } from "../wire.js";
import { Acts } from "./acts.js";
import { drawBar, goSignIn, trying, whoAmI } from "./asking.js";
import { day, moment, words } from "./words.js";

/** @typedef {"member" | "teacher" | "administrator"} RoleName */
/** @typedef {{id: string, account: string, name: string, role: RoleName, locked: boolean, seen: number | null}} Person */

const ROLES = /** @type {RoleName[]} */ (["member", "teacher", "administrator"]);
const WAIT_MS = 200;
const acts = new Acts();
/** @type {Person[]} */
let people = [];
let typing = 0;

// -- people ------------------------------------------------------------------------------------------

/** @param {string} [after] */
async function load(after = "") {
  const asked = ++typing;
  const query = new URLSearchParams({ text: the("find").value.trim(), after });
  const told = await call(`/api/school/people?${query}`);
  if (asked !== typing) return; // what was typed meanwhile is asked for already
  people = after ? [...people, ...told.people] : told.people;
  show("more", told.more);
  const rows = people.map((one) => make(
    "tr", { className: one.locked ? "locked" : "" },
    make("th", { scope: "row" }, make("b", {}, bdi(one.name)), one.locked ? make("span", { className: "tag" }, words.locked) : ""),
    make("td", {}, bdi(one.account)),
    make("td", {}, words.roles[one.role]),
    make("td", { title: words.last_seen }, one.seen === null ? words.never : day(one.seen)),
    make("td", { className: "acts" }, menu(one)),
  ));
  if (!rows.length) rows.push(make("tr", {}, make("td", { colSpan: 5 }, words.nobody_found)));
  fill("people", head(words.name, words.account, words.role, words.last_seen, words.acts_here), make("tbody", {}, ...rows));
}

/** What can be done with a person, behind one button. @param {Person} one */
function menu(one) {
  const button = (/** @type {string} */ word, /** @type {() => Promise<void>} */ action) =>
    make("button", { className: "quiet", onclick: () => void trying("said", action) }, word);
  const takeOut = make(
    "a", { className: "button quiet", href: `/api/school/people/${one.id}/export`, download: "person.json" }, words.take_out,
  );
  const box = make(
    "div", { className: "choices" },
    button(words.rename, () => rename(one)),
    button(words.change_role, () => changeRole(one)),
    button(words.reset, () => reset(one)),
    button(one.locked ? words.unlock : words.lock, () => lock(one)),
    button(words.acts, () => acts.of(one.id, one.name)),
    takeOut,
    button(words.delete, () => remove(one)),
  );
  return make("details", { className: "menu" }, make("summary", { "aria-label": words.menu_of(one.name) }, "\u22ef"), box);
}

/** @param {Person} one @param {Record<string, unknown>} values */
async function change(one, values) {
  await call(`/api/school/people/${one.id}`, values);
  await refresh();
}

async function refresh() {
  await load();
  await Promise.all([loadLinks(), acts.load()]);
}

/** @param {Person} one */
async function rename(one) {
  const answer = await ask(words.new_name, [["save", words.save]], one.name);
  if (answer && answer.text.trim()) await change(one, { name: answer.text.trim() });
}

/** @param {Person} one */
async function changeRole(one) {
  const others = ROLES.filter((role) => role !== one.role);
  const answer = await ask(words.role_sure(one.name), others.map((role) => [role, words.roles[role]]));
  if (answer) await change(one, { role: answer.choice });
}

/** @param {Person} one */
async function lock(one) {
  if (one.locked || (await ask(words.lock_sure(one.name), [["lock", words.lock]]))) {
    await change(one, { locked: !one.locked });
  }
}

/** @param {Person} one */
async function reset(one) {
  if (!(await ask(words.reset_sure(one.name), [["make", words.make_link]]))) return;
  showLink(await call(`/api/school/people/${one.id}/reset`, {}));
  await refresh();
}

/** @param {Person} one */
async function remove(one) {
  const answer = await ask(words.delete_sure(one.name, one.account), [["delete", words.delete]], "");
  if (!answer) return;
  await call(`/api/school/people/${one.id}/delete`, { account: answer.text });
  await refresh();
  say("said", words.deleted(one.name));
}

// -- links -------------------------------------------------------------------------------------------

/** @param {{token: string}} made */
function showLink(made) {
  the("made-link").value = `${location.origin}/link#${made.token}`;
  say("copied", "");
  show("made", true);
  the("made").scrollIntoView({ block: "nearest" });
  the("made-link").select();
}

async function copy() {
  const input = the("made-link");
  input.select();
  let done = false;
  try {
    await navigator.clipboard.writeText(input.value);
    done = true;
  } catch {
    done = document.execCommand("copy"); // without https there is no other way
  }
  say("copied", done ? words.copied : words.select);
}

async function loadLinks() {
  const { links } = await call("/api/school/links");
  const rows = links.map((/** @type {any} */ one) => make(
    "tr", {},
    make("td", {}, words.link_kinds[/** @type {"first"} */ (one.kind)]),
    make("td", {}, one.name ? bdi(one.name) : words.roles[/** @type {RoleName} */ (one.role)]),
    make("td", {}, words.until(moment(one.ends))),
    make("td", { className: "acts" }, make("button", { className: "quiet", onclick: () => void trying("said", async () => {
      await call(`/api/school/links/${one.id}/withdraw`, {});
      await refresh();
    }) }, words.take_back)),
  ));
  const titles = head(words.what, words.whom, words.until_when, words.acts_here);
  if (rows.length) fill("links", titles, make("tbody", {}, ...rows));
  else fill("links", make("tbody", {}, make("tr", {}, make("td", {}, words.no_links))));
}

// -- all of it ---------------------------------------------------------------------------------------

async function enter() {
  const me = await whoAmI();
  if (!me || me.role !== "administrator") {
    goSignIn();
    return;
  }
  drawBar(me);
  show("view", true);
  the("invite-role").replaceChildren(...ROLES.map((role) => make("option", { value: role }, words.roles[role])));
  the("invite-role").value = "teacher";
  const rules = await call("/api/school/rules");
  the("names-days").value = rules.names_days;
  the("acts-days").value = rules.acts_days;
  await refresh();
}

translate(words, words.people);
the("find").addEventListener("input", () => {
  const asked = ++typing;
  setTimeout(() => { if (asked === typing) void trying("said", load); }, WAIT_MS);
});
the("more").addEventListener("click", () => void trying("said", () => load(people.at(-1)?.id)));
the("copy").addEventListener("click", () => void copy());
the("invite").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  void trying("said", async () => {
    showLink(await call("/api/school/links", { role: the("invite-role").value, name: the("invite-name").value.trim() }));
    the("invite-name").value = "";
    await refresh();
  });
});
the("rules").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  void trying("rules-said", async () => {
    const values = { names_days: the("names-days").valueAsNumber, acts_days: the("acts-days").valueAsNumber };
    await call("/api/school/rules", values);
    await acts.load();
    say("rules-said", words.rules_saved);
  });
});
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.menu[open]")) {
    if (!open.contains(/** @type {Node} */ (event.target)) || /** @type {Element} */ (event.target).closest(".choices")) {
      open.removeAttribute("open");
    }
  }
});
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (!open) return;
  open.removeAttribute("open");
  /** @type {HTMLElement | null} */ (open.querySelector("summary"))?.focus();
});
void trying("said", enter);
