import { Decimal } from '../../../../shared/decimal.js';
import type { FieldFault } from '../../../../shared/errors.js';
import { named } from '../../../../shared/named-list.js';
import { nameKey } from '../../domain/name-key.js';

export const BENEFICIARY_CLASSES = named('BeneficiaryClass', ['primary', 'contingent']);
export type BeneficiaryClass = (typeof BENEFICIARY_CLASSES)[number];

/** Who is named. For a minor a custodian receives the money, for an estate its executor. */
export const BENEFICIARY_KINDS = named('BeneficiaryKind', [
  'person',
  'minor',
  'estate',
  'trust',
  'organization',
]);
export type BeneficiaryKind = (typeof BENEFICIARY_KINDS)[number];

/**
 * What becomes of the share of one who dies before the insured: the others of the class take it (per capita), or the descendants do
 * (per stirpes). Per capita is customary where an owner has said neither.
 */
export const DISTRIBUTIONS = named('BeneficiaryDistribution', ['per_capita', 'per_stirpes']);
export type Distribution = (typeof DISTRIBUTIONS)[number];

/** Only people have descendants. */
export const PEOPLE: readonly BeneficiaryKind[] = ['person', 'minor'];

export interface Beneficiary {
  /** Stays with the beneficiary from one designation to the next. */
  readonly id: string;
  readonly class: BeneficiaryClass;
  readonly kind: BeneficiaryKind;
  readonly name: string;
  readonly relationship: string | null;
  readonly birthDate: string | null;
  readonly custodian: string | null;
  readonly sharePercent: string;
  readonly distribution: Distribution;
  readonly isIrrevocable: boolean;
}

const HUNDRED = Decimal.parse('100');
const MOST_PLACES = 4;

/**
 * The contradictions in a designation: shares of each class add up to 100 percent, a minor has a custodian, nobody is
 * named twice.
 */
export function designationFaults(named: readonly Omit<Beneficiary, 'id'>[]): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  named.forEach((each, index) => {
    const pointer = `/beneficiaries/${index}`;
    if (each.kind === 'minor' && each.custodian === null)
      faults.push({ pointer: `${pointer}/custodian`, detail: 'is required: a minor gives no receipt' });
    const share = Decimal.parse(each.sharePercent);
    if (share.compare(Decimal.ZERO) === 0 || share.scale > MOST_PLACES)
      faults.push({
        pointer: `${pointer}/sharePercent`,
        detail: `must be above 0, with up to ${MOST_PLACES} places`,
      });
    if (each.distribution === 'per_stirpes' && !PEOPLE.includes(each.kind))
      faults.push({
        pointer: `${pointer}/distribution`,
        detail: 'is per capita: only people have descendants',
      });
    if (named.findIndex((other) => isSame(other, each)) < index)
      faults.push({ pointer: `${pointer}/name`, detail: 'is named already, as a beneficiary of this class' });
  });
  for (const of of BENEFICIARY_CLASSES) {
    const shares = named.filter((each) => each.class === of).map((each) => Decimal.parse(each.sharePercent));
    const sum = shares.reduce((all, share) => all.plus(share), Decimal.ZERO);
    if (shares.length === 0 ? of === 'primary' : sum.compare(HUNDRED) !== 0)
      faults.push({
        pointer: '/beneficiaries',
        detail: `shares of ${of} beneficiaries must add up to 100, and add up to ${sum.toString()}`,
      });
  }
  return faults;
}

/**
 * Irrevocable beneficiaries of the designation before whose right would be taken or cut without their consent. The right of descendants to
 * take their place is part of it.
 */
export function cutWithoutConsent(
  before: readonly Beneficiary[],
  after: readonly Beneficiary[],
  consents: readonly string[],
): readonly Beneficiary[] {
  return before.filter((was) => {
    if (!was.isIrrevocable || consents.includes(was.id)) return false;
    const is = after.find(({ id }) => id === was.id);
    if (!is || is.class !== was.class || is.name !== was.name || !is.isIrrevocable) return true;
    if (was.distribution === 'per_stirpes' && is.distribution !== 'per_stirpes') return true;
    return Decimal.parse(is.sharePercent).compare(Decimal.parse(was.sharePercent)) < 0;
  });
}

function isSame(one: Omit<Beneficiary, 'id'>, other: Omit<Beneficiary, 'id'>): boolean {
  const isOneName = nameKey(one.name) === nameKey(other.name);
  return isOneName && one.class === other.class && one.birthDate === other.birthDate;
}
