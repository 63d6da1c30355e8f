import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { jsonBuildObject } from 'kysely/helpers/postgres';
import { isOneOf } from '../../platform/sql.js';
import { Statement } from '../../platform/statement.js';
import { over } from '../../platform/typed.js';
import type { AgencyStatus } from './agencies/agency.entity.js';
import { AgencySchema } from './agencies/agency.entity.js';
import type { Letterhead } from './companies/company.view.js';
import type { CompanyStatus } from './companies/company.entity.js';
import { CompanySchema } from './companies/company.entity.js';

/** The issuing company of a document and its agency, as the document prints them. */
export interface CompanyAndAgency {
  readonly companyCode: string | null;
  /** Null where the company was not entered. */
  readonly company: CompanyInDocument | null;
  readonly agency: AgencyInDocument | null;
}

export interface CompanyInDocument extends Letterhead {
  readonly legalName: string;
  readonly naicNumber: string | null;
  readonly status: CompanyStatus;
}

export interface AgencyInDocument {
  readonly name: string;
  readonly phone: string | null;
  readonly status: AgencyStatus;
}

const COMPANY_AND_AGENCY = new Statement<
  { readonly companyCode: string | null; readonly agencyId: string | null },
  Omit<CompanyAndAgency, 'companyCode'>
>(({ companyCode, agencyId }, em) =>
  over(em, AgencySchema, CompanySchema).selectNoFrom((from) => [
    from
      .selectFrom('Company')
      .where('code', '=', companyCode)
      .select(({ ref }) =>
        jsonBuildObject({
          legalName: ref('legalName'),
          naicNumber: ref('naicNumber'),
          addressLines: ref('addressLines'),
          phone: ref('phone'),
          email: ref('email'),
          website: ref('website'),
          signature: ref('signature'),
          status: ref('status'),
        }).as('company'),
      )
      .as('company'),
    from
      .selectFrom('Agency')
      .where('id', '=', agencyId)
      .select(({ ref }) =>
        jsonBuildObject({ name: ref('name'), phone: ref('phone'), status: ref('status') }).as('agency'),
      )
      .as('agency'),
  ]),
);

const AGENCY = new Statement<
  { readonly id: string },
  { readonly name: string; readonly status: AgencyStatus }
>(({ id }, em) =>
  over(em, AgencySchema).selectFrom('Agency').select(['name', 'status']).where('id', '=', id),
);

const COMPANY = new Statement<
  { readonly code: string },
  { readonly legalName: string; readonly status: CompanyStatus }
>(({ code }, em) =>
  over(em, CompanySchema).selectFrom('Company').select(['legalName', 'status']).where('code', '=', code),
);

/** Reads about companies and agencies for other rooms. */
@Injectable()
export class SendersQueries {
  constructor(private readonly em: EntityManager) {}

  async companyAndAgency(companyCode: string | null, agencyId: string | null): Promise<CompanyAndAgency> {
    const found = await COMPANY_AND_AGENCY.first(this.em, { companyCode, agencyId });
    if (!found) throw new Error('A select without a table gave no row');
    return { companyCode, ...found };
  }

  async agencyStatus(id: string): Promise<AgencyStatus | null> {
    return (await AGENCY.first(this.em, { id }))?.status ?? null;
  }

  async companyStatus(code: string): Promise<CompanyStatus | null> {
    return (await COMPANY.first(this.em, { code }))?.status ?? null;
  }

  async notEntered(codes: readonly string[]): Promise<readonly string[]> {
    if (codes.length === 0) return [];
    const entered = await over(this.em.fork(), CompanySchema)
      .selectFrom('Company')
      .select('code')
      .where(isOneOf('code', codes, 'text'))
      .execute();
    const known = new Set(entered.map(({ code }) => code));
    return codes.filter((code) => !known.has(code));
  }

  async companyName(code: string): Promise<string | null> {
    return (await COMPANY.first(this.em, { code }))?.legalName ?? null;
  }

  async agencyName(id: string): Promise<string | null> {
    return (await AGENCY.first(this.em, { id }))?.name ?? null;
  }
}
