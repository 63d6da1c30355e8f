import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { moment, when } from '../../../platform/sql.js';
import { agencyError } from '../agencies.errors.js';
import { named } from '../named.js';
import type { CompanyStatus } from './company.entity.js';
import type { CompanyResponse } from './companies.dto.js';

export interface CompanySearch {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  readonly status?: CompanyStatus | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`id, code, legal_name as "legalName", naic_number as "naicNumber", address_lines as "addressLines", phone,
  email, website, signature, status, row_version as "rowVersion", ${moment('created_at')} as "createdAt",
  ${moment('updated_at')} as "updatedAt"`;

/** Reads for screens. Who writes in whose name is no secret: it stands on every paper. */
@Injectable()
export class CompaniesQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(id: string): Promise<CompanyResponse> {
    const { rows } = await sql<CompanyResponse>`
      select ${COLUMNS} from companies where id = ${id}`.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw agencyError('agencies.company-not-found');
    return row;
  }

  /** By code. */
  async search({ name, code, status, limit, after }: CompanySearch): Promise<Page<CompanyResponse>> {
    const { rows } = await sql<CompanyResponse>`
      select ${COLUMNS} from companies
       where true ${named(name)}
         ${when(code, (value) => sql`code = ${value}`)}
         ${when(status, (value) => sql`status = ${value}`)}
         ${when(after, ([value]) => sql`code > ${value}`)}
       order by code
       limit ${limit + 1}`.execute(this.em.getKysely());
    return toPage(
      rows,
      limit,
      (row) => [row.code],
      (row) => row,
    );
  }
}
