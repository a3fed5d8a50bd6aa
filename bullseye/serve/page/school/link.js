/** A link that works once: a new account, or a new password. Its token stands behind #, which is sent to nobody. */

import { say, show, the, translate } from "../dom.js";
import { call } from "../wire.js";
import { trying } from "./asking.js";
import { words } from "./words.js";

const token = location.hash.slice(1);
let new_account = false;

async function look() {
  if (!token) {
    say("what", words.no_link);
    return;
  }
  const link = await call("/api/school/link", { token });
  new_account = link.kind !== "reset";
  const invite = words.link_invite[/** @type {"member"} */ (link.role)];
  const said = { first: words.link_first, invite, reset: words.link_reset(link.name) };
  say("what", said[/** @type {"first"} */ (link.kind)]);
  the("name").value = new_account ? link.name : "";
  the("account").value = link.account;
  for (const id of ["name", "account"]) the(id).required = new_account;
  show("new-account", new_account);
  say("button", new_account ? words.take_account : words.take_password);
  show("take", true);
  the(new_account ? "name" : "password").focus();
}

translate(words, words.link_title);
the("take").addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  if (the("password").value !== the("again").value) {
    say("said", words.not_the_same);
    return;
  }
  void trying("said", async () => {
    const values = new_account ? { account: the("account").value, name: the("name").value } : {};
    await call("/api/school/link/use", { token, password: the("password").value, ...values });
    location.replace("/school");
  });
});
void trying("said", look);
