import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Page } from '../../../shared/page.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { agencyError } from '../agencies.errors.js';
import type { NamedSearch } from '../named.queries.js';
import { pageByCode } from '../named.queries.js';
import type { CompanyStatus } from './company.entity.js';
import { CompanySchema } from './company.entity.js';
import type { CompanyResponse } from './companies.dto.js';

/** Reads for screens. Companies are no secret, since every document names one. */
@Injectable()
export class CompaniesQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(id: string): Promise<CompanyResponse> {
    const company = await this.companies().where('id', '=', id).executeTakeFirst();
    if (!company) throw agencyError('agencies.company-not-found');
    return company;
  }

  search(search: NamedSearch<CompanyStatus>): Promise<Page<CompanyResponse>> {
    return pageByCode(this.companies(), search);
  }

  private companies() {
    return over(this.em, CompanySchema)
      .selectFrom('Company')
      .select(['id', 'code', 'legalName', 'naicNumber', 'addressLines', 'phone', 'email', 'website'])
      .select(['signature', 'status', 'rowVersion'])
      .select([moment('createdAt').as('createdAt'), moment('updatedAt').as('updatedAt')]);
  }
}
