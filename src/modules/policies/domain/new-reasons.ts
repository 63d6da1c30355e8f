import { Decimal } from '../../../shared/decimal.js';
import type { Trigger, UnderwritingDecision, UnderwritingReason } from '../../rating/index.js';

/** A decision with what stands behind each of its reasons. */
export interface ExplainedDecision {
  readonly decision: UnderwritingDecision;
  readonly triggers: readonly Trigger[];
}

/** What underwriting says of a change: reasons that the risk did not have before it, and those that it makes worse. */
export function newReasons(after: ExplainedDecision, before: ExplainedDecision): UnderwritingDecision {
  const reasons = after.decision.reasons.filter(
    (reason) =>
      !before.decision.reasons.some(({ code }) => code === reason.code) || isWorse(reason, after, before),
  );
  return { outcome: outcomeOf(reasons), reasons };
}

function isWorse({ code }: UnderwritingReason, after: ExplainedDecision, before: ExplainedDecision): boolean {
  const [now, was] = [after, before].map(({ triggers }) => triggers.find((one) => one.code === code));
  if (!now?.value || !was?.value || now.worse !== was.worse) return false;
  const order = Decimal.parse(now.value).compare(Decimal.parse(was.value));
  return now.worse === 'higher' ? order > 0 : order < 0;
}

function outcomeOf(reasons: readonly UnderwritingReason[]): UnderwritingDecision['outcome'] {
  if (reasons.some(({ outcome }) => outcome === 'decline')) return 'decline';
  return reasons.some(({ outcome }) => outcome === 'refer') ? 'refer' : 'accept';
}
