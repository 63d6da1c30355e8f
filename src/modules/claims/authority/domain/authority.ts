import { named } from '../../../../shared/named-list.js';
import { Money } from '../../../../shared/money.js';

/** What an authority lets its holder commit. An approval is the amount for which a claim is approved. */
export const AUTHORITY_KINDS = named('ClaimAuthorityKind', ['reserve', 'payment', 'approval']);
export type AuthorityKind = (typeof AUTHORITY_KINDS)[number];

/** The amount that is compared with the limit: the request alone, all of its coverage on the claim, or all of the claim. */
export const AUTHORITY_BASES = named('ClaimAuthorityBasis', ['transaction', 'coverage', 'claim']);
export type AuthorityBasis = (typeof AUTHORITY_BASES)[number];

export const COST_TYPES = named('ClaimCostType', ['loss', 'adjusting', 'legal', 'interest']);
export type CostType = (typeof COST_TYPES)[number];

/** An authority that somebody holds today for the product and the state of a claim; null is all, of an amount without a limit. */
export interface HeldClaimAuthority {
  readonly isPersonal: boolean;
  readonly kind: AuthorityKind;
  readonly basis: AuthorityBasis;
  readonly coverage: string | null;
  readonly costType: CostType | null;
  readonly productType: string | null;
  readonly state: string | null;
  readonly amount: string | null;
  readonly fourEyes: boolean;
}

/** The amount of one part of a request. */
export interface Measure {
  readonly coverage: string | null;
  readonly costType: CostType | null;
  readonly amounts: Readonly<Record<AuthorityBasis, string>>;
}

/** What is lacking: on which basis, and the limit that the holder has there. */
export interface Shortfall {
  readonly coverage: string | null;
  readonly costType: CostType | null;
  readonly basis: AuthorityBasis;
  readonly needed: string;
  /** Null: no authority at all. */
  readonly held: string | null;
}

export interface ClaimAuthorityVerdict {
  /** None where the authority reaches. */
  readonly shortfalls: readonly Shortfall[];
  /** Whether somebody else has to look at it all the same. */
  readonly fourEyes: boolean;
}

/**
 * Each part of a request is measured by every basis on which its holder has a limit, and needs one at least. Of several that
 * fit, the most specific is the limit: a person's own before the role's, then one for the coverage, the sort of cost, the state
 * and the product before one for all of them; of two alike, the larger.
 */
export function authorityVerdict(
  held: readonly HeldClaimAuthority[],
  kind: AuthorityKind,
  measures: readonly Measure[],
): ClaimAuthorityVerdict {
  const found = measures.map((measure) => verdictOn(held, kind, measure));
  return {
    shortfalls: found.flatMap(({ shortfalls }) => shortfalls),
    fourEyes: found.some(({ fourEyes }) => fourEyes),
  };
}

function verdictOn(
  held: readonly HeldClaimAuthority[],
  kind: AuthorityKind,
  measure: Measure,
): ClaimAuthorityVerdict {
  const { coverage, costType, amounts } = measure;
  const limits = AUTHORITY_BASES.flatMap((basis) => limitOn(held, kind, basis, measure) ?? []);
  if (limits.length === 0)
    return {
      shortfalls: [{ coverage, costType, basis: 'transaction', needed: amounts.transaction, held: null }],
      fourEyes: true,
    };
  const short = limits.filter(({ basis, amount }) => amount !== null && isMore(amounts[basis], amount));
  return {
    shortfalls: short.map(({ basis, amount }) => ({
      coverage,
      costType,
      basis,
      needed: amounts[basis],
      held: amount,
    })),
    fourEyes: limits.some(({ fourEyes }) => fourEyes),
  };
}

function limitOn(
  held: readonly HeldClaimAuthority[],
  kind: AuthorityKind,
  basis: AuthorityBasis,
  { coverage, costType }: Measure,
): HeldClaimAuthority | undefined {
  return held
    .filter((each) => each.kind === kind && each.basis === basis)
    .filter((each) => each.coverage === null || each.coverage === coverage)
    .filter((each) => each.costType === null || each.costType === costType)
    .toSorted((a, b) => rankOf(b) - rankOf(a) || largerFirst(a, b))[0];
}

function rankOf({ isPersonal, coverage, costType, state, productType }: HeldClaimAuthority): number {
  const specific = [isPersonal, coverage !== null, costType !== null, state !== null, productType !== null];
  return specific.reduce((rank, is) => rank * 2 + (is ? 1 : 0), 0);
}

function largerFirst(a: HeldClaimAuthority, b: HeldClaimAuthority): number {
  if (a.amount === null || b.amount === null) return Number(b.amount === null) - Number(a.amount === null);
  return Money.parse(b.amount).compare(Money.parse(a.amount));
}

function isMore(needed: string, limit: string): boolean {
  return Money.parse(needed).compare(Money.parse(limit)) > 0;
}
