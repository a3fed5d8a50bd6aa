/**
 * Paints concentric discs with exact edge coverage, as bullseye/picture/discs.py does.
 *
 * A pixel that a circle passes through gets the exact area of the disc inside it, from the integral of sqrt(r^2 - x^2).
 * Discs are nested, so the shares of one pixel add up: colour = back + sum of share_k * (colour_k - colour_(k-1)).
 * That stays exact where many edges meet in one pixel, so that a line thinner than a pixel is as light as it should be.
 * Shares are whole numbers from 0 to 256, as the desk has them.
 */

/** @typedef {[number, number, number]} Rgb 0 to 255 each */
/** @typedef {[number, Rgb]} Disc radius in px and colour, outermost first */
/** @typedef {[number, number, number, number, Rgb]} Mark x0, y0, x1, y1 in px from the middle, y down, and colour */

/** "#rrggbb" as three numbers. @param {string} colour @returns {Rgb} */
export function rgb(colour) {
  const all = parseInt(colour.slice(1), 16);
  return [all >> 16, (all >> 8) & 255, all & 255];
}

/** The area under the circle of radius *r* from its middle to *x*. @param {number} x @param {number} r */
function under(x, r) {
  return (x * Math.sqrt(Math.max(0, r * r - x * x)) + r * r * Math.asin(Math.min(1, x / r))) / 2;
}

/** How far a circle of radius *r* reaches at height *y*. @param {number} y @param {number} r */
const reach = (y, r) => (y < r ? Math.sqrt(r * r - y * y) : 0);

/**
 * The discs about the middle of a picture, then the marks; rows of RGBA from the top. *back* fills the rest; with null
 * that stays clear, and the outer edge is half clear.
 * @param {number} width in px
 * @param {number} height
 * @param {Disc[]} discs radii must not grow
 * @param {Mark[]} marks
 * @param {Rgb | null} back
 * @returns {Uint8ClampedArray}
 */
export function paint(width, height, discs, marks, back) {
  const columns = (width + 1) >> 1;
  const rows = (height + 1) >> 1;
  // With an odd side the centre is a pixel's middle, and the quarter's first row or column is half a pixel wide.
  const shift_x = (width % 2) / 2;
  const shift_y = (height % 2) / 2;
  const words = new Uint32Array(columns * rows).fill(back ? word(back, 255) : 0);
  /** @type {Map<number, number[]>} */
  const edges = new Map();
  let before = back ? [...back, 255] : [0, 0, 0, 0];
  for (const [radius, colour] of discs) {
    if (radius <= 0) break;
    const now = [...colour, 255];
    for (let row = 0; row < rows; row++) {
      const low = Math.max(0, row - shift_y);
      if (low >= radius) break;
      const high = row + 1 - shift_y;
      const inner = reach(high, radius); // up to here a pixel of this row is full
      const outer = reach(low, radius); // from here on it is empty
      const first = Math.min(columns, Math.max(0, Math.floor(inner + shift_x)));
      words.fill(word(colour, 255), row * columns, row * columns + first);
      for (let column = first; column < columns && column - shift_x < outer; column++) {
        const left = Math.max(0, column - shift_x);
        const right = Math.min(column + 1 - shift_x, outer);
        const bend = Math.min(right, Math.max(left, inner));
        const area = (bend - left) * (high - low) + under(right, radius) - under(bend, radius) - low * (right - bend);
        const half = (column || !shift_x ? 1 : 2) * (row || !shift_y ? 1 : 2);
        const share = Math.floor(area * 256 * half + 0.5);
        const cell = row * columns + column;
        let sums = edges.get(cell);
        if (!sums) edges.set(cell, (sums = before.map((value) => value * 256 + 128)));
        for (let n = 0; n < 4; n++) sums[n] += share * (now[n] - before[n]);
      }
    }
    before = now;
  }
  for (const [cell, sums] of edges) {
    const [red, green, blue, alpha] = sums.map((sum) => sum >> 8);
    const part = back || !alpha ? 1 : 255 / alpha;
    words[cell] = word([Math.min(255, red * part), Math.min(255, green * part), Math.min(255, blue * part)], alpha);
  }
  const picture = unfold(words, width, height);
  const bytes = new Uint8ClampedArray(picture.buffer);
  for (const mark of marks) print(bytes, width, height, mark);
  return bytes;
}

const LITTLE = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** A pixel as its four bytes lie in memory. @param {number[]} colour @param {number} alpha */
function word([red, green, blue], alpha) {
  return (LITTLE ? (alpha << 24) | (blue << 16) | (green << 8) | red : (red << 24) | (green << 16) | (blue << 8) | alpha) >>> 0;
}

/** The quarter, from the centre outward, as the whole picture. @param {Uint32Array} quarter @param {number} width @param {number} height */
function unfold(quarter, width, height) {
  const columns = (width + 1) >> 1;
  const picture = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const from_y = y - (height >> 1);
    const row = from_y >= 0 ? from_y : -from_y - 1 + (height % 2);
    for (let x = 0; x < width; x++) {
      const from_x = x - (width >> 1);
      picture[y * width + x] = quarter[row * columns + (from_x >= 0 ? from_x : -from_x - 1 + (width % 2))];
    }
  }
  return picture;
}

/** A filled rectangle over the picture, each pixel by the share that it covers. @param {Uint8ClampedArray} bytes @param {number} width @param {number} height @param {Mark} mark */
function print(bytes, width, height, [x0, y0, x1, y1, colour]) {
  const left = Math.max(0, width / 2 + x0);
  const right = Math.min(width, width / 2 + x1);
  const top = Math.max(0, height / 2 + y0);
  const bottom = Math.min(height, height / 2 + y1);
  for (let y = Math.floor(top); y < bottom; y++) {
    const down = Math.min(bottom, y + 1) - Math.max(top, y);
    for (let x = Math.floor(left); x < right; x++) {
      const share = (Math.min(right, x + 1) - Math.max(left, x)) * down;
      const at = 4 * (y * width + x);
      for (let n = 0; n < 3; n++) bytes[at + n] += (colour[n] - bytes[at + n]) * share;
      bytes[at + 3] = Math.max(bytes[at + 3], Math.round(255 * share));
    }
  }
}
