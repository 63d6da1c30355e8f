import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { underwritingError } from '../underwriting.errors.js';
import type { ReportAgencyResponse } from './report-agencies.dto.js';
import { ifGiven } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { ConsumerReportAgency } from './adverse-action.entities.js';

const notFound = (): Error => underwritingError('quoting.report-agency-not-found');

@Injectable()
export class ReportAgenciesQueries {
  constructor(private readonly em: EntityManager) {}

  async search(limit: number, after: SortKey | null): Promise<Page<ReportAgencyResponse>> {
    const rows = await this.agencies()
      .where((agency) => ifGiven(after, ([last = '']) => agency('code', '>', last)))
      .orderBy('code')
      .limit(limit + 1)
      .execute();
    return toPage(rows, limit, ({ code }) => [code]);
  }

  byId(id: string): Promise<ReportAgencyResponse> {
    return this.agencies().where('id', '=', id).executeTakeFirstOrThrow(notFound);
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<ReportAgencyResponse> {
    return this.agencies().where('id', '=', id).forUpdate().executeTakeFirstOrThrow(notFound);
  }

  private agencies() {
    return over(this.em, ConsumerReportAgency)
      .selectFrom('ConsumerReportAgency')
      .select(['id', 'code', 'name', 'phone', 'address', 'isDefault', 'rowVersion']);
  }
}
