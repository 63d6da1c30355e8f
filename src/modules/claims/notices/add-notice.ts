import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import { ClaimsStore } from '../claims.store.js';
import { ScoreClaim } from '../investigations/score-claim.js';
import { NoticesWriter } from './notices.writer.js';
import type { AddNoticeRequest } from './notices.dto.js';

/** Somebody else tells of a loss that has its claim already. The claim stays as it is: whoever adjusts it weighs what is told. */
@Injectable()
export class AddNotice {
  constructor(
    private readonly store: ClaimsStore,
    private readonly queries: ClaimsQueries,
    private readonly notices: NoticesWriter,
    private readonly score: ScoreClaim,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, claimId: string, input: AddNoticeRequest): Promise<ClaimResponse> {
    const reportedAt = this.notices.reportedAt(input, this.clock.now());
    const claim = await this.store.lock(actor, claimId);
    await this.notices.record(actor, claimId, input, reportedAt);
    await this.audit.record(actor, {
      action: 'claims.notice-added',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { channel: input.channel },
    });
    await this.score.run(actor, claim);
    return this.queries.byId(actor, claimId);
  }
}
