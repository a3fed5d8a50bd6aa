/** The classes of a teacher: those that are open first, each with its PIN and where it leads. */

import { bdi, fill, head, make } from "../dom.js";
import { call } from "../wire.js";
import { moment, words } from "./words.js";

/** @typedef {{id: string, title: string, pin: string, owner: string, began: string, ended: string, owner_name: string}} ClassItem */

/** Draw the classes of whoever *me* is; an administrator sees everybody's. @param {any} me */
export async function drawClasses(me) {
  /** @type {ClassItem[]} */
  const classes = await call("/api/classes");
  const open = classes.filter((one) => one.ended === "");
  const over = classes.filter((one) => one.ended !== "");
  const rows = [...open, ...over].map((one) => row(one, one.owner === me.id));
  const titles = head(words.class_name, words.joined_by, words.begun, words.acts_here);
  if (rows.length) fill("classes", titles, make("tbody", {}, ...rows));
  else fill("classes", make("tbody", {}, make("tr", {}, make("td", {}, words.no_classes))));
}

/** @param {ClassItem} one @param {boolean} is_own */
function row(one, is_own) {
  const at = `/class/${encodeURIComponent(one.id)}`;
  const is_open = one.ended === "";
  const title = make("b", {}, bdi(one.title));
  return make(
    "tr", { className: is_open ? "" : "over" },
    make("th", { scope: "row" }, is_open ? make("a", { href: `${at}/teach` }, title) : title,
      is_own ? "" : make("span", { className: "tag soft" }, bdi(one.owner_name || words.of_another))),
    make("td", {}, is_open ? make("span", { className: "pin" }, words.with_pin(one.pin)) : words.is_over),
    make("td", { className: "when" }, moment(Date.parse(one.began) / 1000)),
    make("td", { className: "links" },
      ...(is_open ? [
        make("a", { className: "button", href: `${at}/teach` }, words.to_class),
        make("a", { className: "button quiet", href: `${at}/p`, target: "_blank", rel: "noopener" }, words.projector),
        make("a", { className: "button quiet", href: `/tasks/class/${encodeURIComponent(one.id)}` }, words.tasks),
      ] : []),
      make("a", { className: "button quiet", href: `${at}/export.zip`, download: "" }, words.export)),
  );
}
