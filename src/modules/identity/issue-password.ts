import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { generatePassword } from './passwords/generate-password.js';
import { NewPassword } from './passwords/new-password.js';
import { Sessions } from './sessions.js';
import { SignInSources } from './sign-in-sources.js';
import { Users } from './users.js';

/** Gives a user a new random password, for the first sign-in or a forgotten one, and ends what the old one opened. */
@Injectable()
export class IssuePassword {
  constructor(
    private readonly em: EntityManager,
    private readonly passwords: NewPassword,
    private readonly users: Users,
    private readonly sources: SignInSources,
    private readonly sessions: Sessions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Returns the password, which is stored nowhere. */
  async run(actor: Actor, id: string): Promise<string> {
    const password = generatePassword();
    await this.record(actor, id, await this.passwords.hashUnchecked(password));
    return password;
  }

  @Transactional()
  private async record(actor: Actor, id: string, hash: string): Promise<void> {
    const user = await this.users.lock(id);
    user.issuePassword(hash, this.clock.now());
    await this.em.flush();
    await this.sources.forgive(id);
    await this.sessions.revokeAll(id, 'password issued');
    await this.audit.record(actor, {
      action: 'identity.password-issued',
      resourceType: 'user',
      resourceId: id,
    });
  }
}
