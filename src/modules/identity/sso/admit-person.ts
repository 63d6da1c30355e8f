import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { DomainError } from '../../../shared/errors.js';
import { Audit } from '../../audit/index.js';
import { CreateUser } from '../create-user.js';
import { normalizeEmail } from '../domain/email-address.js';
import { ScimUsersStore } from '../scim/scim-users.store.js';
import { SignInSources } from '../sign-in-sources.store.js';
import { UpdateUser } from '../update-user.js';
import { UserAgency } from '../user-agency.js';
import type { User } from '../user.entity.js';
import { Users } from '../users.js';
import type { AssertedPerson } from './domain/asserted-person.js';
import { SsoRefused } from './domain/sso-refusal.js';
import { SsoIdentities } from './identities.store.js';
import { givenBy } from './given-by-provider.js';
import type { SsoProvider } from './sso.entities.js';

/**
 * Signs in a person whom a provider has named. The account is found only by the provider's own name for them: an e-mail address can pass to
 * another person, and the operator of a provider could send any address.
 */
@Injectable()
export class AdmitPerson {
  constructor(
    private readonly em: EntityManager,
    private readonly identities: SsoIdentities,
    private readonly users: Users,
    private readonly agency: UserAgency,
    private readonly createUser: CreateUser,
    private readonly updateUser: UpdateUser,
    private readonly scim: ScimUsersStore,
    private readonly sources: SignInSources,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws SsoRefused after it has been recorded in the trail. */
  async run(provider: SsoProvider, person: AssertedPerson): Promise<User> {
    try {
      return await this.admit(provider, person);
    } catch (error) {
      // A parallel first sign-in of the same person has created the account in the meantime.
      if (error instanceof DomainError && error.kind === 'conflict') return this.admit(provider, person);
      throw error;
    }
  }

  @Transactional()
  private async admit(provider: SsoProvider, person: AssertedPerson): Promise<User> {
    if (!provider.answersFor(person.domain)) throw new SsoRefused('domain');
    const known = await this.identities.userOf(provider.id, person.subject);
    if (known !== null) await this.followRole(provider, person, known);
    const userId = known ?? (await this.begin(provider, person));
    const user = await this.users.lock(userId).catch(() => null);
    if (!user?.maySignIn || !(await this.agency.maySignIn(user.agencyId ?? null)))
      throw new SsoRefused('account-closed', null, userId);
    const now = this.clock.now();
    user.signIn(now);
    await this.em.flush();
    await this.sources.countSuccess(user.id, now);
    await this.identities.used(provider.id, person.subject, person.email, now);
    return user;
  }

  /** Handles the first sign-in of a person through this provider. */
  private async begin(provider: SsoProvider, person: AssertedPerson): Promise<string> {
    if (person.email === null) throw new SsoRefused('no-email');
    const email = normalizeEmail(person.email);
    const pushed = await this.pushed(provider, person);
    if (pushed !== null) return this.link(provider, person, pushed);
    const existing = await this.users.lockByEmail(email);
    if (existing) {
      // Read again after the lock: a parallel first sign-in may have created the account.
      const made = await this.identities.userOf(provider.id, person.subject);
      if (made !== null) return made;
      throw new SsoRefused('link-first', null, existing.id);
    }
    if (!provider.autoCreateUsers) throw new SsoRefused('no-account');
    if (!person.isEmailVerified) throw new SsoRefused('email-unverified');
    const { firstName, lastName } = person;
    const given = givenBy(provider, person.claims);
    const { id } = await this.createUser
      .run(SYSTEM_ACTOR, { email, firstName, lastName, ...given, password: null })
      .catch(explainRole);
    return this.link(provider, person, id);
  }

  /** The user whom this provider has created by SCIM: found by its own name for them, or by an address that it has verified. */
  private pushed(provider: SsoProvider, person: AssertedPerson): Promise<string | null> {
    // Entra's SCIM sends the object id, which is only a part of its subject here.
    const names = [person.subject, person.subject.slice(person.subject.indexOf(':') + 1)];
    return this.scim.pushedAs(provider.id, names, person.isEmailVerified ? person.email : null);
  }

  private async link(provider: SsoProvider, { subject, email }: AssertedPerson, id: string): Promise<string> {
    await this.identities.link(provider.id, subject, id, email);
    await this.audit.record(SYSTEM_ACTOR, {
      action: 'identity.sso-linked',
      resourceType: 'user',
      resourceId: id,
      changes: { name: provider.providerName },
    });
    return id;
  }

  /** Applies the role that the provider gives. The last administrator keeps that role. */
  private async followRole(provider: SsoProvider, person: AssertedPerson, userId: string): Promise<void> {
    if (!provider.managesRoles) return;
    try {
      await this.updateUser.run(SYSTEM_ACTOR, userId, givenBy(provider, person.claims), 'any');
    } catch (error) {
      if (error instanceof DomainError && error.code === 'identity.last-admin') return;
      explainRole(error, userId);
    }
  }
}

/** Turns a broken rule (an agency closed since, a role conflict) into a refusal; throws any other error on. */
function explainRole(error: unknown, userId: string | null = null): never {
  if (error instanceof DomainError && error.kind === 'rule-broken')
    throw new SsoRefused('role', error.code, userId);
  throw error;
}
