import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../../shared/actor.js';
import { Clock } from '../../../shared/clock.js';
import { Audit } from '../../audit/index.js';
import { OFFICE } from '../time-zones.js';
import type { FoundIndicator, FraudRule } from './domain/fraud-rules.js';
import { fraudScore } from './domain/fraud-rules.js';
import type { PlaceOfClaim } from './fraud.store.js';
import { FACTS, INSERT_SCORE, RULES, STATE } from './fraud.store.js';
import { ReferClaim } from './refer-claim.js';

/**
 * Looks what points to fraud, whenever something is learned of a claim. Enough of it refers the claim to people who look into
 * it: a rule denies nothing. What they have looked into refers it no second time.
 */
@Injectable()
export class ScoreClaim {
  constructor(
    private readonly em: EntityManager,
    private readonly referClaim: ReferClaim,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** What is looked for on a claim of that product and state today. */
  rulesFor({ productType, state }: PlaceOfClaim): Promise<readonly FraudRule[]> {
    return RULES.rows(this.em, { productType, state, today: this.clock.today(OFFICE) });
  }

  /** Under the lock of the claim, after what has changed was written. */
  async run(actor: Actor, claim: PlaceOfClaim & { readonly id: string }): Promise<void> {
    await this.by(await this.rulesFor(claim), actor, claim.id);
  }

  /** The same by rules that have been read. */
  async by(rules: readonly FraudRule[], actor: Actor, claimId: string): Promise<void> {
    if (rules.length === 0) return;
    const [facts, state] = await Promise.all([
      FACTS.first(this.em, { claimId }),
      STATE.first(this.em, { claimId }),
    ]);
    if (!facts || !state) return;
    const { score, indicators, isReferred, stopsPayments } = fraudScore(rules, facts);
    if (isSame(indicators, state.indicators ?? [])) return;
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
    if (!isReferred || news.length === 0) return;
    const reasons = news.map(({ ruleId, code, title, points }) => ({ ruleId, code, text: title, points }));
    await this.referClaim.run(actor, claimId, { reasons, stopsPayments });
  }
}

function isSame(found: readonly FoundIndicator[], before: readonly FoundIndicator[]): boolean {
  const ids = new Set(before.map(({ ruleId }) => ruleId));
  return ids.size === found.length && found.every(({ ruleId }) => ids.has(ruleId));
}
