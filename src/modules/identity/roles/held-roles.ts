import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { lockInTransaction } from '../../../platform/postgres/advisory-lock.js';
import { over } from '../../../platform/typed.js';
import type { Actor, Role } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { FieldFault } from '../../../shared/errors.js';
import { identityError } from '../identity.errors.js';
import { builtInPermissions, notHeldBy } from './role-content.js';
import { CompanyRole, UserRole } from './roles.entities.js';
import { RoleConflictsStore } from './role-conflicts.store.js';
import { FURTHER, heldAt } from './roles.queries.js';

export interface KnownRole {
  readonly id: string;
  readonly code: string;
  readonly permissions: readonly string[];
}

/** The JSON pointer of the role at an index of the request. */
type PointerOf = (index: number) => string;

interface Holder {
  readonly id: string;
  readonly role: Role;
}

/** The roles of the company that users hold, and the rules on role conflicts. */
@Injectable()
export class HeldRoles {
  constructor(
    private readonly em: EntityManager,
    private readonly conflicts: RoleConflictsStore,
    private readonly clock: Clock,
  ) {}

  /** The further permissions of a user, as the guard uses them. */
  async furtherOf(userId: string): Promise<Pick<Actor, 'further'>> {
    return (await this.furtherOfAll([userId])).get(userId) ?? {};
  }

  /** The same for several users; those without any are missing. */
  async furtherOfAll(userIds: readonly string[]): Promise<ReadonlyMap<string, Pick<Actor, 'further'>>> {
    const rows = await FURTHER.rows(this.em, { userIds, now: this.clock.now() });
    const holders = rows.filter(({ only, permissions }) => only || permissions.length > 0);
    return new Map(holders.map(({ id, ...further }) => [id, { further }]));
  }

  /** The roles with these codes that may be given, by code. */
  async active(codes: readonly string[]): Promise<readonly KnownRole[]> {
    if (codes.length === 0) return [];
    const found = await over(this.em, CompanyRole)
      .selectFrom('CompanyRole')
      .select(['id', 'code', 'permissions'])
      .where('code', 'in', [...codes])
      .where('builtIn', 'is', null)
      .where('isActive', '=', true)
      .orderBy('code')
      .execute();
    return found as readonly KnownRole[];
  }

  /** The same, but all must exist. Throws identity.role-unknown. */
  async named(codes: readonly string[], pointerOf: PointerOf): Promise<readonly KnownRole[]> {
    const found = await this.active(codes);
    const errors = unknownRoles(codes, found, pointerOf);
    if (errors.length > 0) throw identityError('identity.role-unknown', { errors });
    return found;
  }

  /** The ids of the roles that a user holds now. */
  async idsOf(userId: string): Promise<readonly string[]> {
    const rows = await over(this.em, UserRole)
      .selectFrom('UserRole')
      .select('roleId')
      .where('userId', '=', userId)
      .where(heldAt(this.clock.now()))
      .execute();
    return rows.map(({ roleId }) => roleId);
  }

  /** Throws identity.role-beyond-own if the actor does not hold all these permissions. */
  assertMayGive(actor: Actor, permissions: readonly string[]): void {
    const missing = notHeldBy(actor, permissions);
    if (missing.length > 0)
      throw identityError('identity.role-beyond-own', {
        detail: `You do not hold ${missing.slice(0, 10).join(', ')}`,
      });
  }

  assertMayGiveBuiltIn(actor: Actor, role: Role): void {
    this.assertMayGive(actor, builtInPermissions(role));
  }

  /**
   * Checks that one user may hold these roles together, and returns until when (null: no end). Needs a transaction that has locked the
   * user; it locks the rules too. Throws identity.roles-in-conflict.
   */
  async assertMayMeet(actor: Actor, { id, role }: Holder, roleIds: readonly string[]): Promise<Date | null> {
    await lockInTransaction(this.em.getKysely(), 'identity.role-conflicts');
    const met = await this.conflicts.among(role, roleIds, id, { at: this.clock.now(), notBy: actor.id });
    const open = met.filter(({ exceptionEndsAt }) => exceptionEndsAt === null);
    if (open.length > 0)
      throw identityError('identity.roles-in-conflict', {
        detail: open.map(({ roles, reason }) => `${roles.join(' and ')}: ${reason}`).join('; '),
        members: { conflictId: open[0]?.id ?? null },
      });
    const ends = met.flatMap(({ exceptionEndsAt }) => exceptionEndsAt ?? []);
    return ends.length === 0 ? null : new Date(Math.min(...ends.map((end) => end.getTime())));
  }

  /**
   * Ends all roles of the company that the user holds at this moment at the latest, because the
   * user may hold them together only until then.
   */
  async endBy(userId: string, end: Date): Promise<void> {
    await over(this.em, UserRole)
      .updateTable('UserRole')
      .set({ endsAt: end })
      .where('userId', '=', userId)
      .where(heldAt(end))
      .execute();
  }
}

export function unknownRoles(
  codes: readonly string[],
  known: readonly KnownRole[],
  pointerOf: PointerOf,
): readonly FieldFault[] {
  return codes.flatMap((code, index) =>
    known.some((role) => role.code === code)
      ? []
      : [{ pointer: pointerOf(index), detail: 'is no role of the company that can be given' }],
  );
}
