import { defineEntity, p } from '@mikro-orm/core';
import type { Addressee } from './domain/addressee.js';
import type { NoticeKind, NoticeStatus } from './notices.view.js';

/** A letter that the law or a contract wants to be mailed, and whether it was. */
export const Notice = defineEntity({
  name: 'Notice',
  tableName: 'notices',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    policyId: p.uuid(),
    transactionId: p.uuid().nullable(),
    partyId: p.uuid().nullable(),
    kind: p.string().$type<NoticeKind>(),
    status: p.string().$type<NoticeStatus>().defaultRaw("'pending'"),
    addressedTo: p.json().$type<Addressee>(),
    documentId: p.uuid().nullable(),
    dueOn: p.date().nullable(),
    mailedAt: p.datetime().nullable(),
    proofOfMailing: p.string().nullable(),
    details: p.json().$type<unknown>().defaultRaw("'{}'"),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    effectiveOn: p.date().nullable(),
    noticeDays: p.integer().nullable(),
    isRequired: p.boolean().defaultRaw('false'),
    mailedBy: p.uuid().nullable(),
    returnedAt: p.datetime().nullable(),
    returnReason: p.string().nullable(),
  },
});
