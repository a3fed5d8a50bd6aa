/** Requests to the server: JSON there and back, each with a time-out; what went wrong is told apart by kind. */

const PATIENCE_MS = 8000;
/** What stands before each address of a class: on a school's server each class has a place of its own. */
export const PLACE = /^\/class\/[^/]+/.exec(globalThis.location?.pathname ?? "")?.[0] ?? "";

/** The server said no: *message* is its sentence, *code* its short word. */
export class Refused extends Error {
  /** @param {string} sentence @param {string} code @param {number} status */
  constructor(sentence, code, status) {
    super(sentence);
    this.code = code;
    this.status = status;
  }
}

/** No answer came, or one that says "later": the same request may be sent again. */
export class Unreached extends Error {}

/**
 * GET *path*, or POST *body* to it; the JSON of the answer and whether it is only "asked" (202).
 * Throws Refused or Unreached.
 * @param {string} path
 * @param {unknown} [body]
 * @returns {Promise<any>}
 */
export async function call(path, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(PLACE + path, {
      method: body === undefined ? "GET" : "POST",
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      signal: stop.signal,
    });
    const told = await answer.json();
    if (answer.ok) return told;
    if (answer.status === 503 || answer.status === 429) throw new Unreached(told.error);
    throw new Refused(String(told.error), String(told.code), answer.status);
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreached) throw error;
    throw new Unreached(String(error));
  } finally {
    clearTimeout(timer);
  }
}

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * *action* again and again until the server answers, with longer and longer waits; what it refuses is thrown.
 * @template T
 * @param {() => Promise<T>} action
 * @param {() => boolean} [wanted] give up, with an Unreached, when this is no longer so
 * @returns {Promise<T>}
 */
export async function untilAnswered(action, wanted = () => true) {
  for (let wait_ms = 250; ; wait_ms = Math.min(4000, wait_ms * 2)) {
    try {
      return await action();
    } catch (error) {
      if (!(error instanceof Unreached) || !wanted()) throw error;
    }
    await pause(wait_ms);
  }
}
