import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { OFFICE } from '../time-zones.js';
import type { ClaimCharacteristics, KnownOfClaim } from './domain/claim-characteristics.js';
import { characteristicsOf } from './domain/claim-characteristics.js';
import type { FoundIndicator, FraudRule } from './domain/fraud-rules.js';
import { fraudScore } from './domain/fraud-rules.js';
import type { FraudState, PlaceOfClaim } from './fraud.store.js';
import { EARLIER_CLAIMS, INSERT_SCORE, KNOWN, NOT_SCORED_YET, RULES, STATE } from './fraud.store.js';
import { ReferClaim } from './refer-claim.js';

/**
 * Scores a claim for fraud whenever something new is known of it. Enough points refer it to investigators; a rule
 * never denies a claim. What was investigated once is not referred again.
 */
@Injectable()
export class ScoreClaim {
  constructor(
    private readonly em: EntityManager,
    private readonly referClaim: ReferClaim,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The rules for a claim of that product and state today. */
  rulesFor({ productType, state }: PlaceOfClaim): Promise<readonly FraudRule[]> {
    return RULES.rows(this.em, { productType, state, today: this.clock.today(OFFICE) });
  }

  /** How many earlier claims the customer has, for a claim that is about to be entered. */
  async earlierClaims(customerId: string | null, lossOn: CalendarDate | null): Promise<number> {
    if (customerId === null || lossOn === null) return 0;
    return (await EARLIER_CLAIMS.first(this.em, { customerId, lossOn }))?.earlierClaims ?? 0;
  }

  /** Under the lock of the claim, after what has changed was written. */
  async run(actor: Actor, claim: PlaceOfClaim & { readonly id: string }): Promise<void> {
    const { id: claimId } = claim;
    const rules = await this.rulesFor(claim);
    if (rules.length === 0) return;
    const [known, state] = await Promise.all([
      KNOWN.first(this.em, { claimId }),
      STATE.first(this.em, { claimId }),
    ]);
    if (known && state) await this.by(rules, actor, claimId, characteristicsOf(known), state);
  }

  /** Scores a claim that has just been entered, so that nothing of it has to be read. Returns whether it is referred, which changes its row. */
  ofNew(rules: readonly FraudRule[], actor: Actor, claimId: string, known: KnownOfClaim): Promise<boolean> {
    return this.by(rules, actor, claimId, characteristicsOf(known), NOT_SCORED_YET);
  }

  private async by(
    rules: readonly FraudRule[],
    actor: Actor,
    claimId: string,
    characteristics: ClaimCharacteristics,
    state: FraudState,
  ): Promise<boolean> {
    const { score, indicators, isReferred, stopsPayments } = fraudScore(rules, characteristics);
    if (isSame(indicators, state.indicators ?? [])) return false;
    await INSERT_SCORE.send(this.em, {
      claimId,
      sequence: state.scores + 1,
      score,
      indicators: JSON.stringify(indicators),
      scoredBy: actor.id,
      scoredAt: this.clock.now(),
    });
    await this.audit.record(actor, {
      action: 'claims.scored',
      resourceType: 'claim',
      resourceId: claimId,
      changes: { score, indicators: indicators.map(({ code }) => code) },
    });
    const news = indicators.filter(({ ruleId }) => !state.referredBy.includes(ruleId));
    if (!isReferred || news.length === 0) return false;
    const reasons = news.map(({ ruleId, code, title, points }) => ({ ruleId, code, text: title, points }));
    await this.referClaim.run(actor, claimId, { reasons, stopsPayments });
    return true;
  }
}

function isSame(found: readonly FoundIndicator[], before: readonly FoundIndicator[]): boolean {
  const ids = new Set(before.map(({ ruleId }) => ruleId));
  return ids.size === found.length && found.every(({ ruleId }) => ids.has(ruleId));
}
