import { defineEntity, p } from '@mikro-orm/core';
import { encryptedColumn } from '../../../platform/encryption/encrypted-columns.js';

export const REPORTER_PHONE = encryptedColumn('claim_notices', 'reporter_phone_encrypted', {
  isRewritten: false,
});

/** What somebody told of a loss. Notices are added and never changed. */
export const ClaimNotice = defineEntity({
  name: 'ClaimNotice',
  tableName: 'claim_notices',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    reportedAt: p.datetime(),
    channel: p.string(),
    reporter: p.json().$type<unknown>().defaultRaw("'{}'"),
    reporterPhoneEncrypted: p.string().nullable(),
    said: p.json().$type<unknown>().defaultRaw("'{}'"),
    recordedBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
