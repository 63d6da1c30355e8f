import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Passkeys } from '../factors/passkeys/passkeys.store.js';
import { identityError } from '../identity.errors.js';
import { Users } from '../users.js';
import { AskProvider } from './ask-provider.js';
import { SsoRefused } from './domain/sso-refusal.js';
import { LinkIdentity } from './link-identity.js';
import { SsoProvidersQueries } from './providers.queries.js';
import { SsoRequests } from './sso-requests.js';
import type { SsoProvider } from './sso.entities.js';

/** Marks requests that began on an account page, to which their answer returns. */
const OF_ACCOUNT = 'account ';

export function isOfAccount(uid: string): boolean {
  return uid.startsWith(OF_ACCOUNT);
}

/** The person whom a provider has named, shown before the user agrees to the link. */
export interface NamedPerson {
  readonly label: string;
  readonly email: string | null;
}

/** Users link an identity at a provider to their account by signing in there, and remove the link. */
@Injectable()
export class OwnIdentities {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly providers: SsoProvidersQueries,
    private readonly requests: SsoRequests,
    private readonly ask: AskProvider,
    private readonly identities: LinkIdentity,
    private readonly users: Users,
    private readonly passkeys: Passkeys,
  ) {}

  /**
   * The address to redirect the browser to. The provider asks for a new sign-in, so that nobody links another person
   * who is signed in there. Throws SsoRefused.
   */
  async begin(sessionUid: string, providerName: string, email: string): Promise<string> {
    const provider = await this.provider(providerName);
    return this.ask.begin(provider, { uid: `${OF_ACCOUNT}${sessionUid}`, isFresh: true }, email);
  }

  /**
   * Stores the identity until the user agrees, because an attacker may have slipped their own sign-in into the browser. Throws SsoRefused.
   */
  async complete(sessionUid: string, userId: string, state: string): Promise<NamedPerson> {
    const taken = await this.requests.take(`${OF_ACCOUNT}${sessionUid}`, state);
    if (!taken) throw new SsoRefused('answer-refused');
    const provider = await this.provider(taken.request.providerName);
    const { subject, email, domain } = await this.ask.complete(provider, taken);
    if (!provider.answersFor(domain)) throw new SsoRefused('domain');
    await this.requests.keepLink(`${OF_ACCOUNT}${sessionUid}`, {
      userId,
      providerId: provider.id,
      subject,
      email,
    });
    return { label: provider.label(), email };
  }

  /** Throws identity.link-over and identity.sso-subject-taken. */
  async agree(actor: Actor, sessionUid: string): Promise<void> {
    const pending = await this.requests.takeLink(`${OF_ACCOUNT}${sessionUid}`);
    if (pending?.userId !== actor.id) throw identityError('identity.link-over');
    const { providerId: ssoProviderId, subject, userId, email } = pending;
    await this.identities.run(actor, userId, { ssoProviderId, subject }, email);
  }

  /**
   * Removes a link and ends all sessions. Throws identity.sso-identity-not-found, and
   * identity.last-way-in if nothing else opens the account.
   */
  @Transactional()
  async undo(actor: Actor, id: string): Promise<void> {
    const user = await this.users.lock(actor.id ?? '');
    const others = (await this.identities.of(user.id)).filter((each) => each.id !== id);
    const hasOther =
      others.length > 0 || Boolean(user.passwordHash) || (await this.passkeys.of(user.id)).length > 0;
    if (!hasOther) throw identityError('identity.last-way-in');
    await this.identities.undo(actor, user.id, id);
  }

  private async provider(name: string): Promise<SsoProvider> {
    const provider = await this.providers.enabledByName(name);
    if (!provider) throw identityError('identity.sso-provider-not-found');
    return provider;
  }
}
