import type { Customer } from './customer.entity.js';
import { displayName } from './domain/customer-data.js';
import type { CustomerResponse } from './customers.dto.js';

export function customerView(customer: Customer): CustomerResponse {
  return {
    id: customer.id,
    kind: customer.kind,
    externalId: customer.externalId ?? null,
    displayName: displayName(customer.data),
    data: customer.data,
    agencyId: customer.agencyId ?? null,
    rowVersion: customer.rowVersion,
    createdAt: customer.createdAt.toISOString(),
    updatedAt: customer.updatedAt.toISOString(),
  };
}
