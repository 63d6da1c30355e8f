import { defineEntity, p } from '@mikro-orm/core';
import type { ImpactAnalysisStatus } from './domain/impact-analysis-status.js';
import type { TallyState } from './domain/tally.js';

/** A re-rating of the policies of a plan on another edition. */
export const BookRating = defineEntity({
  name: 'BookRating',
  tableName: 'book_ratings',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    planId: p.uuid(),
    candidateEditionId: p.uuid(),
    candidateHash: p.string(),
    baselineEditionId: p.uuid().nullable(),
    inForceOn: p.date(),
    ratedOn: p.date(),
    status: p.string().$type<ImpactAnalysisStatus>().defaultRaw("'queued'"),
    reason: p.string().nullable(),
    policyCount: p.integer().nullable(),
    doneCount: p.integer().defaultRaw('0'),
    errorCount: p.integer().defaultRaw('0'),
    busyMs: p.bigint('string').defaultRaw('0'),
    lastPolicyId: p.uuid().nullable(),
    tally: p.json().$type<Partial<TallyState>>().defaultRaw("'{}'"),
    leaseId: p.uuid().nullable(),
    leaseUntil: p.datetime().nullable(),
    createdBy: p.uuid().nullable(),
    startedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** What one policy would cost on the other edition. */
export const BookRatingResult = defineEntity({
  name: 'BookRatingResult',
  tableName: 'book_rating_results',
  properties: {
    bookRatingId: p.uuid().primary(),
    policyId: p.uuid().primary(),
    oldTotal: p.decimal('string').nullable(),
    newTotal: p.decimal('string').nullable(),
    errorEdition: p.string().nullable(),
    errorCode: p.string().nullable(),
    errorPointer: p.string().nullable(),
  },
});
