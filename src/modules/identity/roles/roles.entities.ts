import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '../../../shared/actor.js';

/** A built-in role, whose permissions the rooms declare, or a role of the company with its own list. */
export const CompanyRole = defineEntity({
  name: 'CompanyRole',
  tableName: 'roles',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    code: p.string(),
    title: p.string(),
    description: p.string().nullable(),
    builtIn: p.string().$type<Role>().nullable(),
    permissions: p.json().$type<readonly string[]>().defaultRaw(`'[]'`),
    isActive: p.boolean().defaultRaw('true'),
    createdBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A version of a role. Rows are only added. */
export const RoleVersion = defineEntity({
  name: 'RoleVersion',
  tableName: 'role_versions',
  properties: {
    roleId: p.uuid().primary(),
    version: p.integer().primary(),
    title: p.string(),
    description: p.string().nullable(),
    permissions: p.json().$type<readonly string[]>(),
    isActive: p.boolean(),
    changedBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** A role of the company that a user holds. */
export const UserRole = defineEntity({
  name: 'UserRole',
  tableName: 'user_roles',
  properties: {
    userId: p.uuid().primary(),
    roleId: p.uuid().primary(),
    reason: p.string().nullable(),
    endsAt: p.datetime().nullable(),
    /** The provider whose rules gave the role and may withdraw it; null if a person gave it. */
    ssoProviderId: p.uuid().nullable(),
    givenBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});

/** Two roles that one user must not hold together. */
export const RoleConflict = defineEntity({
  name: 'RoleConflict',
  tableName: 'role_conflicts',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    firstRoleId: p.uuid(),
    secondRoleId: p.uuid(),
    reason: p.string(),
    createdBy: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    endedAt: p.datetime().nullable(),
    endedBy: p.uuid().nullable(),
    rowVersion: p.integer().defaultRaw('1'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** An exception to a rule for one user and a time, approved by another person. Rows are only added. */
export const RoleException = defineEntity({
  name: 'RoleException',
  tableName: 'role_exceptions',
  properties: {
    id: p.uuid().primary().defaultRaw('uuid_v7()'),
    conflictId: p.uuid(),
    userId: p.uuid(),
    reason: p.string(),
    endsAt: p.datetime(),
    approvedBy: p.uuid(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
