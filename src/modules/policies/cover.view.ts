import type { CalendarDate } from '../../shared/calendar-date.js';
import type { CoveragePromise } from '../rating/index.js';
import type { NotCoveredReason } from './domain/cover-on-day.js';
import type { PolicyStatus } from './domain/policy-status.js';
import type { PolicySummaryResponse, RiskItemResponse, PolicyResponse } from './policies.dto.js';
import type { CoverageResponse } from './coverages/coverages.dto.js';
import type { PartyResponse } from './parties/parties.dto.js';

/** A policy as it is needed to decide about a loss of one day. */
export interface CoverView extends Pick<
  PolicySummaryResponse,
  | 'id'
  | 'policyNumber'
  | 'contractNumber'
  | 'termNumber'
  | 'customerId'
  | 'insuredName'
  | 'agencyId'
  | 'productType'
  | 'state'
  | 'companyCode'
  | 'effectiveDate'
  | 'expirationDate'
  | 'timeZone'
> {
  readonly on: CalendarDate;
  /** Only entries that had been booked by this moment are used; null: all. */
  readonly knownAt: string | null;
  /** The status on that day. */
  readonly status: PolicyStatus;
  /** The entry of the ledger that says what is insured on the day. */
  readonly segmentId: string;
  /** The edition whose manual the term keeps. */
  readonly editionId: string | null;
  /** Why there is no cover on the day; null where there is. */
  readonly notCoveredReason: NotCoveredReason | null;
  /** What is promised on the day; null without cover, never that of another day. */
  readonly promised: PromisedView | null;
}

export interface PromisedView {
  readonly coverages: readonly CoverageResponse[];
  /** What the manual of the term says of these coverages: the basis of their limits, and how losses are settled. */
  readonly promises: readonly CoveragePromise[];
  readonly items: readonly RiskItemResponse[];
  readonly risk: PolicyResponse['risk'];
  /** Who is named on the policy on the day. */
  readonly parties: readonly PartyResponse[];
}
