import { httpError } from './http.errors.js';
import { MOST_DEPTH } from './json-precheck.js';

/** Keys of one object. Building and checking an object takes time for each key. */
export const MOST_KEYS = 5_000;
/** Keys of all objects of a body. Long lists of a manual are arrays, which have no keys. */
export const MOST_KEYS_IN_ALL = 100_000;
/**
 * Fewest bytes for each value, on average. A text such as `[],[],[]` takes some thirty times its size in memory; real data has ten bytes or
 * more for each value.
 */
const BYTES_PER_VALUE = 8;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Throws http.too-many-values for a text with too many keys or values, in one pass over its bytes and before it is parsed: to parse a
 * million keys takes seconds. Returns false for one that is nested too deeply, which json-inspection.ts then reports. It does not check
 * that the text is JSON.
 */
export function isBounded(raw: Uint8Array, limit: number): boolean {
  const mostValues = Math.ceil(limit / BYTES_PER_VALUE);
  const keysAt: number[] = [];
  let values = 0;
  let keys = 0;
  for (let at = 0; at < raw.length; at++) {
    switch (raw[at] as number) {
      case QUOTE:
        at = endOfString(raw, at);
        break;
      case OPEN_OBJECT:
      case OPEN_LIST:
        if (keysAt.push(0) > MOST_DEPTH) return false;
        values += 1;
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        keysAt.pop();
        break;
      case COMMA:
        values += 1;
        break;
      case COLON: {
        const depth = keysAt.length - 1;
        const own = (keysAt[depth] = (keysAt[depth] ?? 0) + 1);
        keys += 1;
        if (own > MOST_KEYS) throw tooMuch(`An object may have ${MOST_KEYS} keys`, at);
        if (keys > MOST_KEYS_IN_ALL)
          throw tooMuch(`All objects together may have ${MOST_KEYS_IN_ALL} keys`, at);
      }
    }
    if (values > mostValues) throw tooMuch(`At this address there may be ${mostValues} values`, at);
  }
  return true;
}

/** The position of the closing quote, or the end of a text without one. */
function endOfString(raw: Uint8Array, start: number): number {
  for (let end = raw.indexOf(QUOTE, start + 1); end !== -1; end = raw.indexOf(QUOTE, end + 1)) {
    let before = end - 1;
    while (raw[before] === BACKSLASH) before -= 1;
    // After an even number of backslashes the quote itself is not escaped.
    if ((end - before) % 2 === 1) return end;
  }
  return raw.length;
}

function tooMuch(limit: string, position: number): Error {
  return httpError('http.too-many-values', {
    detail: `${limit}; the one at position ${position} is one too many.`,
    members: { position },
  });
}
