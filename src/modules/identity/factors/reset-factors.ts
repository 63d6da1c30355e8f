import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { normalizeEmail } from '../domain/email-address.js';
import { identityError } from '../identity.errors.js';
import { Sessions } from '../sessions.js';
import { Users } from '../users.js';
import { Factors } from './factors.store.js';
import { FactorLetters } from './factor-letters.js';
import { TrustedDevices } from './trusted-devices.js';

/**
 * Removes all factors of a user who has lost app and recovery codes; an administrator does this. Sessions end, because the finder of the
 * telephone may be in one. If the role needs a factor, the next sign-in asks for a new one.
 */
@Injectable()
export class ResetFactors {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly users: Users,
    private readonly factors: Factors,
    private readonly devices: TrustedDevices,
    private readonly sessions: Sessions,
    private readonly letters: FactorLetters,
    private readonly audit: Audit,
  ) {}

  /** For the command line, because the only administrator has nobody else to ask. Throws the same. */
  async byEmail(actor: Actor, email: string): Promise<void> {
    const { id } = await this.users.byEmail(normalizeEmail(email));
    await this.run(actor, id);
  }

  /** Throws identity.user-not-found and identity.no-factors. */
  async run(actor: Actor, userId: string): Promise<void> {
    await this.reset(actor, userId);
    await this.letters.send(userId, 'factors-reset');
  }

  @Transactional()
  private async reset(actor: Actor, userId: string): Promise<void> {
    const user = await this.users.lock(userId);
    if (!(await this.factors.remove(user.id))) throw identityError('identity.no-factors');
    await this.devices.forget(user.id);
    await this.sessions.revokeAll(user.id, 'factors_reset');
    await this.audit.record(actor, {
      action: 'identity.factors-reset',
      resourceType: 'user',
      resourceId: user.id,
    });
  }
}
