import { defineEntity, p } from '@mikro-orm/core';
import { takeOver } from '../take-over.js';
import { named } from '../../../shared/named-list.js';

export const COMPANY_STATUSES = named('CompanyStatus', ['active', 'closed']);
export type CompanyStatus = (typeof COMPANY_STATUSES)[number];

/** The person who signs a company's documents. */
export interface Signature {
  readonly name: string;
  readonly title?: string | null | undefined;
}

export const CompanySchema = defineEntity({
  name: 'Company',
  tableName: 'companies',
  properties: {
    id: p.uuid().primary(),
    code: p.string(),
    legalName: p.string(),
    naicNumber: p.string().nullable(),
    addressLines: p.json().$type<readonly string[]>(),
    phone: p.string().nullable(),
    email: p.string().nullable(),
    website: p.string().nullable(),
    signature: p.json().$type<Signature>().nullable(),
    status: p.string().$type<CompanyStatus>(),
    rowVersion: p.integer().version(),
    searchText: p.string().nullable().lazy(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

export interface CompanyChange {
  readonly legalName?: string | undefined;
  readonly naicNumber?: string | null | undefined;
  readonly addressLines?: readonly string[] | undefined;
  readonly phone?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly website?: string | null | undefined;
  readonly signature?: Signature | null | undefined;
}

/** An insurer in whose name policies are written. */
export class Company extends CompanySchema.class {
  change(change: CompanyChange, at: Date): readonly string[] {
    return takeOver<CompanyChange>(this, change, at);
  }

  become(status: CompanyStatus, at: Date): void {
    this.status = status;
    this.updatedAt = at;
  }
}

CompanySchema.setClass(Company);
