import type { Actor } from '../../../shared/actor.js';
import { roleHolds } from '../../../platform/http/access.js';
import type { UnderwritingDecision } from '../../rating/index.js';
import type { ChangeConflict } from '../domain/out-of-sequence.js';
import { policyError } from '../policies.errors.js';

/** A field that a later entry sets too is never decided by the system: somebody says which value was meant. */
export function assertSettled(open: readonly ChangeConflict[]): void {
  if (open.length === 0) return;
  throw policyError('policies.conflict-unsettled', {
    errors: open.map(({ path, laterEffectiveOn, choices }) => ({
      pointer: '/settlements',
      detail: `${path} is set again from ${laterEffectiveOn} on: settle it with keep ${choices.join(' or ')}`,
    })),
  });
}

/** A change that makes the risk one to be referred or declined, and was not before, needs somebody with authority. */
export function assertAcceptable(actor: Actor, { outcome, reasons }: UnderwritingDecision): void {
  if (outcome === 'accept') return;
  if (outcome === 'decline')
    throw policyError('policies.change-declined', {
      detail: reasons
        .filter((reason) => reason.outcome === 'decline')
        .map(({ title }) => title)
        .join('; '),
    });
  if (!roleHolds(actor.role, 'policies.approve-change')) throw policyError('policies.change-referred');
}
