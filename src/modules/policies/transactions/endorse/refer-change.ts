import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { newId } from '../../../../shared/ids.js';
import type { ExpectedRowVersion } from '../../../../platform/http/etag.js';
import { Audit } from '../../../audit/index.js';
import { Underwriting } from '../../../underwriting/index.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { policyError } from '../../policies.errors.js';
import { assertChangeable } from '../../policies.rules.js';
import { assertAcceptable, assertSettled } from './endorsement.rules.js';
import type { EndorsementInput } from './plan-endorsement.js';
import { EndorsementPlanner } from './plan-endorsement.js';
import { UnderwriteChange } from './underwrite-change.js';
import type { ChangeReferralResponse } from './endorsements.dto.js';

/**
 * Refers a change to underwriters that its author may not bind. The policy does not change; the approved change is
 * bound later.
 */
@Injectable()
export class ReferChange {
  constructor(
    protected readonly em: EntityManager,
    private readonly ledger: LedgerStore,
    private readonly planner: EndorsementPlanner,
    private readonly underwriteChange: UnderwriteChange,
    private readonly underwriting: Underwriting,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: EndorsementInput,
  ): Promise<ChangeReferralResponse> {
    const ledger = await this.ledger.lockVersion(actor, id, expected);
    const today = this.clock.today(ledger.term.timeZone);
    assertChangeable(actor, ledger, input.effectiveOn, today);
    const plan = await this.planner.plan(ledger, input, today);
    assertSettled(plan.unsettled);
    assertAcceptable(plan.decision);
    await this.underwriteChange.assertNoMoratorium(ledger, plan, input.effectiveOn, today);

    const referralId = newId();
    const status = await this.underwriteChange.refer(actor, ledger, plan, referralId, today);
    await this.audit.record(actor, {
      action: 'policies.change-referred',
      resourceType: 'policy',
      resourceId: id,
      changes: {
        referralId,
        effectiveOn: input.effectiveOn,
        fields: input.changes.map(({ op, path }) => `${op} ${path}`),
      },
    });
    return { id: referralId, status };
  }

  async status(actor: Actor, id: string, referralId: string): Promise<ChangeReferralResponse> {
    const { term } = await this.ledger.read(actor, id);
    const status = await this.underwriting.referral(referralId, term.policyNumber);
    if (status === null) throw policyError('policies.referral-not-found');
    return { id: referralId, status };
  }
}
