import type { CalendarDate } from '../../../../shared/calendar-date.js';
import { addDays } from '../../../../shared/calendar-date.js';
import { Money } from '../../../../shared/money.js';
import type { EditionRef } from '../../../rating/index.js';
import { netOf } from '../../domain/charge-changes.js';
import { LEDGER_CHARGE_KINDS } from '../../domain/ledger.js';
import type { DatedCharge } from '../../domain/term-charge.js';
import type { ChargeInForceResponse } from '../../policies.dto.js';
import type { PolicyRow } from '../../policy-on-day.queries.js';
import type { NewBusiness } from './new-business.store.js';

export interface BoundAs {
  readonly policyId: string;
  readonly transactionId: string;
  readonly now: Date;
  /** Where the policy is. */
  readonly today: CalendarDate;
  readonly edition: EditionRef | null;
}

/**
 * The answer of reading a first term that was just written: binding does not ask the database for what it has sent
 * itself. The read took a third of a millisecond of PostgreSQL and a round trip.
 */
export function boundPolicyRow(business: NewBusiness, as: BoundAs): PolicyRow {
  const { quote, ledger, coverages, insuredName, contractNumber, policyNumber, status, timeZone } = business;
  const { effectiveDate, expirationDate } = quote;
  const { policyId: id, transactionId, today, edition } = as;
  const now = as.now.toISOString();
  const termDay = dayOfTerm(today, quote);
  return {
    id,
    policyNumber,
    contractNumber,
    termNumber: 1,
    status,
    customerId: quote.customerId,
    insuredName,
    agencyId: quote.agencyId,
    productType: quote.productType,
    state: quote.state,
    companyCode: quote.companyCode,
    effectiveDate,
    expirationDate,
    termMonths: quote.termMonths,
    timeZone,
    quoteId: quote.id,
    editionId: quote.editionId,
    renewalOf: null,
    cancelledOn: null,
    cancellationDueOn: null,
    cancellationStands: false,
    boundAt: now,
    issuedAt: now,
    rowVersion: 1,
    createdAt: now,
    updatedAt: now,
    effectiveOn: today,
    termDay,
    totalPremium: Money.ofCents(ledger.charges.reduce((sum, { cents }) => sum + cents, 0)).toString(),
    charges: chargesOn(termDay, ledger.charges),
    coverages,
    insured: {
      id: transactionId,
      kind: 'new_business',
      effectiveOn: effectiveDate,
      resumesOn: null,
      snapshot: { ...quote.risk },
      itemIds: ledger.itemIds,
    },
    editionHash: edition?.contentHash ?? null,
  };
}

type Term = Pick<NewBusiness['quote'], 'effectiveDate' | 'expirationDate'>;

/** The day itself, or the first or last of the term where it lies outside. */
function dayOfTerm(day: CalendarDate, { effectiveDate, expirationDate }: Term): CalendarDate {
  if (day < effectiveDate) return effectiveDate;
  return day < expirationDate ? day : addDays(expirationDate, -1);
}

/** In the order of the database: missing values come last. */
const ORDER: readonly ((charge: DatedCharge) => string | null)[] = [
  ({ coverage }) => coverage,
  ({ code }) => code,
  ({ itemId }) => itemId,
  ({ expirationDate }) => expirationDate,
];

function chargesOn(day: CalendarDate, charges: readonly DatedCharge[]): readonly ChargeInForceResponse[] {
  return [...netOf(charges).values()]
    .filter(
      ({ cents, effectiveDate, expirationDate }) =>
        cents !== 0 && day >= effectiveDate && day < expirationDate,
    )
    .sort(inOrder)
    .map(({ cents, ...charge }) => ({ ...charge, amount: Money.ofCents(cents).toString() }));
}

function inOrder(a: DatedCharge, b: DatedCharge): number {
  const byKind = LEDGER_CHARGE_KINDS.indexOf(a.kind) - LEDGER_CHARGE_KINDS.indexOf(b.kind);
  if (byKind !== 0) return byKind;
  for (const of of ORDER) {
    const [left, right] = [of(a), of(b)];
    if (left === right) continue;
    if (left === null) return 1;
    if (right === null) return -1;
    return left < right ? -1 : 1;
  }
  return 0;
}
