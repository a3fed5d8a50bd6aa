/** Dwell click: a pointer that rests for a while shoots. Follows bullseye/play/round/dwell.py. */

/**
 * A pointer that stays within *within_mm* of where it came to rest, for *time_s*, shoots where it is then. After a
 * shot, and at the beginning, it must leave that place before it can shoot again.
 */
export class Dwell {
  /** @param {number} within_mm @param {number} time_s */
  constructor(within_mm, time_s) {
    this._within_mm = within_mm;
    this._time_s = time_s;
    /** @type {[number, number] | null} */
    this._rest = null;
    /** @type {[number, number]} */
    this._at = [0, 0];
    /** Null: it must leave first. @type {number | null} */
    this._since = null;
  }

  /** The pointer lies there, and must leave before it can shoot. @param {number} x_mm @param {number} y_mm */
  begin(x_mm, y_mm) {
    this._rest = this._at = [x_mm, y_mm];
    this._since = null;
  }

  /** The pointer is there. Ask `due` first: the rest may have been over before. @param {number} x_mm @param {number} y_mm @param {number} now */
  moved(x_mm, y_mm, now) {
    this._at = [x_mm, y_mm];
    if (!this._rest) this.begin(x_mm, y_mm);
    else if (Math.hypot(x_mm - this._rest[0], y_mm - this._rest[1]) > this._within_mm) {
      this._rest = this._at;
      this._since = now;
    }
  }

  /** The shot [x_mm, y_mm, t_s] of a rest that was over by *now*; each is given once. @param {number} now @returns {[number, number, number] | null} */
  due(now) {
    if (this._since === null || now < this._since + this._time_s) return null;
    const [x, y] = this._at;
    const t = this._since + this._time_s;
    this.begin(x, y);
    return [x, y, t];
  }

  /** How much of the rest is over, 0 to 1; 0 while the pointer must leave first. @param {number} now */
  share(now) {
    return this._since === null ? 0 : Math.min(1, Math.max(0, (now - this._since) / this._time_s));
  }
}
