import type { AdverseKind, AdverseReason, UsedScore } from '../domain/adverse-action.js';
import type { Subject } from '../domain/issue.js';

/** A consumer reporting agency, as a notice has to name it. */
export interface ReportAgency {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** The consumer report on which a decision rests, wholly or partly. */
export interface ReportView {
  readonly agency: ReportAgency | null;
  readonly score: UsedScore | null;
  readonly inquiriesMattered: boolean;
}

export interface AdverseActionView {
  readonly id: string;
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  /** The number of the quote or policy. */
  readonly reference: string | null;
  readonly companyCode: string | null;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  readonly kind: AdverseKind;
  readonly reasons: readonly AdverseReason[];
  readonly report: ReportView | null;
  readonly decidedBy: string | null;
  readonly decidedOn: string;
  /** By when the reasons have to be on their way, and the law that says so. */
  readonly dueOn: string | null;
  readonly dueCitation: string | null;
  readonly createdAt: string;
}
