import { Injectable } from '@nestjs/common';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import type { CoverView } from '../../policies/index.js';
import { Policies } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import type { LockedClaim } from '../claims.store.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { calendarDateIn } from '../../../shared/calendar-date.js';
import { Deadlines } from '../diary/deadlines.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { RecordLoss } from '../record-loss.js';
import { NoteCession } from '../reinsurance/note-cession.store.js';
import { FiguresStore } from '../figures/figures.store.js';
import { Catastrophes } from '../events/catastrophes.js';
import { Counterparties } from '../matters/counterparties.js';
import { ScoreClaim } from '../investigations/score-claim.js';
import { ClaimsStore } from '../claims.store.js';
import type { FoundCover } from '../coverage/verify-coverage.js';
import { VerifyCoverage, lossAhead } from '../coverage/verify-coverage.js';
import { dateOfMoment } from '../date-of-moment.js';
import { assertWorkedOn } from '../exposures/open-exposure.js';
import { sentOrKept } from './domain/sent-or-kept.js';
import type { CompleteClaimRequest } from './notices.dto.js';
import { UNKNOWN_PLACE } from '../time-zones.js';

/**
 * Enters what was missing and corrects what was wrong. Another policy, day or time of loss is verified anew: what the policy
 * promised on the day before counts no longer, and is kept.
 */
@Injectable()
export class CompleteClaim {
  constructor(
    private readonly store: ClaimsStore,
    private readonly queries: ClaimsQueries,
    private readonly verify: VerifyCoverage,
    private readonly policies: Policies,
    private readonly loss: RecordLoss,
    private readonly deadlines: Deadlines,
    private readonly letters: ClaimLetters,
    private readonly score: ScoreClaim,
    private readonly figures: FiguresStore,
    private readonly cessions: NoteCession,
    private readonly catastrophes: Catastrophes,
    private readonly counterparties: Counterparties,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(
    actor: Actor,
    id: string,
    expected: ExpectedRowVersion,
    input: CompleteClaimRequest,
  ): Promise<ClaimResponse> {
    const claim = await this.store.lock(actor, id);
    assertVersion(claim.rowVersion, expected);
    assertWorkedOn(claim);
    return this.change(actor, claim, input);
  }

  /** Looks again at what the policy promises: something may have been booked since. */
  @Transactional()
  async again(actor: Actor, id: string): Promise<ClaimResponse> {
    const claim = await this.store.lock(actor, id);
    if (claim.policyId === null || claim.lossOn === null) throw claimsError('claims.policy-unverified');
    return this.change(actor, claim, {}, true);
  }

  /** Of a loss of which the moment alone is told: the day where the policy is. */
  private async dayOf(
    actor: Actor,
    policyId: string | null,
    lossAt: string | null,
  ): Promise<CalendarDate | null> {
    if (policyId === null || lossAt === null) return null;
    const policy = await this.policies.coverOn(actor, policyId, this.clock.today(UNKNOWN_PLACE));
    return policy && calendarDateIn(policy.timeZone, new Date(lossAt));
  }

  private async change(
    actor: Actor,
    claim: LockedClaim,
    input: CompleteClaimRequest,
    isAsked = false,
  ): Promise<ClaimResponse> {
    const { id } = claim;
    if (claim.policyId !== null && input.policyId !== undefined && input.policyId !== claim.policyId)
      throw claimsError('claims.other-policy');
    const policyId = claim.policyId ?? input.policyId ?? null;
    const lossAt = sentOrKept(input.lossAt, claim.lossAt);
    if (lossAt !== null && new Date(lossAt) > this.clock.now()) throw lossAhead('/lossAt');
    const told = sentOrKept(input.lossOn, claim.lossOn);
    const lossOn = told ?? (await this.dayOf(actor, policyId, lossAt));
    const isMoved = policyId !== claim.policyId || lossOn !== claim.lossOn || lossAt !== claim.lossAt;
    const policy =
      policyId !== null && (isMoved || isAsked)
        ? await this.policies.coverOn(actor, policyId, lossOn ?? this.clock.today(UNKNOWN_PLACE))
        : null;
    const found =
      policy && lossOn !== null ? await this.verify.look(actor, policy, { lossOn, lossAt }) : null;

    const cause = sentOrKept(input.cause, claim.cause);
    const catastropheCode = sentOrKept(input.catastropheCode, claim.catastropheCode);
    if (catastropheCode !== claim.catastropheCode) await this.catastrophes.assertKnown(catastropheCode);
    const isFound = policy !== null && claim.policyId === null;
    const write = (): Promise<void> =>
      this.store.change(claim, {
        lossOn,
        lossAt: dateOfMoment(lossAt),
        cause,
        catastropheCode,
        amountClaimed: sentOrKept(input.amountClaimed, claim.amountClaimed),
        data: JSON.stringify({
          description: sentOrKept(input.description, claim.data.description ?? null),
          lossPlace: sentOrKept(input.lossPlace, claim.data.lossPlace ?? null),
          clue: policyId === null ? claim.data.clue : {},
        }),
        ...(isFound && whose(policy)),
        ...(found && coverColumns(found)),
        ...(lossOn === null && { isCovered: null, notCoveredReason: null, terms: null }),
      });
    await (isFound || lossOn !== claim.lossOn ? this.figures.recount(id, write) : write());
    if (isFound || lossOn !== claim.lossOn || catastropheCode !== claim.catastropheCode) {
      await this.cessions.run(claim);
      await this.cessions.run({ id, lossOn, catastropheCode });
    }
    const of = isFound ? { ...claim, ...whose(policy) } : claim;
    await this.loss.run({ ...of, lossOn, cause, catastropheCode }, { status: claim.status });
    if (isFound) {
      const told = { ...of, policyId: policy.id, lossOn, cause };
      const reportedOn = calendarDateIn(policy.timeZone, new Date(claim.reportedAt));
      const [deadlines, letter] = await Promise.all([
        this.deadlines.of(policy, reportedOn),
        this.letters.begin(actor, policy),
      ]);
      await this.deadlines.enter(actor, claim, deadlines);
      const heard = { reportedAt: new Date(claim.reportedAt), missing: [] };
      await this.letters.acknowledge(actor, told, policy.timeZone, letter, heard);
    }
    if (policy) await this.counterparties.warnOfInsured(actor, claim, policy);
    if (found) await this.verify.record(actor, id, (await this.verify.lastOf(id)) + 1, found);
    await this.audit.record(actor, {
      action: isAsked ? 'claims.verified' : 'claims.completed',
      resourceType: 'claim',
      resourceId: id,
      changes: { fields: Object.keys(input), isCovered: found?.isCovered ?? claim.isCovered },
    });
    await this.score.run(actor, of);
    return this.queries.byId(actor, id);
  }
}

type Whose = Pick<
  CoverView,
  'policyNumber' | 'customerId' | 'insuredName' | 'agencyId' | 'productType' | 'state' | 'timeZone'
> & { readonly policyId: string };

function whose(policy: CoverView): Whose {
  const {
    id: policyId,
    policyNumber,
    customerId,
    insuredName,
    agencyId,
    productType,
    state,
    timeZone,
  } = policy;
  return { policyId, policyNumber, customerId, insuredName, agencyId, productType, state, timeZone };
}

function coverColumns({ isCovered, notCoveredReason, terms, now }: FoundCover): object {
  return { isCovered, notCoveredReason, terms: JSON.stringify(terms), segmentTransactionId: now.segmentId };
}
