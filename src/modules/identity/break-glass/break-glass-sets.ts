import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { declaredPermissions } from '../../../platform/http/permissions.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { FieldFault } from '../../../shared/errors.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import type { AddBreakGlassSetRequest, BreakGlassSetResponse } from './break-glass.dto.js';
import { BreakGlassSet } from './break-glass.entities.js';

/**
 * Sets of permissions for emergencies, and the roles that may take them. A set is ended and never changed, because people have taken it.
 */
@Injectable()
export class BreakGlassSets {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async add(actor: Actor, input: AddBreakGlassSetRequest): Promise<BreakGlassSetResponse> {
    const errors = input.permissions.flatMap(permissionFaults);
    if (errors.length > 0) throw identityError('identity.break-glass-set-invalid', { errors });
    const { code, title, permissions, roles, maxMinutes } = input;
    const id = newId();
    await over(this.em, BreakGlassSet)
      .insertInto('BreakGlassSet')
      .values({
        id,
        code,
        title,
        permissions: [...new Set(permissions)],
        roles: [...new Set(roles)],
        maxMinutes,
        createdBy: actor.id,
      })
      .execute()
      .catch((error: unknown) => {
        throw isUniqueViolation(error) ? identityError('identity.break-glass-set-exists') : error;
      });
    await this.record(actor, id, 'added', { code, scopes: permissions, roles, minutes: maxMinutes });
    return this.byId(id);
  }

  @Transactional()
  async end(actor: Actor, id: string, expected: ExpectedRowVersion): Promise<BreakGlassSetResponse> {
    const set = found(await this.rows().where('id', '=', id).forNoKeyUpdate().executeTakeFirst());
    assertVersion(set.rowVersion, expected);
    if (set.endedAt !== null) throw identityError('identity.break-glass-set-over');
    await over(this.em, BreakGlassSet)
      .updateTable('BreakGlassSet')
      .set({ endedAt: this.clock.now(), rowVersion: set.rowVersion + 1 })
      .where('id', '=', id)
      .execute();
    await this.record(actor, id, 'ended', { code: set.code });
    return this.byId(id);
  }

  async byId(id: string): Promise<BreakGlassSetResponse> {
    return found(await this.rows().where('id', '=', id).executeTakeFirst());
  }

  /** The active set with this code; null if there is none. */
  async byCode(code: string): Promise<BreakGlassSetResponse | null> {
    return (
      (await this.rows().where('code', '=', code).where('endedAt', 'is', null).executeTakeFirst()) ?? null
    );
  }

  /** The active sets, by code. */
  async list(): Promise<readonly BreakGlassSetResponse[]> {
    return this.rows().where('endedAt', 'is', null).orderBy('code').execute();
  }

  private record(actor: Actor, id: string, what: string, changes: object): Promise<void> {
    return this.audit.record(actor, {
      action: `identity.break-glass-set-${what}`,
      resourceType: 'break-glass-set',
      resourceId: id,
      changes: { ...changes },
    });
  }

  private rows() {
    return over(this.em, BreakGlassSet)
      .selectFrom('BreakGlassSet')
      .select(['id', 'code', 'title', 'permissions', 'roles', 'maxMinutes', 'rowVersion'])
      .select([moment('createdAt').as('createdAt'), moment<null>('endedAt').as('endedAt')]);
  }
}

function permissionFaults(name: string, index: number): readonly FieldFault[] {
  const permission = declaredPermissions().get(name);
  const pointer = `/permissions/${index}`;
  if (!permission) return [{ pointer, detail: 'is no permission: GET /api/v1/permissions lists them' }];
  if (permission.isLasting === true)
    return [{ pointer, detail: 'gives what would outlast the emergency: broken glass never opens it' }];
  return [];
}

function found<T>(set: T | undefined): T {
  if (!set) throw identityError('identity.break-glass-set-not-found');
  return set;
}
