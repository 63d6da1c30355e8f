import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { daysBetween } from '../../../../shared/calendar-date.js';
import { Decimal } from '../../../../shared/decimal.js';
import { Money, allocate, allocateBy } from '../../../../shared/money.js';
import { named } from '../../../../shared/named-list.js';
import type { Distribution } from '../../../policies/index.js';

/** Whoever is owed what nobody who was named can take is the last class: by default the estate of the insured. */
export const PAYEE_CLASSES = named('DeathPayeeClass', ['primary', 'contingent', 'default']);
export type PayeeClass = (typeof PAYEE_CLASSES)[number];

/** How it stands with a beneficiary. Who killed the insured takes nothing, as if dead before; who is not found keeps the right. */
export const STANDINGS = named('BeneficiaryStanding', [
  'entitled',
  'predeceased',
  'disqualified',
  'not_found',
]);
export type HeirStanding = (typeof STANDINGS)[number];

export interface Heir {
  readonly id: string;
  readonly class: PayeeClass;
  readonly sharePercent: string;
  readonly standing: HeirStanding;
  readonly distribution: Distribution;
  /** The beneficiary whose place a descendant takes. */
  readonly inPlaceOf: string | null;
  /** Somebody has found out that nobody could take the place. */
  readonly hasNoDescendants: boolean;
}

/** Percents have at most four places, so that they are whole numbers of this. */
const PLACES = 4;

/**
 * What each beneficiary is owed. The first class in which anybody is left takes all; those of it who are left share in proportion to
 * their shares. Where the owner has named somebody per stirpes, the descendants take the place of one who died before (or counts as
 * dead before), each child's branch alike, and so on down; as long as nobody has said whether there are any, the share waits. Cents
 * go to the largest remainders, the earlier beneficiary first, so that shares add up to the benefit.
 */
export function sharesOf(benefit: Money, heirs: readonly Heir[]): ReadonlyMap<string, Money> {
  const left = heirs.filter((heir) => heir.inPlaceOf === null && isLeft(heir, heirs));
  const first = PAYEE_CLASSES.find((each) => left.some((heir) => heir.class === each));
  const taking = left.filter((heir) => heir.class === first);
  if (taking.length === 0) return new Map();
  const weights = taking.map(({ sharePercent }) => Number(Decimal.parse(sharePercent).coefficientAt(PLACES)));
  return new Map(divided(taking, allocateBy(benefit, weights), heirs));
}

function takesItself({ standing }: Heir): boolean {
  return standing === 'entitled' || standing === 'not_found';
}

function descendantsOf({ id }: Heir, heirs: readonly Heir[]): readonly Heir[] {
  return heirs.filter(({ inPlaceOf }) => inPlaceOf === id);
}

/** Whether anybody of a branch takes its share, or may turn out to. */
function isLeft(heir: Heir, heirs: readonly Heir[]): boolean {
  if (takesItself(heir)) return true;
  if (heir.distribution !== 'per_stirpes' || heir.hasNoDescendants) return false;
  const descendants = descendantsOf(heir, heirs);
  return descendants.length === 0 || descendants.some((each) => isLeft(each, heirs));
}

function divided(
  branches: readonly Heir[],
  amounts: readonly Money[],
  heirs: readonly Heir[],
): readonly (readonly [string, Money])[] {
  return branches.flatMap((head, index) => {
    const amount = amounts[index] ?? Money.ZERO;
    const next = takesItself(head) ? [] : descendantsOf(head, heirs).filter((each) => isLeft(each, heirs));
    return next.length === 0
      ? [[head.id, amount] as const]
      : divided(next, allocate(amount, next.length), heirs);
  });
}

export interface InterestTerms {
  readonly from: CalendarDate;
  readonly percent: string;
  /** Paid within so many days, it bears none. */
  readonly graceDays: number;
}

const DAYS_AND_PERCENT = Decimal.parse('36500');

/** Simple interest by the day, a year having 365, rounded half up to the cent. */
export function interestOn(
  amount: Money,
  { from, percent, graceDays }: InterestTerms,
  paidOn: CalendarDate,
): Money {
  const days = daysBetween(from, paidOn);
  if (days <= graceDays) return Money.ZERO;
  const exact = amount
    .toDecimal()
    .times(Decimal.parse(percent))
    .times(Decimal.of(days, 0))
    .dividedBy(DAYS_AND_PERCENT, { unit: '0.01', mode: 'half-up' });
  return Money.ofCents(exact.coefficientAt(2));
}
