import { isDeepStrictEqual } from 'node:util';
import type { UsState } from '../../../../shared/us-states.js';
import { zipFaults } from '../../../../shared/us-zip-codes.js';
import { longDate } from '../../../../shared/long-date.js';
import type { UnderwritingDecision } from '../../../rating/index.js';
import type { ChangeConflict, SequenceSettlement } from '../../domain/out-of-sequence.js';
import type { RiskChange } from '../../domain/risk-change.js';
import type { RiskSnapshot } from '../../domain/risk-items.js';
import { policyError } from '../../policies.errors.js';

/** A field that a later entry sets too is never decided by the system: somebody says which value was meant. */
export function assertSettled(open: readonly ChangeConflict[]): void {
  if (open.length === 0) return;
  throw policyError('policies.conflict-unsettled', {
    errors: open.map(({ path, laterEffectiveOn, choices }) => ({
      pointer: '/settlements',
      detail: `${path} is set again from ${longDate(laterEffectiveOn)} on: settle it with keep ${choices.join(' or ')}`,
    })),
  });
}

/** A policy stays in its state, on whose law and manual it was written: a ZIP code of another state is a mistake. */
export function assertInState(state: UsState, changes: readonly RiskChange[]): void {
  const errors = changes.flatMap(({ path, value }, index) =>
    path === '/zipCode' && typeof value === 'string'
      ? zipFaults(state, value, `/changes/${index}/value`)
      : [],
  );
  if (errors.length > 0) throw policyError('policies.change-invalid', { errors });
}

/** A settlement without a conflict is a mistake of its author, such as a misspelled path. */
export function assertSettlesConflicts(
  conflicts: readonly ChangeConflict[],
  settlements: readonly SequenceSettlement[],
): void {
  settlements.forEach(({ path }, index) => {
    const isSettled = settlements.findIndex((each) => each.path === path) < index;
    if (!isSettled && conflicts.some((conflict) => conflict.path === path)) return;
    const detail = isSettled ? 'is settled twice' : 'is set by no later entry, so there is nothing to settle';
    throw policyError('policies.settlement-invalid', {
      errors: [{ pointer: `/settlements/${index}/path`, detail }],
    });
  });
}

export function assertChangesSomething(before: RiskSnapshot, after: RiskSnapshot): void {
  if (!isDeepStrictEqual(before, after)) return;
  throw policyError('policies.nothing-changes', {
    errors: [{ pointer: '/changes', detail: 'has only values that the policy has on that day already' }],
  });
}

/** Nobody binds a change after which the risk has to be declined, if it did not have to be before. */
export function assertAcceptable({ outcome, reasons }: UnderwritingDecision): void {
  if (outcome !== 'decline') return;
  throw policyError('policies.change-declined', {
    detail: reasons
      .filter((reason) => reason.outcome === 'decline')
      .map(({ title }) => title)
      .join('; '),
  });
}
