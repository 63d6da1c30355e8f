import type { Customer } from './customer.entity.js';
import type { CustomerData, CustomerKind } from './domain/customer-data.js';
import { displayName } from './domain/customer-data.js';

export interface CustomerView {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly externalId: string | null;
  readonly displayName: string;
  readonly data: CustomerData;
  readonly agencyId: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export function customerView(customer: Customer): CustomerView {
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
