import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { Audit } from '../audit/index.js';
import { stepOn } from './domain/renewal-lifecycle.js';
import type { RenewalStatus } from './domain/renewal-status.js';
import type { DueTerm } from './prepare-renewals.js';
import { PrepareRenewals } from './prepare-renewals.js';
import { HeldRenewals } from './held-renewals.js';
import type { Timings } from './renewal-timings.js';
import type { Lapse } from './renewal-writes.store.js';
import { saveLapses } from './renewal-writes.store.js';
import type { StoredRenewal } from './renewals.store.js';
import { RenewalsStore } from './renewals.store.js';

/** Takes a batch of renewals one step further in one transaction, skipping those that others have locked. */
@Injectable()
export class ContinueRenewals {
  constructor(
    private readonly em: EntityManager,
    private readonly store: RenewalsStore,
    private readonly preparing: PrepareRenewals,
    private readonly heldRenewals: HeldRenewals,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(ids: readonly string[], timings: Timings): Promise<readonly RenewalStatus[]> {
    const terms = await this.store.lockFree(ids);
    const due: DueTerm[] = [];
    const ended: (DueTerm & { readonly renewal: StoredRenewal })[] = [];
    for (const term of terms) {
      const today = this.clock.today(term.timeZone);
      const timing = timings.of(term);
      const step = stepOn(term, term.renewal, today, timing);
      if (step === 'rate') due.push({ term, today, timing });
      if (step === 'lapse' && term.renewal) ended.push({ term, today, timing, renewal: term.renewal });
    }
    // An offer that could not be accepted, because of a sanctions match, must not lapse as one that nobody wanted.
    const held = await this.heldRenewals.of(ended.map(({ term }) => term));
    due.push(...ended.filter(({ term }) => held.has(term.id)));
    const over = ended.filter(({ term }) => !held.has(term.id)).map(({ renewal }) => renewal);
    const prepared = await this.preparing.run(SYSTEM_ACTOR, due);
    await this.lapse(over.map((renewal) => ({ id: renewal.id, reason: lapseReason(renewal) })));
    return [...prepared, ...over.map(() => 'lapsed' as const)];
  }

  private async lapse(lapses: readonly Lapse[]): Promise<void> {
    if (lapses.length === 0) return;
    await saveLapses(this.em, lapses);
    for (const { id, reason } of lapses)
      await this.audit.record(SYSTEM_ACTOR, {
        action: 'policies.renewal-lapsed',
        resourceType: 'renewal',
        resourceId: id,
        changes: { reason },
      });
  }
}

function lapseReason({ status, fault }: StoredRenewal): string {
  if (fault) return `It could not be rated: ${fault.detail}`;
  return status === 'offered' ? 'It was not accepted before the term ended.' : 'It was never offered.';
}
