import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { FieldFault } from '../../../shared/errors.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import { Users } from '../users.js';
import { RoleConflictsQueries } from './role-conflicts.queries.js';
import type {
  ApproveExceptionRequest,
  CreateRoleConflictRequest,
  RoleConflictResponse,
  RoleExceptionResponse,
} from './roles.dto.js';
import { CompanyRole, RoleConflict, RoleException } from './roles.entities.js';

const LONGEST_EXCEPTION_DAYS = 366;
const DAY = 86_400_000;

/** Segregation of duties: which roles one user must not hold together, and exceptions for a time that another person approves. */
@Injectable()
export class RoleConflicts {
  constructor(
    private readonly em: EntityManager,
    private readonly queries: RoleConflictsQueries,
    private readonly users: Users,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a rule. Users who hold both roles keep them, and `heldBy` reports them. Throws
   * identity.conflict-terms and identity.conflict-known.
   */
  @Transactional()
  async create(actor: Actor, { roles, reason }: CreateRoleConflictRequest): Promise<RoleConflictResponse> {
    await lockInTransaction(this.em.getKysely(), 'identity.role-conflicts');
    const [firstRoleId = '', secondRoleId = ''] = [...(await this.idsOf(roles))].sort();
    const id = newId();
    await over(this.em, RoleConflict)
      .insertInto('RoleConflict')
      .values({ id, firstRoleId, secondRoleId, reason, createdBy: actor.id })
      .execute()
      .catch(explainConflict);
    await this.audit.record(actor, {
      action: 'identity.role-conflict-created',
      resourceType: 'role_conflict',
      resourceId: id,
      changes: { roles, reason },
    });
    return this.queries.byId(id);
  }

  /** Throws identity.conflict-not-found. */
  @Transactional()
  async end(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<RoleConflictResponse> {
    await lockInTransaction(this.em.getKysely(), 'identity.role-conflicts');
    const conflict = await this.queries.byId(id);
    assertVersion(conflict.rowVersion, expected);
    if (conflict.endedAt !== null) return conflict;
    await over(this.em, RoleConflict)
      .updateTable('RoleConflict')
      .set((row) => ({ endedAt: this.clock.now(), endedBy: actor.id, rowVersion: row('rowVersion', '+', 1) }))
      .where('id', '=', id)
      .execute();
    await this.audit.record(actor, {
      action: 'identity.role-conflict-ended',
      resourceType: 'role_conflict',
      resourceId: id,
      changes: { roles: conflict.roles },
    });
    return this.queries.byId(id);
  }

  /** Throws identity.conflict-not-found, identity.user-not-found, identity.own-access and identity.role-time. */
  @Transactional()
  async approve(
    actor: Actor,
    conflictId: string,
    { userId, reason, ...input }: ApproveExceptionRequest,
  ): Promise<RoleExceptionResponse> {
    if (actor.id === null || actor.id === userId) throw identityError('identity.own-access');
    const conflict = await this.queries.byId(conflictId);
    if (conflict.endedAt !== null) throw identityError('identity.conflict-not-found');
    const now = this.clock.now();
    const endsAt = new Date(input.endsAt);
    if (endsAt <= now || endsAt.getTime() > now.getTime() + LONGEST_EXCEPTION_DAYS * DAY)
      throw identityError('identity.role-time', {
        errors: [{ pointer: '/endsAt', detail: 'must lie within a year from now' }],
      });
    await this.users.lock(userId);
    const id = newId(now.getTime());
    const exception = { userId, reason, approvedBy: actor.id };
    await over(this.em, RoleException)
      .insertInto('RoleException')
      .values({ id, conflictId, ...exception, endsAt, createdAt: now })
      .execute();
    await this.audit.record(actor, {
      action: 'identity.role-exception-approved',
      resourceType: 'user',
      resourceId: userId,
      changes: { roles: conflict.roles, reason, expiresAt: endsAt },
    });
    return { id, ...exception, endsAt: endsAt.toISOString(), createdAt: now.toISOString() };
  }

  private async idsOf(codes: readonly string[]): Promise<readonly string[]> {
    const rows = await over(this.em, CompanyRole)
      .selectFrom('CompanyRole')
      .select(['id', 'code', 'builtIn'])
      .where('code', 'in', [...codes])
      .execute();
    const errors: FieldFault[] = codes.flatMap((code, index) =>
      rows.some((row) => row.code === code) ? [] : [{ pointer: `/roles/${index}`, detail: 'is no role' }],
    );
    if (errors.length === 0 && rows.length < 2)
      errors.push({ pointer: '/roles', detail: 'must be two roles' });
    if (errors.length === 0 && rows.every(({ builtIn }) => builtIn !== null))
      errors.push({ pointer: '/roles', detail: 'must not both be built in: nobody holds two of those' });
    if (errors.length > 0) throw identityError('identity.conflict-terms', { errors });
    return rows.map(({ id }) => id);
  }
}

function explainConflict(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw identityError('identity.conflict-known');
}
