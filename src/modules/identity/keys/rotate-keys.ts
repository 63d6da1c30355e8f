import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../../platform/config/config.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { SigningKeys } from './signing-keys.js';

/** Tolerance for differing clocks, and for sign-ins that read the old key just before. */
const SLACK_SECONDS = 60;

/** Changes the signing key without signing anybody out: the old key is accepted until its last token has expired. */
@Injectable()
export class RotateKeys {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly keys: SigningKeys,
    private readonly audit: Audit,
    private readonly config: AppConfig,
  ) {}

  /** Publishes the key that will sign after the next rotation; returns its id. */
  @Transactional()
  async announce(actor: Actor): Promise<string> {
    const { kid, isNew } = await this.keys.announce();
    if (isNew)
      await this.audit.record(actor, {
        action: 'identity.signing-key-announced',
        resourceType: 'signing-key',
        resourceId: kid,
      });
    return kid;
  }

  /** Returns the id of the new key. */
  @Transactional()
  async run(actor: Actor): Promise<string> {
    const { kid, replaced } = await this.keys.replaceActive(
      this.config.accessTokenMinutes * 60 + SLACK_SECONDS,
    );
    await this.audit.record(actor, {
      action: 'identity.signing-key-rotated',
      resourceType: 'signing-key',
      resourceId: kid,
      changes: { replaced },
    });
    return kid;
  }
}
