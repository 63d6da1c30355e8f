import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import { send } from '../../../platform/writes.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import { ClaimsStore } from '../claims.store.js';
import { ScoreClaim } from '../investigations/score-claim.js';
import { ClaimExposure } from './exposure.entities.js';
import { ExposuresQueries } from './exposures.queries.js';
import type { AssessLossRequest, ExposureResponse } from './exposures.dto.js';
import { assertWorkedOn } from './open-exposure.js';

/** Records the amount of a loss. What is paid of it follows from the terms of the coverage. */
@Injectable()
export class AssessLoss {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimsStore,
    private readonly queries: ExposuresQueries,
    private readonly score: ScoreClaim,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    claimId: string,
    id: string,
    expected: ExpectedRowVersion,
    input: AssessLossRequest,
  ): Promise<ExposureResponse> {
    const claim = await this.store.lock(actor, claimId);
    assertWorkedOn(claim);
    const before = await this.queries.byId(actor, claimId, id);
    assertVersion(before.rowVersion, expected);
    const { lossAmount, valueAtLoss = null } = input;
    await send(
      this.em,
      over(this.em, ClaimExposure)
        .updateTable('ClaimExposure')
        .set({ lossAmount, valueAtLoss, status: 'open', rowVersion: before.rowVersion + 1 })
        .where('id', '=', id),
    );
    await this.audit.record(actor, {
      action: 'claims.loss-assessed',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { exposureId: id, lossAmount: [before.lossAmount, lossAmount], valueAtLoss },
    });
    await this.score.run(actor, claim);
    return this.queries.byId(actor, claimId, id);
  }
}
