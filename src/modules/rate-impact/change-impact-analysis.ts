import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import { databaseNow } from '../../platform/database-now.js';
import { over } from '../../platform/typed.js';
import type { Actor } from '../../shared/actor.js';
import { Audit } from '../audit/index.js';
import { rateImpactError } from './rate-impact.errors.js';
import { ImpactAnalysesQueries } from './impact-analyses.queries.js';
import { IMPACT_ANALYSIS_CHANGES, isAllowed } from './domain/impact-analysis-status.js';
import type { ImpactAnalysisStatus } from './domain/impact-analysis-status.js';
import type { ImpactAnalysisResponse } from './impact-analyses.dto.js';
import { BookRating } from './book-rating.entities.js';

export interface ImpactAnalysisOrder {
  readonly change: 'pause' | 'resume' | 'cancel';
  readonly expected: ExpectedRowVersion;
  /** Why it is canceled. */
  readonly reason: string | null;
}

/**
 * Pauses, resumes or cancels a re-rating. The worker is not told: it finds at the end of its batch that the job is no
 * longer in its hands, and drops that batch.
 */
@Injectable()
export class ChangeImpactAnalysis {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: ImpactAnalysesQueries,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    { change, expected, reason }: ImpactAnalysisOrder,
  ): Promise<ImpactAnalysisResponse> {
    const found = await this.lock(id);
    assertVersion(found.rowVersion, expected);
    if (!isAllowed(change, found.status)) {
      throw rateImpactError('policies.book-rating-status', {
        detail: `It is ${found.status}; to ${change} it, it must be ${IMPACT_ANALYSIS_CHANGES[change].from.join(' or ')}.`,
        members: { status: found.status },
      });
    }
    const { to } = IMPACT_ANALYSIS_CHANGES[change];
    const endedAt = to === 'cancelled' ? await databaseNow(this.em) : null;
    await over(this.em, BookRating)
      .updateTable('BookRating')
      .set((row) => ({
        status: to,
        reason,
        leaseId: null,
        leaseUntil: null,
        endedAt,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    await this.audit.record(actor, {
      action: `policies.book-rating-${to === 'queued' ? 'resumed' : to}`,
      resourceType: 'book-rating',
      resourceId: id,
      changes: { status: to, ...(reason !== null && { reason }) },
    });
    return this.queries.byId(id);
  }

  private async lock(
    id: string,
  ): Promise<{ readonly status: ImpactAnalysisStatus; readonly rowVersion: number }> {
    const row = await over(this.em, BookRating)
      .selectFrom('BookRating')
      .select(['status', 'rowVersion'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (!row) throw rateImpactError('policies.book-rating-not-found');
    return row;
  }
}
