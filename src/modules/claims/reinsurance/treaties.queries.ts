import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { newestPage } from '../../../platform/page-of-rows.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { claimsError } from '../claims.errors.js';
import { ReinsuranceTreaty } from './reinsurance.entities.js';
import type { TreatyResponse } from './treaties.dto.js';

const notFound = (): Error => claimsError('claims.treaty-not-found');

/** The end of the version that was in force last before this one begins, if days lie between. */
const GAP_FROM = sql<string | null>`
  (select case when max(o.expiration_date) < t.effective_date then max(o.expiration_date) end::text
     from reinsurance_treaties o
    where o.number = t.number and o.id <> t.id and o.status = 'active' and o.effective_date < t.effective_date)`;

@Injectable()
export class TreatiesQueries {
  constructor(private readonly em: EntityManager) {}

  byId(id: string): Promise<TreatyResponse> {
    return this.rows().where('t.id', '=', id).executeTakeFirstOrThrow(notFound);
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<TreatyResponse> {
    return this.rows().where('t.id', '=', id).forNoKeyUpdate('t').executeTakeFirstOrThrow(notFound);
  }

  /** Newest first. */
  async list(limit: number, after: SortKey | null): Promise<Page<TreatyResponse>> {
    return newestPage(this.rows(), { limit, after }, 't');
  }

  /** The number of the next version. */
  async nextVersion(number: string): Promise<number> {
    const { last } = await over(this.em, ReinsuranceTreaty)
      .selectFrom('ReinsuranceTreaty')
      .select(({ fn }) => fn.max('version').as('last'))
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    return Number(last ?? 0) + 1;
  }

  private rows() {
    return over(this.em, ReinsuranceTreaty)
      .selectFrom('ReinsuranceTreaty as t')
      .select([
        't.id',
        't.number',
        't.version',
        't.status',
        't.title',
        't.kind',
        't.reinsurers',
        't.placedBps',
        't.cededBps',
        't.retention',
        't.limitAmount',
        't.annualLimit',
        't.expenses',
        't.inuringOrder',
        't.productTypes',
        't.states',
        't.coverages',
        't.effectiveDate',
        't.expirationDate',
        't.noticeBps',
        't.noticeDays',
        't.createdBy',
        't.draftedBy',
        't.activatedBy',
        't.withdrawnBy',
        't.withdrawalReason',
        't.rowVersion',
      ])
      .select([
        GAP_FROM.as('gapFrom'),
        moment<null>('t.activatedAt').as('activatedAt'),
        moment<null>('t.withdrawnAt').as('withdrawnAt'),
        moment('t.createdAt').as('createdAt'),
      ]);
  }
}
