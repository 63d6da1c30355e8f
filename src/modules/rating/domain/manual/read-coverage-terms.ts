import { Money } from '../../../../shared/money.js';
import type { AmountSource, CoverageLimit, CoverageSection } from './sections.js';
import { LIMIT_BASES } from './loss-terms.js';
import { readLossTerms } from './read-loss-terms.js';
import type { Shape } from './shape.js';
import { defined } from './shape.js';

/** Limits, deductible and terms of loss of a coverage; each is absent where the manual does not state it. */
export function readCoverageTerms(shape: Shape): Pick<CoverageSection, 'limits' | 'deductible' | 'loss'> {
  return defined({
    limits: shape.has('limits') ? shape.shapes('limits', 20, readLimit) : undefined,
    deductible: shape.has('deductible') ? shape.shape('deductible', readAmount) : undefined,
    loss: shape.has('loss') ? shape.shape('loss', readLossTerms) : undefined,
  }) as Pick<CoverageSection, 'limits' | 'deductible' | 'loss'>;
}

function readLimit(shape: Shape): CoverageLimit {
  return defined({
    code: shape.code('code'),
    title: shape.text('title', 200),
    per: shape.has('per') ? shape.oneOf('per', LIMIT_BASES) : undefined,
    part: shape.has('part') ? shape.code('part') : undefined,
    ...readAmount(shape),
  }) as CoverageLimit;
}

function readAmount(shape: Shape): AmountSource {
  const source = defined({
    amount: shape.optionalMoney('amount'),
    input: shape.optionalText('input', 120),
    amounts: shape.has('amounts') ? shape.map('amounts', /^.{1,200}$/, amountAt(shape)) : undefined,
    percent: shape.optionalDecimal('percent', 'positive'),
  }) as AmountSource;
  if ((source.amount === undefined) === (source.input === undefined))
    shape.faults.add(shape.pointer, 'comes from one of amount and input');
  if (source.input === undefined && (source.amounts ?? source.percent) !== undefined)
    shape.faults.add(shape.pointer, 'has amounts or a percentage only of an input');
  if (source.amounts !== undefined && source.percent !== undefined)
    shape.fault('percent', 'is not for an input that has an amount for each value');
  return source;
}

function amountAt(shape: Shape): (value: unknown, pointer: string) => string {
  return (value, pointer) => {
    const money = typeof value === 'string' ? Money.tryParse(value) : null;
    if (money && !money.isNegative) return money.toString();
    shape.faults.add(pointer, 'must be an amount as text, such as "25000.00"');
    return '0.00';
  };
}
