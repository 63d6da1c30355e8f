import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { Sessions } from './sessions.js';

/** Ends the session of the current token, which is refused from the next request on. */
@Injectable()
export class SignOut {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor): Promise<void> {
    if (actor.sessionId === null) return;
    await this.sessions.revoke(actor.sessionId, 'logout', this.clock.now());
    await this.audit.record(actor, {
      action: 'identity.signed-out',
      resourceType: 'session',
      resourceId: actor.sessionId,
    });
  }
}
