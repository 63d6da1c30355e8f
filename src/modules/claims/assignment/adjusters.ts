import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { isReferenceViolation, isUniqueViolation } from '../../../platform/http/database-faults.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import { claimsError } from '../claims.errors.js';
import { AdjustersQueries } from './adjusters.queries.js';
import type {
  AdjusterResponse,
  ChangeAdjusterRequest,
  EnterAdjusterRequest,
  HandOverRequest,
} from './assignment.dto.js';
import { ClaimAdjuster } from './assignment.entities.js';
import { AssignmentsStore } from './assignments.store.js';
import { isLicensed } from './domain/assignments.js';

/** The adjusters of claims. */
@Injectable()
export class Adjusters {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AssignmentsStore,
    private readonly queries: AdjustersQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async enter(actor: Actor, { userId, ...input }: EnterAdjusterRequest): Promise<AdjusterResponse> {
    const id = newId();
    const columns = columnsOf(input);
    await over(this.em, ClaimAdjuster)
      .insertInto('ClaimAdjuster')
      .values({ id, userId, ...columns, createdBy: actor.id })
      .execute()
      .catch((error: unknown) => {
        if (isUniqueViolation(error)) throw claimsError('claims.adjuster-taken');
        throw isReferenceViolation(error) ? unfit('/userId', 'is no user') : error;
      });
    await this.audit.note(actor, ['claim-adjuster', id], 'claims.adjuster-entered', { userId, ...columns });
    return this.queries.byId(id);
  }

  /** Claims that are already assigned stay with the adjuster until they are handed over. */
  @Transactional()
  async change(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: ChangeAdjusterRequest,
  ): Promise<AdjusterResponse> {
    const { userId, rowVersion } = await this.lock(id, expected);
    const columns = columnsOf(input);
    await over(this.em, ClaimAdjuster)
      .updateTable('ClaimAdjuster')
      .set({ ...columns, rowVersion: rowVersion + 1 })
      .where('id', '=', id)
      .execute();
    await this.audit.note(actor, ['claim-adjuster', id], 'claims.adjuster-changed', { userId, ...columns });
    return this.queries.byId(id);
  }

  /** Hands all open claims of an adjuster to another one, or back to the assignment rules. */
  @Transactional()
  async handOver(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { toAdjusterId = null, reason }: HandOverRequest,
  ): Promise<number> {
    await this.store.lock();
    const from = await this.lock(id, expected);
    const to = toAdjusterId === null ? null : await this.assertFit(toAdjusterId, '/toAdjusterId');
    if (to?.userId === from.userId) throw unfit('/toAdjusterId', 'is the same adjuster');
    // The rules would assign the same claims to an available adjuster again.
    if (to === null && from.isAvailable)
      throw unfit('/toAdjusterId', 'is required as long as this one is available');
    const claims = await this.store.openOf(from.userId);
    if (to && claims.some(({ state }) => !isLicensed(to, state)))
      throw unfit('/toAdjusterId', 'is not licensed in the state of each of the claims');
    const ids = claims.map((claim) => claim.id);
    const rest = { adjusterId: to?.userId ?? null, team: to?.team ?? null, ruleId: null, reason };
    await this.store.assign(
      ids.map((claimId) => ({ claimId, ...rest })),
      actor.id,
      this.clock.now(),
    );
    const changes = { adjusterId: [from.userId, to?.userId ?? null], team: to?.team ?? null, reason };
    if (ids.length > 0)
      await this.audit.recordEach(actor, { action: 'claims.assigned', resourceType: 'claim', changes }, ids);
    return ids.length;
  }

  /** Throws what keeps an adjuster from being given claims. */
  async assertFit(userId: string, pointer: string): Promise<AdjusterResponse> {
    const adjuster = await this.queries.ofUser(userId);
    if (!adjuster) throw unfit(pointer, 'is no adjuster');
    if (!adjuster.isAvailable) throw unfit(pointer, 'is not available');
    return adjuster;
  }

  private async lock(id: string, expected: ExpectedRowVersion): Promise<AdjusterResponse> {
    const adjuster = await this.queries.lock(id);
    assertVersion(adjuster.rowVersion, expected);
    return adjuster;
  }
}

function columnsOf({
  team,
  isLead = false,
  skills = [],
  states = [],
  mostOpen = null,
  isAvailable = true,
}: ChangeAdjusterRequest) {
  return { team, isLead, skills: [...skills], states: [...states], mostOpen, isAvailable };
}

export function unfit(pointer: string, detail: string): Error {
  return claimsError('claims.adjuster-unfit', { errors: [{ pointer, detail }] });
}
