import type { UsState } from '../../../shared/us-states.js';
import { zipFaults } from '../../../shared/us-zip-codes.js';
import type { UnderwritingDecision } from '../../rating/index.js';
import type { ChangeConflict } from '../domain/out-of-sequence.js';
import type { RiskChange } from '../domain/risk-change.js';
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

/** A policy stays in its state, whose law and manual it was written on: a ZIP code of another one is a slip of the pen. */
export function assertInState(state: UsState, changes: readonly RiskChange[]): void {
  const errors = changes.flatMap(({ path, value }, index) =>
    path === '/zipCode' && typeof value === 'string'
      ? zipFaults(state, value, `/changes/${index}/value`)
      : [],
  );
  if (errors.length > 0) throw policyError('policies.change-invalid', { errors });
}

/** A change that makes the risk one to be declined, and was not before, is bound by nobody. */
export function assertAcceptable({ outcome, reasons }: UnderwritingDecision): void {
  if (outcome !== 'decline') return;
  throw policyError('policies.change-declined', {
    detail: reasons
      .filter((reason) => reason.outcome === 'decline')
      .map(({ title }) => title)
      .join('; '),
  });
}
