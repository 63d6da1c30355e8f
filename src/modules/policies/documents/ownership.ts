import type { PolicyTerm } from '../ledger/ledger.store.js';

/** All documents of a term are filed under its policy. */
export function ownership({ id, agencyId, customerId }: Pick<PolicyTerm, 'id' | 'agencyId' | 'customerId'>): {
  readonly subject: { readonly type: 'policy'; readonly id: string };
  readonly agencyId: string | null;
  readonly customerId: string;
} {
  return { subject: { type: 'policy', id }, agencyId, customerId };
}
