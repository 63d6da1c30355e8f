import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { over } from '../../platform/typed.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { assertVersion } from '../../platform/http/etag.js';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { identityError } from './identity.errors.js';
import { assertNamed } from './identity.rules.js';
import type { Followed } from './roles/give-role.js';
import { GiveRole } from './roles/give-role.js';
import { HeldRoles } from './roles/held-roles.js';
import { SetUserActive } from './set-user-active.js';
import { UserAgency } from './user-agency.js';
import type { User, UserChange } from './user.entity.js';
import { UserSchema } from './user.entity.js';
import { userView } from './user.view.js';
import { Users } from './users.js';
import type { UserResponse } from './identity.dto.js';

export interface UpdateUserInput extends UserChange {
  readonly isActive?: boolean | undefined;
  /** Roles of the company that a provider gives. */
  readonly followed?: Followed | undefined;
}

/** Changes a user on behalf of an administrator. */
@Injectable()
export class UpdateUser {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly agencies: UserAgency,
    private readonly held: HeldRoles,
    private readonly giveRole: GiveRole,
    private readonly setActive: SetUserActive,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    input: UpdateUserInput,
    expected: ExpectedRowVersion,
  ): Promise<UserResponse> {
    const admins = await this.lockAdmins();
    const user = await this.users.lock(id);
    assertVersion(user.rowVersion, expected);
    const { isActive, followed, ...change } = input;
    assertAdminRemains(actor, user, input, admins);
    // An incomplete account cannot be enabled before it is complete.
    if (change.agencyId !== undefined || change.role !== undefined || isActive === true) {
      const { role = user.role, agencyId = user.agencyId ?? null } = change;
      await this.agencies.assertFits(role, agencyId);
    }

    if (followed) await this.giveRole.release(actor, user, followed);
    await this.assertMayHold(actor, user, input);
    const now = this.clock.now();
    const changes = this.apply(user, change, now);
    assertNamed(user);
    await this.em.flush();
    if (followed) await this.giveRole.follow(actor, user, followed);
    if (isActive !== undefined) await this.setActive.run(actor, user, isActive);
    if (Object.keys(changes).length > 0) {
      await this.audit.record(actor, {
        action: 'identity.user-changed',
        resourceType: 'user',
        resourceId: id,
        changes,
      });
    }
    return userView(user, now);
  }

  /** A built-in role is given like any other: the actor must hold its permissions, and it must not conflict with the user's other roles. */
  private async assertMayHold(actor: Actor, user: User, input: UpdateUserInput): Promise<void> {
    const { role = user.role, onlyFurtherRoles = user.onlyFurtherRoles } = input;
    const isOther = role !== user.role;
    if (!onlyFurtherRoles && (isOther || user.onlyFurtherRoles)) this.held.assertMayGiveBuiltIn(actor, role);
    if (!isOther) return;
    const end = await this.held.assertMayMeet(actor, { id: user.id, role }, await this.held.idsOf(user.id));
    if (end) await this.held.endBy(user.id, end);
  }

  /**
   * Locks all administrators before the user's row, in a fixed order, so that two administrators who disable each other wait:
   * neither do both succeed nor do they deadlock.
   */
  private async lockAdmins(): Promise<readonly string[]> {
    const rows = await over(this.em, UserSchema)
      .selectFrom('User')
      .select('id')
      .where('role', '=', 'admin')
      .where('isActive', '=', true)
      .where('deletedAt', 'is', null)
      .orderBy('id')
      .forNoKeyUpdate()
      .execute();
    return rows.map((row) => row.id);
  }

  /** Applies a change and returns what the trail shows; changed names of people are not repeated there. */
  private apply(user: User, change: UserChange, now: Date): Record<string, unknown> {
    const before = {
      role: user.role,
      agencyId: user.agencyId ?? null,
      onlyFurtherRoles: user.onlyFurtherRoles,
    };
    const changed = user.change(change, now);
    const changes: Record<string, unknown> = {};
    for (const field of changed) {
      changes[field] =
        field === 'firstName' || field === 'lastName' ? 'changed' : [before[field], change[field]];
    }
    return changes;
  }
}

function assertAdminRemains(
  actor: Actor,
  user: User,
  input: UpdateUserInput,
  admins: readonly string[],
): void {
  const stays = input.isActive !== false && (input.role ?? user.role) === 'admin';
  if (stays || !admins.includes(user.id)) return;
  if (user.id === actor.id) throw identityError('identity.own-account');
  if (admins.length === 1) throw identityError('identity.last-admin');
}
