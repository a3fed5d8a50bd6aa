/** What the page keeps in the browser: small JSON values that outlive a reload, where the browser lets it. */

const PREFIX = "bullseye.";

/** The value kept as *name*; null where there is none. @param {string} name @returns {any} */
export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
  } catch {
    return null;
  }
}

/** Keep *value* as *name*; null forgets it. A browser that keeps nothing, or is full, is put up with. @param {string} name @param {unknown} value */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Private windows may refuse: the round is played all the same.
  }
}

/**
 * One tab plays at a time: the newest. *lost* is called in a tab when another one was opened or chosen.
 * @param {() => void} lost
 * @returns {() => void} claims the seat for this tab
 */
export function oneTab(lost) {
  const me = `${Date.now()}-${Math.random()}`;
  addEventListener("storage", (event) => {
    if (event.key === `${PREFIX}tab` && event.newValue && JSON.parse(event.newValue) !== me) lost();
  });
  return () => keep("tab", me);
}
