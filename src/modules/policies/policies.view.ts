import type { CalendarDate } from '../../shared/calendar-date.js';
import type { CoverageView } from './coverages/coverage.view.js';
import type { NotCoveredReason } from './domain/cover-on-day.js';
import type { PolicyStatus } from './domain/policy-status.js';
import type { ChargeKind, Earning, TransactionKind } from './domain/ledger.js';
import type { DatedCharge } from './domain/term-charge.js';
import { amountOf } from './ledger/premium.js';

/** What a line of the premium costs, in US dollars, over [effectiveDate, expirationDate). */
export interface ChargeInForceView {
  readonly itemId: string | null;
  readonly coverage: string | null;
  readonly kind: ChargeKind;
  readonly code: string | null;
  readonly earning: Earning;
  readonly amount: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
}

/** The same as an entry of the ledger booked it. */
export interface PolicyChargeView extends ChargeInForceView {
  readonly transactionSequence: number;
}

export interface PolicyTransactionView {
  readonly id: string;
  readonly sequence: number;
  readonly kind: TransactionKind;
  readonly effectiveOn: CalendarDate;
  readonly bookedAt: string;
  readonly bookedBy: string | null;
  readonly reverses: string | null;
  readonly worksheetId: string | null;
  readonly reason: string | null;
  readonly changes: readonly Readonly<Record<string, unknown>>[] | null;
  /** Change of the premium by this transaction. */
  readonly premium: string;
  readonly charges: readonly PolicyChargeView[];
}

export interface PolicySummary {
  readonly id: string;
  readonly policyNumber: string;
  readonly contractNumber: string;
  readonly termNumber: number;
  readonly status: PolicyStatus;
  readonly customerId: string;
  readonly insuredName: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
  readonly termMonths: number;
  readonly timeZone: string;
  /** The sum of all charges, in US dollars. */
  readonly totalPremium: string;
  readonly quoteId: string | null;
  readonly editionId: string | null;
  /** The term that this one renews. */
  readonly renewalOf: string | null;
  /** The first day without cover, where a cancellation has ended it. */
  readonly cancelledOn: CalendarDate | null;
  readonly cancellationDueOn: CalendarDate | null;
  readonly cancellationStands: boolean;
  readonly boundAt: string | null;
  readonly issuedAt: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** Of which day, and as of which moment of the ledger, a policy is read. */
export interface AsOf {
  readonly effectiveOn?: CalendarDate | undefined;
  readonly knownAt?: string | undefined;
}

export interface RiskItemView {
  readonly itemId: string;
  readonly pointer: string;
}

/** A policy as it stands on one day. How it came to that is told by its ledger, page by page. */
export interface PolicyView extends PolicySummary {
  /** The day that was asked about; today, where the policy is, unless told. */
  readonly effectiveOn: CalendarDate;
  /** Of which day of the term risk, items and charges are: the same day, or the nearest where it lies outside the term. */
  readonly termDay: CalendarDate;
  readonly knownAt: string | null;
  readonly isCovered: boolean;
  /** Null where there is cover. */
  readonly notCoveredReason: NotCoveredReason | null;
  readonly risk: Readonly<Record<string, unknown>>;
  readonly items: readonly RiskItemView[];
  /** What is promised on that day; nothing where there is no cover. */
  readonly coverages: readonly CoverageView[];
  readonly charges: readonly ChargeInForceView[];
}

export function chargeView({ cents, ...charge }: DatedCharge, transactionSequence: number): PolicyChargeView {
  const { itemId, coverage, kind, code, earning, effectiveDate, expirationDate } = charge;
  return {
    transactionSequence,
    itemId,
    coverage,
    kind,
    code,
    earning,
    amount: amountOf(cents),
    effectiveDate,
    expirationDate,
  };
}
