import {
  Bool,
  DateOnly,
  Id,
  Int,
  ListOf,
  Moment,
  MoneyText,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import type { ScreenedType } from '../sanctions.entities.js';
import { SCREENED_TYPES } from '../sanctions.entities.js';
import { MATCH_ENTRY } from '../sanctions.dto.js';
import type { FindingStatus } from './finding.entity.js';
import { FINDING_STATUSES, TRUE_MATCHES } from './finding.entity.js';

const REASON = { max: 500, example: 'Date of birth and passport are those of the entry' } as const;
const REPORT = { max: 100, example: 'ORS-2026-104455' } as const;

export const FINDING_DECISIONS = named('SanctionsFindingDecision', [...TRUE_MATCHES, 'closed']);
export type FindingDecision = (typeof FINDING_DECISIONS)[number];

export class FindingsQuery extends PageQuery {
  @OneOf(FINDING_STATUSES, { optional: true }) readonly status?: FindingStatus;
  @Bool({ optional: true, description: 'Those alone that are to be decided, or to be reported.' })
  readonly toDo?: boolean;
  @Id({ optional: true }) readonly subjectId?: string;
}

export class DecideFindingRequest {
  @OneOf(FINDING_DECISIONS, {
    example: 'blocked',
    description:
      'Somebody who is listed: what is theirs is blocked, or what they asked for was refused. `closed` is what came to nothing. That it is ' +
      'somebody else is a clearance of the customer or contact.',
  })
  readonly decision!: FindingDecision;
  @Text(REASON) readonly reason!: string;
}

export class WithdrawDecisionRequest {
  @Text({ max: 500, example: 'The passport was that of another person' }) readonly reason!: string;
}

export class ReportFindingRequest {
  @DateOnly({ description: 'The day on which the report went to OFAC; not after today.' })
  readonly reportedOn!: string;
  @Text({ ...REPORT, description: 'Under which OFAC knows it.' }) readonly reference!: string;
}

export class FoundMatchResponse {
  @Text(MATCH_ENTRY) readonly entry!: string;
  @Text({ max: 1_000, description: 'As the list writes the name.' }) readonly listedAs!: string;
  @Text({ max: 1_000, nullable: true }) readonly program!: string | null;
}

export class FindingResponse {
  @Id() readonly id!: string;
  @OneOf(SCREENED_TYPES) readonly subjectType!: ScreenedType;
  @Id() readonly subjectId!: string;
  @Text({ max: 500, description: 'Of the subject, or of somebody who is named in its contracts.' })
  readonly name!: string;
  @ListOf(() => FoundMatchResponse, { max: 1_000 }) readonly matches!: readonly FoundMatchResponse[];
  @Text({ max: 64, description: 'The SHA-256 of the list.' }) readonly listVersion!: string;
  @Text({ max: 100, example: 'policies.binding-held', description: 'The event that told it.' })
  readonly action!: string;
  @Text({ max: 50, example: 'quote' }) readonly heldType!: string;
  @Text({ max: 36, description: 'The id of what waits.' }) readonly heldId!: string;
  @Text({ max: 100, nullable: true, example: 'QUOT-2026-0000001' }) readonly reference!: string | null;
  @MoneyText({ nullable: true, example: '120.50' }) readonly amount!: string | null;
  @Moment() readonly foundAt!: string;
  @DateOnly({ description: 'At the office of the company.' }) readonly foundOn!: string;
  @DateOnly({ description: 'Ten business days later: the last day for a report.' }) readonly dueOn!: string;
  @Bool() readonly isOverdue!: boolean;
  @OneOf(FINDING_STATUSES) readonly status!: FindingStatus;
  @Id({ nullable: true }) readonly decidedBy!: string | null;
  @Moment({ nullable: true }) readonly decidedAt!: string | null;
  @Text({ max: 500, nullable: true, example: null }) readonly decisionReason!: string | null;
  @DateOnly({ nullable: true }) readonly reportedOn!: string | null;
  @Text({ ...REPORT, nullable: true }) readonly reportReference!: string | null;
  @Id({ nullable: true }) readonly reportedBy!: string | null;
  @Id({ nullable: true, description: 'Who took the last decision back that was a mistake.' })
  readonly withdrawnBy!: string | null;
  @Moment({ nullable: true }) readonly withdrawnAt!: string | null;
  @Text({ max: 500, nullable: true, example: null }) readonly withdrawalReason!: string | null;
  @Int({ min: 1, max: 2_147_483_647, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
  @Moment() readonly updatedAt!: string;
}

export const FindingPage = pageOf(FindingResponse);
