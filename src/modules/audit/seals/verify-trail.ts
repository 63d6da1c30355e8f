import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { compareEntries, nameReordered } from '../domain/compare-entries.js';
import type { FaultKind, TrailFault } from '../domain/compare-entries.js';
import { Frontier } from '../domain/merkle.js';
import { NO_SEAL, endorsementStatement, leavesIn, sealHash, sealStatement } from '../domain/seal.js';
import type { LeafList } from '../domain/seal.js';
import { ArchivedRows } from './archived-rows.js';
import type { OutsideCheckpoint } from './outside-checkpoints.js';
import { OutsideCheckpoints } from './outside-checkpoints.js';
import { OutsideStamps } from './outside-stamps.js';
import type { PublicSealKey } from './seal-keys.js';
import { SealKeys, isSignedBy, thumbprint } from './seal-keys.js';
import type { ComparedSeal } from './compare-seals.js';
import { SealComparison } from './seal-comparison.js';
import type { SealHead } from './seals.store.js';
import { SealsStore } from './seals.store.js';

export interface TrailVerdict {
  readonly seals: bigint;
  readonly rows: bigint;
  /** Rows that were taken out by retention, with an archive in their place. */
  readonly archived: bigint;
  /** Null where no place outside the database is set. */
  readonly checkpoints: number | null;
  /** The same for time stamps. */
  readonly stamps: number | null;
  readonly faults: readonly TrailFault[];
}

const SEALS_AT_ONCE = 50;
const LONGEST_WAIT_SECONDS = 600;
/** The most changed rows that are compared with each other, to find rows that changed places. */
const MOST_NAMED = 1_000;

/** Verifies the trail against its seals, and the seals against the checkpoints outside. Changes nothing. */
@Injectable()
export class VerifyTrail {
  constructor(
    private readonly seals: SealsStore,
    private readonly keys: SealKeys,
    private readonly outside: OutsideCheckpoints,
    private readonly stamps: OutsideStamps,
    private readonly archives: ArchivedRows,
    private readonly config: AppConfig,
  ) {}

  async run(): Promise<TrailVerdict> {
    const comparison = new SealComparison(this.config.databaseUrl);
    try {
      return await this.verdict(comparison);
    } finally {
      await comparison.close();
    }
  }

  private async verdict(comparison: SealComparison): Promise<TrailVerdict> {
    const faults: TrailFault[] = [];
    const add = (kind: FaultKind, seq: bigint | null, detail: string): unknown =>
      faults.push({ kind, seq, detail });
    const [published, outside] = [await this.keys.published(), await this.outside.read()];
    const keys = soundKeys(published, outside, add);
    const toldAt = Map.groupBy(outside ?? [], ({ seals }) => seals);
    const frontier = Frontier.empty();
    let [last, rows, archived]: [SealHead | null, bigint, bigint] = [null, 0n, 0n];
    const sealedAs = new Map<bigint, Buffer>();
    const comparing: Promise<() => Promise<void>>[] = [];
    const settle = async (): Promise<void> => (await comparing.shift())?.();

    for (;;) {
      const batch: readonly SealHead[] = await this.seals.headsAfter(last?.number ?? 0n, SEALS_AT_ONCE);
      if (batch.length === 0) break;
      for (const seal of batch) {
        for (const detail of faultsOfSeal(seal, last, keys))
          add('seal-broken', null, `seal ${seal.number}: ${detail}`);
        frontier.append(sealHash(seal));
        for (const { rootHash, createdAt } of toldAt.get(seal.number) ?? [])
          if (!frontier.root().equals(rootHash))
            add('checkpoint-differs', null, `the first ${seal.number} seals are not those of ${createdAt}`);
        rows += seal.rowCount;
        last = seal;
      }
      const numbers = { first: batch[0]?.number ?? 0n, last: last?.number ?? 0n };
      const isLast = batch.length < SEALS_AT_ONCE;
      const work = (isLast ? comparison.here(numbers) : comparison.inThread(numbers)).then(
        (compared) => async () => {
          const found = await this.compare(batch, compared, sealedAs);
          faults.push(...found.faults);
          archived += found.archived;
        },
      );
      // Its failure is told when its turn comes; until then it is no unhandled one.
      work.catch(() => undefined);
      comparing.push(work);
      if (comparing.length >= comparison.width) await settle();
    }
    while (comparing.length > 0) await settle();

    const told = outside?.reduce((most, each) => (each.seals > most.seals ? each : most), NOTHING) ?? NOTHING;
    if (told.seals > (last?.number ?? 0n))
      add('tail-cut', (last?.toSeq ?? 0n) + 1n, `rows up to ${told.toSeq} were sealed by ${told.createdAt}`);
    const stamps = await this.stamps.verify();
    for (const detail of stamps?.faults ?? []) add('stamp-differs', null, detail);
    const lost = faults.filter(({ kind }) => kind === 'missing').length;
    const waiting = await this.seals.secondsWaiting(last?.toSeq ?? 0n);
    if (waiting !== null && waiting > LONGEST_WAIT_SECONDS)
      add(
        'not-sealed',
        (last?.toSeq ?? 0n) + 1n,
        `rows wait for a seal since ${Math.round(waiting)} seconds`,
      );
    if (lost === 0 && archived !== (await this.archives.rowCount()))
      add('missing', null, `${archived} rows are archived and gone, which is not what the archives hold`);
    const named = (await this.named(faults, sealedAs)).toSorted((one, other) =>
      Number((one.seq ?? 0n) - (other.seq ?? 0n)),
    );
    return {
      seals: last?.number ?? 0n,
      rows,
      archived,
      checkpoints: outside?.length ?? null,
      stamps: stamps?.count ?? null,
      faults: named,
    };
  }

