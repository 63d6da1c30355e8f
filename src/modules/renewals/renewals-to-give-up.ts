import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import { over } from '../../platform/typed.js';
import { send } from '../../platform/writes.js';
import { RenewalsOfTerms } from '../policies/index.js';
import { allows } from './domain/renewal-status.js';
import { PrepareRenewals } from './prepare-renewals.js';
import { Renewal } from './renewal.entity.js';
import { RenewalTimings } from './renewal-timings.js';
import { RenewalsStore } from './renewals.store.js';

/** Ends the renewal of a term for a non-renewal, and prepares it again when that is withdrawn. */
@Injectable()
export class RenewalsToGiveUp extends RenewalsOfTerms {
  constructor(
    private readonly em: EntityManager,
    private readonly store: RenewalsStore,
    private readonly timings: RenewalTimings,
    private readonly preparing: PrepareRenewals,
    private readonly clock: Clock,
  ) {
    super();
  }

  async isOpen(policyId: string): Promise<boolean> {
    const renewal = await this.store.ofPolicy(policyId);
    return renewal !== null && allows('non-renew', renewal.status);
  }

  async giveUp(actor: Actor, policyId: string, reason: string): Promise<void> {
    const renewal = await this.store.ofPolicy(policyId);
    if (!renewal || !allows('non-renew', renewal.status)) return;
    const ended = over(this.em, Renewal)
      .updateTable('Renewal')
      .set((row) => ({
        status: 'non_renewed',
        fault: null,
        decidedBy: actor.id,
        decidedAt: this.clock.now(),
        reason,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', renewal.id);
    await send(this.em, ended);
  }

  async makeAnew(actor: Actor, policyId: string): Promise<void> {
    const term = await this.store.lock(actor, policyId);
    if (!term.renewal || !allows('renew-after-all', term.renewal.status)) return;
    const timing = (await this.timings.today()).of(term);
    await this.preparing.run(actor, [{ term, today: this.clock.today(term.timeZone), timing }]);
  }
}
