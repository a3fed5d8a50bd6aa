/**
 * Server-sent events that come back by themselves: a stream that says nothing for 12 s is dead, whatever the browser
 * thinks of it (phones end streams of pages in the background without a word), and is opened again.
 */

import { PLACE } from "./wire.js";

const SILENCE_MS = 12_000;
const AGAIN_MS = 1_500;

/** One stream of named events; *on* is called with a name and what it carries, *up* with whether it is open. */
export class Stream {
  /**
   * @param {string} address with `?` in it where it has a query already
   * @param {readonly string[]} names
   * @param {(name: string, told: any) => void} on
   * @param {(is_up: boolean) => void} up
   * @param {() => void} gone called when the server ends or refuses the stream
   */
  constructor(address, names, on, up, gone) {
    this._address = address;
    this._names = [...names, "ping", "end"];
    this._on = on;
    this._up = up;
    this._gone = gone;
    this._last = "";
    /** @type {EventSource | null} */
    this._source = null;
    this._again = 0;
    this._heard_ms = 0;
    this._watch = 0;
    this._closed = true;
    this._wake = () => document.hidden || this.open();
  }

  /** Open it, anew where it is open already. */
  open() {
    if (this._closed) {
      this._closed = false;
      document.addEventListener("visibilitychange", this._wake);
      addEventListener("pageshow", this._wake);
      addEventListener("online", this._wake);
      this._watch = setInterval(() => {
        if (performance.now() - this._heard_ms > SILENCE_MS) this.open();
      }, 1000);
    }
    clearTimeout(this._again);
    this._source?.close();
    const after = this._last ? `${this._address.includes("?") ? "&" : "?"}after=${encodeURIComponent(this._last)}` : "";
    const source = (this._source = new EventSource(PLACE + this._address + after));
    this._heard_ms = performance.now();
    source.onopen = () => this._up(true);
    source.onerror = () => {
      this._up(false);
      if (source.readyState !== EventSource.CLOSED) return;
      this._gone();
      this._later();
    };
    for (const name of this._names) {
      source.addEventListener(name, (event) => {
        this._heard_ms = performance.now();
        if (event.lastEventId) this._last = event.lastEventId;
        if (name === "end") {
          source.close(); // the server stops, or nobody here is meant any more
          this._up(false);
          this._gone();
          this._later();
        } else if (name !== "ping") {
          this._on(name, JSON.parse(event.data));
        }
      });
    }
  }

  _later() {
    clearTimeout(this._again);
    if (!this._closed) this._again = setTimeout(() => this.open(), AGAIN_MS);
  }

  /** Close it for good. */
  close() {
    this._closed = true;
    document.removeEventListener("visibilitychange", this._wake);
    removeEventListener("pageshow", this._wake);
    removeEventListener("online", this._wake);
    clearInterval(this._watch);
    clearTimeout(this._again);
    this._source?.close();
    this._source = null;
  }
}
