import type { MailingAddress } from '../../../shared/mailing-address.js';
import type { Agency, AgencyStatus } from './agency.entity.js';

export interface AgencyView {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly licenseNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: MailingAddress | null;
  readonly status: AgencyStatus;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function agencyView(agency: Agency): AgencyView {
  const { id, code, name, status, rowVersion } = agency;
  return {
    id,
    code,
    name,
    licenseNumber: agency.licenseNumber ?? null,
    phone: agency.phone ?? null,
    email: agency.email ?? null,
    address: agency.address ?? null,
    status,
    rowVersion,
    createdAt: agency.createdAt.toISOString(),
    updatedAt: agency.updatedAt.toISOString(),
  };
}
