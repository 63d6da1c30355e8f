import { hash } from 'node:crypto';
import { canonicalJson } from '../../../../shared/canonical-json.js';
import type { ManualDocument } from './manual.js';

export function sha256(text: string): string {
  return hash('sha256', text);
}

/**
 * SHA-256 of everything an edition says except its dates, which may move without a change of rates. Engine 1 is left out, so
 * that hashes from before there was a second version still hold.
 */
export function contentHash(manual: ManualDocument): string {
  const { newBusinessDate: _newBusiness, renewalDate: _renewal, ...heading } = manual.edition;
  const engine = manual.engine === '1' ? undefined : manual.engine;
  return sha256(canonicalJson({ ...manual, engine, edition: heading }));
}
