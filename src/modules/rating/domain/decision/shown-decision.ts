import type { Actor } from '../../../../shared/actor.js';
import { isStaff } from '../../../../shared/agency.js';
import type { UnderwritingDecision, UnderwritingReason } from '../engine/rated.js';
import { BLOCKING_POINTS } from '../manual/manual.js';

/**
 * A decision as the actor may see it. Codes and titles of referrals would tell an agent where the limits are, so people
 * outside the company learn only that an underwriter is needed, and by when. Everybody may see why a risk was declined.
 */
export function decisionShownTo(actor: Actor, decision: UnderwritingDecision): UnderwritingDecision {
  if (isStaff(actor)) return decision;
  const declines = decision.reasons.filter(({ outcome }) => outcome === 'decline');
  if (decision.outcome !== 'refer')
    return { ...decision, reasons: declines.map((reason) => ({ ...reason, code: 'declined' })) };
  const points = decision.reasons.map(({ blocks }) => blocks);
  const blocks = BLOCKING_POINTS.find((point) => points.includes(point)) ?? null;
  return { ...decision, reasons: [{ ...REFERRED, blocks }] };
}

const REFERRED: Omit<UnderwritingReason, 'blocks'> = {
  code: 'underwriter-needed',
  outcome: 'refer',
  title: 'An underwriter has to look at this.',
  authority: null,
};
