import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { underwritingError } from '../underwriting.errors.js';
import type { ReportAgencyResponse } from './report-agencies.dto.js';

const COLUMNS = sql`id, code, name, phone, address, is_default as "isDefault", row_version as "rowVersion"`;

@Injectable()
export class ReportAgenciesQueries {
  constructor(private readonly em: EntityManager) {}

  async search(limit: number, after: SortKey | null): Promise<Page<ReportAgencyResponse>> {
    const { rows } = await sql<ReportAgencyResponse>`
      select ${COLUMNS} from consumer_report_agencies
       where ${after === null ? sql`true` : sql`code > ${after[0]}`} order by code limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(
      rows,
      limit,
      ({ code }) => [code],
      (row) => row,
    );
  }

  async byId(id: string, lock = sql``): Promise<ReportAgencyResponse> {
    const { rows } = await sql<ReportAgencyResponse>`
      select ${COLUMNS} from consumer_report_agencies where id = ${id} ${lock}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw underwritingError('quoting.report-agency-not-found');
    return row;
  }
}
