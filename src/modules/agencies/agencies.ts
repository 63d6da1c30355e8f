import { Injectable } from '@nestjs/common';
import { agencyError } from './agencies.errors.js';
import type { AgencyStatus } from './agencies/agency.entity.js';
import type { Letterhead } from './companies/company.view.js';
import type { CompanyAndAgency, CompanyInDocument } from './senders.queries.js';
import { SendersQueries } from './senders.queries.js';

/** The insurer and the agency as a document prints them. */
export interface Senders {
  readonly insurer: Letterhead & { readonly name: string; readonly naicNumber: string | null };
  readonly agency: { readonly name: string; readonly phone: string | null } | null;
}

/** Agencies and writing companies for other rooms. */
@Injectable()
export class Agencies {
  constructor(private readonly queries: SendersQueries) {}

  /** The company and the agency, for `senders` and `assertWriting`. */
  companyAndAgency(companyCode: string | null, agencyId: string | null): Promise<CompanyAndAgency> {
    return this.queries.companyAndAgency(companyCode, agencyId);
  }

  /**
   * The senders as documents print them. Throws where the company was not entered: a policy must name its parties
   * (California Insurance Code, section 381), and a code names nobody.
   */
  senders(found: CompanyAndAgency): Senders {
    const { legalName, status: _, ...letterhead } = enteredCompany(found);
    const { agency } = found;
    return {
      insurer: { name: legalName, ...letterhead },
      agency: agency && { name: agency.name, phone: agency.phone },
    };
  }

  /** Throws unless both company and agency may write new business. */
  assertWriting(found: CompanyAndAgency): void {
    const { companyCode, agency } = found;
    if (enteredCompany(found).status !== 'active') throw companyClosed(companyCode);
    if (agency && agency.status !== 'active')
      throw agencyError('agencies.agency-not-active', { detail: `${agency.name} is ${agency.status}.` });
  }

  /** Throws unless a company with this code exists and may write new business. */
  async assertCompanyWrites(companyCode: string): Promise<void> {
    const status = await this.queries.companyStatus(companyCode);
    if (status === null) throw companyUnknown(companyCode);
    if (status !== 'active') throw companyClosed(companyCode);
  }

  /** The name of a company for pages; for one that was not entered, its code. */
  async companyName(companyCode: string): Promise<string> {
    return (await this.queries.companyName(companyCode)) ?? `${companyCode} (not entered)`;
  }

  /** Those of the codes without a company. */
  notEntered(codes: readonly string[]): Promise<readonly string[]> {
    return this.queries.notEntered(codes);
  }

  /** Null where there is no such agency. */
  agencyStatus(id: string): Promise<AgencyStatus | null> {
    return this.queries.agencyStatus(id);
  }

  agencyName(id: string): Promise<string | null> {
    return this.queries.agencyName(id);
  }
}

function enteredCompany({ companyCode, company }: CompanyAndAgency): CompanyInDocument {
  if (!company) throw companyUnknown(companyCode);
  return company;
}

function companyUnknown(code: string | null): Error {
  const detail =
    code === null
      ? 'It is not known in the name of which company it is.'
      : `Company ${code} has to be entered with its legal name first (POST /api/v1/companies).`;
  return agencyError('agencies.company-unknown', { detail, members: { companyCode: code } });
}

function companyClosed(code: string | null): Error {
  const detail = `Company ${code} is closed.`;
  return agencyError('agencies.company-closed', { detail, members: { companyCode: code } });
}
