import type { Actor } from '../../../shared/actor.js';
import type { AuthorityKind, HeldClaimAuthority, Measure } from '../authority/domain/authority.js';
import { authorityVerdict } from '../authority/domain/authority.js';
import type { ClaimTransactionKind } from './transactions.dto.js';

interface Requested {
  readonly kind: ClaimTransactionKind;
  readonly requestedBy: string | null;
  readonly measures: readonly Measure[];
}

interface ClaimPlace {
  readonly productType: string | null;
  readonly state: string | null;
}

/** The authorities for the product and the state of a claim. */
export function heldFor(
  held: readonly HeldClaimAuthority[],
  { productType, state }: ClaimPlace,
): readonly HeldClaimAuthority[] {
  const fits = (own: string | null, of: string | null): boolean => own === null || own === of;
  return held.filter((each) => fits(each.productType, productType) && fits(each.state, state));
}

/** Whether the actor may decide on the request of somebody else. */
export function mayDecide(
  actor: Actor,
  { kind, requestedBy, measures }: Requested,
  place: ClaimPlace,
  held: readonly HeldClaimAuthority[],
): boolean {
  if (kind === 'recovery' || requestedBy === actor.id) return false;
  return authorityVerdict(heldFor(held, place), kind as AuthorityKind, measures).shortfalls.length === 0;
}
