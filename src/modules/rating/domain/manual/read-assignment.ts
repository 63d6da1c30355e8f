import type { AssignmentRule } from './manual.js';
import { ASSIGNMENTS, UNASSIGNED } from './manual.js';
import type { Shape } from './shape.js';
import { defined } from './shape.js';

/**
 * Reads only the fields that the rule uses: what ranks drivers, where a vehicle names its driver, and who drives a vehicle
 * left over.
 */
export function readAssignment(shape: Shape): AssignmentRule {
  const rule = shape.oneOf('rule', ASSIGNMENTS);
  const of = { rule, list: shape.text('list', 120), to: shape.text('to', 120) };
  if (rule === 'average') return of;
  const otherwise = shape.oneOf('otherwise', UNASSIGNED);
  const ranks = rule === 'highest-to-highest' || otherwise !== 'refuse';
  return defined({
    ...of,
    by: ranks ? shape.shape('by', readRank) : undefined,
    principal: rule === 'principal' ? shape.text('principal', 120) : undefined,
    otherwise,
  }) as AssignmentRule;
}

function readRank(shape: Shape): NonNullable<AssignmentRule['by']> {
  const [table, input] = [shape.optionalText('table', 60), shape.optionalText('input', 120)];
  if ((table === undefined) === (input === undefined))
    shape.faults.add(shape.pointer, 'ranks by one of table and input');
  return defined({ table, input }) as NonNullable<AssignmentRule['by']>;
}
