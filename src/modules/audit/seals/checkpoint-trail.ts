import type { JsonWebKey } from 'node:crypto';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { LOG } from '../../../platform/logging/logger.js';
import { over } from '../../../platform/typed.js';
import { Frontier } from '../domain/merkle.js';
import { checkpointStatement } from '../domain/seal.js';
import { Evidence } from './evidence.js';
import { AuditCheckpoint } from './seal.entities.js';
import { SealKeys, signed } from './seal-keys.js';
import { SealsStore } from './seals.store.js';

/** A checkpoint as it is stored outside the database: a reader needs nothing of the database to check it. */
export interface CheckpointFile {
  readonly statement: string;
  /** base64url. */
  readonly signature: string;
  readonly key: JsonWebKey;
}

/**
 * Stores outside the database how many seals there are and under which root, so that a trail that was cut or rolled
 * back is detected.
 */
@Injectable()
export class CheckpointTrail {
  private readonly evidence: Evidence | null;

  constructor(
    protected readonly em: EntityManager,
    private readonly seals: SealsStore,
    private readonly keys: SealKeys,
    private readonly config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.evidence = Evidence.of(config, 'checkpoints');
  }

  /** The number of seals it is over; null where nothing was sealed since the last one, or another instance is at work. */
  @Transactional()
  async run(): Promise<bigint | null> {
    if (!(await this.seals.tryLock())) return null;
    const [before, last] = [await this.last(), await this.seals.last()];
    if (!last || BigInt(before?.seals ?? 0) >= last.number) return null;
    const size = BigInt(before?.seals ?? 0);
    const frontier = before ? Frontier.from(Buffer.from(before.frontier), Number(size)) : Frontier.empty();
    for (const hash of await this.seals.hashes(last.number, size)) frontier.append(hash);
    const key = await this.keys.current();
    const facts = {
      trail: this.config.databaseSchema,
      seals: last.number,
      toSeq: last.toSeq,
      rootHash: frontier.root(),
      createdAt: await this.seals.now(),
      kid: key.kid,
    };
    const statement = checkpointStatement(facts);
    const signature = signed(statement, key);
    // Stored outside first: a checkpoint that only the database has proves nothing, and one too many outside does no harm.
    const file = await this.publish({ statement, signature }, key.kid);
    await over(this.em, AuditCheckpoint)
      .insertInto('AuditCheckpoint')
      .values({
        seals: last.number.toString(),
        toSeq: last.toSeq.toString(),
        rootHash: facts.rootHash,
        frontier: frontier.bytes,
        statement,
        signature,
        kid: key.kid,
        file,
      })
      .execute();
    return last.number;
  }

  last() {
    return over(this.em, AuditCheckpoint)
      .selectFrom('AuditCheckpoint')
      .selectAll()
      .orderBy('seals', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** The first one over so many seals that lies outside, or else that was made at all; undefined where there is none yet. */
  async firstOver(seals: bigint) {
    const first = over(this.em, AuditCheckpoint)
      .selectFrom('AuditCheckpoint')
      .selectAll()
      .where('seals', '>=', seals.toString())
      .orderBy('seals')
      .limit(1);
    return (await first.where('file', 'is not', null).executeTakeFirst()) ?? first.executeTakeFirst();
  }

  private async publish(
    { statement, signature }: { readonly statement: string; readonly signature: Buffer },
    kid: string,
  ): Promise<string | null> {
    this.log.info({ checkpoint: statement, signature: signature.toString('base64url') }, 'audit checkpoint');
    const key = (await this.keys.published()).find((each) => each.kid === kid)?.jwk;
    if (!this.evidence || !key) return null;
    const file: CheckpointFile = { statement, signature: signature.toString('base64url'), key };
    return this.evidence.put(Buffer.from(`${JSON.stringify(file)}\n`));
  }
}
