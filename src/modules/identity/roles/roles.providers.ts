import { EditRoles } from './edit-roles.js';
import { GiveRole } from './give-role.js';
import { HeldRoles } from './held-roles.js';
import { RoleConflicts } from './role-conflicts.js';
import { RoleConflictsController } from './role-conflicts.controller.js';
import { RoleConflictsQueries } from './role-conflicts.queries.js';
import { RoleConflictsStore } from './role-conflicts.store.js';
import { RolesController } from './roles.controller.js';
import { RolesQueries } from './roles.queries.js';
import { UserRolesController } from './user-roles.controller.js';

export const ROLE_CONTROLLERS = [RolesController, UserRolesController, RoleConflictsController];

export const ROLE_PROVIDERS = [
  EditRoles,
  GiveRole,
  HeldRoles,
  RoleConflicts,
  RoleConflictsQueries,
  RoleConflictsStore,
  RolesQueries,
];
