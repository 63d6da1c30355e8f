import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Money } from '../../../shared/money.js';
import { Audit } from '../../audit/index.js';
import { authorityVerdict } from '../authority/domain/authority.js';
import { claimsError } from '../claims.errors.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import type { LockedClaim } from '../claims.store.js';
import { assertCovered } from '../coverage/assert-covered.js';
import { mostPayable } from '../coverage/loss-hindrance.js';
import type { ClaimLedger } from '../ledger/domain/claim-ledger.js';
import { ClaimLedgerStore } from '../ledger/ledger.store.js';
import { OFFICE } from '../time-zones.js';
import { TransactionsWriter } from '../ledger/transactions.writer.js';
import { transitionOf } from './domain/claim-status.js';
import type { ApproveClaimRequest } from './lifecycle.dto.js';
import { StepRequirements } from './step-requirements.js';
import { TakeStep, notFrom } from './take-step.js';

/** Approves a claim up to an amount. Beyond the authority of whoever approves, it waits for somebody with enough. */
@Injectable()
export class ApproveClaim {
  constructor(
    private readonly ledgers: ClaimLedgerStore,
    private readonly writer: TransactionsWriter,
    private readonly queries: ClaimsQueries,
    private readonly requirements: StepRequirements,
    private readonly steps: TakeStep,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    { coverage, amount: asked }: ApproveClaimRequest,
  ): Promise<ClaimResponse> {
    const { claim, ledger, held } = await this.ledgers.open(actor, id, this.clock.today(OFFICE), false);
    assertVersion(claim.rowVersion, expected);
    const rule = transitionOf(claim.status, 'approve');
    if (!rule) throw notFrom(claim);
    const amount = Money.parse(asked);
    assertApprovable(claim, ledger, { coverage, amount: asked });
    const amounts = { transaction: asked, coverage: asked, claim: asked };
    const measures = [{ coverage, costType: 'loss' as const, amounts }];
    const isPending = authorityVerdict(held, 'approval', measures).shortfalls.length > 0;
    // The step asks for it as well, but is taken only when somebody else has approved.
    if (isPending) await this.requirements.assert(claim, rule);
    await this.writer.insert(actor, {
      claim,
      sequence: ledger.transactionNumber(),
      kind: 'approval',
      status: isPending ? 'pending' : 'booked',
      amount,
      lines: [],
      coverage,
      measures,
      at: this.clock.now(),
    });
    if (isPending)
      await this.audit.record(actor, {
        action: 'claims.approval-requested',
        resourceType: 'claim',
        resourceId: id,
        changes: { coverage, amount: asked },
      });
    else
      await this.steps.take(actor, claim, 'approve', {
        change: { coverage, amountApproved: asked },
        details: { coverage, amount: asked },
      });
    return this.queries.byId(actor, id);
  }
}

/** The day of the loss has cover, the amount is within what it promises, and no less than has been paid or promised. */
export function assertApprovable(
  claim: LockedClaim,
  ledger: ClaimLedger,
  asked: { readonly coverage: string | null; readonly amount: string },
): void {
  const coverage = asked.coverage ?? '';
  const amount = Money.parse(asked.amount);
  assertCovered(claim, coverage);
  assertWithinLimits(claim, coverage, amount);
  if (amount.compare(ledger.takenOfLoss()) < 0) throw claimsError('claims.payments-made');
}

function assertWithinLimits({ terms }: LockedClaim, coverage: string, amount: Money): void {
  const most = mostPayable(terms ?? [], coverage);
  if (most === null || amount.compare(most) <= 0) return;
  throw claimsError('claims.above-limit', {
    errors: [{ pointer: '/amount', detail: `must be at most ${most.toString()}` }],
    members: { limit: most.toString() },
  });
}
