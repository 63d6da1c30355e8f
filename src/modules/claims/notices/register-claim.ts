import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { newId } from '../../../shared/ids.js';
import { Audit } from '../../audit/index.js';
import type { CoverView, LossClue } from '../../policies/index.js';
import { Policies } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import { ClaimsStore, INSERT_CLAIM } from '../claims.store.js';
import { VerifyCoverage, lossAhead } from '../coverage/verify-coverage.js';
import { calendarDateIn } from '../../../shared/calendar-date.js';
import { Deadlines } from '../diary/deadlines.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { RecordLoss } from '../record-loss.js';
import { FiguresStore } from '../figures/figures.store.js';
import { ScoreClaim } from '../investigations/score-claim.js';
import { INSERT_TRANSITION } from '../lifecycle/record-transition.js';
import { dateOfMoment } from '../date-of-moment.js';
import { UNKNOWN_PLACE } from '../time-zones.js';
import { identifiedPolicy } from './domain/identified-policy.js';
import { missingOf } from './domain/missing.js';
import { NoticesWriter, clueOf } from './notices.writer.js';
import type { RegisterClaimRequest } from './notices.dto.js';

/**
 * Takes a first notice of loss. It may be incomplete, and its policy unknown: a claim is made of it all the same, and says what
 * is missing. A loss without cover is taken too, because somebody has to tell the insured so.
 */
@Injectable()
export class RegisterClaim {
  constructor(
    private readonly em: EntityManager,
    private readonly store: ClaimsStore,
    private readonly queries: ClaimsQueries,
    private readonly notices: NoticesWriter,
    private readonly loss: RecordLoss,
    private readonly deadlines: Deadlines,
    private readonly letters: ClaimLetters,
    private readonly verify: VerifyCoverage,
    private readonly score: ScoreClaim,
    private readonly figures: FiguresStore,
    private readonly policies: Policies,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: RegisterClaimRequest): Promise<ClaimResponse> {
    const now = this.clock.now();
    const { lossOn = null, lossAt = null } = input;
    if (lossAt !== null && new Date(lossAt) > now) throw lossAhead('/lossAt');
    const reportedAt = this.notices.reportedAt(input, now);
    const clue = clueOf(input);
    const [claimNumber, policy] = await Promise.all([
      this.store.drawNumber(),
      this.policyOf(actor, input, { ...clue, lossOn }),
    ]);
    if (policy === null && lossOn !== null && lossOn > this.clock.today(UNKNOWN_PLACE))
      throw lossAhead('/lossOn');
    if (policy && (input.customerId ?? policy.customerId) !== policy.customerId)
      throw claimsError('claims.other-customer', {
        errors: [{ pointer: '/customerId', detail: 'has not taken out the policy' }],
      });
    const place = { productType: policy?.productType ?? null, state: policy?.state ?? null };
    const [verified, deadlines, letter, rules, earlierClaims] = await Promise.all([
      policy === null || lossOn === null ? null : this.verify.look(actor, policy, { lossOn, lossAt }),
      policy ? this.deadlines.of(policy, calendarDateIn(policy.timeZone, reportedAt)) : [],
      policy ? this.letters.begin(actor, policy) : null,
      this.score.rulesFor(place),
      this.score.earlierClaims(policy?.customerId ?? null, lossOn),
    ]);

    const id = newId();
    const policyId = policy?.id ?? null;
    await INSERT_CLAIM.send(this.em, {
      id,
      claimNumber,
      policyId,
      policyNumber: policy?.policyNumber ?? null,
      customerId: policy?.customerId ?? null,
      insuredName: policy?.insuredName ?? null,
      agencyId: policy ? policy.agencyId : actor.agencyId,
      ...place,
      timeZone: policy?.timeZone ?? null,
      data: JSON.stringify({
        description: input.description ?? null,
        lossPlace: input.lossPlace ?? null,
        clue: policyId === null ? clue : {},
      }),
      segmentTransactionId: verified?.now.segmentId ?? null,
      lossOn,
      lossAt: dateOfMoment(lossAt),
      cause: input.cause ?? null,
      catastropheCode: input.catastropheCode ?? null,
      isCovered: verified?.isCovered ?? null,
      notCoveredReason: verified?.notCoveredReason ?? null,
      terms: verified && JSON.stringify(verified.terms),
      reportedAt,
      amountClaimed: input.amountClaimed ?? null,
      submittedAt: now,
    });
    const { cause = null, catastropheCode = null } = input;
    const customerId = policy?.customerId ?? null;
    const claim = { id, claimNumber, policyId, customerId, lossOn, cause, catastropheCode };
    await this.loss.run({ ...claim, ...place }, { status: 'submitted' });
    if (policy && letter) {
      const { agencyId, timeZone } = policy;
      const missing = missingOf({
        ...claim,
        lossAt,
        description: input.description ?? null,
        lossPlace: input.lossPlace ?? null,
        canBeReached: (input.reporter?.phone ?? input.reporter?.email ?? null) !== null,
      });
      await this.deadlines.enter(actor, id, deadlines);
      await this.letters.acknowledge(actor, { ...claim, agencyId }, timeZone, letter, {
        reportedAt,
        missing,
      });
    }
    await this.notices.record(actor, id, input, reportedAt);
    await this.figures.report({ ...place, lossOn }, reportedAt);
    if (verified) await this.verify.record(actor, id, 1, verified);
    const transition = {
      action: 'submit',
      fromStatus: null,
      toStatus: 'submitted',
      reason: null,
      details: '{}',
    };
    await INSERT_TRANSITION.send(this.em, { ...transition, claimId: id, takenBy: actor.id, takenAt: now });
    await this.audit.record(actor, {
      action: 'claims.reported',
      resourceType: 'claim',
      resourceId: id,
      changes: {
        claimNumber,
        policyId,
        lossOn,
        channel: input.channel,
        isCovered: verified?.isCovered ?? null,
      },
    });
    await this.score.ofNew(rules, actor, id, {
      ...place,
      lossOn,
      cause,
      earlierClaims,
      reportedAt: reportedAt.toISOString(),
      timeZone: policy?.timeZone ?? null,
      channel: input.channel,
      reportedBy: input.reporter?.relation ?? null,
      notices: 1,
      hasTimeOfLoss: lossAt !== null,
      isCatastrophe: catastropheCode !== null,
      isCovered: verified?.isCovered ?? null,
      term: verified?.now ?? null,
      changedAfterLoss: verified !== null && verified.differences.length > 0,
      amountClaimed: input.amountClaimed ?? null,
      lossAmount: null,
      sharedContacts: 0,
    });
    return this.queries.byId(actor, id);
  }

  /** The policy on the day of the loss, or today where that is not known; null where nobody can say which it is. */
  private async policyOf(
    actor: Actor,
    { policyId = null, lossOn = null }: RegisterClaimRequest,
    clue: LossClue,
  ): Promise<CoverView | null> {
    const id = policyId ?? identifiedPolicy(await this.policies.ofLoss(actor, clue))?.id ?? null;
    return id === null ? null : this.policies.coverOn(actor, id, lossOn ?? this.clock.today(UNKNOWN_PLACE));
  }
}
