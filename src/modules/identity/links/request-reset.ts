import { RequestContext } from '@mikro-orm/core';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { Mail } from '../../../platform/mail/mail.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { normalizeEmail } from '../domain/email-address.js';
import { Users } from '../users.js';
import type { MadeLink } from './account-links.js';
import { AccountLinks } from './account-links.js';
import { linkLetter } from './letters.js';

/**
 * Requests a new password without a sign-in. The answer is sent before anything is looked up, so that neither it nor its time tells whether
 * the account exists, is locked or closed.
 */
@Injectable()
export class RequestReset {
  constructor(
    private readonly em: EntityManager,
    private readonly users: Users,
    private readonly links: AccountLinks,
    private readonly limits: RateLimits,
    private readonly mail: Mail,
    private readonly audit: Audit,
    private readonly config: AppConfig,
  ) {}

  async run(typed: string): Promise<void> {
    await this.limits.chargeNetwork('reset');
    this.mail.afterwards(() =>
      RequestContext.create(this.em.fork(), () => this.mailLink(normalizeEmail(typed))),
    );
  }

  private async mailLink(email: string): Promise<void> {
    const link = this.mail.isSetUp ? await this.make(email) : null;
    if (link) await this.mail.send({ to: email, ...linkLetter(link, this.config.publicUrl) });
  }

  @Transactional()
  private async make(email: string): Promise<MadeLink | null> {
    const user = await this.users.lockByEmail(email);
    if (!user?.maySignIn) return null;
    const link = await this.links.make(user, null);
    await this.audit.record(
      { ...SYSTEM_ACTOR, id: user.id },
      { action: 'identity.reset-requested', resourceType: 'user', resourceId: user.id },
    );
    return link;
  }
}
