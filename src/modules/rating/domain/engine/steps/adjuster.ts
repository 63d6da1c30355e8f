import { Decimal } from '../../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../../shared/exact-integer.js';
import { add, multiply, negate } from '../../../../../shared/exact-integer.js';
import type { RoundingMode } from '../../../../../shared/rounding.js';
import { roundToMultiple } from '../../../../../shared/rounding.js';
import type { Combination } from '../../manual/sections.js';
import type { DecimalText } from '../../manual/texts.js';
import type { Condition } from '../../../../conditions/index.js';
import type { Operand } from './operand.js';
import type { Run } from '../run.js';
import type { AdjustmentRule } from '../charges.js';

/** An exact value n ÷ d in units of 10^-scale; the scale is the step's. */
export interface Fraction {
  readonly n: ExactInteger;
  readonly d: ExactInteger;
}

export interface CompiledRule {
  readonly rule: AdjustmentRule;
  readonly stackable: boolean;
  readonly when: Condition | null;
  readonly operand: Operand;
  /** The percentage if it is the same for every risk, else null. */
  readonly constant: Decimal | null;
  /** The largest amount, at the step's scale. */
  readonly most: ExactInteger | null;
}

export interface CompiledGroup {
  readonly rules: readonly CompiledRule[];
  readonly combine: Combination;
  readonly cap: Share | null;
}

/** A share of a value: n ÷ d, where 1 is all of it. */
export interface Share {
  readonly n: ExactInteger;
  readonly d: ExactInteger;
}

/** A rule whose condition holds, with its number for this risk. */
interface Applying {
  readonly rule: CompiledRule;
  /** Set for a percentage. */
  readonly share: Share | null;
  /** Set for a fixed amount, at the step's scale. */
  readonly amount: Fraction | null;
  readonly rate: string;
}

interface Taken {
  readonly applying: Applying;
  readonly before: Fraction;
  readonly after: Fraction;
}

interface Outcome {
  readonly value: Fraction;
  readonly taken: readonly Taken[];
}

const ZERO: Fraction = { n: 0, d: 1 };
const NONE: readonly never[] = [];

export interface Rounder {
  readonly unit: ExactInteger;
  readonly mode: RoundingMode;
}

/** Applies the groups of one step to a value, exactly. */
export class Adjuster {
  constructor(
    private readonly sign: -1 | 1,
    private readonly additive: boolean,
    private readonly cap: Share | null,
    private readonly rounder: Rounder | null,
    /** Discounts must not take the value below zero. */
    private readonly staysPositive: boolean,
  ) {}

  run(run: Run, groups: readonly CompiledGroup[], start: Fraction): Outcome {
    const applying: (readonly Applying[])[] = [];
    let any = false;
    let stacks = true;
    for (const group of groups) {
      const list = applyingIn(run, group);
      applying.push(list);
      any ||= list.length > 0;
      stacks &&= list.every(({ rule }) => rule.stackable);
    }
    if (!any) return { value: this.round(start), taken: NONE };
    if (stacks) return this.apply(groups, applying, start);
    const alone = applying.flatMap((list, group) =>
      list.flatMap((one) => (one.rule.stackable ? [] : [{ one, group }])),
    );
    // A rule that does not stack applies alone, and only where that moves the value further than all stackable rules
    // together.
    let best = this.apply(
      groups,
      applying.map((list) => list.filter(({ rule }) => rule.stackable)),
      start,
    );
    for (const { one, group } of alone) {
      const outcome = this.apply(
        groups,
        groups.map((_, index) => (index === group ? [one] : [])),
        start,
      );
      if (this.goesFurther(outcome.value, best.value)) best = outcome;
    }
    return best;
  }

