import type { Company, Signature } from './company.entity.js';
import type { CompanyResponse } from './companies.dto.js';

/** The letterhead of a company. */
export interface Letterhead {
  readonly addressLines: readonly string[];
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly signature: Signature | null;
}

export function companyView(company: Company): CompanyResponse {
  const { id, code, legalName, addressLines, status, rowVersion } = company;
  return {
    id,
    code,
    legalName,
    naicNumber: company.naicNumber ?? null,
    addressLines,
    phone: company.phone ?? null,
    email: company.email ?? null,
    website: company.website ?? null,
    signature: company.signature ?? null,
    status,
    rowVersion,
    createdAt: company.createdAt.toISOString(),
    updatedAt: company.updatedAt.toISOString(),
  };
}
