import { Injectable } from '@nestjs/common';
import { Money } from '../../../shared/money.js';
import type { Rounding } from '../../../shared/rounding.js';
import { cappedRenewalTexts } from '../domain/renewal/cap-result.js';
import { capRenewal, changeInPercent } from '../domain/renewal/renewal-cap.js';
import { diffSteps } from '../domain/trials/worksheet-diff.js';
import { TrialRating } from './trial-rating.js';
import type {
  RenewalCapField,
  CompareRequest,
  ComparisonResponse,
  TrialResponse,
  CappedRenewalResponse,
  ComparedEditionResponse,
} from './what-if.dto.js';

const TWO_DECIMALS: Rounding = { unit: '0.01', mode: 'half-up' };

/**
 * Rates one risk on two editions and explains the difference; with a cap it adds what a renewal would charge. Nothing is
 * stored.
 */
@Injectable()
export class CompareEditions {
  constructor(private readonly trial: TrialRating) {}

  async run({ risk, from, to, renewalCap }: CompareRequest): Promise<ComparisonResponse> {
    const [before, after] = [await this.trial.named(from), await this.trial.named(to)];
    const [old, next] = [await this.trial.on(before, risk), await this.trial.on(after, risk)];
    const [oldTotal, newTotal] = [Money.parse(old.total), Money.parse(next.total)];
    return {
      from: editionOf(old),
      to: editionOf(next),
      change: String(newTotal.minus(oldTotal)),
      percent: changeInPercent(oldTotal, newTotal, TWO_DECIMALS)?.toString() ?? null,
      steps: diffSteps(old.steps, next.steps),
      renewal: renewalCap ? renewal(oldTotal, newTotal, renewalCap) : null,
    };
  }
}

function editionOf(view: TrialResponse): ComparedEditionResponse {
  const { editionId, plan, edition, companyCode, status, contentHash } = view;
  const { total, basePremium, charges, decision, payments } = view;
  return {
    editionId,
    plan,
    edition,
    companyCode,
    status,
    contentHash,
    total,
    basePremium,
    charges,
    decision,
    payments,
  };
}

function renewal(expiringPlan: Money, newPlan: Money, cap: RenewalCapField): CappedRenewalResponse {
  const { maxIncrease = null, maxDecrease = null, unit = '0.01' } = cap;
  const carried = cap.carried
    ? { charged: Money.parse(cap.carried.charged), indicated: Money.parse(cap.carried.indicated) }
    : null;
  return cappedRenewalTexts(
    capRenewal({ expiringPlan, newPlan, carried }, { maxIncrease, maxDecrease, unit }),
  );
}
