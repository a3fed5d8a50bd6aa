/** Numbers as Python reckons them, so that a target stands on the page where it stands for the server. */

export const TAU = 2 * Math.PI;

/**
 * `round(x, digits)` of Python: to the nearest, and of two as near to the even one.
 * @param {number} x
 * @param {number} [digits]
 * @returns {number}
 */
export function round(x, digits = 0) {
  // Halfway lies only what is an odd number of 2^-(digits + 1); toFixed, exact for all others, would go outward.
  if (Math.abs((x * 2 ** (digits + 1)) % 2) === 1) {
    const ten = 10 ** digits;
    const below = Math.floor(x * ten);
    return (below % 2 ? below + 1 : below) / ten;
  }
  return Number(x.toFixed(digits)) + 0;
}

/**
 * Seconds as whole microseconds, so that comparisons are exact.
 * @param {number} seconds
 */
export function micros(seconds) {
  const x = seconds * 1e6;
  const whole = Math.floor(x);
  const rest = x - whole;
  return whole + (rest > 0.5 || (rest === 0.5 && whole % 2 !== 0) ? 1 : 0);
}

/**
 * `x % m` of Python for m above 0: never below 0.
 * @param {number} x
 * @param {number} m
 */
export function modulo(x, m) {
  const rest = x % m;
  return rest < 0 ? rest + m : rest;
}

/**
 * The nearest number between *low* and *high*.
 * @param {number} x
 * @param {number} low
 * @param {number} high
 */
export function clamp(x, low, high) {
  return Math.max(low, Math.min(high, x));
}

/**
 * The first place in *sorted* whose value is above *x*.
 * @template T
 * @param {readonly T[]} sorted
 * @param {number} x
 * @param {(item: T) => number} of
 */
export function after(sorted, x, of) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(sorted[middle]) <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}
