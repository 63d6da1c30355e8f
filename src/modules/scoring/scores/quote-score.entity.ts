import { defineEntity, p } from '@mikro-orm/core';
import type { Contributor } from '../domain/score-quote.js';
import type { VariableValue } from '../domain/variables.js';

/** What has come of a score above the threshold: `due` is about to be referred, `ended` came too late for it. */
export type ScoreReferralState = 'none' | 'due' | 'referred' | 'ended';

/** What a model has said of a version of a quote, from what, and why. Only what has come of it is written later. */
export const QuoteScore = defineEntity({
  name: 'QuoteScore',
  tableName: 'quote_scores',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    modelId: p.uuid(),
    quoteId: p.uuid(),
    score: p.decimal('string').nullable(),
    fault: p.string().nullable(),
    inputs: p.json().$type<Readonly<Record<string, VariableValue>>>(),
    contributors: p.json().$type<readonly Contributor[]>(),
    bins: p.json().$type<readonly number[]>(),
    groups: p.json().$type<Readonly<Record<string, string>>>(),
    appliedAt: p.datetime().nullable(),
    referral: p.string().$type<ScoreReferralState>().defaultRaw("'none'"),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
