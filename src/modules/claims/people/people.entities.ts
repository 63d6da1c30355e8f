import { defineEntity, p } from '@mikro-orm/core';
import { encryptedColumn, wrappedColumn } from '../../../platform/encryption/encrypted-columns.js';

/** Encrypted for its row alone: copied to another it does not open. */
export const TAX_ID_COLUMN = wrappedColumn({
  table: 'claim_contacts',
  column: 'tax_id_encrypted',
  primaryKey: 'id',
  contextOf: (id) => `claim_contacts.tax_id:${id}`,
  isRewritten: true,
});

/** Found by `phone_index`, whichever way the number was written. */
export const CONTACT_PHONE = encryptedColumn('claim_contacts', 'phone_encrypted');

/** A person or a firm that claims have to do with. */
export const ClaimContact = defineEntity({
  name: 'ClaimContact',
  tableName: 'claim_contacts',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    kind: p.string(),
    name: p.string(),
    email: p.string().nullable(),
    /** A number in clear text, in rows from before numbers were encrypted. */
    phone: p.string().nullable(),
    phoneEncrypted: p.string().nullable(),
    phoneIndex: p.string().nullable(),
    address: p.json().$type<unknown>().nullable(),
    customerId: p.string().nullable(),
    taxIdEncrypted: p.string().nullable(),
    taxIdLast4: p.string().nullable(),
    agencyId: p.uuid().nullable(),
    searchText: p.string().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** What a contact is on a claim, until it ends. */
export const ClaimRole = defineEntity({
  name: 'ClaimRole',
  tableName: 'claim_roles',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    contactId: p.uuid(),
    role: p.string(),
    note: p.string().nullable(),
    endedAt: p.datetime().nullable(),
    addedBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
