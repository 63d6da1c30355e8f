import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { JurisdictionRules } from '../../jurisdictions/index.js';
import type { LockedClaim } from '../claims.store.js';
import { RESOLVED } from '../lifecycle/domain/claim-status.js';
import { UNKNOWN_PLACE } from '../time-zones.js';
import type { ClaimStatus } from '../lifecycle/domain/claim-status.js';
import type { OnClaim } from './diary.store.js';
import { DiaryStore } from './diary.store.js';
import type { Deadline, DiaryKind } from './domain/deadlines.js';
import { deadlinesFrom } from './domain/deadlines.js';

type Claim = Pick<LockedClaim, 'id' | 'adjusterId' | 'state' | 'productType'>;
const OF_LAW: readonly DiaryKind[] = ['acknowledgment', 'decision', 'follow_up'];

/** Opens and ends the deadlines that the law of a state sets: they begin with the notice, and end with the decision. */
@Injectable()
export class Deadlines {
  constructor(
    private readonly rules: JurisdictionRules,
    private readonly store: DiaryStore,
    private readonly clock: Clock,
  ) {}

  /** By the rules of the day from which they count. Without a policy the state is unknown, and so are its deadlines. */
  async of(
    { state, productType }: Omit<Claim, keyof OnClaim>,
    from: CalendarDate,
    kinds = OF_LAW,
  ): Promise<readonly Deadline[]> {
    if (state === null || productType === null) return [];
    const rules = await this.rules.on({ state, productType, kind: 'claim_deadline' }, from);
    return deadlinesFrom(rules, kinds, from);
  }

  async enter(actor: Actor, claim: OnClaim, deadlines: readonly Deadline[]): Promise<void> {
    if (deadlines.length > 0) await this.store.add(claim, actor.id, deadlines);
  }

  async begin(actor: Actor, claim: Claim, from: CalendarDate, kinds = OF_LAW): Promise<void> {
    await this.enter(actor, claim, await this.of(claim, from, kinds));
  }

  /** A decision also ends the deadline to acknowledge the notice; a reopened claim has to be decided again. */
  async follow(actor: Actor, claim: LockedClaim, to: ClaimStatus): Promise<void> {
    const ended = { claimId: claim.id, by: actor.id, at: this.clock.now() };
    if (RESOLVED.includes(to)) {
      await this.store.end({ ...ended, kinds: ['acknowledgment', 'decision'], status: 'done' });
      await this.store.end({ ...ended, kinds: ['follow_up'], status: 'dropped' });
    } else if (RESOLVED.includes(claim.status))
      await this.begin(actor, claim, this.clock.today(claim.timeZone ?? UNKNOWN_PLACE), [
        'decision',
        'follow_up',
      ]);
  }
}
