import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { NotStamped } from '../../../platform/time-stamps/time-stamp-authority.js';
import { over } from '../../../platform/typed.js';
import type { CheckpointFile } from './checkpoint-trail.js';
import { Evidence } from './evidence.js';
import { AuditCheckpointStamp } from './seal.entities.js';

/** A day of them; each is of a checkpoint that holds what all before it did. */
const NEWEST = 300;
/** Clocks of two hosts differ by less. */
const PATIENCE_MS = 5 * 60_000;
/** Read where there are stamps: the package behind them is large. */
const messages = () => import('../../../platform/time-stamps/time-stamp-messages.js');

export interface StampsVerdict {
  readonly count: number;
  readonly faults: readonly string[];
}

/**
 * Time stamps as they lie outside: each as it was signed, of a checkpoint that is there and was not made later. Whom to trust is for the auditor,
 * so that a stamp of somebody else's authority is not found out here.
 */
@Injectable()
export class OutsideStamps {
  private readonly stamps: Evidence | null;
  private readonly checkpoints: Evidence | null;

  constructor(
    private readonly em: EntityManager,
    config: AppConfig,
  ) {
    this.stamps = Evidence.of(config, 'stamps');
    this.checkpoints = Evidence.of(config, 'checkpoints');
  }

  /** Null where none are put outside. */
  async verify(): Promise<StampsVerdict | null> {
    if (!this.stamps || !this.checkpoints) return null;
    const faults: string[] = [];
    for (const { file, seals } of await this.onRecord())
      if (!(await this.stamps.get(file)))
        faults.push(`the stamp of ${seals} seals is not where it was put, or was changed`);
    const found = await this.stamps.newest(NEWEST);
    for (const response of found) {
      const fault = await faultOf(response, this.checkpoints);
      if (fault !== null) faults.push(fault);
    }
    return { count: found.length, faults };
  }

  /**
   * With what lies outside of both: the first stamped checkpoint over all of these seals, or, since a new one waits a minute for its stamp, the
   * newest over some of them. Null where there is none.
   */
  async nearest(
    first: bigint,
    last: bigint,
  ): Promise<{ readonly seals: bigint; readonly checkpoint: Buffer; readonly response: Buffer } | null> {
    const stamped = over(this.em, AuditCheckpointStamp)
      .selectFrom('AuditCheckpointStamp')
      .select(['seals', 'file'])
      .limit(1);
    const row =
      (await stamped.where('seals', '>=', last.toString()).orderBy('seals').executeTakeFirst()) ??
      (await stamped.where('seals', '>=', first.toString()).orderBy('seals', 'desc').executeTakeFirst());
    const response = row && (await this.stamps?.get(row.file));
    if (!response) return null;
    const { takenStamp } = await messages();
    const checkpoint = await this.checkpoints?.get(takenStamp(response).sha256);
    return checkpoint ? { seals: BigInt(row.seals), checkpoint, response } : null;
  }

  private onRecord() {
    return over(this.em, AuditCheckpointStamp)
      .selectFrom('AuditCheckpointStamp')
      .select(['seals', 'file'])
      .orderBy('seals', 'desc')
      .limit(NEWEST)
      .execute();
  }
}

async function faultOf(response: Buffer, checkpoints: Evidence): Promise<string | null> {
  const { takenStamp } = await messages();
  try {
    const { sha256, at, isOf } = takenStamp(response);
    const checkpoint = await checkpoints.get(sha256);
    const stamped = `stamped at ${at.toISOString()}`;
    if (!checkpoint) return `the checkpoint that was ${stamped} is not where it was put, or was changed`;
    if (!(await isOf(checkpoint))) return `the signature of what was ${stamped} does not hold`;
    const { statement } = JSON.parse(checkpoint.toString('utf8')) as CheckpointFile;
    const createdAt = statement.split('\n')[5] ?? '';
    return Date.parse(createdAt) > at.getTime() + PATIENCE_MS
      ? `the checkpoint of ${createdAt} was ${stamped}, before it was there`
      : null;
  } catch (error) {
    if (!(error instanceof NotStamped)) throw error;
    return `a stamp is not what it should be: ${error.message}`;
  }
}
