import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import { Mail } from '../../../platform/mail/mail.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { identityError } from '../identity.errors.js';
import type { LinkSentResponse } from '../identity.dto.js';
import { Users } from '../users.js';
import type { MadeLink } from './account-links.js';
import { AccountLinks } from './account-links.js';
import { linkLetter } from './letters.js';

interface Addressed extends MadeLink {
  readonly email: string;
}

/** An administrator sends a user a link to choose a password, and sees neither the password nor the link (ASVS 5.0, 6.4.6). */
@Injectable()
export class SendLink {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly users: Users,
    private readonly links: AccountLinks,
    private readonly mail: Mail,
    private readonly audit: Audit,
    private readonly config: AppConfig,
  ) {}

  async run(actor: Actor, id: string): Promise<LinkSentResponse> {
    if (!this.mail.isSetUp) throw identityError('identity.mail-not-set-up');
    const link = await this.make(actor, id);
    await this.mail
      .send({ to: link.email, ...linkLetter(link, this.config.publicUrl) })
      .catch((cause: unknown) => {
        throw Object.assign(identityError('identity.mail-not-sent'), { cause });
      });
    return { kind: link.kind, expiresAt: link.expiresAt.toISOString() };
  }

  @Transactional()
  private async make(actor: Actor, id: string): Promise<Addressed> {
    const user = await this.users.lock(id);
    if (!user.maySignIn) throw identityError('identity.user-closed');
    const link = await this.links.make(user, actor.id);
    await this.audit.record(actor, {
      action: link.kind === 'reset' ? 'identity.reset-started' : 'identity.user-invited',
      resourceType: 'user',
      resourceId: id,
    });
    return { ...link, email: user.email };
  }
}
