import {
  Code,
  Factor,
  Id,
  Int,
  Line,
  ListOf,
  ListOfCodes,
  ListOfOneOf,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Bool,
  pageOf,
} from '../../../platform/http/fields.js';
import type { AuditOutcome } from '../trail/entry-risk.js';
import { AUDIT_OUTCOMES } from '../trail/entry-risk.js';
import type { AlertRuleKind, AlertRuleTerms, AlertSubject, Severity } from './domain/alert-rule.js';
import { ALERT_RULE_KINDS, ALERT_SUBJECTS, DISTINCT, SEVERITIES } from './domain/alert-rule.js';

const WORD = {
  max: 60,
  pattern: /^[a-z][a-z0-9_-]*$/,
  patternDetail: 'must be a word of small letters, digits and hyphens',
} as const;
const ACTION = {
  max: 100,
  pattern: /^([*]|[a-z-]+)[.]([*]|[a-z-]+)$/,
  patternDetail: 'must be an action such as policies.bound, policies.* or *.exported',
} as const;
const PROBLEM = {
  max: 100,
  pattern: /^[a-z-]+[.][a-z-]+$/,
  patternDetail: 'must be the code of a problem, such as claims.own-request',
} as const;

export class AlertMatcher {
  @ListOfCodes({ min: 1, max: 50, item: ACTION, example: ['identity.sign-in-failed'] })
  readonly actions!: readonly string[];

  @ListOfOneOf(AUDIT_OUTCOMES, { min: 1, max: 3, optional: true })
  readonly outcomes?: readonly AuditOutcome[];

  @ListOfCodes({ min: 1, max: 50, item: WORD, optional: true, description: 'As rows name them: `policy`.' })
  readonly resourceTypes?: readonly string[];

  @ListOfCodes({
    min: 1,
    max: 20,
    item: WORD,
    optional: true,
    description: 'Words in `securityAlerts`, one of which is there: `new-device`.',
  })
  readonly alerts?: readonly string[];

  @ListOfCodes({
    min: 1,
    max: 50,
    item: PROBLEM,
    optional: true,
    description: 'Of the problem that a request was answered with.',
  })
  readonly codes?: readonly string[];

  @Factor({ min: '0', max: '1', optional: true, description: 'With at least this risk.' })
  readonly minRisk?: string;
}

const TITLE = { max: 200 } as const;
const THRESHOLD = {
  min: 1,
  max: 1000,
  description:
    'How many rows give reason for a count; how many come first in a sequence; on how many days somebody must have been seen before their hours are judged.',
} as const;
const WINDOW = { min: 1, max: 1440, description: 'Within how many minutes.' } as const;
const QUIET = {
  min: 1,
  max: 10_080,
  description: 'For so many minutes after its last row, more of the same belong to the same alert.',
} as const;
const BY = {
  description: 'Whose rows are looked at together; `resource`: those about one thing, such as a job.',
} as const;
const NEXT = {
  description: 'Of a sequence: what follows upon what `match` finds, by the same subject.',
} as const;
const DIFFERENT = {
  description: 'Of a count: how many different ones there are, not how many rows.',
} as const;
const ZONE = { max: 60, description: 'Of unusual hours: the time zone of the hours.' } as const;
const HISTORY = {
  min: 7,
  max: 180,
  description: 'Of unusual hours: how far back somebody’s habits are looked at.',
} as const;
const CODE = { ...WORD, min: 2, example: 'night-exports' } as const;

export class AddAlertRuleRequest {
  @Code(CODE) readonly code!: string;
  @OneOf(ALERT_RULE_KINDS, { example: 'count' }) readonly kind!: AlertRuleKind;
  @Line({ ...TITLE, example: 'Many failed sign-ins' }) readonly title!: string;
  @OneOf(SEVERITIES, { example: 'medium' }) readonly severity!: Severity;
  @Nested(() => AlertMatcher) readonly match!: AlertMatcher;
  @Nested(() => AlertMatcher, { ...NEXT, optional: true, nullable: true, example: null })
  readonly next?: AlertMatcher | null;
  @OneOf(ALERT_SUBJECTS, { ...BY, example: 'user' }) readonly by!: AlertSubject;
  @OneOf(DISTINCT, { ...DIFFERENT, optional: true }) readonly distinct?: (typeof DISTINCT)[number];
  @Int({ ...THRESHOLD, example: 5 }) readonly threshold!: number;
  @Int({ ...WINDOW, example: 15 }) readonly windowMinutes!: number;
  @Int({ ...QUIET, optional: true }) readonly quietMinutes?: number;
  @Line({ ...ZONE, optional: true }) readonly timeZone?: string;
  @Int({ ...HISTORY, optional: true }) readonly historyDays?: number;
}

