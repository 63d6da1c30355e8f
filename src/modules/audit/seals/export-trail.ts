import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../audit.js';
import { ENTRY_COLUMNS } from '../domain/entry-columns.js';
import { Frontier } from '../domain/merkle.js';
import { CheckpointTrail } from './checkpoint-trail.js';
import { OutsideStamps } from './outside-stamps.js';
import { SealKeys } from './seal-keys.js';
import type { SealRow } from './seals.store.js';
import { SealsStore } from './seals.store.js';

/** Whole seals: a part of one could not be proven to be all of it. */
export interface SealRange {
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * The trail for an auditor, who needs nothing but the file, the script `verify-audit-export.mjs`, and checkpoints that he has kept
 * or was told: keys, then each seal with its rows under it, and at the end a checkpoint that is at least as new.
 */
@Injectable()
export class ExportTrail {
  constructor(
    /** Read by @Transactional. */
    protected readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly seals: SealsStore,
    private readonly keys: SealKeys,
    private readonly checkpoints: CheckpointTrail,
    private readonly stamps: OutsideStamps,
    private readonly config: AppConfig,
  ) {}

  /** The seals that were made in a time, half-open; null where there are none. That somebody takes them is in the trail itself. */
  @Transactional()
  async begin(actor: Actor, from: Date | null, to: Date | null): Promise<SealRange | null> {
    await this.checkpoints.run();
    const range = await this.seals.madeBetween(from, to);
    await this.audit.record(actor, {
      action: 'audit.trail-exported',
      resourceType: 'audit-trail',
      resourceId: this.config.databaseSchema,
      changes: { from, to, firstSeal: range && Number(range.first), lastSeal: range && Number(range.last) },
    });
    return range;
  }

  async *lines({ first, last }: SealRange): AsyncGenerator<string> {
    const before = Frontier.empty();
    for (const hash of await this.seals.hashes(first - 1n)) before.append(hash);
    yield line({
      format: 'bindery-audit-export/1',
      trail: this.config.databaseSchema,
      columns: ENTRY_COLUMNS,
      firstSeal: Number(first),
      frontier: before.bytes.toString('hex'),
      keys: (await this.keys.published()).map(({ kid, number, jwk, endorsedBy, endorsement }) => ({
        kid,
        number: Number(number),
        jwk,
        endorsedBy,
        endorsement: endorsement?.toString('base64url') ?? null,
      })),
    });
    let rows = 0;
    for (let done = first - 1n; done < last; done++) {
      const [seal] = await this.seals.after(done, 1);
      if (!seal) throw new Error(`The seal ${done + 1n} is gone`);
      const texts = await this.seals.texts(seal.fromSeq - 1n, seal.toSeq);
      rows += texts.length;
      yield line({ seal: written(seal) }) + texts.map(({ text }) => `${text}\n`).join('');
    }
    const checkpoint = await this.checkpoints.firstOver(last);
    const stamp = await this.stamps.nearest(first, last);
    yield line({
      end: { seals: Number(last), rows },
      checkpoint: checkpoint && {
        statement: checkpoint.statement,
        signature: Buffer.from(checkpoint.signature).toString('base64url'),
        later: (await this.seals.hashes(BigInt(checkpoint.seals), last)).map((hash) => hash.toString('hex')),
      },
      stamp: stamp && {
        checkpoint: stamp.checkpoint.toString('utf8'),
        response: stamp.response.toString('base64'),
        later: (stamp.seals > last ? await this.seals.hashes(stamp.seals, last) : []).map((hash) =>
          hash.toString('hex'),
        ),
      },
    });
  }
}

function line(content: object): string {
  return `${JSON.stringify(content)}\n`;
}

function written(seal: SealRow) {
  return {
    number: Number(seal.number),
    previousHash: seal.previousHash.toString('hex'),
    fromSeq: Number(seal.fromSeq),
    toSeq: Number(seal.toSeq),
    rowCount: Number(seal.rowCount),
    format: seal.format,
    seqListHash: seal.seqListHash.toString('hex'),
    rootHash: seal.rootHash.toString('hex'),
    createdAt: seal.createdAt,
    kid: seal.kid,
    signature: seal.signature.toString('base64url'),
    leaves: seal.leaves.toString('base64'),
  };
}
