import { defineEntity, p } from '@mikro-orm/core';
import type { BlockingPoint, Trigger } from '../rating/index.js';
import type { Basis, Subject, Validity } from './domain/issue.js';
import type { IssueStatus } from './domain/issue-status.js';

/** A point on which an underwriter decides. */
export const UnderwritingIssue = defineEntity({
  name: 'UnderwritingIssue',
  tableName: 'underwriting_issues',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    subjectType: p.string().$type<Subject['type']>(),
    subjectId: p.uuid(),
    reference: p.string().nullable(),
    customerId: p.string(),
    agencyId: p.uuid().nullable(),
    productType: p.string(),
    state: p.string(),
    code: p.string(),
    title: p.string(),
    blocks: p.string().$type<BlockingPoint>().nullable(),
    authority: p.string().nullable(),
    facts: p.json().$type<Trigger['facts']>().defaultRaw("'{}'"),
    value: p.decimal('string').nullable(),
    worse: p.string().$type<NonNullable<Trigger['worse']>>().nullable(),
    status: p.string().$type<IssueStatus>().defaultRaw("'open'"),
    claimedBy: p.uuid().nullable(),
    claimedAt: p.datetime().nullable(),
    basis: p.string().$type<Basis>().nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    reason: p.string().nullable(),
    validThrough: p.string().$type<BlockingPoint>().nullable(),
    validity: p.string().$type<Validity>().nullable(),
    validUntil: p.date().nullable(),
    offsetPercent: p.decimal('string').nullable(),
    carriedFrom: p.uuid().nullable(),
    raisedBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    companyCode: p.string().nullable(),
    usesReport: p.boolean().defaultRaw('false'),
  },
});
