import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Audit } from '../../audit/index.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import { ClaimsStore } from '../claims.store.js';
import { PAID_TO_INSURED } from '../ledger/ledger-sums.queries.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { StepRequirements } from './step-requirements.js';
import { TakeStep } from './take-step.js';

/** The steps that decide nothing about money. */
export type SimpleStep = 'review' | 'withdraw' | 'close' | 'reopen';

/** Moves a claim along, and stops or resumes payments on it. */
@Injectable()
export class MoveClaim {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimsStore,
    private readonly queries: ClaimsQueries,
    private readonly steps: TakeStep,
    private readonly requirements: StepRequirements,
    private readonly letters: ClaimLetters,
    private readonly audit: Audit,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    action: SimpleStep,
    reason: string | null = null,
  ): Promise<ClaimResponse> {
    const claim = await this.store.lock(actor, id);
    assertVersion(claim.rowVersion, expected);
    // What is reopened is judged anew: a denial, or being a duplicate, holds no longer. The steps keep that it did.
    const change = action === 'reopen' ? { denial: null, duplicateOf: null } : {};
    await this.steps.take(actor, claim, action, { reason, change });
    // A denial has told the insured already, and who withdraws a claim knows.
    if (action === 'close' && claim.status === 'approved') {
      const { paid = '0.00' } = (await PAID_TO_INSURED.first(this.em, { claimId: id })) ?? {};
      await this.letters.close(
        actor,
        claim,
        paid,
        (await this.requirements.lastReopening(claim))?.on ?? null,
      );
    }
    return this.queries.byId(actor, id);
  }

  /** While payments are stopped, nothing is asked for, approved or booked; null lets them go on. */
  @Transactional()
  async stopPayments(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    reason: string | null,
  ): Promise<ClaimResponse> {
    const claim = await this.store.lock(actor, id);
    assertVersion(claim.rowVersion, expected);
    await this.store.change(claim, { paymentsStoppedReason: reason });
    await this.audit.record(actor, {
      action: reason === null ? 'claims.payments-resumed' : 'claims.payments-stopped',
      resourceType: 'claim',
      resourceId: id,
      changes: { reason },
    });
    return this.queries.byId(actor, id);
  }
}
