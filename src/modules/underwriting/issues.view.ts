import type { BlockingPoint } from '../rating/index.js';
import type { Basis, Subject, Validity } from './domain/issue.js';
import type { IssueStatus } from './domain/issue-status.js';

/** An issue as underwriters see it, with what stands behind it. */
export interface IssueView {
  readonly id: string;
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  /** The number of the quote or policy. */
  readonly reference: string | null;
  /** The company that writes it. */
  readonly companyCode: string | null;
  readonly customerId: string;
  readonly agencyId: string | null;
  readonly productType: string;
  readonly state: string;
  readonly code: string;
  readonly title: string;
  readonly blocks: BlockingPoint | null;
  readonly authority: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly value: string | null;
  readonly worse: 'higher' | 'lower' | null;
  readonly status: IssueStatus;
  readonly claimedBy: string | null;
  readonly claimedAt: string | null;
  readonly basis: Basis | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
  readonly validThrough: BlockingPoint | null;
  readonly validity: Validity | null;
  readonly validUntil: string | null;
  readonly offsetPercent: string | null;
  readonly carriedFrom: string | null;
  readonly raisedBy: string | null;
  /** Its rule read a consumer report, or held because of one. */
  readonly usesReport: boolean;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}
