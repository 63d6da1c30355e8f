import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ENTRY_FORMAT, NO_SEAL, leavesIn, sealHash, sealStatement, summaryOf } from '../domain/seal.js';
import { SealKeys, signed } from './seal-keys.js';
import { SealsStore } from './seals.store.js';
import { SettledRows } from './settled-rows.store.js';

/** A seal is small enough that what was changed in it is found at once, and large enough that a busy trail has few. */
const ROWS_PER_SEAL = 1_000;

/** Seals what is settled and not sealed yet. One instance does it at a time; the others find nothing left to do. */
@Injectable()
export class SealEntries {
  constructor(
    /** Read by @Transactional. */
    protected readonly em: EntityManager,
    private readonly settled: SettledRows,
    private readonly seals: SealsStore,
    private readonly keys: SealKeys,
  ) {}

  /** How many rows were sealed. */
  async run(signal: AbortSignal): Promise<number> {
    const settled = await this.settled.last(signal);
    let total = 0;
    if (settled === null) return total;
    for (;;) {
      const sealed = await this.sealNext(settled);
      total += sealed;
      if (sealed < ROWS_PER_SEAL || signal.aborted) return total;
    }
  }

  /** A seal goes on where the one before ends, so that no number lies between two. */
  @Transactional()
  private async sealNext(settled: bigint): Promise<number> {
    const [isLocked, previous] = await Promise.all([this.seals.tryLock(), this.seals.last()]);
    if (!isLocked) return 0;
    const sealedTo = previous?.toSeq ?? 0n;
    if (settled <= sealedTo) return 0;
    const [bytes, createdAt] = await Promise.all([
      this.seals.leaves(sealedTo, settled, ROWS_PER_SEAL),
      this.seals.now(),
    ]);
    const leaves = leavesIn(bytes);
    const last = leaves.at(-1);
    if (!last) return 0;
    // Makes the first key: only for what is sealed.
    const key = await this.keys.current();
    const facts = {
      number: (previous?.number ?? 0n) + 1n,
      previousHash: previous?.hash ?? NO_SEAL,
      fromSeq: sealedTo + 1n,
      toSeq: leaves.length < ROWS_PER_SEAL ? settled : last.seq,
      rowCount: BigInt(leaves.length),
      format: ENTRY_FORMAT,
      ...summaryOf(bytes),
      createdAt,
    };
    const signature = signed(sealStatement(facts), key);
    const seal = { ...facts, hash: sealHash(facts), leaves: bytes, signature, kid: key.kid };
    await this.seals.insert(seal, previous?.id ?? null);
    return leaves.length;
  }
}
