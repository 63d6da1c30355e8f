import { Injectable } from '@nestjs/common';
import { agencyError } from './agencies.errors.js';
import type { AgencyStatus } from './agencies/agency.entity.js';
import type { Letterhead } from './companies/company.view.js';
import type { CompanyAndAgency, CompanyInDocument } from './senders.queries.js';
import { SendersQueries } from './senders.queries.js';

/** The sender of a document and the agency. */
export interface Senders {
  readonly insurer: Letterhead & { readonly name: string; readonly naicNumber: string | null };
  readonly agency: { readonly name: string; readonly phone: string | null } | null;
}

/** Agencies and writing companies as other rooms see them. */
@Injectable()
export class Agencies {
  constructor(private readonly queries: SendersQueries) {}

  /** How the company introduces itself, and the agency; `senders` and `assertWriting` say what that means. */
  companyAndAgency(companyCode: string | null, agencyId: string | null): Promise<CompanyAndAgency> {
    return this.queries.companyAndAgency(companyCode, agencyId);
  }

  /**
   * How they stand on paper. Throws where the company has not been entered: a policy specifies the parties between whom it is
   * made (California Insurance Code, section 381), and a code names nobody.
   */
  senders(found: CompanyAndAgency): Senders {
    const { legalName, status: _, ...letterhead } = enteredCompany(found);
    const { agency } = found;
    return {
      insurer: { name: legalName, ...letterhead },
      agency: agency && { name: agency.name, phone: agency.phone },
    };
  }

  /** Throws unless company and agency write new business. */
  assertWriting(found: CompanyAndAgency): void {
    const { companyCode, agency } = found;
    if (enteredCompany(found).status !== 'active') throw companyClosed(companyCode);
    if (agency && agency.status !== 'active')
      throw agencyError('agencies.agency-not-active', { detail: `${agency.name} is ${agency.status}.` });
  }

  /** Throws unless there is a company of this code that writes new business. */
  async assertCompanyWrites(companyCode: string): Promise<void> {
    const status = await this.queries.companyStatus(companyCode);
    if (status === null) throw companyUnknown(companyCode);
    if (status !== 'active') throw companyClosed(companyCode);
  }

  /** What people call a company on a page of a screen; one that has not been entered has nothing but its code. */
  async companyName(companyCode: string): Promise<string> {
    return (await this.queries.companyName(companyCode)) ?? `${companyCode} (not entered)`;
  }

  /** Those of the codes that no company has. */
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
