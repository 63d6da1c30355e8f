import { Transactional } from '@mikro-orm/decorators/legacy';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../shared/actor.js';
import { Audit } from '../../../audit/index.js';
import { Families } from '../families.js';
import { GrantsStore } from '../grants.store.js';
import { ConsentsQueries } from './consents.queries.js';

/** Withdraws a user's consent for a client: all tokens that the client holds for the user end at once. */
@Injectable()
export class WithdrawConsent {
  constructor(
    /** Used by @Transactional. */
    protected readonly em: EntityManager,
    private readonly consents: ConsentsQueries,
    private readonly grants: GrantsStore,
    private readonly families: Families,
    private readonly audit: Audit,
  ) {}

  /** Does nothing if there is no consent for the client. */
  @Transactional()
  async run(actor: Actor, clientId: string): Promise<void> {
    const consent = (await this.consents.of(actor.id ?? '')).find((each) => each.clientId === clientId);
    if (!consent) return;
    await this.families.lock(...consent.grantIds);
    for (const id of consent.grantIds) {
      await this.families.end(id, 'user');
      await this.grants.end(id, 'user');
    }
    await this.audit.record(actor, {
      action: 'identity.consent-withdrawn',
      resourceType: 'client',
      resourceId: clientId,
    });
  }
}
