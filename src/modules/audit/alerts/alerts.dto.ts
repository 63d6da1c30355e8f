import {
  Id,
  Int,
  Line,
  ListOfIds,
  Moment,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import type { AlertStatus, AlertFinding } from './alert.entities.js';
import { ALERT_STATUSES, FINDINGS } from './alert.entities.js';
import type { AlertSubject, Severity } from './domain/alert-rule.js';
import { ALERT_SUBJECTS, SEVERITIES } from './domain/alert-rule.js';

const STATUSES = named('AlertStatus', ALERT_STATUSES);
const ALERT_FINDINGS = named('AlertFinding', FINDINGS);
const REASON = { max: 1000, description: 'What was looked at, and what came of it.' } as const;
const FINDING = {
  description:
    '`harm`: it was what it looked like. `harmless`: it happened, and was allowed. `false-alarm`: the rule was wrong.',
} as const;

export class AlertResponse {
  @Id() readonly id!: string;
  @Id() readonly ruleId!: string;
  @Int({ min: 1, max: 1_000_000 }) readonly ruleVersion!: number;
  @Line({ max: 60 }) readonly code!: string;
  @Line({ max: 200 }) readonly title!: string;
  @OneOf(SEVERITIES) readonly severity!: Severity;
  @OneOf(ALERT_SUBJECTS) readonly subjectType!: AlertSubject;
  @Line({
    max: 200,
    description:
      'Id of the user, the client id, the network, or kind and id of what it is about: `job/privacy.erase`.',
  })
  readonly subjectId!: string;
  @OneOf(STATUSES) readonly status!: AlertStatus;
  @Int({ min: 1, max: 2_000_000_000, description: 'Rows that belong to it.' }) readonly occurrences!: number;
  @ListOfIds({
    max: 100,
    description: 'Of the first hundred rows in the trail: GET /api/v1/audit/entries/{id}.',
  })
  readonly entryIds!: readonly string[];
  @Moment({ description: 'Of its first row.' }) readonly firstAt!: string;
  @Moment({ description: 'Of its last row so far.' }) readonly lastAt!: string;
  @Moment({ description: 'When it was raised.' }) readonly createdAt!: string;
  @Id({ nullable: true }) readonly acknowledgedBy!: string | null;
  @Moment({ nullable: true }) readonly acknowledgedAt!: string | null;
  @Id({ nullable: true }) readonly closedBy!: string | null;
  @Moment({ nullable: true }) readonly closedAt!: string | null;
  @OneOf(ALERT_FINDINGS, { ...FINDING, nullable: true }) readonly finding!: AlertFinding | null;
  @Text({ ...REASON, nullable: true }) readonly closeReason!: string | null;
  @Int({ min: 1, max: 2_000_000_000, description: 'Grows with what people do, not with further rows.' })
  readonly rowVersion!: number;
}

export class AlertsQuery extends PageQuery {
  @OneOf(STATUSES, { optional: true }) readonly status?: AlertStatus;
  @OneOf(SEVERITIES, { optional: true, description: 'Of this severity or a higher one.' })
  readonly minSeverity?: Severity;
  @Line({ max: 60, optional: true, description: 'Of the rule.' }) readonly code?: string;
  @OneOf(ALERT_SUBJECTS, { optional: true }) readonly subjectType?: AlertSubject;
  @Line({ max: 200, optional: true }) readonly subjectId?: string;
  @Moment({ optional: true, description: 'Raised from this moment on.' }) readonly from?: string;
  @Moment({ optional: true, description: 'Raised before this moment.' }) readonly to?: string;
}

export class CloseAlertRequest {
  @OneOf(ALERT_FINDINGS, { ...FINDING, example: 'harmless' }) readonly finding!: AlertFinding;
  @Text({ ...REASON, example: 'A colleague was on call that night' }) readonly reason!: string;
}

export class AlertSubscriptionRequest {
  @OneOf(SEVERITIES, {
    example: 'medium',
    description: 'A letter of each alert of this severity or a higher one.',
  })
  readonly minimumSeverity!: Severity;
}

export class AlertSubscriptionResponse {
  @OneOf(SEVERITIES, { nullable: true, description: 'From which severity on; null for no letters.' })
  readonly minimumSeverity!: Severity | null;
}

export const AlertPage = pageOf(AlertResponse);
