import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { Audit } from '../audit/index.js';
import { Sessions } from './sessions.js';
import type { User } from './user.entity.js';

/** Enables or disables an account. Disabling ends all its sessions and tokens with the next request. */
@Injectable()
export class SetUserActive {
  constructor(
    private readonly em: EntityManager,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
  ) {}

  /** The caller has locked `user` and checked that an administrator remains. */
  @Transactional()
  async run(actor: Actor, user: User, isActive: boolean): Promise<void> {
    if (user.isActive === isActive) return;
    if (isActive) user.enable();
    else user.disable();
    await this.em.flush();
    if (!isActive) await this.sessions.revokeAll(user.id, 'disabled');
    await this.audit.record(actor, {
      action: isActive ? 'identity.user-enabled' : 'identity.user-disabled',
      resourceType: 'user',
      resourceId: user.id,
    });
  }
}
