/** The list of what was done, page by page, of everybody or of one person. */

import { bdi, fill, head, make, say, show, the } from "../dom.js";
import { listed } from "../tongue.js";
import { call } from "../wire.js";
import { trying } from "./asking.js";
import { moment, words } from "./words.js";

export class Acts {
  constructor() {
    this.about = "";
    this.name = "";
    /** @type {any[]} */
    this.shown = [];
    the("more-acts").addEventListener("click", () => void trying("said", () => this.load(true)));
    the("all-acts").addEventListener("click", () => void trying("said", () => this.of("", "")));
  }

  /** Show those by or to one person; of everybody for "". @param {string} id @param {string} name */
  async of(id, name) {
    this.about = id;
    this.name = name;
    await this.load();
    the("acts-title").scrollIntoView({ block: "start" });
    the("acts-title").focus({ preventScroll: true });
  }

  /** The newest ones, or *more* behind those that are shown. */
  async load(more = false) {
    const query = new URLSearchParams(this.about ? { about: this.about } : {});
    if (more) query.set("before", this.shown.at(-1).n);
    const told = await call(`/api/school/acts?${query}`);
    this.shown = more ? [...this.shown, ...told.acts] : told.acts;
    say("acts-title", this.about ? words.acts_of(this.name) : words.acts);
    show("all-acts", this.about !== "");
    show("more-acts", told.more);
    const rows = this.shown.map((one) => make(
      "tr", {},
      make("td", { className: "when" }, moment(one.at)),
      make("td", {}, make("b", {}, bdi(one.by || words.server)), " ", bdi(one.words), " ", ...(one.detail ? [make("span", { className: "hint" }, bdi(said(one.detail)))] : [])),
      make("td", {}, one.about === one.by ? "" : bdi(one.about)),
    ));
    if (rows.length) fill("acts", head(words.when, words.what, words.about), make("tbody", {}, ...rows));
    else fill("acts", make("tbody", {}, make("tr", {}, make("td", {}, words.no_acts))));
  }
}

/**
 * What is kept beside an act, as it is read: a role, how somebody came in, or how much of what was forgotten ("3
 * sessions, 2 links", bullseye/school/people/retention.py).
 * @param {string} detail
 */
export function said(detail) {
  const known = /** @type {Record<string, string>} */ (Object.assign({}, words.roles, words.details));
  const counted = /** @type {Record<string, (n: number) => string>} */ (words.counted);
  return listed(...detail.split(", ").map((part) => {
    const [, n, what] = /^(\d+) (.+)$/.exec(part) ?? [];
    return counted[what]?.(Number(n)) ?? known[part] ?? part;
  }));
}