/** Fields that are left out stay unchanged; null removes a field that only rules of another kind have. */
export class ChangeAlertRuleRequest {
  @OneOf(ALERT_RULE_KINDS, { optional: true }) readonly kind?: AlertRuleKind;
  @Line({ ...TITLE, optional: true }) readonly title?: string;
  @OneOf(SEVERITIES, { optional: true }) readonly severity?: Severity;
  @Nested(() => AlertMatcher, { optional: true }) readonly match?: AlertMatcher;
  @Nested(() => AlertMatcher, { ...NEXT, optional: true, nullable: true })
  readonly next?: AlertMatcher | null;
  @OneOf(ALERT_SUBJECTS, { ...BY, optional: true }) readonly by?: AlertSubject;
  @OneOf(DISTINCT, { ...DIFFERENT, optional: true, nullable: true })
  readonly distinct?: (typeof DISTINCT)[number] | null;
  @Int({ ...THRESHOLD, optional: true, example: 8 }) readonly threshold?: number;
  @Int({ ...WINDOW, optional: true }) readonly windowMinutes?: number;
  @Int({ ...QUIET, optional: true }) readonly quietMinutes?: number;
  @Line({ ...ZONE, optional: true, nullable: true }) readonly timeZone?: string | null;
  @Int({ ...HISTORY, optional: true, nullable: true }) readonly historyDays?: number | null;
}

export class AlertRuleTermsResponse implements AlertRuleTerms {
  @OneOf(ALERT_RULE_KINDS) readonly kind!: AlertRuleKind;
  @Line(TITLE) readonly title!: string;
  @OneOf(SEVERITIES) readonly severity!: Severity;
  @Nested(() => AlertMatcher) readonly match!: AlertMatcher;
  @Nested(() => AlertMatcher, { ...NEXT, nullable: true }) readonly next!: AlertMatcher | null;
  @OneOf(ALERT_SUBJECTS, BY) readonly by!: AlertSubject;
  @OneOf(DISTINCT, { ...DIFFERENT, nullable: true }) readonly distinct!: (typeof DISTINCT)[number] | null;
  @Int(THRESHOLD) readonly threshold!: number;
  @Int(WINDOW) readonly windowMinutes!: number;
  @Int(QUIET) readonly quietMinutes!: number;
  @Line({ ...ZONE, nullable: true }) readonly timeZone!: string | null;
  @Int({ ...HISTORY, nullable: true }) readonly historyDays!: number | null;
}

export class AlertRuleResponse extends AlertRuleTermsResponse {
  @Id() readonly id!: string;
  @Code(CODE) readonly code!: string;
  @Int({ min: 1, max: 1_000_000, description: 'Alerts name the version that raised them.' })
  readonly version!: number;
  @Moment({ nullable: true, description: 'Since when it raises nothing any more.' })
  readonly endedAt!: string | null;
  @Moment() readonly createdAt!: string;
  @Int({ min: 1, max: 2_000_000_000 }) readonly rowVersion!: number;
}

export class AlertRuleVersionResponse extends AlertRuleTermsResponse {
  @Int({ min: 1, max: 1_000_000 }) readonly version!: number;
  @Id({ nullable: true, description: 'Null where it came with the system, or the command line wrote it.' })
  readonly writtenBy!: string | null;
  @Moment() readonly createdAt!: string;
}

export class AlertRuleVersionList {
  @ListOf(() => AlertRuleVersionResponse, { max: 1_000_000 })
  readonly items!: readonly AlertRuleVersionResponse[];
}

export class AlertRulesQuery extends PageQuery {
  @Bool({ optional: true, description: 'Also those that are ended; left out, only those in force.' })
  readonly ended?: boolean;
}

export const AlertRulePage = pageOf(AlertRuleResponse);
