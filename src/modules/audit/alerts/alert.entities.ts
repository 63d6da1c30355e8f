import { defineEntity, p } from '@mikro-orm/core';
import { letterProperties } from '../../../platform/mail/letter.entity.js';
import type { AlertRuleTerms, AlertSubject, Severity } from './domain/alert-rule.js';

export const ALERT_STATUSES = ['open', 'acknowledged', 'closed'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];

export const FINDINGS = ['harm', 'harmless', 'false-alarm'] as const;
export type AlertFinding = (typeof FINDINGS)[number];

/** A rule that raises alerts. Its terms are in its versions. */
export const AlertRule = defineEntity({
  name: 'AlertRule',
  tableName: 'alert_rules',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    code: p.string(),
    version: p.integer().defaultRaw('1'),
    endedAt: p.datetime().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

export const AlertRuleVersion = defineEntity({
  name: 'AlertRuleVersion',
  tableName: 'alert_rule_versions',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    ruleId: p.uuid(),
    version: p.integer(),
    terms: p.json().$type<AlertRuleTerms>(),
    writtenBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});

/** An alert: rows of the trail that somebody should look at, and the finding. */
export const Alert = defineEntity({
  name: 'Alert',
  tableName: 'alerts',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    ruleId: p.uuid(),
    ruleVersion: p.integer(),
    severity: p.string().$type<Severity>(),
    subjectType: p.string().$type<AlertSubject>(),
    subjectId: p.string(),
    status: p.string().$type<AlertStatus>().defaultRaw("'open'"),
    occurrences: p.integer(),
    entryIds: p.array().columnType('uuid[]').$type<readonly string[]>(),
    firstAt: p.datetime(),
    lastAt: p.datetime(),
    acknowledgedBy: p.uuid().nullable(),
    acknowledgedAt: p.datetime().nullable(),
    closedBy: p.uuid().nullable(),
    closedAt: p.datetime().nullable(),
    finding: p.string().$type<AlertFinding>().nullable(),
    closeReason: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** The number of the last row that was searched for alerts. */
export const AlertPosition = defineEntity({
  name: 'AlertPosition',
  tableName: 'alert_position',
  properties: {
    isOnly: p.boolean().primary().defaultRaw('true'),
    upToSeq: p.bigint('string').defaultRaw('0'),
  },
});

/** A subscription: a user wants a letter of each alert of some severity or above. */
export const AlertSubscription = defineEntity({
  name: 'AlertSubscription',
  tableName: 'alert_subscriptions',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    userId: p.uuid(),
    minimumSeverity: p.string().$type<Severity>(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A letter of one alert to one reader. */
export const AlertLetter = defineEntity({
  name: 'AlertLetter',
  tableName: 'alert_letters',
  properties: {
    ...letterProperties(),
    alertId: p.uuid(),
    userId: p.uuid(),
  },
});
