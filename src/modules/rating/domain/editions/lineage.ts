/** How much two editions have in common, counted over the hashes for which both fingerprints are complete. */
export interface Overlap {
  readonly isSamePlan: boolean;
  /** The share of all hashes over which was counted: 1 where neither fingerprint leaves anything out. */
  readonly counted: number;
  readonly mine: number;
  readonly theirs: number;
  readonly shared: number;
}

/** Unrelated manuals share a factor or two by chance, but not a fifth of a manual. */
const SHARE = 0.2;
/**
 * Two manuals of one number each may both say 500 by chance; within a plan it is taken for the number of the edition
 * before.
 */
const LEAST = 2;
/** From this share on it counts as the other's work, however long the manual is into which it was put. */
const MUCH = 10;

/** Whether an edition was made from another one: much of what it says stands there, or much of the other one stands in it. */
export function isMadeFrom({ isSamePlan, counted, mine, theirs, shared }: Overlap): boolean {
  if (shared < (isSamePlan ? 1 : LEAST)) return false;
  return shared > mine * SHARE || (shared >= MUCH * counted && shared > theirs * SHARE);
}
