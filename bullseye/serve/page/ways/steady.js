/** The tremor filter: a hand that shook a little while it pressed hits where it was on the whole. Follows bullseye/play/round/steady.py. */

/** So far back it looks. */
const WINDOW_S = 0.08;

/**
 * Follows the pointer, and says where a press of a shaking hand was meant: at the mean of the last WINDOW_S, each place
 * weighing as long as the pointer was there, where all of them lie within *within_mm* of each other.
 */
export class Steady {
  /** @param {number} within_mm */
  constructor(within_mm) {
    this._within_mm = within_mm;
    /** [t_s, x_mm, y_mm], oldest first. @type {[number, number, number][]} */
    this._places = [];
  }

  /** The pointer is there from *now* on. @param {number} x_mm @param {number} y_mm @param {number} now */
  moved(x_mm, y_mm, now) {
    const places = this._places;
    places.push([now, x_mm, y_mm]);
    while (places.length > 1 && places[1][0] <= now - WINDOW_S) places.shift(); // where it was when the window began stays
  }

  /** Where a press at that place and time goes. @param {number} x_mm @param {number} y_mm @param {number} now @returns {[number, number]} */
  meant(x_mm, y_mm, now) {
    const start = now - WINDOW_S;
    let seen = this._places.filter(([t]) => t <= now).map(([t, x, y]) => [Math.max(t, start), x, y]);
    const later = seen.findIndex(([t]) => t > start);
    seen = seen.slice(Math.max(0, (later < 0 ? seen.length : later) - 1));
    const off = [...seen.map(([t, x, y]) => [t, x - x_mm, y - y_mm]), [now, 0, 0]];
    const apart = off.some(([, x, y]) => off.some(([, u, v]) => Math.hypot(x - u, y - v) > this._within_mm));
    const whole_s = now - off[0][0];
    if (apart || whole_s <= 0) return [x_mm, y_mm];
    let [x, y] = [0, 0];
    for (let n = 1; n < off.length; n++) {
      const [t, right, up] = off[n - 1];
      x += (off[n][0] - t) * right;
      y += (off[n][0] - t) * up;
    }
    return [x_mm + x / whole_s, y_mm + y / whole_s];
  }
}
