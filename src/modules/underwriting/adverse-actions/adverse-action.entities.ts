import { defineEntity, p } from '@mikro-orm/core';
import type { AdverseKind, AdverseOutcome } from '../domain/adverse-action.js';
import type { Subject } from '../domain/issue.js';

/** Something that was decided against a consumer. It never changes. */
export const AdverseActionRow = defineEntity({
  name: 'AdverseActionRow',
  tableName: 'adverse_actions',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    subjectType: p.string().$type<Subject['type']>(),
    subjectId: p.uuid(),
    reference: p.string().nullable(),
    customerId: p.string(),
    agencyId: p.uuid().nullable(),
    productType: p.string(),
    state: p.string(),
    kind: p.string().$type<AdverseKind>(),
    reasons: p.json().$type<AdverseOutcome['reasons']>(),
    decidedBy: p.uuid().nullable(),
    decidedOn: p.date(),
    dueOn: p.date().nullable(),
    dueCitation: p.string().nullable(),
    usesReport: p.boolean().defaultRaw('false'),
    reportAgencyName: p.string().nullable(),
    reportAgencyPhone: p.string().nullable(),
    reportAgencyAddress: p.string().nullable(),
    score: p.decimal('string').nullable(),
    scoreMin: p.decimal('string').nullable(),
    scoreMax: p.decimal('string').nullable(),
    scoreDate: p.date().nullable(),
    scoreSource: p.string().nullable(),
    inquiriesMattered: p.boolean().defaultRaw('false'),
    createdAt: p.datetime().defaultRaw('now()'),
    companyCode: p.string().nullable(),
  },
});

/** Who makes the consumer reports that decisions rest on. */
export const ConsumerReportAgency = defineEntity({
  name: 'ConsumerReportAgency',
  tableName: 'consumer_report_agencies',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    code: p.string(),
    name: p.string(),
    phone: p.string(),
    address: p.string(),
    isDefault: p.boolean().defaultRaw('false'),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
