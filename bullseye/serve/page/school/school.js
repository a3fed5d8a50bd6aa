/** The first page of a school: signing in, and from then on one's own start page. */

import { say, show, the, translate } from "../dom.js";
import { dotted } from "../tongue.js";
import { call } from "../wire.js";
import { drawBar, trying, whoAmI } from "./asking.js";
import { drawClasses } from "./classes.js";
import { words } from "./words.js";

/** A place of this site alone, or none: nobody is sent away from here by a link. */
function wanted() {
  const next = new URLSearchParams(location.search).get("next") ?? "";
  return /^\/[a-z][a-z0-9/_-]*$/i.test(next) ? next : "";
}

async function enter() {
  const me = await whoAmI();
  if (me && wanted() && wanted() !== "/school") {
    location.replace(wanted());
    return;
  }
  show("view-sign-in", !me);
  show("view-home", Boolean(me));
  if (me) home(me);
  else await front();
}

async function front() {
  the("account").focus();
  const failed = new URLSearchParams(location.search).get("sign-on");
  if (failed) say("sign-in-said", words.sign_on_failed[/** @type {"failed"} */ (failed)] ?? words.sign_on_failed.failed);
  const told = await call("/api/school/front");
  if (told.sign_on) {
    show("sign-on", true);
    say("sign-on", words.sign_on(told.sign_on));
    the("sign-on").href = `/sign-on?next=${encodeURIComponent(wanted() || "/school")}`;
  }
}

/** @param {any} me */
function home(me) {
  drawBar(me);
  if (document.activeElement === document.body) the("home-title").focus({ preventScroll: true });
  say("own-line", dotted(me.name, me.account));
  show("classes-card", me.role !== "member");
  if (me.role !== "member") void trying("classes-said", () => drawClasses(me));
}

translate(words, words.home);
the("sign-in").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  void trying("sign-in-said", async () => {
    await call("/api/school/sign-in", { account: the("account").value, password: the("password").value });
    the("password").value = "";
    await enter();
  }).then((done) => { if (!done) the("password").select(); });
});
the("begin").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  void trying("classes-said", async () => {
    const pace = the("own-pace").checked ? "own" : "together";
    const made = await call("/api/classes", { title: the("title").value.trim(), pace });
    location.assign(`/class/${made.id}/teach`);
  });
});
the("change").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  if (the("new").value !== the("new-again").value) {
    say("own-said", words.not_the_same);
    return;
  }
  void trying("own-said", async () => {
    await call("/api/school/me/password", { old: the("old").value, new: the("new").value });
    the("change").reset();
    the("own-password").open = false;
    say("own-said", words.password_changed);
  });
});
void trying("sign-in-said", enter);
