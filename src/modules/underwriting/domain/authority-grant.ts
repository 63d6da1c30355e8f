import type { FieldFault } from '../../../shared/errors.js';
import type { Dated } from '../../../shared/dated.js';
import { datesFaults } from '../../../shared/dated.js';
import type { Comparator } from './authority.js';
import { named } from '../../../shared/named-list.js';

export const HOLDER_ROLES = named('AuthorityHolderRole', ['underwriter', 'admin', 'system']);

export interface AuthorityGrant extends Dated {
  readonly userId: string | null;
  readonly role: string | null;
  readonly comparator: Comparator;
  readonly value: string | null;
}

/** The contradictions in a grant. */
export function grantFaults(grant: AuthorityGrant): readonly FieldFault[] {
  const { userId, role, comparator, value } = grant;
  const faults: FieldFault[] = [];
  if ((userId === null) === (role === null))
    faults.push({ pointer: '/userId', detail: 'name either a user or a role' });
  if (comparator === 'any' && value !== null)
    faults.push({ pointer: '/value', detail: 'must be left out: any value may be approved' });
  if (comparator !== 'any' && value === null) faults.push({ pointer: '/value', detail: 'is required' });
  return [...faults, ...datesFaults(grant)];
}
