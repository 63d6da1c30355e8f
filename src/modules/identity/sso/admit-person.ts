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
 * Lets somebody in whom a provider knows. Who they are here follows from the provider's own name for them alone: an address can pass to
 * another person, and whoever runs a provider could write any address into it.
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

  /** Throws SsoRefused, which stands in the trail by then. */
  async run(provider: SsoProvider, person: AssertedPerson): Promise<User> {
    try {
      return await this.admit(provider, person);
    } catch (error) {
      // Two first sign-ins of one person at once: the other one has made the account by now.
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

  /** Somebody whom this provider has not sent yet. */
  private async begin(provider: SsoProvider, person: AssertedPerson): Promise<string> {
    if (person.email === null) throw new SsoRefused('no-email');
    const email = normalizeEmail(person.email);
    const pushed = await this.pushed(provider, person);
    if (pushed !== null) return this.link(provider, person, pushed);
    const existing = await this.users.lockByEmail(email);
    if (existing) {
      // Read again behind the lock: another first sign-in of this person may have made the account meanwhile.
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

  /** Whom this provider has pushed itself: under its own name, or under an address that it says it has verified. */
  private pushed(provider: SsoProvider, person: AssertedPerson): Promise<string | null> {
    // Entra pushes the id of the object, of which its subject here is a part.
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

  /** The last administrator stays one, whatever a provider says. */
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

/** An agency that was closed since the provider was entered, or duties that do not go together. */
function explainRole(error: unknown, userId: string | null = null): never {
  if (error instanceof DomainError && error.kind === 'rule-broken')
    throw new SsoRefused('role', error.code, userId);
  throw error;
}
