import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { Audit } from '../../audit/index.js';
import { LedgerStore } from '../ledger/ledger.store.js';
import { assertIsMailed } from './notice.rules.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesStore } from './notices.store.js';
import type { NoticeResponse } from './notices.dto.js';

/** Records that a letter came back. Its mailing keeps its force: the law asks for proof of mailing, not of receipt. */
@Injectable()
export class ReturnNotice {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly store: NoticesStore,
    private readonly queries: NoticesQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, id: string, expected: ExpectedRowVersion, reason: string): Promise<NoticeResponse> {
    await this.ledger.lock(actor, await this.store.policyOf(actor, id));
    const notice = await this.store.lock(id);
    assertIsMailed(notice);
    assertVersion(notice.rowVersion, expected);
    await this.store.returned(id, this.clock.now().toISOString(), reason);
    await this.audit.record(actor, {
      action: 'policies.notice-returned',
      resourceType: 'notice',
      resourceId: id,
      changes: { policyId: notice.policyId, kind: notice.kind, reason },
    });
    return this.queries.byId(actor, id);
  }
}
