import { isAscii, isUtf8 } from 'node:buffer';
import { httpError } from './http.errors.js';
import { readable, readableBody } from './incoming-text.js';
import { isBounded } from './json-bounds.js';
import { inspectJson } from './json-inspection.js';
import { looksClean } from './json-precheck.js';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Parses a request body; `limit` is the largest body of the route in bytes. It refuses what JSON.parse and a schema let through: duplicate
 * keys, NUL and lone surrogates, integers beyond 2^53, keys of Object.prototype, deep nesting, too many keys or values, and anything but an
 * object at the top.
 *
 * JSON.parse does the work. A pass over its result and one over the colons of the text tell whether something may be wrong; only then our
 * own slower scanner reads the text and says what is wrong and where. Returns undefined for an empty body.
 */
export function parseBody(raw: Buffer, limit: number): Readonly<Record<string, unknown>> | undefined {
  if (raw.length === 0) return undefined;
  const text = parseUtf8(raw);
  if (text.charCodeAt(0) === BYTE_ORDER_MARK) {
    throw httpError('http.malformed-json', { detail: 'The body begins with a byte order mark.' });
  }
  if (!isBounded(raw, limit)) inspectJson(text);
  const body = parse(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw httpError('http.not-an-object');
  const found = body as Readonly<Record<string, unknown>>;
  if (!looksClean(text, found)) inspectJson(text);
  return isPlain(raw, text) ? found : (readable(found, 'body') as Readonly<Record<string, unknown>>);
}

/**
 * Whether the text certainly holds no forbidden character, escaped or not, and is in Unicode NFC already. False means that it must be
 * checked.
 */
function isPlain(raw: Buffer, text: string): boolean {
  return isAscii(raw) && !/\\[ubf]|\x7f/.test(text);
}

/** Decodes UTF-8; throws http.malformed-text for any other bytes. A byte order mark is kept for the caller. */
export function parseUtf8(raw: Buffer): string {
  if (isUtf8(raw)) return raw.toString('utf8');
  throw httpError('http.malformed-text', { detail: 'The body is not valid UTF-8.' });
}

export function parseText(raw: Buffer): string {
  const text = parseUtf8(raw);
  return readableBody(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own message quotes the text around the mistake; the scanner says where it is instead.
    inspectJson(text);
    throw httpError('http.malformed-json');
  }
}
