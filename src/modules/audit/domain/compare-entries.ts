import { leafHash } from './merkle.js';
import { leavesIn } from './seal.js';

export type FaultKind =
  | 'changed'
  | 'missing'
  | 'inserted'
  | 'reordered'
  | 'tail-cut'
  | 'not-sealed'
  | 'seal-broken'
  | 'key-unknown'
  | 'checkpoint-differs'
  | 'stamp-differs';

/** A fault of the trail, and its place. */
export interface TrailFault {
  readonly kind: FaultKind;
  /** The row; null where it is no single one. */
  readonly seq: bigint | null;
  readonly detail: string;
}

/** Rows as they were sealed and as they are, each as a seal keeps them. */
export function compareEntries(sealed: Buffer, found: Buffer): readonly TrailFault[] {
  const expected = new Map(leavesIn(sealed).map(({ seq, hash }) => [seq, hash]));
  const present = Map.groupBy(leavesIn(found), ({ seq }) => seq);
  const lost = [...expected.keys()].filter((seq) => !present.has(seq));
  const added = [...present.keys()].filter((seq) => !expected.has(seq));
  const twice = [...present].filter(([seq, rows]) => rows.length > 1 && expected.has(seq));
  const changed = [...expected].filter(
    ([seq, hash]) => present.get(seq)?.some((row) => row.hash.equals(hash)) === false,
  );
  return [
    ...changed.map(([seq]) => fault('changed', seq, 'the row is not what was sealed')),
    ...lost.map((seq) => fault('missing', seq, 'the row was sealed and is gone')),
    ...added.map((seq) => fault('inserted', seq, 'the row was not there when its number was sealed')),
    ...twice.map(([seq, rows]) =>
      fault('inserted', seq, `there are ${rows.length} rows with the number of one`),
    ),
  ];
}

/**
 * Of rows that are not what was sealed, those that have only changed places: under the number of another one, a row has the hash
 * that this one was sealed with. The number is what its text begins with.
 */
export function nameReordered(
  faults: readonly TrailFault[],
  sealed: ReadonlyMap<bigint, Buffer>,
  texts: ReadonlyMap<bigint, string>,
): readonly TrailFault[] {
  const moved = new Map<bigint, bigint>();
  for (const [seq, text] of texts)
    for (const [place, hash] of sealed)
      if (place !== seq && leafHash(text.replace(/^\[\d+/, `[${place}`)).equals(hash)) moved.set(seq, place);
  return faults.map((each) =>
    each.seq !== null && moved.has(each.seq)
      ? fault('reordered', each.seq, `the row was sealed as number ${moved.get(each.seq)}`)
      : each,
  );
}

function fault(kind: FaultKind, seq: bigint, detail: string): TrailFault {
  return { kind, seq, detail };
}
