/** On which side of the face the numbers and buttons are, and which button one switch finds under itself. */

import { the } from "../dom.js";
import { keep, kept } from "../keep.js";
import { chosenWays } from "./chosen.js";

/** So long a result is read before the switch plays again. */
const READ_MS = 1500;

/** The box that puts them on the left, where a left hand does not hide them; it is kept. */
export function leftHand() {
  const box = the("left-hand");
  const put = () => document.body.classList.toggle("left", box.checked);
  box.checked = kept("left") === true;
  box.addEventListener("change", () => {
    keep("left", box.checked);
    put();
  });
  put();
}

/** Who plays by one switch comes to no button by Tab: after a while the focus goes there by itself. @param {string} id the button's */
export function underTheSwitch(id) {
  if (!chosenWays().switch) return;
  const before = document.activeElement;
  setTimeout(() => {
    const button = the(id);
    if (document.activeElement === before && button.checkVisibility()) button.focus({ preventScroll: true });
  }, READ_MS);
}
