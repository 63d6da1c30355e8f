import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import { json } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import { roleFaults } from './role-content.js';
import { HeldRoles } from './held-roles.js';
import type { ChangeRoleRequest, CreateRoleRequest, RoleResponse } from './roles.dto.js';
import { CompanyRole, RoleVersion } from './roles.entities.js';
import { RolesQueries } from './roles.queries.js';

/** Adds and changes roles of the company. A change applies with the next request of each holder; all versions are kept. */
@Injectable()
export class EditRoles {
  constructor(
    private readonly em: EntityManager,
    private readonly held: HeldRoles,
    private readonly queries: RolesQueries,
    private readonly audit: Audit,
  ) {}

  /** Throws identity.role-terms, identity.role-beyond-own and identity.role-code-taken. */
  @Transactional()
  async create(actor: Actor, input: CreateRoleRequest): Promise<RoleResponse> {
    const { code, title, description = null, permissions } = input;
    this.assertSound(actor, permissions, permissions);
    const id = newId();
    await over(this.em, CompanyRole)
      .insertInto('CompanyRole')
      .values({
        id,
        code,
        title,
        description,
        permissions: json([...permissions].sort()),
        createdBy: actor.id,
      })
      .execute()
      .catch(explainConflict);
    await this.audit.record(actor, {
      action: 'identity.role-created',
      resourceType: 'role',
      resourceId: id,
      changes: { code, title, scopes: permissions },
    });
    return this.kept(actor, id);
  }

  /** Throws identity.role-not-found, identity.role-built-in and what `create` throws. */
  @Transactional()
  async change(
    actor: Actor,
    id: string,
    input: ChangeRoleRequest,
    expected: ExpectedRowVersion,
  ): Promise<RoleResponse> {
    const before = await this.queries.lock(id);
    assertVersion(before.rowVersion, expected);
    if (before.builtIn !== null) throw identityError('identity.role-built-in');
    const { title = before.title, description = before.description, isActive = before.isActive } = input;
    const permissions = [...(input.permissions ?? before.permissions)].sort();
    const isRevived = isActive && !before.isActive;
    const added = permissions.filter((name) => isRevived || !before.permissions.includes(name));
    this.assertSound(actor, input.permissions ?? [], added);
    const after = { title, description, isActive, permissions };
    if (
      isDeepStrictEqual(after, {
        title: before.title,
        description: before.description,
        isActive: before.isActive,
        permissions: before.permissions,
      })
    )
      return before;
    await over(this.em, CompanyRole)
      .updateTable('CompanyRole')
      .set((row) => ({ ...after, permissions: json(permissions), rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await this.audit.record(actor, {
      action: 'identity.role-changed',
      resourceType: 'role',
      resourceId: id,
      changes: {
        code: before.code,
        title,
        isActive: [before.isActive, isActive],
        scopes: [before.permissions, permissions],
      },
    });
    return this.kept(actor, id);
  }

  private assertSound(actor: Actor, permissions: readonly string[], added: readonly string[]): void {
    const errors = roleFaults(permissions);
    if (errors.length > 0) throw identityError('identity.role-terms', { errors });
    this.held.assertMayGive(actor, added);
  }

  private async kept(actor: Actor, id: string): Promise<RoleResponse> {
    const role = await this.queries.byId(id);
    const { rowVersion: version, title, description, permissions, isActive } = role;
    await over(this.em, RoleVersion)
      .insertInto('RoleVersion')
      .values({
        roleId: id,
        version,
        title,
        description,
        permissions: json(permissions),
        isActive,
        changedBy: actor.id,
      })
      .execute();
    return role;
  }
}

function explainConflict(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw identityError('identity.role-code-taken', {
    errors: [{ pointer: '/code', detail: 'belongs to another role' }],
  });
}
