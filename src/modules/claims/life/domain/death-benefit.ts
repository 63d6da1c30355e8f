import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { daysBetween } from '../../../../shared/calendar-date.js';
import { Decimal } from '../../../../shared/decimal.js';
import { Money, allocateBy } from '../../../../shared/money.js';
import { named } from '../../../../shared/named-list.js';

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
}

/** Percents have at most four places, so that they are whole numbers of this. */
const PLACES = 4;

/**
 * What each beneficiary is owed. The first class in which anybody is left takes all; those of it who are left share in proportion
 * to their shares, without their descendants taking the place of the others. Cents go to the largest remainders, the earlier
 * beneficiary first, so that shares add up to the benefit.
 */
export function sharesOf(benefit: Money, heirs: readonly Heir[]): ReadonlyMap<string, Money> {
  const left = heirs.filter(({ standing }) => standing === 'entitled' || standing === 'not_found');
  const first = PAYEE_CLASSES.find((each) => left.some((heir) => heir.class === each));
  const taking = left.filter((heir) => heir.class === first);
  if (taking.length === 0) return new Map();
  const weights = taking.map(({ sharePercent }) => Number(Decimal.parse(sharePercent).coefficientAt(PLACES)));
  const amounts = allocateBy(benefit, weights);
  return new Map(taking.map(({ id }, index) => [id, amounts[index] ?? Money.ZERO]));
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
