/** Small helpers for elements: no markup is ever made from text that came from elsewhere. */

/** The element with that id. @param {string} id @returns {any} */
export function the(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** Put *text* into an element, if it is not there already. @param {string} id @param {string | number} text */
export function say(id, text) {
  const element = the(id);
  if (element.textContent !== String(text)) element.textContent = String(text);
}

/** Show or hide an element. @param {string} id @param {boolean} is_shown */
export function show(id, is_shown) {
  the(id).hidden = !is_shown;
}

/**
 * A new element with *children*, texts or elements.
 * @param {string} tag
 * @param {Record<string, any>} [properties]
 * @param {...(Node | string | number | null)} children
 * @returns {any}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element) /** @type {any} */ (element)[name] = value;
    else element.setAttribute(name, value);
  }
  for (const child of children) if (child !== null) element.append(typeof child === "number" ? String(child) : child);
  return element;
}

/** Put other children into an element. @param {string} id @param {...(Node | string)} children */
export function fill(id, ...children) {
  the(id).replaceChildren(...children);
}

/** The head of a table. @param {...string} titles an empty one stands over buttons */
export function head(...titles) {
  return make("thead", {}, make("tr", {}, ...titles.map((title) => make("th", { scope: "col" }, title))));
}

/** A text in a direction of its own: a name or a number in a line that may run the other way. @param {string | number} text */
export function bdi(text) {
  return make("bdi", {}, text);
}

/**
 * Put what *made* gives into an element where *of*, anything that JSON can hold, is not what was shown there before.
 * Whoever had the keyboard's focus in it has it again, by the id.
 * @param {string} id
 * @param {unknown} of
 * @param {() => (Node | string)[]} made
 */
export function refill(id, of, made) {
  const key = JSON.stringify(of);
  const element = the(id);
  if (shown.get(element) === key) return;
  shown.set(element, key);
  const focused = element.contains(document.activeElement) ? document.activeElement?.id : "";
  element.replaceChildren(...made());
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** @type {WeakMap<HTMLElement, string>} */
const shown = new WeakMap();

/**
 * Put every text of the page in its place: an element with data-word="key" gets words[key], one with data-label as the
 * name that it has for screen readers; the page's title ends in *titles*.
 * @param {Record<string, any>} words
 * @param {...string} titles
 */
export function translate(words, ...titles) {
  document.title = [...titles, "bullseye"].join(" \u00b7 ");
  for (const element of document.querySelectorAll("[data-label]")) {
    const key = /** @type {HTMLElement} */ (element).dataset.label ?? "";
    if (typeof words[key] !== "string") throw new Error(`no word for ${key}`);
    element.setAttribute("aria-label", words[key]);
  }
  for (const element of document.querySelectorAll("[data-word]")) {
    const key = /** @type {HTMLElement} */ (element).dataset.word ?? "";
    if (typeof words[key] !== "string") throw new Error(`no word for ${key}`);
    if (element instanceof HTMLInputElement) element.placeholder = words[key];
    else element.textContent = words[key];
  }
}
