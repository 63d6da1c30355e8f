import { defineEntity, p } from '@mikro-orm/core';
import type { Contributor } from '../domain/score-quote.js';
import type { VariableValue } from '../domain/variables.js';

/** What followed from a score above the threshold: `due` is to be referred, `ended` means that it came too late. */
export type ScoreReferralState = 'none' | 'due' | 'referred' | 'ended';

/** A model's score of a version of a quote, with its inputs and reasons. Only what follows from it is updated later. */
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
