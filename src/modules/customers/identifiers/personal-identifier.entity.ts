import { defineEntity, p } from '@mikro-orm/core';
import { encryptedColumn } from '../../../platform/encryption/encrypted-columns.js';
import type { IdentifierKind } from './domain/identifiers.js';

export const IDENTIFIER_VALUE = encryptedColumn('personal_identifiers', 'value_encrypted');

/** A number by which an authority knows a person, encrypted. */
export const PersonalIdentifier = defineEntity({
  name: 'PersonalIdentifier',
  tableName: 'personal_identifiers',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    customerId: p.string().nullable(),
    kind: p.string().$type<IdentifierKind>(),
    issuer: p.string(),
    valueEncrypted: p.string(),
    blindIndex: p.string(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
