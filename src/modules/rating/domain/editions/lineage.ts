/** How many parts two editions share, counted over the hashes up to which both fingerprints are complete. */
export interface Overlap {
  readonly isSamePlan: boolean;
  /** The share of all possible hashes that was counted: 1 where neither fingerprint leaves anything out. */
  readonly counted: number;
  readonly mine: number;
  readonly theirs: number;
  readonly shared: number;
}

/** Unrelated manuals share a factor or two by chance, but not a fifth of their parts. */
const SHARE = 0.2;
/**
 * The fewest shared parts. Two manuals may share one number by chance; within a plan even one counts, as taken from the
 * edition before.
 */
const LEAST = 2;
/** From so many shared parts on, a fifth of the other manual is enough, however long the manual that repeats it. */
const MUCH = 10;

/** True where an edition was made from another: they share a fifth of its own parts, or much of the other edition's. */
export function isMadeFrom({ isSamePlan, counted, mine, theirs, shared }: Overlap): boolean {
  if (shared < (isSamePlan ? 1 : LEAST)) return false;
  return shared > mine * SHARE || (shared >= MUCH * counted && shared > theirs * SHARE);
}
