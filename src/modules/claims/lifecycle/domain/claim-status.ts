import { named } from '../../../../shared/named-list.js';

export const CLAIM_STATUSES = named('ClaimStatus', [
  'submitted',
  'under_review',
  'approved',
  'denied',
  'withdrawn',
  'closed',
]);
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

export const CLAIM_ACTIONS = named('ClaimAction', [
  'review',
  'approve',
  'deny',
  'withdraw',
  'close',
  'reopen',
  'merge',
]);
export type ClaimAction = (typeof CLAIM_ACTIONS)[number];

/** What a step asks for, beside the status from which it is taken. */
export const REQUIREMENTS = named('ClaimRequirement', [
  /** A verified policy that covers the day of the loss. */
  'cover',
  'coverage',
  'amount',
  'provision',
  'reason',
  'nothing_paid',
  /** There are no open reserves and no payments that wait. */
  'nothing_open',
  'nothing_reserved',
  /** Within the time in which a claim can be reopened, if the state knows one. */
  'in_time',
  /** A life claim has a death certificate, and nothing is left to look into. */
  'death_proven',
]);
export type Requirement = (typeof REQUIREMENTS)[number];

export interface ClaimTransitionRule {
  readonly action: ClaimAction;
  readonly from: readonly ClaimStatus[];
  readonly to: ClaimStatus;
  readonly permission: 'claims.adjust' | 'claims.decide';
  readonly requires: readonly Requirement[];
}

/** The life of a claim. Nothing else changes a status. */
export const CLAIM_TRANSITIONS: readonly ClaimTransitionRule[] = [
  { action: 'review', from: ['submitted'], to: 'under_review', permission: 'claims.adjust', requires: [] },
  {
    action: 'approve',
    // What is found later is approved too, and a mistake corrected: the amount is another one then.
    from: ['under_review', 'approved'],
    to: 'approved',
    permission: 'claims.decide',
    requires: ['cover', 'coverage', 'amount', 'death_proven'],
  },
  {
    action: 'deny',
    from: ['submitted', 'under_review'],
    to: 'denied',
    permission: 'claims.decide',
    requires: ['provision', 'reason', 'nothing_paid'],
  },
  {
    action: 'withdraw',
    from: ['submitted', 'under_review', 'approved'],
    to: 'withdrawn',
    permission: 'claims.adjust',
    requires: ['reason', 'nothing_paid'],
  },
  {
    action: 'close',
    from: ['approved', 'denied', 'withdrawn'],
    to: 'closed',
    permission: 'claims.adjust',
    requires: ['nothing_open'],
  },
  {
    action: 'reopen',
    from: ['denied', 'withdrawn', 'closed'],
    to: 'under_review',
    permission: 'claims.decide',
    requires: ['reason', 'in_time'],
  },
  {
    action: 'merge',
    from: ['submitted', 'under_review'],
    to: 'closed',
    permission: 'claims.adjust',
    requires: ['nothing_reserved'],
  },
];

/** In these a claim is decided: `resolved_at` says when. */
export const RESOLVED: readonly ClaimStatus[] = ['approved', 'denied', 'withdrawn', 'closed'];

/** In these somebody works on a claim; from the others it is reopened. */
export const OPEN_STATUSES: readonly ClaimStatus[] = ['submitted', 'under_review', 'approved'];

export function isOpenClaim(status: ClaimStatus): boolean {
  return OPEN_STATUSES.includes(status);
}

/** What a step asks for of a claim under such a product: a death is proven on a life claim. */
export function requiredOf(
  { requires }: ClaimTransitionRule,
  productType: string | null,
): readonly Requirement[] {
  return requires.filter((each) => each !== 'death_proven' || productType === 'life');
}

/** The rule of an action from a status; null where it cannot be taken. */
export function transitionOf(status: ClaimStatus, action: ClaimAction): ClaimTransitionRule | null {
  return CLAIM_TRANSITIONS.find((rule) => rule.action === action && rule.from.includes(status)) ?? null;
}

/** What can be done next, whoever may do it. */
export function transitionsFrom(status: ClaimStatus): readonly ClaimTransitionRule[] {
  return CLAIM_TRANSITIONS.filter(({ from }) => from.includes(status));
}
