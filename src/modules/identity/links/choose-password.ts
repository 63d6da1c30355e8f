import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { Mail } from '../../../platform/mail/mail.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { TrustedDevices } from '../factors/trusted-devices.js';
import { identityError } from '../identity.errors.js';
import { NewPassword } from '../passwords/new-password.js';
import { Sessions } from '../sessions.js';
import { SignInSources } from '../sign-in-sources.store.js';
import { User } from '../user.entity.js';
import { Users } from '../users.js';
import { AccountLinks } from './account-links.js';
import { PASSWORD_CHANGED } from './letters.js';

/**
 * Sets a password by a mailed link. It signs nobody in: the sign-in that follows asks for second factors (NIST SP 800-63B-4
 * section 4.2). All sessions and tokens end.
 */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly em: EntityManager,
    private readonly links: AccountLinks,
    private readonly passwords: NewPassword,
    private readonly users: Users,
    private readonly sources: SignInSources,
    private readonly sessions: Sessions,
    private readonly devices: TrustedDevices,
    private readonly limits: RateLimits,
    private readonly mail: Mail,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Throws identity.link-over, or identity.password-refused, which leaves the link usable. */
  async run(token: string, password: string): Promise<void> {
    await this.limits.chargeNetwork('reset');
    const link = await this.links.find(token);
    const owner = link && (await this.em.findOne(User, { id: link.userId, deletedAt: null }));
    if (!owner?.maySignIn) throw identityError('identity.link-over');
    const hash = await this.passwords.hash(password, owner, '/password');
    const email = await this.record(token, hash);
    if (this.mail.isSetUp) this.mail.afterwards(() => this.mail.send({ to: email, ...PASSWORD_CHANGED }));
  }

  @Transactional()
  private async record(token: string, hash: string): Promise<string> {
    const now = this.clock.now();
    const link = await this.links.use(token);
    if (!link) throw identityError('identity.link-over');
    const user = await this.users.lock(link.userId);
    // The account was closed or got another address after the letter was sent.
    if (!user.maySignIn || user.email !== link.email) throw identityError('identity.link-over');
    user.setPassword(hash, now);
    user.emailVerifiedAt ??= now;
    await this.em.flush();
    await this.links.replace(user.id);
    await this.sources.forgive(user.id);
    await this.devices.forget(user.id);
    await this.sessions.revokeAll(user.id, 'password_changed');
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: user.id },
      {
        action: link.kind === 'reset' ? 'identity.password-reset' : 'identity.invitation-accepted',
        resourceType: 'user',
        resourceId: user.id,
      },
    );
    return user.email;
  }
}
