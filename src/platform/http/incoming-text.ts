import { composed, hiddenCharacter, pilesMarks } from '../../shared/text.js';
import { httpError } from './http.errors.js';
import { pointerToken } from '../../shared/json-pointer.js';

/**
 * Puts all texts of parsed data into the one form that is stored and compared (shared/text.ts), in place. Throws for a text or key with
 * invisible characters, and for a key that is not in Unicode NFC.
 */
export function readable(value: unknown, place: 'body' | 'query'): unknown {
  return readableAt(value, place === 'query' ? '?' : '');
}

/** Checks the text of a body that is not JSON and returns it in Unicode NFC. A byte order mark at its beginning is allowed. */
export function readableBody(text: string): string {
  const fault = faultOf(text.replace(/^\ufeff/, ''));
  if (fault === null) return composed(text);
  throw httpError('http.malformed-text', { detail: `The body ${fault}.` });
}

function readableAt(value: unknown, pointer: string): unknown {
  if (typeof value === 'string') return readableText(value, pointer);
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly unknown[]).entries())
      (value as unknown[])[index] = readableAt(item, `${pointer}/${index}`);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  for (const [key, item] of Object.entries(fields)) {
    const place = pointer === '?' ? `?${key}` : `${pointer}/${pointerToken(key)}`;
    if (readableText(key, place) !== key) refuse(place, 'is a key that is not composed (Unicode NFC)');
    fields[key] = readableAt(item, place);
  }
  return fields;
}

function readableText(text: string, pointer: string): string {
  const fault = faultOf(text);
  if (fault !== null) refuse(pointer, fault);
  return composed(text);
}

function faultOf(text: string): string | null {
  const hidden = hiddenCharacter(text);
  if (hidden !== null) return `must not hold an invisible or control character (${hidden})`;
  return pilesMarks(text) ? 'must not hold more than 30 marks on one letter' : null;
}

function refuse(pointer: string, detail: string): never {
  const code = pointer.startsWith('?') ? 'http.invalid-request' : 'http.malformed-text';
  throw httpError(code, { errors: [{ pointer, detail }] });
}
