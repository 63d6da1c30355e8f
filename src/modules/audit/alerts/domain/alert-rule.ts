import type { FieldFault } from '../../../../shared/errors.js';
import { named } from '../../../../shared/named-list.js';

export const ALERT_RULE_KINDS = named('AlertRuleKind', ['count', 'sequence', 'unusual-hours']);
export type AlertRuleKind = (typeof ALERT_RULE_KINDS)[number];

/** From the lowest to the highest. */
export const SEVERITIES = named('AlertSeverity', ['low', 'medium', 'high']);
export type Severity = (typeof SEVERITIES)[number];

/**
 * By what rows are grouped: who did it, or what it was done to. A source is an IPv4 address, or the 64 bits of one
 * IPv6 subscriber.
 */
export const ALERT_SUBJECTS = named('AlertSubjectType', ['user', 'client', 'source', 'resource']);
export type AlertSubject = (typeof ALERT_SUBJECTS)[number];

export const DISTINCT = named('AlertDistinct', ['resource', 'source']);

/** Which rows a rule selects: all conditions that are given must hold. */
export interface Matcher {
  /** `identity.signed-in`, `identity.*`, `*.exported`. */
  readonly actions: readonly string[];
  readonly outcomes?: readonly string[] | undefined;
  readonly resourceTypes?: readonly string[] | undefined;
  /** Security alerts of the row, at least one of these. */
  readonly alerts?: readonly string[] | undefined;
  /** Codes of the problems with which requests were answered. */
  readonly codes?: readonly string[] | undefined;
  readonly minRisk?: string | undefined;
}

/** What the guard writes where somebody lacks a permission, beside the row of the request; its problem is `http.forbidden`. */
const DENIAL = { action: 'identity.access-denied', outcome: 'denied', resourceType: 'permission' } as const;

/** Whether the row of a denial is one of those. Then the row of its request is not: what happened once counts once. */
export function findsDenials({ actions, outcomes, resourceTypes, codes }: Matcher): boolean {
  const isNamed = actions.some((action) => {
    const [room, what] = action.split('.');
    const [ofRoom, denied] = DENIAL.action.split('.');
    return (room === '*' || room === ofRoom) && (what === '*' || what === denied);
  });
  const isOneOf = (value: string, words: readonly string[] | undefined): boolean =>
    words === undefined || words.includes(value);
  return (
    isNamed &&
    codes === undefined &&
    isOneOf(DENIAL.outcome, outcomes) &&
    isOneOf(DENIAL.resourceType, resourceTypes)
  );
}

/** The terms of a version of a rule. */
export interface AlertRuleTerms {
  readonly kind: AlertRuleKind;
  readonly title: string;
  readonly severity: Severity;
  readonly match: Matcher;
  /** In a rule with a sequence, what has to follow the rows that `match` finds. */
  readonly next: Matcher | null;
  readonly by: AlertSubject;
  /** The field whose different values are counted; if left out, rows are counted. */
  readonly distinct: (typeof DISTINCT)[number] | null;
  /** Rows of a count, first rows of a sequence; for unusual hours, days of history without which nobody is judged. */
  readonly threshold: number;
  readonly windowMinutes: number;
  /** For how long after the last row further rows are added to the same alert. */
  readonly quietMinutes: number;
  /** The time zone of the hours, in a rule about unusual hours. */
  readonly timeZone: string | null;
  readonly historyDays: number | null;
}

const HOURS = 'is of unusual hours only';

/** The contradictions in the terms. */
export function termsFaults(terms: AlertRuleTerms): readonly FieldFault[] {
  const { kind, next, distinct, by, timeZone, historyDays, threshold } = terms;
  const faults: FieldFault[] = [];
  const need = (isSound: boolean, pointer: string, detail: string): void => {
    if (!isSound) faults.push({ pointer, detail });
  };
  if (kind === 'sequence') need(next !== null, '/next', 'is required of a sequence');
  else need(next === null, '/next', 'is of sequences only');
  need(kind === 'count' || distinct === null, '/distinct', 'is of counts only');
  need(distinct === null || by !== distinct, '/distinct', 'must be another than what rows are looked at by');
  if (kind !== 'unusual-hours') {
    need(timeZone === null, '/timeZone', HOURS);
    need(historyDays === null, '/historyDays', HOURS);
    return faults;
  }
  need(by === 'user', '/by', 'must be user: only people have hours');
  need(
    timeZone !== null && isTimeZone(timeZone),
    '/timeZone',
    'must be a time zone, such as America/New_York',
  );
  need(historyDays !== null, '/historyDays', 'is required of unusual hours');
  need(threshold <= (historyDays ?? threshold), '/threshold', 'must be historyDays or less');
  return faults;
}

function isTimeZone(name: string): boolean {
  return name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);
}

/** The severities that a subscription from `minimum` on includes. */
export function isAtLeast(severity: Severity, minimum: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(minimum);
}
