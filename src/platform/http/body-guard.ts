import { isAscii, isUtf8 } from 'node:buffer';
import { httpError } from './http.errors.js';
import { readable, readableBody } from './incoming-text.js';
import { isBounded } from './json-bounds.js';
import { inspectJson } from './json-inspection.js';
import { looksClean } from './json-precheck.js';

const BYTE_ORDER_MARK = 0xfeff;

/**
 * Parses a request body of a route that takes so many bytes, refusing what JSON.parse and a schema let through:
 * duplicate keys, NUL and lone surrogates, integers beyond 2^53, keys of Object.prototype, deep nesting, more than anybody
 * has to say, anything but an object at the top.
 *
 * JSON.parse does the work. One walk over its result and one over the colons of the text show whether anything can be
 * wrong; only then the text is read by our own scanner, which knows what and where. Returns undefined for no body at all.
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

/** Certainly free of what text may not hold, escaped or not, and composed already. */
function isPlain(raw: Buffer, text: string): boolean {
  return isAscii(raw) && !/\\[ubf]|\x7f/.test(text);
}

/** Refuses bytes that are no text; a byte order mark stays for the reader to judge. */
export function parseUtf8(raw: Buffer): string {
  if (isUtf8(raw)) return raw.toString('utf8');
  throw httpError('http.malformed-text', { detail: 'The body is not valid UTF-8.' });
}

/** The body of a route that takes text. */
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
