import { CopiedRows } from '../../../platform/postgres/copied-rows.js';
import type { PostgresClient } from '../../../platform/postgres/client.js';
import { EntryTexts } from '../domain/entry-text.js';
import type { LeafList } from '../domain/seal.js';
import { LEAF_BYTES, SEQ_BYTES, summaryOf } from '../domain/seal.js';
import { rowsInBinary, sealsInBinary } from './rows-in-binary.store.js';

export interface SealNumbers {
  readonly first: bigint;
  readonly last: bigint;
}

export interface ComparedSeal {
  readonly summary: LeafList;
  /** That the rows are those that were sealed. Where this is false, PostgreSQL has to say what its rows are. */
  readonly isSame: boolean;
}

interface SealedRows {
  readonly fromSeq: bigint;
  readonly toSeq: bigint;
  readonly leaves: Buffer;
}

const LENGTH_BYTES = 4;

/** Compares rows with the seals over them. Of rows no more is kept than comes in one piece. */
export async function compareSeals(
  client: PostgresClient,
  { first, last }: SealNumbers,
): Promise<readonly ComparedSeal[]> {
  const seals: SealedRows[] = [];
  const sealed = new CopiedRows((bytes, at) => seals.push(sealAt(bytes, at)));
  for await (const chunk of sealsInBinary(client, first, last)) sealed.write(chunk as Buffer);
  sealed.end();
  const [from, to] = [seals[0], seals.at(-1)];
  if (!from || !to) return [];
  const found = new FoundLeaves(seals);
  const rows = new CopiedRows((bytes, at) => found.add(bytes, at));
  for await (const chunk of rowsInBinary(client, from.fromSeq, to.toSeq)) rows.write(chunk as Buffer);
  rows.end();
  return found.end();
}

/** Two numbers and bytes, each behind its length. */
function sealAt(row: Buffer, start: number): SealedRows {
  const toAt = start + LENGTH_BYTES + SEQ_BYTES;
  const leavesAt = toAt + LENGTH_BYTES + SEQ_BYTES;
  const begin = leavesAt + LENGTH_BYTES;
  return {
    fromSeq: row.readBigInt64BE(start + LENGTH_BYTES),
    toSeq: row.readBigInt64BE(toAt + LENGTH_BYTES),
    leaves: Buffer.from(row.subarray(begin, begin + row.readInt32BE(leavesAt))),
  };
}

class FoundLeaves {
  private readonly texts = new EntryTexts();
  private readonly compared: ComparedSeal[] = [];
  private sealed: Buffer;
  private found: Buffer;
  private toSeq: number;
  private at = 0;
  private isUsual = true;

  constructor(private readonly seals: readonly SealedRows[]) {
    [this.sealed, this.toSeq] = this.next();
    this.found = Buffer.allocUnsafe(this.sealed.length);
  }

  add(row: Buffer, start: number): void {
    const isUsual = this.texts.write(row, start);
    const { seq } = this.texts;
    while (seq > this.toSeq && this.compared.length + 1 < this.seals.length) this.finish();
    this.isUsual &&= isUsual;
    // One more row than was sealed makes the lengths differ, whatever it is.
    if (this.at + LEAF_BYTES <= this.found.length) {
      row.copy(this.found, this.at, start + LENGTH_BYTES, start + LENGTH_BYTES + SEQ_BYTES);
      this.found.write(this.texts.hash, this.at + SEQ_BYTES, 'latin1');
    }
    this.at += LEAF_BYTES;
  }

  end(): readonly ComparedSeal[] {
    while (this.compared.length < this.seals.length) this.finish();
    return this.compared;
  }

  private finish(): void {
    this.compared.push({
      summary: summaryOf(this.sealed),
      isSame: this.isUsual && this.at === this.sealed.length && this.found.equals(this.sealed),
    });
    [this.at, this.isUsual] = [0, true];
    if (this.compared.length === this.seals.length) return;
    [this.sealed, this.toSeq] = this.next();
    if (this.found.length !== this.sealed.length) this.found = Buffer.allocUnsafe(this.sealed.length);
  }

  private next(): readonly [Buffer, number] {
    const { leaves, toSeq } = this.seals[this.compared.length] as SealedRows;
    return [leaves, Number(toSeq)];
  }
}
