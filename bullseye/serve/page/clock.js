/**
 * The server's clock, as a page can know it: the trip that took the shortest time tells it best, by half of that time
 * at most off (Cristian, Distributed Computing 3, 1989).
 */

/** How far the calendar may run from the page's own clock before that one is known to have slept. */
const SLEPT_S = 0.05;

/** Seconds on the server's clock, from the page's `performance.now()` and events' `timeStamp`, in ms. */
export class ServerClock {
  /**
   * @param {() => Promise<{t: number}>} ask
   * @param {() => number} now_ms
   * @param {() => number} calendar_ms
   */
  constructor(ask, now_ms = () => performance.now(), calendar_ms = () => Date.now()) {
    this._ask = ask;
    this._now_ms = now_ms;
    this._calendar_ms = calendar_ms;
    /** What the server's clock is ahead of the page's. */
    this._ahead_s = 0;
    this._apart_ms = calendar_ms() - now_ms();
    this.known = false;
  }

  /** Compare the clocks by that many trips. Throws what the last trip threw, when none came back. @param {number} trips */
  async compare(trips) {
    let shortest_s = Infinity;
    let ahead_s = 0;
    let failed = null;
    for (let n = 0; n < trips; n++) {
      try {
        const sent_s = this._now_ms() / 1000;
        const { t } = await this._ask();
        const back_s = this._now_ms() / 1000;
        if (back_s - sent_s < shortest_s) [shortest_s, ahead_s] = [back_s - sent_s, t - (sent_s + back_s) / 2];
      } catch (error) {
        failed = error;
      }
    }
    if (shortest_s === Infinity) throw failed;
    this._ahead_s = ahead_s;
    this._apart_ms = this._calendar_ms() - this._now_ms();
    this.known = true;
  }

  /**
   * After waking: a page's clock may have stood still in its sleep, the calendar did not. Puts that right at once;
   * compare soon after.
   */
  woke() {
    const slept_s = (this._calendar_ms() - this._now_ms() - this._apart_ms) / 1000;
    if (slept_s < SLEPT_S) return;
    this._ahead_s += slept_s;
    this._apart_ms += slept_s * 1000;
  }

  /** The server's time at *at_ms*, now by default. @param {number} [at_ms] */
  at(at_ms = this._now_ms()) {
    return at_ms / 1000 + this._ahead_s;
  }
}