  private async compare(
    batch: readonly SealHead[],
    found: readonly ComparedSeal[],
    sealedAs: Map<bigint, Buffer>,
  ): Promise<{ readonly faults: readonly TrailFault[]; readonly archived: bigint }> {
    if (found.length !== batch.length) throw new Error('Seals were taken out while they were read');
    const faults: TrailFault[] = [];
    let archived = 0n;
    for (const [index, { summary, isSame }] of found.entries()) {
      const seal = batch[index];
      if (!seal) throw new Error('Each seal has been compared');
      if (!hasSummary(seal, summary))
        faults.push({
          kind: 'seal-broken',
          seq: null,
          detail: `seal ${seal.number}: its list of rows was changed`,
        });
      if (isSame) continue;
      const { fromSeq, toSeq } = seal;
      const [{ leaves } = { leaves: Buffer.alloc(0) }] = await this.seals.after(seal.number - 1n, 1);
      const compared = compareEntries(leaves, await this.seals.leaves(fromSeq - 1n, toSeq, null));
      const lost = compared.flatMap(({ kind, seq }) => (kind === 'missing' && seq !== null ? [seq] : []));
      const away = await this.archives.holds(lost);
      const real = compared.filter(({ kind, seq }) => kind !== 'missing' || seq === null || !away.has(seq));
      const changed = new Set(
        real.flatMap(({ kind, seq }) => (kind === 'changed' && seq !== null ? [seq] : [])),
      );
      for (const { seq, hash } of leavesIn(leaves)) if (changed.has(seq)) sealedAs.set(seq, hash);
      faults.push(...real);
      archived += BigInt(away.size);
    }
    return { faults, archived };
  }

  /** Rows may have changed places over any distance, so all that were changed are looked at together. */
  private async named(
    faults: readonly TrailFault[],
    sealedAs: ReadonlyMap<bigint, Buffer>,
  ): Promise<readonly TrailFault[]> {
    if (sealedAs.size === 0 || sealedAs.size > MOST_NAMED) return faults;
    const texts = new Map<bigint, string>();
    for (const seq of sealedAs.keys())
      for (const { text } of await this.seals.texts(seq - 1n, seq)) texts.set(seq, text);
    return nameReordered(faults, sealedAs, texts);
  }
}

function hasSummary(seal: SealHead, { seqListHash, rootHash }: LeafList): boolean {
  return seal.rootHash.equals(rootHash) && seal.seqListHash.equals(seqListHash);
}

const NOTHING = { seals: 0n, toSeq: 0n, createdAt: '' };

function faultsOfSeal(
  seal: SealHead,
  before: SealHead | null,
  keys: ReadonlyMap<string, KeyObject>,
): readonly string[] {
  const key = keys.get(seal.kid);
  return [
    seal.number !== (before?.number ?? 0n) + 1n ? `follows seal ${before?.number ?? 0n}` : null,
    seal.fromSeq !== (before?.toSeq ?? 0n) + 1n ? `begins at row ${seal.fromSeq}` : null,
    !seal.previousHash.equals(before ? sealHash(before) : NO_SEAL)
      ? 'is not tied to the one before it'
      : null,
    !key || !isSignedBy(key, sealStatement(seal), seal.signature) ? 'its signature does not hold' : null,
  ].filter((detail) => detail !== null);
}

/** The first key is believed if it, or one that it has endorsed, has signed what lies outside. */
function soundKeys(
  published: readonly PublicSealKey[],
  outside: readonly OutsideCheckpoint[] | null,
  add: (kind: FaultKind, seq: bigint | null, detail: string) => unknown,
): ReadonlyMap<string, KeyObject> {
  const sound = new Map<string, KeyObject>();
  for (const { kid, number, jwk, key, endorsedBy, endorsement } of published) {
    const endorser = endorsedBy === null ? null : sound.get(endorsedBy);
    const isEndorsed =
      number === 1n
        ? endorsedBy === null
        : endorser && endorsement && isSignedBy(endorser, endorsementStatement(kid, number), endorsement);
    if (thumbprint(jwk) === kid && isEndorsed) sound.set(kid, key);
    else add('key-unknown', null, `the key ${kid} is not endorsed by the one before it`);
  }
  const foreign = new Set(outside?.map(({ kid }) => kid).filter((kid) => !sound.has(kid)));
  for (const kid of foreign)
    add(
      'key-unknown',
      null,
      `the key ${kid} signed checkpoints outside and is not here: the keys were changed`,
    );
  return sound;
}
