import type { Customer } from './customer.entity.js';
import type { CustomerData } from './domain/customer-data.js';
import { displayName } from './domain/customer-data.js';
import type { CustomerResponse } from './customers.dto.js';

/** A customer with its decrypted data; the row keeps a part encrypted. */
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
