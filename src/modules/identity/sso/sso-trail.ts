import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { Users } from '../users.js';
import type { SsoRefused } from './domain/sso-refusal.js';
import { SsoIdentities } from './identities.store.js';
import { SsoRequests } from './sso-requests.js';
import type { SsoProvider } from './sso.entities.js';

/** Audit rows of single sign-on beyond the sign-in itself. */
@Injectable()
export class SsoTrail {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly requests: SsoRequests,
    private readonly identities: SsoIdentities,
    private readonly users: Users,
    private readonly audit: Audit,
  ) {}

  /** Records a refusal in its own transaction, because that of the sign-in was rolled back. */
  @Transactional()
  async refused({ providerName }: SsoProvider, { reason, fault, userId }: SsoRefused): Promise<void> {
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      {
        action: 'identity.sign-in-refused',
        resourceType: 'user',
        resourceId: userId ?? 'unknown',
        changes: { name: providerName, reason, fault },
        outcome: 'denied',
      },
    );
  }

  /** Records that a link to an account was refused. */
  @Transactional()
  async linkRefused(userId: string, changes: Readonly<Record<string, string | null>>): Promise<void> {
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: userId },
      {
        action: 'identity.sso-link-refused',
        resourceType: 'user',
        resourceId: userId,
        changes,
        outcome: 'denied',
      },
    );
  }

  /** Links the remembered identity: by signing in to the account that the provider named, the user has shown that it is theirs. */
  @Transactional()
  async link(uid: string, userId: string): Promise<void> {
    const pending = await this.requests.takeLink(uid);
    if (!pending) return;
    const { providerId, subject, email } = pending;
    const isTheirs = pending.userId === userId;
    if (!isTheirs || !(await this.identities.link(providerId, subject, userId, email)))
      return this.linkRefused(userId, {
        id: providerId,
        reason: isTheirs ? 'subject-taken' : 'another-account',
      });
    const user = await this.users.lock(userId);
    await this.audit.record(
      { id: userId, role: user.role, agencyId: user.agencyId ?? null, sessionId: null },
      {
        action: 'identity.sso-linked',
        resourceType: 'user',
        resourceId: userId,
        changes: { id: providerId },
      },
    );
  }
}
