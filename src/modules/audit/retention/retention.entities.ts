import { defineEntity, p } from '@mikro-orm/core';

/** A legal hold: somebody whose data may not be erased, and for which matter. */
export const LegalHold = defineEntity({
  name: 'LegalHold',
  tableName: 'legal_holds',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    matter: p.string(),
    subjectType: p.string(),
    subjectId: p.string(),
    reason: p.string(),
    placedBy: p.uuid(),
    releasedAt: p.datetime().nullable(),
    releasedBy: p.uuid().nullable(),
    releaseReason: p.string().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A month of the trail that has left its table. */
export const AuditArchive = defineEntity({
  name: 'AuditArchive',
  tableName: 'audit_archives',
  properties: {
    partition: p.string().primary(),
    fromAt: p.datetime(),
    toAt: p.datetime(),
    rowCount: p.bigint('string'),
    fromSeq: p.bigint('string').nullable(),
    toSeq: p.bigint('string').nullable(),
    detachedAt: p.datetime().defaultRaw('clock_timestamp()'),
    manifest: p.string().nullable(),
    contentHash: p.blob().nullable(),
    archivedAt: p.datetime().nullable(),
    droppedAt: p.datetime().nullable(),
    restoredUntil: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** How long records of a kind are kept: changed while the system runs, and never below what the law asks. */
export const RetentionPolicy = defineEntity({
  name: 'RetentionPolicy',
  tableName: 'retention_policies',
  properties: {
    subject: p.string().primary(),
    keepFor: p.string().columnType('interval'),
    minimum: p.string().columnType('interval').defaultRaw("'0'"),
    legalHold: p.boolean().default(false),
    reason: p.string(),
    updatedBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** How long the law of a state wants records of a kind kept. */
export const RetentionMinimum = defineEntity({
  name: 'RetentionMinimum',
  tableName: 'retention_minimums',
  properties: {
    subject: p.string().primary(),
    state: p.string().primary(),
    keepFor: p.string().columnType('interval'),
    citation: p.string(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
