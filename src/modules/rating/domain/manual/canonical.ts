import { createHash } from 'node:crypto';
import type { ManualDocument } from './manual.js';

/** JSON with the names of every object in order and no white space: equal content, equal text. */
export function canonicalJson(value: unknown): string {
  // The rows of a table hold no object: their text has one form, and the engine writes it many times faster.
  if (hasNoObject(value)) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value as object)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

function hasNoObject(value: unknown): boolean {
  return Array.isArray(value) ? value.every(hasNoObject) : value === null || typeof value !== 'object';
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/**
 * The proof of an edition: over everything it says and none of its dates, which may move without a change of rates. The first
 * version of the engine is not named in it: the proofs of what was filed before there was a second one hold on.
 */
export function contentHash(manual: ManualDocument): string {
  const { newBusinessDate: _newBusiness, renewalDate: _renewal, ...heading } = manual.edition;
  const engine = manual.engine === '1' ? undefined : manual.engine;
  return sha256(canonicalJson({ ...manual, engine, edition: heading }));
}
