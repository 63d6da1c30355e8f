import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import type { CalendarDate } from '../../shared/calendar-date.js';
import { Clock } from '../../shared/clock.js';
import { newId } from '../../shared/ids.js';
import type { UsState } from '../../shared/us-states.js';
import { timeZoneOf } from '../../shared/us-states.js';
import { Audit } from '../audit/index.js';
import { RateBatch } from '../rating/index.js';
import type { BatchEdition } from '../rating/index.js';
import { rateImpactError } from './rate-impact.errors.js';
import { ImpactAnalysesQueries } from './impact-analyses.queries.js';
import type { ImpactAnalysisResponse } from './impact-analyses.dto.js';
import { over } from '../../platform/typed.js';
import { BookRating } from './book-rating.entities.js';

export interface StartImpactAnalysisInput {
  readonly candidateEditionId: string;
  /** Left out: each policy is compared with the edition of its own term. */
  readonly baselineEditionId?: string | null | undefined;
  /** Today where the plan is, unless told. */
  readonly inForceOn?: CalendarDate | undefined;
}

/** Queues the re-rating of the policies of a plan on another of its editions, which may still be a draft. */
@Injectable()
export class StartImpactAnalysis {
  constructor(
    private readonly em: EntityManager,
    private readonly rateBatch: RateBatch,
    private readonly queries: ImpactAnalysesQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: StartImpactAnalysisInput): Promise<ImpactAnalysisResponse> {
    const candidate = await this.edition(input.candidateEditionId, '/candidateEditionId');
    const baselineId = input.baselineEditionId ?? null;
    if (baselineId !== null) await this.assertComparable(candidate, baselineId);
    // A draft with a fault is refused here rather than by a job that fails a moment later.
    await this.rateBatch.on(candidate);

    const id = newId();
    const ratedOn = this.clock.today(timeZoneOf(candidate.state as UsState));
    const inForceOn = input.inForceOn ?? ratedOn;
    const inserted = await over(this.em, BookRating)
      .insertInto('BookRating')
      .values({
        id,
        planId: candidate.planId,
        candidateEditionId: candidate.id,
        candidateHash: candidate.contentHash,
        baselineEditionId: baselineId,
        inForceOn,
        ratedOn,
        createdBy: actor.id,
        createdAt: this.clock.now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!inserted) throw await this.underWay(candidate.id, baselineId, inForceOn);

    await this.audit.record(actor, {
      action: 'policies.book-rating-started',
      resourceType: 'book-rating',
      resourceId: id,
      changes: { candidateEditionId: candidate.id, baselineEditionId: baselineId, inForceOn },
    });
    return this.queries.byId(id);
  }

  private async assertComparable(candidate: BatchEdition, baselineId: string): Promise<void> {
    const pointer = '/baselineEditionId';
    const baseline = await this.edition(baselineId, pointer);
    if (baseline.planId !== candidate.planId) {
      throw rateImpactError('policies.edition-of-another-plan', {
        errors: [{ pointer, detail: 'belongs to another plan than the candidate' }],
      });
    }
    if (baseline.id === candidate.id) {
      throw rateImpactError('policies.nothing-to-compare', {
        errors: [{ pointer, detail: 'is the candidate itself' }],
      });
    }
  }

  private async edition(id: string, pointer: string): Promise<BatchEdition> {
    const edition = await this.rateBatch.edition(id);
    if (!edition) {
      throw rateImpactError('policies.edition-not-found', {
        errors: [{ pointer, detail: 'is no edition of a rate manual' }],
      });
    }
    if (edition.status === 'withdrawn') {
      throw rateImpactError('policies.edition-withdrawn', { errors: [{ pointer, detail: 'was withdrawn' }] });
    }
    return edition;
  }

  /** The other one was there first, and its transaction is over: the insert has waited for it. */
  private async underWay(
    candidateId: string,
    baselineId: string | null,
    inForceOn: CalendarDate,
  ): Promise<Error> {
    const other = await over(this.em, BookRating)
      .selectFrom('BookRating')
      .select('id')
      .where('candidateEditionId', '=', candidateId)
      .where('baselineEditionId', 'is not distinct from', baselineId)
      .where('inForceOn', '=', inForceOn)
      .where('endedAt', 'is', null)
      .executeTakeFirst();
    return rateImpactError('policies.book-rating-under-way', {
      members: { bookRatingId: other?.id ?? null },
    });
  }
}
