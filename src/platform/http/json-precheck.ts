export const MOST_DEPTH = 32;

const COLON = ':';
const QUOTE = 0x22;

/**
 * Whether parsed JSON is certainly free of what json-inspection.ts refuses. False means "look closer", not "wrong".
 *
 * Duplicate keys: each member of the text has a closing quote, white space and a colon, and strings can only add more such
 * places. So when there are no more of them than keys in the parsed object, no key can have been swallowed.
 * NUL and lone surrogates: in valid UTF-8 they can only be written as escapes.
 */
export function looksClean(text: string, body: Readonly<Record<string, unknown>>): boolean {
  if (text.includes('\\u')) return false;
  const keys = countKeys(body, 1);
  return keys !== NOT_CLEAN && keys === countMemberLike(text);
}

const NOT_CLEAN = -1;

/** The number of keys at all depths, or NOT_CLEAN at a reserved key, a number that lost digits, or too much depth. */
function countKeys(value: object, depth: number): number {
  if (depth > MOST_DEPTH) return NOT_CLEAN;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      const inside = countInside(item, depth);
      if (inside === NOT_CLEAN) return NOT_CLEAN;
      keys += inside;
    }
    return keys;
  }
  const names = Object.keys(value);
  for (const name of names) {
    if (name in Object.prototype) return NOT_CLEAN;
    const inside = countInside((value as Readonly<Record<string, unknown>>)[name], depth);
    if (inside === NOT_CLEAN) return NOT_CLEAN;
    keys += inside;
  }
  return keys + names.length;
}

function countInside(value: unknown, depth: number): number {
  if (typeof value === 'object') return value === null ? 0 : countKeys(value, depth + 1);
  if (typeof value === 'number' && !isKept(value)) return NOT_CLEAN;
  return 0;
}

/** Whether a number of the text is still the one that was written: not infinite, and no integer beyond 2^53. */
export function isKept(value: number): boolean {
  return Number.isFinite(value) && (Math.abs(value) <= Number.MAX_SAFE_INTEGER || !Number.isInteger(value));
}

function countMemberLike(text: string): number {
  let count = 0;
  for (let at = text.indexOf(COLON); at !== -1; at = text.indexOf(COLON, at + 1)) {
    let before = at - 1;
    while (before > 0 && isSpace(text.charCodeAt(before))) before--;
    if (text.charCodeAt(before) === QUOTE) count++;
  }
  return count;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
