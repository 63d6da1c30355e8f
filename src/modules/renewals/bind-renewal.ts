import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { over } from '../../platform/typed.js';
import { Moratoria } from '../underwriting/index.js';
import type { PolicyResponse } from '../policies/index.js';
import { BeginNextTerm, Policies, assertRenewable } from '../policies/index.js';
import { HeldRenewals } from './held-renewals.js';
import type { PreparedOffer } from './offer.js';
import { isReleased, preparedOffer } from './offer.js';
import { moratoriumCriteria } from './moratorium-criteria.js';
import { Renewal } from './renewal.entity.js';
import { renewalError } from './renewals.errors.js';
import { assertChange, assertInTime } from './renewals.rules.js';
import type { StoredRenewal, TermToRenew } from './renewals.store.js';
import { RenewalsStore } from './renewals.store.js';
import type { BindRenewalRequest } from './renewals.dto.js';

/**
 * Makes an accepted renewal the next term of its contract, all or nothing: policy, ledger entry, charges and parties, bound
 * renewal, billing account, declarations and audit row. The lock of the ending term lets only one of parallel binds through.
 * The price is the offered one, whatever happened to its edition since.
 */
@Injectable()
export class BindRenewal {
  constructor(
    private readonly em: EntityManager,
    private readonly store: RenewalsStore,
    private readonly heldRenewals: HeldRenewals,
    private readonly moratoria: Moratoria,
    private readonly nextTerm: BeginNextTerm,
    private readonly policies: Policies,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { planCode }: BindRenewalRequest,
  ): Promise<PolicyResponse> {
    const term = await this.store.lockOf(actor, id);
    const today = this.clock.today(term.timeZone);
    const renewal = assertChange(term, 'bind', expected);
    assertRenewable(term, null);
    assertInTime(actor, term, today);
    await this.heldRenewals.assertNot(actor, id, term);
    const offer = await this.offer(term, renewal);
    await this.moratoria.assertNone(moratoriumCriteria(term, offer, today));
    const policyId = await this.nextTerm.run(actor, term, offer, planCode ?? null, today);
    await over(this.em, Renewal)
      .updateTable('Renewal')
      .set((row) => ({
        status: 'bound',
        reason: null,
        renewedPolicyId: policyId,
        rowVersion: row('rowVersion', '+', 1),
      }))
      .where('id', '=', id)
      .execute();
    return this.policies.read(actor, policyId);
  }

  private async offer(term: TermToRenew, renewal: StoredRenewal): Promise<PreparedOffer> {
    const offer = await preparedOffer(this.em, renewal.id);
    // A lapsed renewal may be bound late only if it was offered: priced, and released by an underwriter where needed.
    if (!offer || renewal.offeredAt === null || !isReleased(offer))
      throw renewalError('policies.renewal-status', {
        detail: `It is ${renewal.status} and was never offered.`,
        members: { status: renewal.status },
      });
    if (renewal.basedOn !== term.last?.id)
      throw renewalError('policies.renewal-stale', {
        detail: `Policy ${term.policyNumber} was changed after its renewal was rated.`,
      });
    return offer;
  }
}
