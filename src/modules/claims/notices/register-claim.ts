import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import type { CoverView, LossClue } from '../../policies/index.js';
import { Policies } from '../../policies/index.js';
import { claimsError } from '../claims.errors.js';
import type { ClaimResponse } from '../claims.dto.js';
import { ClaimsQueries } from '../claims.queries.js';
import { ClaimsStore, INSERT_CLAIM } from '../claims.store.js';
import { VerifyCoverage, lossAhead } from '../coverage/verify-coverage.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { calendarDateIn } from '../../../shared/calendar-date.js';
import { Deadlines } from '../diary/deadlines.js';
import { ClaimLetters } from '../letters/claim-letters.js';
import { RecordLoss } from '../record-loss.js';
import { FiguresStore } from '../figures/figures.store.js';
import { Catastrophes } from '../events/catastrophes.js';
import { ScoreClaim } from '../investigations/score-claim.js';
import { INSERT_TRANSITION } from '../lifecycle/record-transition.js';
import { dateOfMoment } from '../date-of-moment.js';
import { OFFICE, UNKNOWN_PLACE } from '../time-zones.js';
import { identifiedPolicy } from './domain/identified-policy.js';
import { newClaim } from './new-claim.js';
import { NoticesWriter, clueOf } from './notices.writer.js';
import type { RegisterClaimRequest } from './notices.dto.js';

interface PolicyOfLoss {
  readonly policy: CoverView | null;
  readonly candidates: ClaimResponse['candidates'];
  readonly lossOn: CalendarDate | null;
}

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
    private readonly catastrophes: Catastrophes,
    private readonly policies: Policies,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  @Transactional()
  async run(actor: Actor, input: RegisterClaimRequest): Promise<ClaimResponse> {
    const now = this.clock.now();
    const { lossAt = null } = input;
    if (lossAt !== null && new Date(lossAt) > now) throw lossAhead('/lossAt');
    const reportedAt = this.notices.reportedAt(input, now);
    const clue = clueOf(input);
    const [claimNumber, { policy, candidates, lossOn }] = await Promise.all([
      this.store.drawNumber(),
      this.policyOf(actor, input, clue),
      this.catastrophes.assertKnown(input.catastropheCode),
    ]);
    if (policy === null && lossOn !== null && lossOn > this.clock.today(UNKNOWN_PLACE))
      throw lossAhead('/lossOn');
    if (policy && (input.customerId ?? policy.customerId) !== policy.customerId)
      throw claimsError('claims.other-customer', {
        errors: [{ pointer: '/customerId', detail: 'has not taken out the policy' }],
      });
    const place = { productType: policy?.productType ?? null, state: policy?.state ?? null };
    const { cause = null } = input;
    const [verified, deadlines, letter, rules, earlierClaims, similarClaims] = await Promise.all([
      policy === null || lossOn === null ? null : this.verify.look(actor, policy, { lossOn, lossAt }),
      policy ? this.deadlines.of(policy, calendarDateIn(policy.timeZone, reportedAt)) : [],
      policy ? this.letters.begin(actor, policy) : null,
      this.score.rulesFor(place),
      this.score.earlierClaims(policy?.customerId ?? null, lossOn),
      this.queries.similar({ policyId: policy?.id ?? null, lossOn, cause }),
    ]);

    const { agencyId } = actor;
    const claim = newClaim({
      claimNumber,
      input: { ...input, lossOn },
      policy,
      verified,
      agencyId,
      reportedAt,
      now,
    });
    const { id, policyId } = claim;
    const timeZone = policy?.timeZone ?? null;
    await INSERT_CLAIM.send(this.em, {
      ...claim,
      timeZone,
      data: JSON.stringify({
        description: claim.description,
        lossPlace: claim.lossPlace,
        clue: policyId === null ? clue : {},
      }),
      segmentTransactionId: verified?.now.segmentId ?? null,
      lossAt: dateOfMoment(claim.lossAt),
      terms: verified && JSON.stringify(verified.terms),
      reportedAt,
      submittedAt: now,
      createdAt: now,
      updatedAt: now,
    });
    await this.loss.run(claim, { status: 'submitted' });
    const notice = await this.notices.record(actor, id, input, reportedAt);
    const reported = this.queries.shown(actor, { ...claim, notices: [notice], similarClaims, candidates });
    if (policy && letter) {
      await this.deadlines.enter(actor, claim, deadlines);
      const { missing } = reported;
      await this.letters.acknowledge(actor, claim, policy.timeZone, letter, { reportedAt, missing });
    }
    await this.figures.report(claim, reportedAt);
    if (verified) await this.verify.record(actor, id, 1, verified);
    const transition = {
      action: 'submit',
      fromStatus: null,
      toStatus: claim.status,
      reason: null,
      details: '{}',
    };
    await INSERT_TRANSITION.send(this.em, { ...transition, claimId: id, takenBy: actor.id, takenAt: now });
    const { channel } = input;
    const { isCovered } = claim;
    await this.audit.record(actor, {
      action: 'claims.reported',
      resourceType: 'claim',
      resourceId: id,
      changes: { claimNumber, policyId, lossOn, channel, isCovered },
    });
    const isReferred = await this.score.ofNew(rules, actor, id, {
      ...claim,
      timeZone,
      channel,
      earlierClaims,
      reportedBy: input.reporter?.relation ?? null,
      notices: 1,
      hasTimeOfLoss: lossAt !== null,
      isCatastrophe: claim.catastropheCode !== null,
      term: verified?.now ?? null,
      changedAfterLoss: verified !== null && verified.differences.length > 0,
      lossAmount: null,
      sharedContacts: 0,
    });
    return isReferred ? this.queries.byId(actor, id) : reported;
  }

  /**
   * The policy on the day of the loss, or today where that is not known; where nobody can say which it is, those that fit. Who tells
   * a moment alone has told the day too, which depends on where the policy is.
   */
  private async policyOf(
    actor: Actor,
    { policyId = null, lossOn = null, lossAt = null }: RegisterClaimRequest,
    clue: Omit<LossClue, 'lossOn'>,
  ): Promise<PolicyOfLoss> {
    const near = lossOn ?? (lossAt === null ? null : calendarDateIn(OFFICE, new Date(lossAt)));
    const found = policyId === null ? await this.policies.ofLoss(actor, { ...clue, lossOn: near }) : [];
    const id = policyId ?? identifiedPolicy(found)?.id ?? null;
    if (id === null) return { policy: null, candidates: found, lossOn };
    const policy = await this.policies.coverOn(actor, id, near ?? this.clock.today(UNKNOWN_PLACE));
    if (!policy || lossOn !== null || lossAt === null) return { policy, candidates: [], lossOn };
    const day = calendarDateIn(policy.timeZone, new Date(lossAt));
    const onDay = day === near ? policy : await this.policies.coverOn(actor, id, day);
    return { policy: onDay, candidates: [], lossOn: day };
  }
}
