import type { Customer } from './customer.entity.js';
import type { CustomerData } from './domain/customer-data.js';
import { displayName } from './domain/customer-data.js';
import type { CustomerResponse } from './customers.dto.js';

/** With its data as they were entered: in the row a part of them is sealed. */
export function customerView(customer: Customer, data: CustomerData): CustomerResponse {
  return {
    id: customer.id,
    kind: customer.kind,
    externalId: customer.externalId ?? null,
    displayName: displayName(data),
    data,
    agencyId: customer.agencyId ?? null,
    rowVersion: customer.rowVersion,
    createdAt: customer.createdAt.toISOString(),
    updatedAt: customer.updatedAt.toISOString(),
  };
}
