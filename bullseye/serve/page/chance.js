/**
 * Python's seeded chance: `random.Random(seed).random()`, bit for bit.
 *
 * A text seeds a Mersenne Twister (MT19937, Matsumoto and Nishimura 1998) by itself and its SHA-512 (FIPS 180-4), a
 * whole number by its words of 32 bits. Both are written out here: a page on plain http has no crypto.subtle.
 */

const WORDS = 624;

/** The first 64 bits of the fraction of the *k*-th root of *p*: the constants of SHA-512. @param {number} p @param {number} k */
function fraction(p, k) {
  const want = BigInt(p) << BigInt(64 * k);
  let low = 0n;
  let high = 1n << 70n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(k) <= want) low = middle;
    else high = middle;
  }
  return BigInt.asUintN(64, low);
}

/** @type {{start: bigint[], rounds: bigint[]} | null} */
let constants = null;

function sha512Constants() {
  if (constants) return constants;
  /** @type {number[]} */
  const primes = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((p) => n % p)) primes.push(n);
  constants = { start: primes.slice(0, 8).map((p) => fraction(p, 2)), rounds: primes.map((p) => fraction(p, 3)) };
  return constants;
}

const u64 = (/** @type {bigint} */ x) => BigInt.asUintN(64, x);
const turned = (/** @type {bigint} */ x, /** @type {bigint} */ by) => (x >> by) | u64(x << (64n - by));

/**
 * The SHA-512 of *bytes*, 64 bytes.
 * @param {Uint8Array} bytes
 */
export function sha512(bytes) {
  const { start, rounds } = sha512Constants();
  const padded = new Uint8Array(Math.ceil((bytes.length + 17) / 128) * 128);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  const state = [...start];
  const w = new Array(80);
  for (let block = 0; block < padded.length; block += 128) {
    for (let i = 0; i < 80; i++) {
      if (i < 16) {
        w[i] = view.getBigUint64(block + 8 * i);
        continue;
      }
      const [early, late] = [w[i - 15], w[i - 2]];
      const s0 = turned(early, 1n) ^ turned(early, 8n) ^ (early >> 7n);
      const s1 = turned(late, 19n) ^ turned(late, 61n) ^ (late >> 6n);
      w[i] = u64(w[i - 16] + s0 + w[i - 7] + s1);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 80; i++) {
      const big1 = turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n);
      const big0 = turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n);
      const first = h + big1 + (g ^ (e & (f ^ g))) + rounds[i] + w[i];
      const second = big0 + ((a & b) | (c & (a | b)));
      [h, g, f, e, d, c, b, a] = [g, f, e, u64(d + first), c, b, a, u64(first + second)];
    }
    [a, b, c, d, e, f, g, h].forEach((value, i) => (state[i] = u64(state[i] + value)));
  }
  const out = new Uint8Array(64);
  const digest = new DataView(out.buffer);
  state.forEach((value, i) => digest.setBigUint64(8 * i, value));
  return out;
}

/** The words of 32 bits, least first, of the number that *bytes* spell, greatest first. @param {Uint8Array} bytes */
function wordsOf(bytes) {
  const words = [];
  for (let end = bytes.length; end > 0; end -= 4) {
    let word = 0;
    for (let at = Math.max(0, end - 4); at < end; at++) word = (word << 8) | bytes[at];
    words.push(word >>> 0);
  }
  while (words.length > 1 && words[words.length - 1] === 0) words.pop();
  return words;
}

/** One stream of random numbers. */
export class Random {
  /** @param {string | bigint} seed a text, or a whole number */
  constructor(seed) {
    this._mt = new Uint32Array(WORDS);
    this._at = WORDS;
    if (typeof seed === "bigint") {
      const size = seed < 0n ? -seed : seed;
      const hex = size.toString(16);
      const even = hex.length % 2 ? `0${hex}` : hex;
      this._seed(wordsOf(Uint8Array.from(even.match(/../g) ?? [], (pair) => parseInt(pair, 16))));
      return;
    }
    const text = new TextEncoder().encode(seed);
    const both = new Uint8Array(text.length + 64);
    both.set(text);
    both.set(sha512(text), text.length);
    this._seed(wordsOf(both));
  }

  /** @param {number[]} key */
  _seed(key) {
    const mt = this._mt;
    mt[0] = 19650218;
    for (let i = 1; i < WORDS; i++) mt[i] = Math.imul(1812433253, mt[i - 1] ^ (mt[i - 1] >>> 30)) + i;
    let i = 1;
    const step = () => {
      if (++i < WORDS) return;
      mt[0] = mt[WORDS - 1];
      i = 1;
    };
    for (let k = 0; k < Math.max(WORDS, key.length); k++) {
      const j = k % key.length;
      mt[i] = (mt[i] ^ Math.imul(mt[i - 1] ^ (mt[i - 1] >>> 30), 1664525)) + key[j] + j;
      step();
    }
    for (let k = 1; k < WORDS; k++) {
      mt[i] = (mt[i] ^ Math.imul(mt[i - 1] ^ (mt[i - 1] >>> 30), 1566083941)) - i;
      step();
    }
    mt[0] = 0x80000000;
  }

  _word() {
    const mt = this._mt;
    if (this._at === WORDS) {
      for (let k = 0; k < WORDS; k++) {
        const y = (mt[k] & 0x80000000) | (mt[(k + 1) % WORDS] & 0x7fffffff);
        mt[k] = mt[(k + 397) % WORDS] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
      }
      this._at = 0;
    }
    let y = mt[this._at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** The next number, from 0 up to but not 1, of 53 bits. */
  random() {
    const high = this._word() >>> 5;
    return (high * 0x4000000 + (this._word() >>> 6)) / 0x20000000000000;
  }
}

/**
 * The stream for one purpose of a round with *seed*.
 * @param {string} seed the digits of a whole number: it may be above 2^53
 * @param {...(string | number)} purpose
 */
export function stream(seed, ...purpose) {
  return new Random([seed, ...purpose].join(" "));
}
