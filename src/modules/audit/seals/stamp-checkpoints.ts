import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppConfig } from '../../../platform/config/config.js';
import { Loops } from '../../../platform/jobs/loops.js';
import { LOG } from '../../../platform/logging/logger.js';
import { Metrics } from '../../../platform/metrics/metrics.js';
import { TimeStampAuthority } from '../../../platform/time-stamps/time-stamp-authority.js';
import { over } from '../../../platform/typed.js';
import { CheckpointTrail } from './checkpoint-trail.js';
import { Evidence } from './evidence.js';
import { AuditCheckpointStamp } from './seal.entities.js';

const LOOK_EVERY_MS = 60_000;

/**
 * Has an authority outside stamp the newest checkpoint with the time. Each holds what all before it did, so one that was missed while the
 * authority was away needs no stamp of its own. Apart from sealing, which waits for nobody.
 */
@Injectable()
export class StampCheckpoints {
  private readonly checkpoints: Evidence | null;
  private readonly stamps: Evidence | null;

  constructor(
    private readonly em: EntityManager,
    private readonly trail: CheckpointTrail,
    private readonly authority: TimeStampAuthority,
    loops: Loops,
    metrics: Metrics,
    config: AppConfig,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.checkpoints = Evidence.of(config, 'checkpoints');
    this.stamps = Evidence.of(config, 'stamps');
    if (config.auditTimestampUrl === null) return;
    const stamping = loops.every(LOOK_EVERY_MS, 'audit checkpoint has no time stamp', async () => {
      await this.run();
    });
    metrics.gauge(
      'audit_seconds_since_stamping',
      'Seconds since the newest checkpoint of the audit trail last had its time stamp.',
      () => stamping.secondsSinceSuccess,
    );
  }

  /**
   * The number of seals of the checkpoint that was stamped; null where the newest has its stamp. No transaction is open while the authority
   * is asked; instances that ask at once get two stamps, of which one is kept on record.
   */
  async run(): Promise<bigint | null> {
    const newest = await this.trail.last();
    if (!this.checkpoints || !this.stamps || !newest?.file || (await this.isStamped(newest.seals)))
      return null;
    const content = await this.checkpoints.get(newest.file);
    if (!content) throw new Error(`The checkpoint ${newest.file} is not where it was put`);
    const { response, at } = await this.authority.stamp(content);
    const file = await this.stamps.put(response);
    await over(this.em, AuditCheckpointStamp)
      .insertInto('AuditCheckpointStamp')
      .values({ seals: newest.seals, stampedAt: at, file })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    this.log.info({ checkpoint: newest.file, stamp: file, stampedAt: at }, 'audit checkpoint stamped');
    return BigInt(newest.seals);
  }

  private async isStamped(seals: string): Promise<boolean> {
    const found = await over(this.em, AuditCheckpointStamp)
      .selectFrom('AuditCheckpointStamp')
      .select('seals')
      .where('seals', '=', seals)
      .executeTakeFirst();
    return found !== undefined;
  }
}
