import { hash } from 'node:crypto';
import { canonicalJson } from '../../../../shared/canonical-json.js';
import type { ManualDocument } from './manual.js';

export function sha256(text: string): string {
  return hash('sha256', text);
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
