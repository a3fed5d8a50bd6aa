/** The way in: PIN, a name or an offered one, or back to a seat that was lost. */

import { fill, make, say, show, the } from "./dom.js";
import { call, pause, Refused, Unreached } from "./wire.js";
import { words } from "./words.js";

const ASK_EVERY_MS = 2000;

/** @param {(told: any) => void} joined called with the server's Joined */
export function joinView(joined) {
  const pin = the("pin");
  const name = the("name");
  pin.value = decodeURIComponent(location.pathname.match(/^\/j\/([^/]+)/)?.[1] ?? "").slice(0, 8);
  let asking = 0;

  /** @param {string} one */
  const offered = (one) =>
    make("button", { type: "button", onclick: () => { name.value = one; void go(false); } }, one);

  async function offer() {
    if (!pin.value) return;
    try {
      const { names, listed = [] } = await call("/api/names", { pin: pin.value });
      show("on-list", listed.length > 0);
      fill("listed", ...listed.map(offered));
      show("offered", names.length > 0 && !listed.length);
      fill("offers", ...names.map(offered));
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Unreached)) throw error;
      show("offered", false);
      show("on-list", false);
    }
  }

  /** @param {boolean} back */
  async function go(back) {
    say("join-said", "");
    const mine = ++asking;
    if (back && !name.value.trim()) {
      say("join-said", words.needs_name);
      name.focus();
      return;
    }
    try {
      let told = await call("/api/join", { pin: pin.value.trim(), name: name.value.trim(), back });
      while ("ask" in told && mine === asking) {
        say("join-said", words.asking(told.name));
        await pause(ASK_EVERY_MS);
        told = await call("/api/ask", { ask: told.ask });
      }
      if (mine === asking) joined(told);
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Unreached)) throw error;
      say("join-said", error instanceof Refused ? error.message : words.offline_join);
      if (error instanceof Refused && error.code === "pin") pin.select();
      if (error instanceof Refused && error.code === "name-taken") void offer();
    }
  }

  the("join-form").addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    void go(false);
  });
  the("back-in").addEventListener("click", () => void go(true));
  pin.addEventListener("change", () => void offer());

  return {
    ready: false,
    /** Ready to join; *said* is why one is here again. @param {string} said */
    async open(said) {
      this.ready = true;
      say("join-said", said);
      await offer();
    },
  };
}
