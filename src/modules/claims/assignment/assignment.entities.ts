import { defineEntity, p } from '@mikro-orm/core';
import type { AssignmentReason } from './assignment.dto.js';

/** A user who works on claims: in which team, with which skills, licensed where. */
export const ClaimAdjuster = defineEntity({
  name: 'ClaimAdjuster',
  tableName: 'claim_adjusters',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    userId: p.uuid(),
    team: p.string(),
    isLead: p.boolean().defaultRaw('false'),
    skills: p.array(),
    states: p.array(),
    mostOpen: p.integer().nullable(),
    isAvailable: p.boolean().defaultRaw('true'),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Which team sorts of claims go to, from a day on. What it says stays: it is ended, and another one takes its place. */
export const ClaimAssignmentRule = defineEntity({
  name: 'ClaimAssignmentRule',
  tableName: 'claim_assignment_rules',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    priority: p.integer(),
    team: p.string(),
    skill: p.string().nullable(),
    productType: p.string().nullable(),
    state: p.string().nullable(),
    cause: p.string().nullable(),
    catastropheCode: p.string().nullable(),
    effectiveDate: p.date(),
    expirationDate: p.date().nullable(),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** Who was to work on a claim from when on, by which rule or for which reason. */
export const ClaimAssignment = defineEntity({
  name: 'ClaimAssignment',
  tableName: 'claim_assignments',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    claimId: p.uuid(),
    adjusterId: p.uuid().nullable(),
    team: p.string().nullable(),
    ruleId: p.uuid().nullable(),
    reason: p.string().$type<AssignmentReason>().nullable(),
    assignedBy: p.uuid().nullable(),
    assignedAt: p.datetime(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
