import type { OperandSource, RuleGroup, Step } from './sections.js';
import { TAKES } from './sections.js';
import type { Shape } from './shape.js';
import { defined } from './shape.js';

export const STEP_KINDS = [
  'base',
  'factor',
  'add',
  'minimum',
  'maximum',
  'fee',
  'tax',
  'per-unit',
  'round',
  'sum',
  'discounts',
  'surcharges',
] as const;
const MOST_STEPS = 200;

export function readSteps(shape: Shape): readonly Step[] {
  return shape.shapes('steps', MOST_STEPS, readStep);
}

function readStep(shape: Shape): Step {
  const kind = shape.oneOf('kind', STEP_KINDS);
  const base = {
    code: shape.code('code'),
    title: shape.text('title', 200),
    when: shape.optionalText('when', 1_000),
    rounding: shape.optionalRounding('rounding'),
  };
  switch (kind) {
    case 'base':
    case 'factor':
    case 'add':
    case 'minimum':
    case 'maximum':
    case 'fee':
    case 'tax':
      return defined({ kind, ...base, ...readOperand(shape) }) as Step;
    case 'per-unit':
      return defined({
        kind,
        ...base,
        of: shape.text('of', 120),
        per: shape.decimal('per', 'positive'),
        started: shape.boolean('started', false) || undefined,
      }) as Step;
    case 'round':
      return defined({ kind, ...base, rounding: shape.rounding('rounding') }) as Step;
    case 'sum':
      return defined({
        kind,
        ...base,
        coverages: shape.has('coverages') ? shape.texts('coverages', 200) : undefined,
      }) as Step;
    case 'discounts':
    case 'surcharges':
      return defined({
        kind,
        ...base,
        groups: shape.shapes('groups', 50, readGroup),
        combine: shape.has('combine') ? shape.oneOf('combine', ['additive', 'chained']) : 'chained',
        cap: readCap(shape, kind === 'discounts'),
      }) as Step;
  }
}

export function readOperand(shape: Shape): OperandSource {
  const source = {
    table: shape.optionalText('table', 60),
    amount: shape.optionalDecimal('amount'),
    input: shape.optionalText('input', 120),
  };
  const given = Object.values(source).filter((value) => value !== undefined).length;
  if (given > 1) shape.faults.add(shape.pointer, 'takes its number from one of table, amount and input');
  if (!shape.has('each')) return defined(source) as OperandSource;
  const each = shape.shape('each', (inner) => ({
    list: inner.text('list', 120),
    take: inner.oneOf('take', TAKES),
  }));
  return defined({ ...source, each }) as OperandSource;
}

function readGroup(shape: Shape): RuleGroup {
  return defined({
    rules: shape.texts('rules', 200),
    combine: shape.has('combine') ? shape.oneOf('combine', ['additive', 'chained', 'best']) : 'additive',
    cap: readCap(shape, true),
  }) as RuleGroup;
}

function readCap(shape: Shape, atMostAll: boolean): string | undefined {
  const cap = shape.optionalDecimal('cap', 'not-negative');
  if (atMostAll && cap !== undefined && Number(cap) > 100)
    shape.fault('cap', 'must not be above 100 percent');
  return cap;
}
