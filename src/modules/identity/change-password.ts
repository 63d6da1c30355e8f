import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Mail } from '../../platform/mail/mail.js';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { isSameInSubstance } from './domain/look-alikes.js';
import { normalizePassword } from './domain/password-policy.js';
import { TrustedDevices } from './factors/trusted-devices.js';
import { identityError } from './identity.errors.js';
import { AccountLinks } from './links/account-links.js';
import { PASSWORD_CHANGED } from './links/letters.js';
import { HashingCapacity } from './passwords/hashing-capacity.js';
import { NewPassword } from './passwords/new-password.js';
import { PasswordHasher } from './passwords/password-hasher.js';
import { PasswordTries } from './passwords/password-tries.js';
import { Sessions } from './sessions.js';
import { SignInSources } from './sign-in-sources.store.js';
import { User } from './user.entity.js';
import { Users } from './users.js';

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/**
 * Lets users change their password. The current one is required, and wrong ones count as at sign-in, so
 * that a stolen token is no way to guess it.
 */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly em: EntityManager,
    private readonly tries: PasswordTries,
    private readonly capacity: HashingCapacity,
    private readonly hasher: PasswordHasher,
    private readonly passwords: NewPassword,
    private readonly users: Users,
    private readonly sources: SignInSources,
    private readonly sessions: Sessions,
    private readonly devices: TrustedDevices,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly mail: Mail,
    private readonly links: AccountLinks,
  ) {}

  async run(actor: Actor, input: ChangePasswordInput): Promise<void> {
    const id = actor.id ?? '';
    // Checked before the current password: a user who looks for an acceptable new password is not guessing.
    if (isSameInSubstance(input.currentPassword, input.newPassword)) throw unchanged();
    const owner = await this.em.findOneOrFail(User, { id });
    const chosen = await this.passwords.checked(input.newPassword, owner, '/newPassword');
    const currentHash = await this.checkCurrent(id, normalizePassword(input.currentPassword));
    await this.record(actor, id, currentHash, await this.passwords.hashUnchecked(chosen));
    const { email } = owner;
    if (this.mail.isSetUp) this.mail.afterwards(() => this.mail.send({ to: email, ...PASSWORD_CHANGED }));
  }

  private async checkCurrent(id: string, password: string): Promise<string> {
    return this.capacity.runFor(id, async () => {
      const { passwordHash } = await this.tries.pay((users) => users.lock(id));
      const matches = await this.hasher.verify(passwordHash, password);
      if (!matches || passwordHash === null) throw wrongPassword();
      return passwordHash;
    });
  }

  @Transactional()
  private async record(actor: Actor, id: string, currentHash: string, hash: string): Promise<void> {
    const user = await this.users.lock(id);
    // Another request has changed it while the new one was being hashed.
    if (user.passwordHash !== currentHash) throw wrongPassword();
    user.setPassword(hash, this.clock.now());
    await this.em.flush();
    await this.links.replace(id);
    await this.sources.countSuccess(id, this.clock.now());
    await this.devices.forget(id);
    await this.sessions.revokeAll(id, 'password changed');
    await this.audit.record(actor, {
      action: 'identity.password-changed',
      resourceType: 'user',
      resourceId: id,
    });
  }
}

function unchanged(): Error {
  return identityError('identity.password-unchanged', {
    errors: [
      { pointer: '/newPassword', detail: 'is the current password, or differs in case and signs only' },
    ],
  });
}

function wrongPassword(): Error {
  return identityError('identity.password-wrong', {
    errors: [{ pointer: '/currentPassword', detail: 'is not the current password' }],
  });
}
