import { defineEntity, p } from '@mikro-orm/core';
import { named } from '../../../shared/named-list.js';
import type { SanctionsMatch } from '../../../platform/sanctions/sanctions-screening.js';
import type { ScreenedType } from '../sanctions.entities.js';

/** What people say of somebody who is listed: what is theirs is blocked, or what they asked for was refused. */
export const TRUE_MATCHES = ['blocked', 'rejected'] as const;

/** `cleared` follows from a clearance; `closed` is what came to nothing, such as a name that was a slip of the pen. */
export const FINDING_STATUSES = named('SanctionsFindingStatus', [
  'open',
  'cleared',
  'closed',
  ...TRUE_MATCHES,
]);
export type FindingStatus = (typeof FINDING_STATUSES)[number];

export type FoundMatch = Omit<SanctionsMatch, 'name'>;

/** That a name is one of the list, and what waits because of it: work for the people of compliance. */
export const SanctionsFinding = defineEntity({
  name: 'SanctionsFinding',
  tableName: 'sanctions_findings',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    subjectType: p.string().$type<ScreenedType>(),
    subjectId: p.string(),
    /** Of the subject, or of somebody who is named in its contracts. */
    name: p.string(),
    matches: p.json().$type<readonly FoundMatch[]>(),
    /** A hash of the name and the matches: the same are told once. */
    matched: p.string(),
    listVersion: p.string(),
    /** The row of the trail that told it. */
    action: p.string(),
    heldType: p.string(),
    heldId: p.string(),
    reference: p.string().nullable(),
    amount: p.decimal('string').nullable(),
    foundAt: p.datetime(),
    foundOn: p.date(),
    dueOn: p.date(),
    status: p.string().$type<FindingStatus>().defaultRaw("'open'"),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.string().nullable(),
    reportedOn: p.date().nullable(),
    reportReference: p.string().nullable(),
    reportedBy: p.uuid().nullable(),
    /** Of the last decision that was taken back. */
    withdrawnBy: p.uuid().nullable(),
    withdrawnAt: p.datetime().nullable(),
    withdrawalReason: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
