import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { loggableError } from '../../../platform/http/database-faults.js';
import { LOG } from '../../../platform/logging/logger.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import type { AuditEntry } from '../audit.js';
import { Audit } from '../audit.js';
import type { TrailVerdict } from './verify-trail.js';
import { VerifyTrail } from './verify-trail.js';

/** Who starts a run of `audit:verify`: the account and the host, as the operating system knows them. */
export type Operator = string;

/**
 * Verifies the trail and says so in it: that a run began, and what came of it. One that was cut has a beginning alone. The result that counts is what
 * the command prints; whoever can change the trail could change these rows too, until they are sealed.
 */
@Injectable()
export class RecordVerification {
  constructor(
    private readonly em: EntityManager,
    private readonly verify: VerifyTrail,
    private readonly audit: Audit,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async run(operator: Operator): Promise<TrailVerdict> {
    const id = newId();
    await this.record(id, { action: 'audit.verification-begun', changes: { operator } });
    try {
      const verdict = await this.verify.run();
      const { rows, seals, archived, checkpoints, stamps, faults } = verdict;
      const figures = {
        rows: Number(rows),
        seals: Number(seals),
        archived: Number(archived),
        checkpoints,
        stamps,
      };
      await this.record(id, {
        action: 'audit.verification-ended',
        outcome: faults.length === 0 ? 'success' : 'failure',
        changes: {
          operator,
          status: faults.length === 0 ? 'sound' : 'faulty',
          faults: faults.length,
          ...figures,
        },
      });
      return verdict;
    } catch (error) {
      await this.record(id, {
        action: 'audit.verification-ended',
        outcome: 'failure',
        changes: { operator, status: 'failed' },
      });
      throw error;
    }
  }

  /** A trail that cannot be written can still be verified: a copy of it, or one that somebody has spoiled. */
  private async record(id: string, entry: Omit<AuditEntry, 'resourceType' | 'resourceId'>): Promise<void> {
    try {
      await this.em.transactional(() =>
        this.audit.record(SYSTEM_ACTOR, { ...entry, resourceType: 'verification', resourceId: id }),
      );
    } catch (error) {
      this.log.warn({ err: loggableError(error) }, 'the trail does not tell of this verification');
    }
  }
}
