import { defineEntity, p } from '@mikro-orm/core';
import type { ItemIds, RiskSnapshot } from '../policies/index.js';
import type {
  CarriedView,
  ChargeLine,
  PaymentLine,
  RatingFault,
  UnderwritingDecision,
} from '../rating/index.js';
import type { RenewalStatus } from './domain/renewal-status.js';

/** The renewal of a term that ends. */
export const Renewal = defineEntity({
  name: 'Renewal',
  tableName: 'renewals',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    policyId: p.uuid(),
    agencyId: p.uuid().nullable(),
    productType: p.string(),
    status: p.string().$type<RenewalStatus>(),
    policyVersion: p.integer(),
    basedOn: p.uuid().nullable(),
    ratedOn: p.date().nullable(),
    effectiveDate: p.date(),
    expirationDate: p.date(),
    termMonths: p.integer(),
    edition: p.uuid().nullable(),
    worksheetId: p.uuid().nullable(),
    /** Ids of the worksheets of earlier ratings; a trigger adds them. */
    formerWorksheets: p.array().columnType('uuid[]').defaultRaw("'{}'"),
    risk: p.json().$type<RiskSnapshot>().nullable(),
    itemIds: p.json().$type<ItemIds>().defaultRaw("'{}'"),
    charges: p.json().$type<readonly ChargeLine[]>().defaultRaw("'[]'"),
    payments: p.json().$type<readonly PaymentLine[]>().defaultRaw("'[]'"),
    expiringPremium: p.decimal('string').nullable(),
    indicatedPremium: p.decimal('string').nullable(),
    offeredPremium: p.decimal('string').nullable(),
    cap: p.json().$type<unknown>().nullable(),
    carried: p.json().$type<CarriedView>().nullable(),
    notCompared: p.json().$type<RatingFault>().nullable(),
    decision: p.json().$type<UnderwritingDecision>().nullable(),
    approvedCodes: p.json().$type<readonly string[]>().defaultRaw("'[]'"),
    fault: p.json().$type<RatingFault>().nullable(),
    offeredAt: p.datetime().nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    reason: p.string().nullable(),
    renewedPolicyId: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
