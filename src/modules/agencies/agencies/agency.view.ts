import type { Agency } from './agency.entity.js';
import type { AgencyResponse } from './agencies.dto.js';

export function agencyView(agency: Agency): AgencyResponse {
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
