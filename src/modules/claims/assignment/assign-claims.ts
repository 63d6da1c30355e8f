import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { OFFICE } from '../time-zones.js';
import { AssignmentsStore } from './assignments.store.js';
import { assignmentsOf, fits, hasRoom } from './domain/assignments.js';

/** Assigns open claims by the rules of the day. One at a time, so that the loads of adjusters are exact. */
@Injectable()
export class AssignClaims {
  constructor(
    private readonly store: AssignmentsStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Of so many claims after this one; the last one that was looked at, or null where there were no more. */
  @Transactional()
  async run(
    after: string,
    limit: number,
  ): Promise<{ readonly last: string | null; readonly assigned: number }> {
    await this.store.lock();
    const rules = await this.store.rules(this.clock.today(OFFICE));
    if (rules.length === 0) return { last: null, assigned: 0 };
    const claims = await this.store.unassigned(after, limit);
    const last = claims.length < limit ? null : (claims.at(-1)?.id ?? null);
    const fitting = claims.filter((claim) => rules.some((rule) => fits(rule, claim)));
    if (fitting.length === 0) return { last, assigned: 0 };
    const adjusters = (await this.store.free()).filter(hasRoom);
    if (adjusters.length === 0) return { last: null, assigned: 0 };
    const chosen = assignmentsOf(fitting, rules, adjusters);
    const still = new Set(await this.store.stillUnassigned(chosen.map(({ claimId }) => claimId)));
    const assigned = chosen.filter(({ claimId }) => still.has(claimId));
    await this.store.assign(
      assigned.map((each) => ({ ...each, reason: null })),
      null,
      this.clock.now(),
    );
    for (const { userId, team } of adjusters) {
      const ids = assigned.filter(({ adjusterId }) => adjusterId === userId).map(({ claimId }) => claimId);
      if (ids.length === 0) continue;
      const changes = { adjusterId: [null, userId], team };
      await this.audit.recordEach(
        SYSTEM_ACTOR,
        { action: 'claims.assigned', resourceType: 'claim', changes },
        ids,
      );
    }
    return { last, assigned: assigned.length };
  }
}
