import type { CalendarDate } from '../../shared/calendar-date.js';
import type { PolicyStatus } from './domain/policy-status.js';
import type { ChargeKind, Earning, TransactionKind } from './domain/ledger.js';

/** A part of the premium, in US dollars, over [effectiveDate, expirationDate). */
export interface PolicyChargeView {
  readonly transactionSequence: number;
  readonly itemId: string | null;
  readonly coverage: string | null;
  readonly kind: ChargeKind;
  readonly code: string | null;
  readonly earning: Earning;
  readonly amount: string;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate;
}

export interface PolicyTransactionView {
  readonly id: string;
  readonly sequence: number;
  readonly kind: TransactionKind;
  readonly effectiveOn: CalendarDate;
  readonly bookedAt: string;
  readonly bookedBy: string | null;
  readonly worksheetId: string | null;
  /** Change of the premium by this transaction. */
  readonly premium: string;
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
  readonly boundAt: string | null;
  readonly issuedAt: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface PolicyView extends PolicySummary {
  readonly risk: Readonly<Record<string, unknown>>;
  readonly transactions: readonly PolicyTransactionView[];
  readonly charges: readonly PolicyChargeView[];
}
