import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { assertClaimSeen } from '../assert-claim-seen.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import { ClaimsStore } from '../claims.store.js';
import { assertWorkedOn } from '../exposures/open-exposure.js';
import { Adjusters, unfit } from './adjusters.js';
import type { AssignClaimRequest, AssignmentsResponse } from './assignment.dto.js';
import { ClaimAssignment } from './assignment.entities.js';
import { AssignmentsStore } from './assignments.store.js';
import { isLicensed } from './domain/assignments.js';

const MOST = 1_000;

/** Assigns a claim by hand, whatever the rules say. */
@Injectable()
export class AssignClaim {
  constructor(
    private readonly em: EntityManager,
    private readonly claims: ClaimsStore,
    private readonly store: AssignmentsStore,
    private readonly adjusters: Adjusters,
    private readonly queries: ClaimsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    claimId: string,
    expected: ExpectedRowVersion,
    { adjusterId, reason }: AssignClaimRequest,
  ): Promise<ClaimResponse> {
    const claim = await this.claims.lock(actor, claimId);
    assertVersion(claim.rowVersion, expected);
    assertWorkedOn(claim);
    const { adjusterId: before } = await this.queries.byId(actor, claimId);
    const to = adjusterId === null ? null : await this.adjusters.assertFit(adjusterId, '/adjusterId');
    if (to && !isLicensed(to, claim.state))
      throw unfit('/adjusterId', 'is not licensed in the state of the claim');
    const team = to?.team ?? null;
    await this.store.assign(
      [{ claimId, adjusterId, team, ruleId: null, reason }],
      actor.id,
      this.clock.now(),
    );
    await this.audit.record(actor, {
      action: 'claims.assigned',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { adjusterId: [before, adjusterId], team, reason },
    });
    return this.queries.byId(actor, claimId);
  }

  async ofClaim(actor: Actor, claimId: string): Promise<AssignmentsResponse> {
    await assertClaimSeen(this.em, actor, claimId);
    const items = await over(this.em, ClaimAssignment)
      .selectFrom('ClaimAssignment')
      .select(['id', 'adjusterId', 'team', 'ruleId', 'reason', 'assignedBy'])
      .select(moment('assignedAt').as('assignedAt'))
      .where('claimId', '=', claimId)
      .orderBy('id', 'desc')
      .limit(MOST)
      .execute();
    return { items };
  }
}
