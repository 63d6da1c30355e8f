import { LockMode } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { CreateUser } from '../create-user.js';
import { normalizeEmail } from '../domain/email-address.js';
import { FactorLetters } from '../factors/factor-letters.js';
import { AccountLinks } from '../links/account-links.js';
import { givenBy } from '../sso/given-by-provider.js';
import { SsoProvider } from '../sso/sso.entities.js';
import { UpdateUser } from '../update-user.js';
import { Users } from '../users.js';
import { ScimError } from './domain/scim-error.js';
import type { ScimInput } from './domain/scim-input.js';
import type { ScimRow } from './scim-users.store.js';
import { FollowGroups } from './follow-groups.js';
import { ScimGroupsStore } from './scim-groups.store.js';
import { ScimUsersStore } from './scim-users.store.js';

/** Handles users that a provider pushes. It can only add, change and end its own users. */
@Injectable()
export class PushUser {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ScimUsersStore,
    private readonly groups: ScimGroupsStore,
    private readonly follow: FollowGroups,
    private readonly users: Users,
    private readonly createUser: CreateUser,
    private readonly updateUser: UpdateUser,
    private readonly links: AccountLinks,
    private readonly letters: FactorLetters,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async create(actor: Actor, providerId: string, input: ScimInput): Promise<ScimRow> {
    const provider = await this.provider(providerId, input);
    const { firstName, lastName, userName, externalId, active } = input;
    const { id } = await this.createUser.run(actor, {
      email: input.email,
      firstName,
      lastName,
      ...givenBy(provider, claimsIn(provider, input)),
      password: null,
    });
    await this.store.add(providerId, id, { userName, externalId, roles: input.roles }).catch(explainConflict);
    if (!active) await this.updateUser.run(actor, id, { isActive: false }, 'any');
    return this.row(providerId, id);
  }

  /**
   * Replaces a user as by PUT: missing attributes are removed. A change of address is reported to the former one, because an attacker
   * would be the only reader at the new one.
   */
  async change(actor: Actor, providerId: string, userId: string, input: ScimInput): Promise<ScimRow> {
    const { row, before } = await this.changed(actor, providerId, userId, input);
    if (row.email !== before.email) this.letters.sendTo(before.email, 'email-changed');
    return row;
  }

  @Transactional()
  private async changed(
    actor: Actor,
    providerId: string,
    userId: string,
    input: ScimInput,
  ): Promise<{ readonly row: ScimRow; readonly before: ScimRow }> {
    const before = await this.store.find(providerId, userId);
    if (!before) throw unknown(userId);
    const provider = await this.provider(providerId, input);
    const { firstName, lastName, active: isActive, userName, externalId } = input;
    await this.updateUser.run(actor, userId, { firstName, lastName, isActive }, 'any');
    const isRenamed = userName !== before.userName || externalId !== before.externalId;
    const roles = input.roles.length > 0 ? input.roles : before.roles;
    await this.store.rename(providerId, userId, { userName, externalId, roles }).catch(explainConflict);
    // If no roles were pushed, the user's roles stay.
    if (input.roles.length > 0) await this.follow.run(actor, provider, [userId]);
    const email = normalizeEmail(input.email);
    if (email !== before.email) await this.changeEmail(userId, email);
    if (isRenamed || email !== before.email)
      await this.audit.record(actor, {
        action: 'identity.user-renamed',
        resourceType: 'user',
        resourceId: userId,
        changes: { id: providerId },
      });
    return { row: await this.row(providerId, userId), before };
  }

  /** Ends a user: the account is disabled but kept, because the trail refers to it, and the provider no longer sees it. */
  @Transactional()
  async end(actor: Actor, providerId: string, userId: string): Promise<void> {
    if (!(await this.store.find(providerId, userId))) throw unknown(userId);
    await this.updateUser.run(actor, userId, { isActive: false }, 'any');
    await this.groups.leaveAll(providerId, userId);
    await this.store.remove(providerId, userId);
    await this.audit.record(actor, {
      action: 'identity.user-released',
      resourceType: 'user',
      resourceId: userId,
      changes: { id: providerId },
    });
  }

  private async changeEmail(userId: string, email: string): Promise<void> {
    const user = await this.users.lock(userId);
    user.moveTo(email);
    await this.em.flush().catch(explainConflict);
    // Links sent to the former address are invalid from now on.
    await this.links.replace(userId);
  }

  /** Locks the provider, so that its parallel pushes run one after the other. */
  private async provider(id: string, { email }: ScimInput): Promise<SsoProvider> {
    const provider = await this.em.findOneOrFail(
      SsoProvider,
      { id },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
    if (!provider.answersFor(domain))
      throw new ScimError(
        400,
        'invalidValue',
        'The e-mail address is of no domain that the provider may push',
      );
    return provider;
  }

  private async row(providerId: string, userId: string): Promise<ScimRow> {
    const row = await this.store.find(providerId, userId);
    if (!row) throw unknown(userId);
    return row;
  }
}

function claimsIn({ roleClaim }: SsoProvider, { roles }: ScimInput): Readonly<Record<string, unknown>> {
  return roleClaim ? { [roleClaim]: roles } : {};
}

export function unknown(id: string): ScimError {
  return new ScimError(404, null, `There is no user ${id.slice(0, 100)}`);
}

function explainConflict(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw new ScimError(409, 'uniqueness', 'Another user has this userName, externalId or e-mail address');
}
