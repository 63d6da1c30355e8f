import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { identityError } from './identity.errors.js';
import { assertNamed } from './identity.rules.js';
import type { Followed } from './roles/give-role.js';
import { GiveRole } from './roles/give-role.js';
import { HeldRoles } from './roles/held-roles.js';
import { NewPassword } from './passwords/new-password.js';
import { User } from './user.entity.js';
import { UserAgency } from './user-agency.js';
import { userView } from './user.view.js';
import type { UserResponse } from './identity.dto.js';

export interface CreateUserInput {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly agencyId: string | null;
  /** Roles of the company, by code; with `onlyFurtherRoles` only these give permissions. */
  readonly furtherRoles?: readonly string[] | undefined;
  readonly onlyFurtherRoles?: boolean | undefined;
  /** Roles of the company that a provider gives, instead of `furtherRoles`. */
  readonly followed?: Followed | undefined;
  /** Null for an account that cannot sign in with a password. */
  readonly password: string | null;
}

/** Adds a user. The password is hashed before the transaction, which would otherwise hold a connection during it. */
@Injectable()
export class CreateUser {
  constructor(
    private readonly em: EntityManager,
    private readonly passwords: NewPassword,
    private readonly agencies: UserAgency,
    private readonly held: HeldRoles,
    private readonly giveRole: GiveRole,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, input: CreateUserInput): Promise<UserResponse> {
    const passwordHash = input.password === null ? null : await this.passwords.hash(input.password, input);
    return this.record(actor, input, passwordHash);
  }

  @Transactional()
  private async record(
    actor: Actor,
    input: CreateUserInput,
    passwordHash: string | null,
  ): Promise<UserResponse> {
    const { email, firstName, lastName, role, agencyId } = input;
    const { furtherRoles = [], onlyFurtherRoles = false } = input;
    assertNamed(input);
    await this.agencies.assertFits(role, agencyId);
    if (!onlyFurtherRoles) this.held.assertMayGiveBuiltIn(actor, role);
    const further = await this.held.named(furtherRoles, (index) => `/furtherRoles/${index}`);
    const now = this.clock.now();
    const user = User.create(
      { email, firstName, lastName, role, agencyId, onlyFurtherRoles, passwordHash },
      now,
    );
    await this.em.persist(user).flush().catch(explainConflict);
    await this.audit.record(actor, {
      action: 'identity.user-created',
      resourceType: 'user',
      resourceId: user.id,
      changes: { role, agencyId, ...(onlyFurtherRoles && { onlyFurtherRoles }) },
    });
    await this.giveRole.give(actor, user, further);
    if (input.followed) await this.giveRole.follow(actor, user, input.followed);
    return userView(user, now);
  }
}

/** Explains a violation of the unique index. A query beforehand would not stop two parallel requests with one address. */
function explainConflict(error: unknown): never {
  if (!(error instanceof UniqueConstraintViolationException)) throw error;
  throw identityError('identity.email-taken', {
    errors: [{ pointer: '/email', detail: 'belongs to another user' }],
  });
}
