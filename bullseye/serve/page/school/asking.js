/** What every page of a school does: ask the server who one is, say what it refuses, draw the bar at the top. */

import { bdi, make, say, the } from "../dom.js";
import { call, Refused, Unreached } from "../wire.js";
import { words } from "./words.js";

/** Where each role goes from the bar. */
const PLACES = [
  { path: "/school", word: words.classes, roles: ["teacher", "administrator"] },
  { path: "/seasons", word: words.seasons, roles: ["member", "teacher", "administrator"] },
  { path: "/school/people", word: words.people, roles: ["administrator"] },
];

/** Who one is; null when nobody is signed in. @returns {Promise<any>} */
export async function whoAmI() {
  try {
    return await call("/api/school/me");
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null;
    throw error;
  }
}

/** Go and sign in, and come back here. */
export function goSignIn() {
  location.assign(`/school?next=${encodeURIComponent(location.pathname)}`);
}

/**
 * Do something; what the server says against it is shown in the element *where*. True when it was done.
 * @param {string} where
 * @param {() => Promise<void>} action
 */
export async function trying(where, action) {
  say(where, "");
  try {
    await action();
    return true;
  } catch (error) {
    if (error instanceof Refused && error.code === "sign-in") goSignIn();
    else if (error instanceof Refused) say(where, sentence(error.message));
    else if (error instanceof Unreached) say(where, error.message.includes(" ") ? sentence(error.message) : words.offline);
    else throw error;
    return false;
  }
}

/** A sentence of the server's as one of a page. @param {string} text */
function sentence(text) {
  const end = /[.!?]$/.test(text) ? "" : ".";
  return text.charAt(0).toUpperCase() + text.slice(1) + end;
}

/** The bar with the places of whoever *me* is. @param {any} me */
export function drawBar(me) {
  const places = PLACES.filter((one) => one.roles.includes(me.role)).map((one) => {
    const link = make("a", { href: one.path }, one.word);
    if (one.path === location.pathname) link.setAttribute("aria-current", "page");
    return link;
  });
  const out = make("button", { className: "quiet", onclick: () => void signOut() }, words.sign_out);
  document.querySelector("main")?.setAttribute("tabindex", "-1");
  const skip = make("a", { href: "#", className: "skip", onclick: (/** @type {Event} */ event) => {
    event.preventDefault();
    document.querySelector("main")?.focus();
  } }, words.skip);
  the("bar").replaceChildren(
    skip,
    make("a", { href: "/school", className: "brand" }, make("img", { src: "/page/icon.svg", alt: "", width: 32 }), "bullseye"),
    make("nav", { "aria-label": words.home }, ...places),
    make("div", { className: "who" }, make("b", {}, bdi(me.name)), " ", make("span", {}, words.roles[/** @type {"member"} */ (me.role)])),
    out,
  );
}

async function signOut() {
  try {
    await call("/api/school/sign-out", {});
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
  location.assign("/school");
}
