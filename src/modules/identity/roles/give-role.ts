import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import type { User } from '../user.entity.js';
import { Users } from '../users.js';
import type { KnownRole } from './held-roles.js';
import { HeldRoles } from './held-roles.js';
import type { GiveRoleRequest, HeldRoleList, HeldRoleResponse } from './roles.dto.js';
import { CompanyRole, UserRole } from './roles.entities.js';
import { heldAt } from './roles.queries.js';

export interface Giving {
  readonly reason: string | null;
  readonly endsAt: Date | null;
  readonly ssoProviderId: string | null;
}

/** The roles of the company that a provider gives to a user. */
export interface Followed {
  readonly ssoProviderId: string;
  readonly codes: readonly string[];
}

const FOR_EVER: Giving = { reason: null, endsAt: null, ssoProviderId: null };

/** Gives and withdraws roles of the company. The actor must hold the permissions of the role, and cannot give it to themselves. */
@Injectable()
export class GiveRole {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly held: HeldRoles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws identity.user-not-found, -own-access, -role-unknown, -role-beyond-own, -role-held, -role-time and -roles-in-conflict. */
  @Transactional()
  async run(actor: Actor, userId: string, input: GiveRoleRequest): Promise<HeldRoleList> {
    if (actor.id === userId) throw identityError('identity.own-access');
    const [role] = await this.held.named([input.role], () => '/role');
    const endsAt = input.endsAt ? new Date(input.endsAt) : null;
    if (endsAt && endsAt <= this.clock.now())
      throw identityError('identity.role-time', {
        errors: [{ pointer: '/endsAt', detail: 'is over already' }],
      });
    const user = await this.users.lock(userId);
    await this.dropOver(userId);
    if (!role || (await this.held.idsOf(userId)).includes(role.id)) throw identityError('identity.role-held');
    await this.give(actor, user, [role], { reason: input.reason ?? null, endsAt, ssoProviderId: null });
    return this.list(userId);
  }

  /** Throws identity.user-not-found, identity.own-access and identity.role-not-held. */
  @Transactional()
  async withdraw(actor: Actor, userId: string, code: string): Promise<HeldRoleList> {
    if (actor.id === userId) throw identityError('identity.own-access');
    const user = await this.users.lock(userId);
    const role = (await this.list(userId)).items.find((each) => each.role === code);
    if (!role) throw identityError('identity.role-not-held');
    await this.take(actor, user, [code]);
    return this.list(userId);
  }

  /** Gives roles that the user does not hold yet; the caller has locked the user. */
  async give(actor: Actor, user: User, roles: readonly KnownRole[], giving = FOR_EVER): Promise<void> {
    if (roles.length === 0) return;
    for (const { permissions } of roles) this.held.assertMayGive(actor, permissions);
    const heldIds = await this.held.idsOf(user.id);
    const end = await this.held.assertMayMeet(actor, user, [...heldIds, ...roles.map(({ id }) => id)]);
    const endsAt = earlier(giving.endsAt, end);
    await over(this.em, UserRole)
      .insertInto('UserRole')
      .values(roles.map(({ id }) => ({ ...giving, userId: user.id, roleId: id, endsAt, givenBy: actor.id })))
      .execute();
    await this.record(actor, user, 'identity.role-given', {
      roles: roles.map(({ code }) => code),
      reason: giving.reason,
      expiresAt: endsAt,
    });
  }

  /** Withdraws roles that a provider gave and no longer names. Called first, so that they do not conflict with new ones. */
  async release(actor: Actor, user: User, { ssoProviderId, codes }: Followed): Promise<void> {
    await this.dropOver(user.id);
    const { items } = await this.list(user.id);
    const own = items.filter((each) => each.ssoProviderId === ssoProviderId).map(({ role }) => role);
    await this.take(
      actor,
      user,
      own.filter((code) => !codes.includes(code)),
    );
  }

  /** Gives the roles that a provider names; retired roles are skipped. */
  async follow(actor: Actor, user: User, { ssoProviderId, codes }: Followed): Promise<void> {
    const { items } = await this.list(user.id);
    const added = codes.filter((code) => !items.some(({ role }) => role === code));
    await this.give(actor, user, await this.held.active(added), { ...FOR_EVER, ssoProviderId });
  }

  /** The roles that a user holds now, by code. */
  async list(userId: string): Promise<HeldRoleList> {
    const items = await over(this.em, UserRole, CompanyRole)
      .selectFrom('UserRole as held')
      .innerJoin('CompanyRole as r', 'r.id', 'held.roleId')
      .select(['r.code as role', 'r.title', 'held.reason', 'held.ssoProviderId', 'held.givenBy'])
      .select([moment<null>('held.endsAt').as('endsAt'), moment('held.createdAt').as('createdAt')])
      .where('held.userId', '=', userId)
      .where(heldAt(this.clock.now(), 'held.endsAt'))
      .orderBy('r.code')
      .execute();
    return { items: items as readonly HeldRoleResponse[] };
  }

  private async take(actor: Actor, user: User, codes: readonly string[]): Promise<void> {
    if (codes.length === 0) return;
    await over(this.em, UserRole, CompanyRole)
      .deleteFrom('UserRole')
      .where('userId', '=', user.id)
      .where('roleId', 'in', (row) =>
        row
          .selectFrom('CompanyRole')
          .select('id')
          .where('code', 'in', [...codes]),
      )
      .execute();
    await this.record(actor, user, 'identity.role-withdrawn', { roles: codes });
  }

  /** Deletes expired rows, which would block new ones. */
  private async dropOver(userId: string): Promise<void> {
    await over(this.em, UserRole)
      .deleteFrom('UserRole')
      .where('userId', '=', userId)
      .where('endsAt', '<=', this.clock.now())
      .execute();
  }

  /** Records the change; an access review of the former state no longer counts. */
  private async record(
    actor: Actor,
    user: User,
    action: 'identity.role-given' | 'identity.role-withdrawn',
    changes: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    user.roleSince = this.clock.now();
    await this.em.flush();
    await this.audit.record(actor, { action, resourceType: 'user', resourceId: user.id, changes });
  }
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
