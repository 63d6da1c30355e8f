import { Injectable } from '@nestjs/common';
import type { RawBuilder } from 'kysely';
import { agencyError } from './agencies.errors.js';
import type { AgencyStatus } from './agencies/agency.entity.js';
import type { Letterhead } from './companies/company.view.js';
import type { CompanyOnPaper, SendersRow } from './senders.queries.js';
import { SendersQueries } from './senders.queries.js';

/** Who sends a paper, and through whom. */
export interface Senders {
  readonly insurer: Letterhead & { readonly name: string; readonly naicNumber: string | null };
  readonly agency: { readonly name: string; readonly phone: string | null } | null;
}

/** Agencies and writing companies as other rooms see them. */
@Injectable()
export class Agencies {
  constructor(private readonly queries: SendersQueries) {}

  /** Asks how the company introduces itself, and the agency, together with other questions; always one row. */
  sendersQuestion(companyCode: string | null, agencyId: string | null): RawBuilder<SendersRow> {
    return this.queries.sendersQuestion(companyCode, agencyId);
  }

  /**
   * How they stand on paper. Throws where the company has not been entered: a policy specifies the parties between whom it is
   * made (California Insurance Code, section 381), and a code names nobody.
   */
  senders(rows: readonly SendersRow[]): Senders {
    const { company, row } = companyOf(rows);
    const { legalName, status: _, ...letterhead } = company;
    const { agency } = row;
    return {
      insurer: { name: legalName, ...letterhead },
      agency: agency && { name: agency.name, phone: agency.phone },
    };
  }

  /** Throws unless company and agency write new business. */
  assertWriting(rows: readonly SendersRow[]): void {
    const { company, row } = companyOf(rows);
    if (company.status !== 'active') throw companyClosed(row.companyCode);
    if (row.agency && row.agency.status !== 'active')
      throw agencyError('agencies.agency-not-active', {
        detail: `${row.agency.name} is ${row.agency.status}.`,
      });
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

  /** Of some codes those that are no company's. */
  notEntered(codes: readonly string[]): Promise<readonly string[]> {
    return this.queries.notEntered(codes);
  }

  /** Null: there is no such agency. */
  agencyStatus(id: string): Promise<AgencyStatus | null> {
    return this.queries.agencyStatus(id);
  }

  agencyName(id: string): Promise<string | null> {
    return this.queries.agencyName(id);
  }
}

function companyOf(rows: readonly SendersRow[]): {
  readonly company: CompanyOnPaper;
  readonly row: SendersRow;
} {
  const [row] = rows;
  if (!row) throw new Error('The question of senders has one answer');
  if (!row.company) throw companyUnknown(row.companyCode);
  return { company: row.company, row };
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
