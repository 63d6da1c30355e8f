import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { normalizeEmail } from './domain/email-address.js';
import { identityError } from './identity.errors.js';
import { SignInSources } from './sign-in-sources.store.js';
import { userView } from './user.view.js';
import { Users } from './users.js';
import type { UserResponse } from './identity.dto.js';

/** Unlocks an account after wrong passwords; after a hundred of them this is the only way. */
@Injectable()
export class UnlockUser {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly sources: SignInSources,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** For the command line, by e-mail address. Throws identity.user-not-found. */
  @Transactional()
  async byEmail(actor: Actor, email: string): Promise<UserResponse> {
    const user = await this.users.lockByEmail(normalizeEmail(email));
    if (!user) throw identityError('identity.user-not-found');
    return this.run(actor, user.id);
  }

  @Transactional()
  async run(actor: Actor, id: string): Promise<UserResponse> {
    const user = await this.users.lock(id);
    user.unlock();
    await this.em.flush();
    await this.sources.forgive(id);
    await this.audit.record(actor, {
      action: 'identity.user-unlocked',
      resourceType: 'user',
      resourceId: id,
    });
    return userView(user, this.clock.now());
  }
}
