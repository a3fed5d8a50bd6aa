/** A question in a dialog: a few buttons, and a text where one is asked for. */

import { fill, make, say, show, the } from "./dom.js";
import { words } from "./words.js";

/**
 * The value of the button that was pressed and the text; null when it was cancelled.
 * @param {string} text
 * @param {[string, string][]} choices value and word of each button
 * @param {string} [given] a text to change
 * @param {boolean} [careful] a careless Enter cancels
 * @returns {Promise<{choice: string, text: string} | null>}
 */
export function ask(text, choices, given, careful = false) {
  const dialog = the("dialog");
  const input = the("dialog-input");
  say("dialog-text", text);
  show("dialog-input", given !== undefined);
  input.value = given ?? "";
  fill(
    "dialog-buttons",
    ...choices.map(([value, word], n) => make("button", { value, className: n ? "" : "main" }, word)),
    make("button", { value: "", className: "quiet", formNoValidate: true, autofocus: careful }, words.cancel),
  );
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => resolve(dialog.returnValue ? { choice: dialog.returnValue, text: input.value } : null),
      { once: true },
    );
  });
}
