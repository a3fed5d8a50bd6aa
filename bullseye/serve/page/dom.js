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

/** Put every text of the page in its place: an element with data-word="key" gets words[key]. @param {Record<string, any>} words */
export function translate(words) {
  for (const element of document.querySelectorAll("[data-word]")) {
    const key = /** @type {HTMLElement} */ (element).dataset.word ?? "";
    if (typeof words[key] !== "string") throw new Error(`no word for ${key}`);
    if (element instanceof HTMLInputElement) element.placeholder = words[key];
    else element.textContent = words[key];
  }
}
