import { defineEntity, p } from '@mikro-orm/core';
import { named } from '../../../shared/named-list.js';

/** `restore-test`: somebody has restored one, to see whether it can be done. */
export const BACKUP_KINDS = named('BackupKind', ['backup', 'restore-test']);
export type BackupKind = (typeof BACKUP_KINDS)[number];

export const BACKUP_OUTCOMES = named('BackupOutcome', ['succeeded', 'failed']);
export type BackupOutcome = (typeof BACKUP_OUTCOMES)[number];

/** What the operator has told of a backup: we make none, and cannot see theirs. Rows are only added. */
export const BackupReport = defineEntity({
  name: 'BackupReport',
  tableName: 'backup_reports',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    kind: p.string().$type<BackupKind>(),
    outcome: p.string().$type<BackupOutcome>(),
    completedAt: p.datetime(),
    place: p.string(),
    bytes: p.bigint('string').nullable(),
    note: p.string().nullable(),
    toldBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
