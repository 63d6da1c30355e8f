import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import { Sessions } from '../sessions.js';
import { Users } from '../users.js';

/** Ends sessions: users end their own, administrators any. Their tokens are refused from the next request on. */
@Injectable()
export class EndSession {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws identity.session-not-found when this user has no such session, or it is over. */
  @Transactional()
  async run(actor: Actor, userId: string, sessionId: string): Promise<void> {
    const reason = actor.id === userId ? 'user' : 'admin';
    if (!(await this.sessions.revokeOf(userId, sessionId, reason, this.clock.now())))
      throw identityError('identity.session-not-found');
    await this.audit.record(actor, {
      action: 'identity.session-ended',
      resourceType: 'session',
      resourceId: sessionId,
      changes: { userId },
    });
  }

  /** Ends all sessions, codes and tokens of a user, such as for a stolen device. Throws identity.user-not-found. */
  @Transactional()
  async all(actor: Actor, userId: string): Promise<void> {
    await this.users.lock(userId);
    await this.sessions.revokeAll(userId, actor.id === userId ? 'user' : 'admin');
    await this.audit.record(actor, {
      action: 'identity.sessions-ended',
      resourceType: 'user',
      resourceId: userId,
    });
  }
}
