import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { newestPage } from '../../../platform/page-of-rows.js';
import { asGiven, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import type { ScoreTarget } from '../domain/definition.js';
import { SCORING_STATUSES } from '../domain/model-status.js';
import { scoringError } from '../scoring.errors.js';
import type { ModelResponse, ModelSearchQuery } from './models.dto.js';
import { ScoringModel } from './scoring-model.entity.js';

type ModelSearch = Omit<ModelSearchQuery, 'cursor'> & { readonly after: SortKey | null };

const notFound = (): Error => scoringError('scoring.model-not-found');

@Injectable()
export class ModelsQueries {
  constructor(private readonly em: EntityManager) {}

  byId(id: string): Promise<ModelResponse> {
    return this.rows().where('id', '=', id).executeTakeFirstOrThrow(notFound);
  }

  /** Locks a model for a change: waits for scoring with it to end, and keeps others from changing or using it meanwhile. */
  lock(id: string): Promise<ModelResponse> {
    return this.rows().where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow(notFound);
  }

  /** Locks a model for a batch of scores: it stays unchanged until they are written. */
  lockShared(id: string): Promise<ModelResponse> {
    return this.rows().where('id', '=', id).forShare().executeTakeFirstOrThrow(notFound);
  }

  /** Newest first. */
  async search({ limit, after, ...filters }: ModelSearch): Promise<Page<ModelResponse>> {
    const query = this.rows().where((row) => row.and(asGiven(filters)));
    return newestPage(query, { limit, after });
  }

  byContent(code: string, contentHash: string): Promise<ModelResponse | undefined> {
    return this.rows().where('code', '=', code).where('contentHash', '=', contentHash).executeTakeFirst();
  }

  numbered(code: string, number: number): Promise<ModelResponse> {
    return this.rows()
      .where('code', '=', code)
      .where('number', '=', number)
      .executeTakeFirstOrThrow(notFound);
  }

  async nextNumber(code: string): Promise<number> {
    const { last } = await over(this.em, ScoringModel)
      .selectFrom('ScoringModel')
      .select(sql<number>`coalesce(max(number), 0)::integer`.as('last'))
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    return last + 1;
  }

  /** Models that score on a day. */
  scoringOn(day: CalendarDate): Promise<readonly ModelResponse[]> {
    return this.rows()
      .where('status', 'in', [...SCORING_STATUSES])
      .where('expirationDate', '>', day)
      .orderBy('id')
      .execute();
  }

  /** Models whose scores count for quotes on a day; at most one for each product. */
  inUseOn(day: CalendarDate, target: ScoreTarget): Promise<readonly ModelResponse[]> {
    return this.rows()
      .where('status', '=', 'active')
      .where('target', '=', target)
      .where('expirationDate', '>', day)
      .execute();
  }

  /** Killed models whose scores are still in quotes. */
  uncleared(): Promise<readonly ModelResponse[]> {
    return this.rows().where('status', '=', 'killed').where('clearedAt', 'is', null).orderBy('id').execute();
  }

  private rows() {
    return over(this.em, ScoringModel)
      .selectFrom('ScoringModel')
      .select([
        'id',
        'code',
        'number',
        'target',
        'kind',
        'productType',
        'title',
        'purpose',
        'owner',
        'source',
      ])
      .select([
        'trainingDataHash',
        'contentHash',
        'expirationDate',
        'status',
        'createdBy',
        'approvedBy',
        'endedBy',
      ])
      .select(['endReason', 'rowVersion', moment('createdAt').as('createdAt')])
      .select(sql<ModelResponse['definition']>`definition`.as('definition'))
      .select([
        moment<null>('approvedAt').as('approvedAt'),
        moment<null>('activatedAt').as('activatedAt'),
        moment<null>('endedAt').as('endedAt'),
      ]);
  }
}
