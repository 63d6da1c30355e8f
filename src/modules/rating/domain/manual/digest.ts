import { contentHash } from './canonical.js';
import type { Fingerprint } from './fingerprint.js';
import { fingerprintOf } from './fingerprint.js';
import type { ManualDocument } from './manual.js';

/** A manual in short: the hash proves its content, the fingerprint shows how much another manual has in common with it. */
export interface Digest {
  readonly contentHash: string;
  readonly fingerprint: Fingerprint;
}

export function digestOf(manual: ManualDocument): Digest {
  return { contentHash: contentHash(manual), fingerprint: fingerprintOf(manual) };
}
