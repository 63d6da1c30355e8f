import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { send } from '../../../platform/writes.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { ClaimsStore } from '../claims.store.js';
import { SET_INVESTIGATION_HOLD } from './fraud.store.js';
import type {
  CloseInvestigationRequest,
  InvestigationResponse,
  OpenInvestigationRequest,
} from './investigations.dto.js';
import { ClaimInvestigation } from './investigations.entities.js';
import { InvestigationsQueries } from './investigations.queries.js';
import { ReferClaim } from './refer-claim.js';

/** A person refers a claim, or says what came of looking into it. Whether it is paid or denied is decided apart from that. */
@Injectable()
export class Investigate {
  constructor(
    private readonly em: EntityManager,
    private readonly claims: ClaimsStore,
    private readonly referClaim: ReferClaim,
    private readonly queries: InvestigationsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async open(actor: Actor, claimId: string, input: OpenInvestigationRequest): Promise<InvestigationResponse> {
    const { status } = await this.claims.lock(actor, claimId);
    if (status === 'closed')
      throw claimsError('claims.status', { detail: 'The claim is closed: reopen it first.' });
    const { reason, stopsPayments = false } = input;
    const reasons = [{ ruleId: null, code: null, text: reason, points: null }];
    const id = await this.referClaim.run(actor, claimId, { reasons, stopsPayments });
    return this.queries.byId(id);
  }

  @Transactional()
  async close(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { disposition, findings }: CloseInvestigationRequest,
  ): Promise<InvestigationResponse> {
    const { claimId } = await this.queries.byId(id);
    await this.claims.lock(actor, claimId);
    const found = await this.queries.lock(id);
    assertVersion(found.rowVersion, expected);
    if (found.status !== 'open') throw claimsError('claims.investigation-closed');
    await send(
      this.em,
      over(this.em, ClaimInvestigation)
        .updateTable('ClaimInvestigation')
        .set({
          status: 'closed',
          disposition,
          findings,
          closedBy: actor.id,
          closedAt: this.clock.now(),
          rowVersion: found.rowVersion + 1,
        })
        .where('id', '=', id),
    );
    await SET_INVESTIGATION_HOLD.send(this.em, { claimId, investigationId: null });
    await this.audit.record(actor, {
      action: 'claims.investigation-closed',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { investigationId: id, disposition },
    });
    return this.queries.byId(id);
  }
}
