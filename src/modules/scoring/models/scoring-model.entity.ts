import { defineEntity, p } from '@mikro-orm/core';
import type { ModelDefinition, ModelKind, ScoreTarget } from '../domain/definition.js';
import type { ModelStatus } from '../domain/model-status.js';

/** An edition of a model. What it computes never changes; its status does. */
export const ScoringModel = defineEntity({
  name: 'ScoringModel',
  tableName: 'scoring_models',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    code: p.string(),
    number: p.integer(),
    target: p.string().$type<ScoreTarget>(),
    kind: p.string().$type<ModelKind>(),
    productType: p.string(),
    title: p.string(),
    purpose: p.string(),
    owner: p.string(),
    source: p.string(),
    trainingDataHash: p.string(),
    definition: p.json().$type<ModelDefinition>(),
    contentHash: p.string(),
    expirationDate: p.date(),
    status: p.string().$type<ModelStatus>().defaultRaw("'shadow'"),
    createdBy: p.uuid().nullable(),
    approvedBy: p.uuid().nullable(),
    approvedAt: p.datetime().nullable(),
    activatedBy: p.uuid().nullable(),
    activatedAt: p.datetime().nullable(),
    endedBy: p.uuid().nullable(),
    endedAt: p.datetime().nullable(),
    endReason: p.string().nullable(),
    clearedAt: p.datetime().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** How far a model has come through the quotes, in the order of their ratings. */
export const ScoringPosition = defineEntity({
  name: 'ScoringPosition',
  tableName: 'scoring_positions',
  properties: {
    modelId: p.uuid().primary(),
    ratedThrough: p.uuid(),
  },
});