  private apply(
    groups: readonly CompiledGroup[],
    applying: readonly (readonly Applying[])[],
    start: Fraction,
  ): Outcome {
    const taken: Taken[] = [];
    const stepLimit = this.limit(start, this.cap, start);
    let value = start;
    for (let index = 0; index < groups.length; index += 1) {
      const list = applying[index] as readonly Applying[];
      if (list.length === 0) continue;
      const { combine, cap } = groups[index] as CompiledGroup;
      const from = value;
      const base = this.additive ? start : from;
      const groupLimit = cap && this.limit(from, cap, base);
      let total = ZERO;
      for (const one of combine === 'best' ? [largest(list, base)] : list) {
        const before = value;
        total = combine === 'chained' ? ZERO : plus(total, amountOf(one, base));
        const exact =
          combine === 'chained' ? this.moved(before, amountOf(one, before)) : this.moved(from, total);
        value = this.bounded(this.bounded(this.round(exact), groupLimit, before), stepLimit, before);
        taken.push({ applying: one, before, after: value });
      }
    }
    return { value: this.round(value), taken };
  }

  private moved(from: Fraction, by: Fraction): Fraction {
    return plus(from, this.sign < 0 ? { n: negate(by.n), d: by.d } : by);
  }

  /**
   * The value that the cap allows at most: `from` moved by `cap` of `base`. Without a cap it is zero for discounts that stay
   * positive, else none.
   */
  private limit(from: Fraction, cap: Share | null, base: Fraction): Fraction | null {
    if (cap) return this.round(this.moved(from, { n: multiply(base.n, cap.n), d: multiply(base.d, cap.d) }));
    return this.sign < 0 && this.staysPositive ? ZERO : null;
  }

  /** Stops at the limit; a value that was beyond it before stays where it was. */
  private bounded(value: Fraction, limit: Fraction | null, before: Fraction): Fraction {
    if (!limit || !this.goesFurther(value, limit)) return value;
    return this.goesFurther(before, limit) ? before : limit;
  }

  private goesFurther(a: Fraction, b: Fraction): boolean {
    return this.sign < 0 ? isAbove(b, a) : isAbove(a, b);
  }

  private round(value: Fraction): Fraction {
    return this.rounder
      ? { n: roundToMultiple(value.n, value.d, this.rounder.unit, this.rounder.mode), d: 1 }
      : value;
  }
}

function applyingIn(run: Run, group: CompiledGroup): readonly Applying[] {
  let found: Applying[] | null = null;
  for (const rule of group.rules)
    if (!rule.when || rule.when(run)) (found ??= []).push(withNumber(run, rule));
  return found ?? NONE;
}

function withNumber(run: Run, rule: CompiledRule): Applying {
  const { scale, heading } = rule.operand;
  rule.operand.load(run);
  const rate = heading.valueAt(run.opRow) ?? Decimal.of(run.opN, scale).toString();
  if (rule.rule.type === 'fixed') return { rule, share: null, amount: { n: run.opN, d: run.opD }, rate };
  return { rule, share: { n: run.opN, d: multiply(run.opD, hundredAt(scale)) }, amount: null, rate };
}

function amountOf({ share, amount, rule }: Applying, base: Fraction): Fraction {
  const exact = share ? { n: multiply(base.n, share.n), d: multiply(base.d, share.d) } : (amount as Fraction);
  if (rule.most === null) return exact;
  const most = { n: rule.most, d: 1 };
  return isAbove(exact, most) ? most : exact;
}

function largest(list: readonly Applying[], base: Fraction): Applying {
  return list.reduce((best, next) => (isAbove(amountOf(next, base), amountOf(best, base)) ? next : best));
}

/** A percentage as an exact share: 5 is 5 ÷ 100. Null where none is stated. */
export function shareOf(percent: DecimalText | undefined): Share | null {
  if (percent === undefined) return null;
  const decimal = Decimal.parse(percent);
  return { n: decimal.coefficient, d: hundredAt(decimal.scale) };
}

function hundredAt(scale: number): ExactInteger {
  return Decimal.ONE.coefficientAt(scale + 2);
}

function plus(a: Fraction, b: Fraction): Fraction {
  if (a.d === b.d) return { n: add(a.n, b.n), d: a.d };
  return { n: add(multiply(a.n, b.d), multiply(b.n, a.d)), d: multiply(a.d, b.d) };
}

function isAbove(a: Fraction, b: Fraction): boolean {
  return multiply(a.n, b.d) > multiply(b.n, a.d);
}
