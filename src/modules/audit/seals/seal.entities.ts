import { defineEntity, p } from '@mikro-orm/core';
import { wrappedColumn } from '../../../platform/encryption/encrypted-columns.js';

/** Bound to its row. A key of the trail is never rewritten: `audit:rotate-key` makes the next one under the present key. */
export const SEAL_KEY_COLUMN = wrappedColumn({
  table: 'audit_keys',
  column: 'private_jwk_encrypted',
  primaryKey: 'kid',
  contextOf: (kid) => `audit_keys.private_jwk:${kid}`,
  isRewritten: false,
});

/** A signed range of rows of the trail, in the order of their numbers. Each seal names the one before it. */
export const AuditSeal = defineEntity({
  name: 'AuditSeal',
  tableName: 'audit_seals',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    number: p.bigint('string'),
    format: p.smallint(),
    previousSeal: p.uuid().nullable(),
    previousHash: p.blob(),
    hash: p.blob(),
    fromSeq: p.bigint('string'),
    toSeq: p.bigint('string'),
    rowCount: p.bigint('string'),
    seqListHash: p.blob(),
    rootHash: p.blob(),
    leaves: p.blob(),
    signature: p.blob(),
    kid: p.string(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});

/** A key that signs seals, its private half encrypted. */
export const AuditKey = defineEntity({
  name: 'AuditKey',
  tableName: 'audit_keys',
  properties: {
    kid: p.string().primary(),
    number: p.bigint('string'),
    publicJwk: p.json().$type<unknown>(),
    privateJwkEncrypted: p.string(),
    endorsedBy: p.string().nullable(),
    endorsement: p.blob().nullable(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});

/** What was told outside the database: how many seals there were, under which root. */
export const AuditCheckpoint = defineEntity({
  name: 'AuditCheckpoint',
  tableName: 'audit_checkpoints',
  properties: {
    seals: p.bigint('string').primary(),
    toSeq: p.bigint('string'),
    rootHash: p.blob(),
    frontier: p.blob(),
    statement: p.string(),
    signature: p.blob(),
    kid: p.string(),
    file: p.string().nullable(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});

/** An authority outside says when a checkpoint was there; what it says lies beside the checkpoint. */
export const AuditCheckpointStamp = defineEntity({
  name: 'AuditCheckpointStamp',
  tableName: 'audit_checkpoint_stamps',
  properties: {
    seals: p.bigint('string').primary(),
    stampedAt: p.datetime(),
    file: p.string(),
    createdAt: p.datetime().defaultRaw('clock_timestamp()'),
  },
});
