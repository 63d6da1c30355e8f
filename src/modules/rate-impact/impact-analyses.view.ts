import type { CalendarDate } from '../../shared/calendar-date.js';
import type { ImpactAnalysisStatus } from './domain/impact-analysis-status.js';
import type { ComparedEdition } from './domain/reprice.js';

/** A re-rating as a job: what was asked, how far it is, why it ended. */
export interface ImpactAnalysisView {
  readonly id: string;
  readonly status: ImpactAnalysisStatus;
  /** Why it was cancelled or failed. */
  readonly reason: string | null;
  readonly candidateEditionId: string;
  readonly candidateLabel: string;
  readonly candidateHash: string;
  readonly baselineEditionId: string | null;
  readonly baselineLabel: string | null;
  readonly planId: string;
  readonly planCode: string;
  readonly productType: string;
  readonly state: string;
  readonly companyCode: string;
  readonly inForceOn: CalendarDate;
  readonly ratedOn: CalendarDate;
  readonly done: number;
  /** Null until the book has been counted. */
  readonly total: number | null;
  readonly percent: number;
  readonly policiesPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly errors: number;
  readonly createdBy: string | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What the candidate does to the book. Amounts are US dollars, percents are of the old premium with two places. */
export interface ImpactAnalysisResultView {
  readonly bookRatingId: string;
  readonly policies: number;
  /** Of them with a price on both editions: everything below is about these. */
  readonly rated: number;
  readonly errors: number;
  readonly oldTotal: string;
  readonly newTotal: string;
  readonly change: string;
  readonly changePercent: string | null;
  readonly oldAverage: string | null;
  readonly newAverage: string | null;
  readonly raised: number;
  readonly lowered: number;
  readonly unchanged: number;
  readonly withoutOldPremium: number;
  readonly smallestChange: string | null;
  readonly largestChange: string | null;
  readonly smallestChangePercent: string | null;
  readonly largestChangePercent: string | null;
  readonly histogram: readonly BucketView[];
  readonly errorReasons: readonly ErrorReasonView[];
  readonly mostRaised: readonly AffectedPolicyView[];
  readonly mostLowered: readonly AffectedPolicyView[];
}

export interface BucketView {
  readonly fromPercent: string | null;
  readonly toPercent: string | null;
  readonly policies: number;
}

export interface ErrorReasonView {
  readonly edition: ComparedEdition;
  readonly code: string;
  readonly pointer: string;
  readonly detail: string;
  readonly policies: number;
}

export interface AffectedPolicyView {
  readonly policyId: string;
  readonly policyNumber: string;
  readonly oldTotal: string;
  readonly newTotal: string;
  readonly change: string;
  readonly changePercent: string;
}
