/** Where somebody chooses how they play: a dialog of a few choices, kept in the browser. Not for rounds that are on. */

import { make, the } from "../dom.js";
import { words } from "../words.js";
import { CHOICES, choose, chosenWays } from "./chosen.js";

/** @typedef {import("./chosen.js").Ways} Ways */
/** @typedef {keyof typeof CHOICES} Measure */

/** Make the dialog, and let its button open it. */
export function waysDialog() {
  const dialog = the("ways");
  the("ways-choices").replaceChildren(...parts());
  the("ways-open").addEventListener("click", () => {
    dialog.showModal();
    dialog.scrollTop = 0;
  });
}

/** @returns {HTMLElement[]} */
function parts() {
  const ways = chosenWays();
  const more = {
    switch: [
      measure("pace_s", words.way_pace, words.seconds), measure("wait_s", words.way_wait, words.seconds),
      measure("passes", words.way_passes, words.times),
    ],
    dwell: [measure("dwell_s", words.way_dwell_s, words.seconds), measure("dwell_px", words.way_dwell_px, words.pixels)],
  };
  const groups = Object.entries(more).map(([name, children]) => make("div", { id: `way-${name}-more`, className: "more" }, ...children));
  const open = () => {
    const now = chosenWays();
    groups[0].hidden = !now.switch;
    groups[1].hidden = !now.dwell;
  };
  open();
  return [
    check("keys", words.way_keys, ways.keys, open), check("faster", words.way_faster, ways.faster, open),
    check("switch", words.way_switch, ways.switch, open), groups[0],
    check("dwell", words.way_dwell, ways.dwell, open), groups[1],
    measure("sticky_s", words.way_sticky, words.seconds), measure("tremor_px", words.way_tremor, words.pixels),
  ];
}

/** @param {"keys" | "faster" | "switch" | "dwell"} name @param {string} word @param {boolean} is_on @param {() => void} changed */
function check(name, word, is_on, changed) {
  const box = make("input", { id: `way-${name}`, type: "checkbox", checked: is_on });
  box.addEventListener("change", () => {
    choose({ [name]: box.checked });
    changed();
  });
  return make("label", { className: "check" }, box, make("span", {}, word));
}

/** One of a few numbers; 0 of a time or a length that may be missing is "Off". @param {Measure} name @param {string} word @param {(n: number) => string} said */
function measure(name, word, said) {
  const may_be_off = name === "sticky_s" || name === "tremor_px";
  const options = CHOICES[name].map((value) => make("option", { value }, value || !may_be_off ? said(value) : words.off));
  const select = make("select", { id: `way-${name}` }, ...options);
  select.value = String(chosenWays()[name]);
  select.addEventListener("change", () => choose({ [name]: Number(select.value) }));
  return make("label", {}, make("span", {}, word), select);
}
