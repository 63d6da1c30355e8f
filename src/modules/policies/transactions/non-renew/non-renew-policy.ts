import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../../shared/actor.js';
import { Clock } from '../../../../shared/clock.js';
import { LedgerStore } from '../../ledger/ledger.store.js';
import { PoliciesQueries } from '../../policies.queries.js';
import { EndingTerms } from '../renew/ending-terms.store.js';
import { NonRenewalWriter } from './non-renewal-writer.js';
import { assertNotTooLate } from './non-renewal.rules.js';
import { assertExplained } from '../cancel/cancellation.rules.js';
import { NonRenewalPlanner } from './plan-non-renewal.js';
import type { NonRenewalPreviewRequest } from './non-renewals.dto.js';
import type { PolicyResponse } from '../../policies.dto.js';

/**
 * Lets a policy end with its term. The lock of the term guards its renewal too, so that of a non-renewal and a renewal that
 * is bound at the same time one wins, and the other is told so.
 */
@Injectable()
export class NonRenewPolicy {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly terms: EndingTerms,
    private readonly planner: NonRenewalPlanner,
    private readonly writer: NonRenewalWriter,
    private readonly queries: PoliciesQueries,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    version: number,
    input: NonRenewalPreviewRequest,
  ): Promise<PolicyResponse> {
    const ledger = await this.ledger.lockVersion(actor, id, version);
    const term = await this.terms.read(actor, id);
    const today = this.clock.today(term.timeZone);
    const { nonRenewal, notice, law } = await this.planner.plan(actor, term, input, today);
    assertNotTooLate(term, notice, nonRenewal.mailBy, today);

    assertExplained(nonRenewal, law.isExplanationOwed);
    await this.writer.announce(actor, ledger, nonRenewal, law.rights, today);
    return this.queries.byId(actor, id);
  }
}
