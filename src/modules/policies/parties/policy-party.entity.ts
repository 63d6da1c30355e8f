import { defineEntity, p } from '@mikro-orm/core';
import type { MailingAddress } from '../../../shared/mailing-address.js';
import type { PartyRole } from '../notices/domain/addressee.js';

/** Who stands on a policy, in which role, from one day to another. */
export const PolicyParty = defineEntity({
  name: 'PolicyParty',
  tableName: 'policy_parties',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    policyId: p.uuid(),
    role: p.string().$type<PartyRole>(),
    customerId: p.string().nullable(),
    itemId: p.uuid().nullable(),
    name: p.string(),
    address: p.json().$type<MailingAddress>().nullable(),
    reference: p.string().nullable(),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
