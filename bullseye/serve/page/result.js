/** The end of a round: the face with its group, the score, the place, and how it compares with one's own best. */

import { boardTable } from "./board.js";
import { bdi, make, refill, say, show, the } from "./dom.js";
import { groupOf } from "./marks.js";
import { Range } from "./range.js";
import { dotted, listed } from "./tongue.js";
import { words } from "./words.js";

/** How much of the face's diameter is shown around it. */
const ROOM = 1.12;

/** The view `result`. */
export class ResultView {
  constructor() {
    this._range = new Range(the("result-frame"), the("result-range"), () => this._picture());
    this._shown = "";
    /** @type {any[]} */
    this._marks = [];
  }

  /** @param {any} state the page's */
  draw(state) {
    const { result, news, board, me } = state;
    if (result.brief && this._shown !== result.round) {
      this._shown = result.round;
      const side = result.brief.face.diameter_mm * ROOM;
      this._range.show(result.brief.face, [side, side], result.brief.reaches.gauge_mm, false);
    }
    the("view-result").dataset.round = result.round;
    this._marks = groupOf(result.shots);
    this._range.fit();
    const { score, unit, text } = result;
    say("result-score", score === null ? words.no_score : unit === "points" ? words.points(score, unit) : text);
    say("result-best", result.entered ? "" : compared(result));
    the("result-best").className = isBest(result) ? "lead good" : "lead";
    say("result-place", placed(result, state.you));
    const { group } = result;
    const parts = [];
    if (result.accuracy !== null) parts.push(words.accuracy(result.accuracy));
    if (group?.spread_mm != null) parts.push(words.spread(group.spread_mm));
    if (group?.radius_mm != null) parts.push(words.radius(group.radius_mm));
    say("result-group", dotted(...parts));
    refill("result-lines", result.lines, () => [make("tbody", {}, ...result.lines.map((/** @type {[string, number]} */ [name, value]) =>
      make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, bdi(value)))))]);
    const own = news?.pace === "own" && news.state === "running";
    show("again", own);
    say("again", result.entered ? words.enter_more : words.again);
    say("result-wait", result.kept ? (own ? "" : words.result_wait) : words.keeping);
    if (board) refill("result-board", board, () => [boardTable(board, me?.seat)]);
    the("result-range").setAttribute("aria-label", listed(words.group, ...parts));
  }

  _picture() {
    if (!this._shown) return;
    const face = { number: 0, x_mm: 0, y_mm: 0, size: 1, kind: "shoot", life: 0, appeared_s: 0 };
    this._range.draw({ targets: [face], marks: this._marks, cross_px: null, on_target: false });
  }
}

/** The place, and how far the next one is. @param {any} result @param {any} you */
function placed({ place, of, unit }, you) {
  if (place === null) return "";
  return dotted(words.place_of(place, of), you?.gap ? words.to_next(you.gap, unit) : "");
}

/** @param {any} result */
function isBest({ score, best_before, better }) {
  if (score === null || best_before === null) return false;
  return better === "lower" ? score < best_before : score > best_before;
}

/** How a score compares with one's own best before it. @param {any} result */
function compared(result) {
  const { score, best_before, unit } = result;
  if (score === null) return "";
  if (best_before === null) return words.first_best;
  if (score === best_before) return words.same_best;
  const by = Math.abs(score - best_before);
  return isBest(result) ? words.new_best(by, unit) : words.below_best(by, unit);
}
