import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { asGiven, ifGiven, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { agencyError } from '../agencies.errors.js';
import { hasName } from '../named.queries.js';
import type { CompanyStatus } from './company.entity.js';
import { CompanySchema } from './company.entity.js';
import type { CompanyResponse } from './companies.dto.js';

export interface CompanySearch {
  readonly name?: string | undefined;
  readonly code?: string | undefined;
  readonly status?: CompanyStatus | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Reads for screens. Who writes in whose name is no secret: it stands on every paper. */
@Injectable()
export class CompaniesQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(id: string): Promise<CompanyResponse> {
    const company = await this.companies().where('id', '=', id).executeTakeFirst();
    if (!company) throw agencyError('agencies.company-not-found');
    return company;
  }

  /** By code. */
  async search({ name, code, status, limit, after }: CompanySearch): Promise<Page<CompanyResponse>> {
    const rows = await this.companies()
      .where((company) => company.and(asGiven({ code, status })))
      .where(ifGiven(name, hasName))
      .where((company) => ifGiven(after, ([last = '']) => company('code', '>', last)))
      .orderBy('code')
      .limit(limit + 1)
      .execute();
    return toPage(
      rows,
      limit,
      (row) => [row.code],
      (row) => row,
    );
  }

  private companies() {
    return over(this.em, CompanySchema)
      .selectFrom('Company')
      .select([
        'id',
        'code',
        'legalName',
        'naicNumber',
        'addressLines',
        'phone',
        'email',
        'website',
        'signature',
      ])
      .select([
        'status',
        'rowVersion',
        moment('createdAt').as('createdAt'),
        moment('updatedAt').as('updatedAt'),
      ]);
  }
}
