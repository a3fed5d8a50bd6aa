/**
 * One switch: a line sweeps down the range, the switch stops it, then a point runs along it, and the switch shoots.
 * Follows bullseye/play/round/scan.py.
 */

/** What is to be seen: how far down the line is and how far right the point, each 0 to 1. @typedef {{stage: "line" | "point" | "waits", down: number, right: number}} Spot */

/**
 * Each pass takes *pace_s*; a stage begins with *wait_s* of rest, in which a press does nothing. After *passes* without
 * a press a point gives way to a new line, and a line waits for a press that starts it again.
 */
export class Scan {
  /** @param {number} pace_s @param {number} wait_s @param {number} passes */
  constructor(pace_s, wait_s, passes) {
    this._pace_s = pace_s;
    this._wait_s = wait_s;
    this._whole_s = wait_s + passes * pace_s;
    /** @type {Spot["stage"]} */
    this._stage = "waits";
    this._since = 0;
    this._down = 0;
  }

  /** A line begins. @param {number} now */
  begin(now) {
    this._stage = "line";
    this._since = now;
  }

  /** What is to be seen. @param {number} now @returns {Spot} */
  at(now) {
    let [stage, since] = [this._stage, this._since];
    if (stage === "point" && now >= since + this._whole_s) [stage, since] = ["line", since + this._whole_s];
    if (stage === "waits" || (stage === "line" && now >= since + this._whole_s)) return { stage: "waits", down: 0, right: 0 };
    const way = (Math.max(0, now - since - this._wait_s) / this._pace_s) % 1;
    return stage === "line" ? { stage, down: way, right: 0 } : { stage, down: this._down, right: way };
  }

  /** The switch was pressed: where the shot goes, null where the press was for something else. @param {number} now @returns {Spot | null} */
  press(now) {
    const spot = this.at(now);
    if (spot.stage === "waits") this.begin(now);
    else if (now - this._since < this._wait_s) return null;
    else if (spot.stage === "line") {
      this._stage = "point";
      this._since = now;
      this._down = spot.down;
    } else {
      this.begin(now);
      return spot;
    }
    return null;
  }

  /** The place of *spot* on a range of that size: mm from its centre, y up. @param {Spot} spot @param {readonly [number, number]} range_mm @returns {[number, number]} */
  static toMm({ down, right }, [width_mm, height_mm]) {
    return [(right - 0.5) * width_mm, (0.5 - down) * height_mm];
  }
}
