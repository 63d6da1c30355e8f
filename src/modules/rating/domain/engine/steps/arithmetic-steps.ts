import { Decimal } from '../../../../../shared/decimal.js';
import type { ExactInteger } from '../../../../../shared/exact-integer.js';
import { add, multiply, powerOfTen } from '../../../../../shared/exact-integer.js';
import { divideRounded } from '../../../../../shared/rounding.js';
import { below } from '../../manual/faults.js';
import type { OperandStep, PerUnitStep } from '../../manual/sections.js';
import type { SectionContext } from '../context.js';
import type { Operand } from './operand.js';
import { compileOperand, inputNumber } from './operand.js';
import type { PlainArithmetic } from '../plain/plain-step.js';
import { compileRounding } from './rounding-step.js';
import type { Run } from '../run.js';
import type { OperandHeading } from '../trace.js';

/** What is known of the running value when a step is compiled. */
export interface ValueState {
  readonly scale: number;
  /** True where the denominator may differ from 1. */
  readonly fractional: boolean;
}

/** A step's arithmetic, before its own rounding. */
export interface CompiledArithmetic extends ValueState {
  readonly operand: OperandHeading | null;
  /** The arithmetic as one operation on whole numbers, for the short path; null where it needs more. */
  readonly plain: PlainArithmetic | null;
  apply(run: Run): void;
}

export interface CoverageNumbers {
  readonly baseRate?: string | undefined;
  readonly minPremium?: string | undefined;
  readonly maxPremium?: string | undefined;
}

/** Compiles a step that has one number: base, factor, add, fee, tax, minimum or maximum. Null after a fault. */
export function compileOperandStep(
  step: OperandStep,
  before: ValueState,
  own: CoverageNumbers,
  at: string,
  context: SectionContext,
): CompiledArithmetic | null {
  const fallback = { base: own.baseRate, minimum: own.minPremium, maximum: own.maxPremium } as Partial<
    Record<string, string>
  >;
  const operand = compileOperand(step, fallback[step.kind], at, context);
  if (!operand) return null;
  if (step.kind !== 'add' && operand.mayBeNegative) {
    context.faults.add(at, `a number below zero cannot be the operand of a ${step.kind}`);
  }
  const fractional = before.fractional || operand.fractional;
  switch (step.kind) {
    case 'base':
      return {
        scale: operand.scale,
        fractional: operand.fractional,
        operand: operand.heading,
        plain: { operation: { kind: 'set' }, source: operand },
        apply: (run) => setTo(run, operand),
      };
    case 'factor':
      return {
        scale: before.scale + operand.scale,
        fractional,
        operand: operand.heading,
        plain: { operation: { kind: 'multiply' }, source: operand },
        apply: (run) => multiplyBy(run, operand),
      };
    case 'add':
    case 'fee':
      return addition(operand, before, fractional);
    case 'tax':
      return taxation(step, operand, before, fractional);
    case 'minimum':
    case 'maximum':
      return bound(operand, before, fractional, step.kind === 'minimum');
  }
}

function setTo(run: Run, operand: Operand): void {
  operand.load(run);
  run.n = run.opN;
  run.d = run.opD;
}

function multiplyBy(run: Run, operand: Operand): void {
  operand.load(run);
  run.n = multiply(run.n, run.opN);
  if (run.opD !== 1) run.d = multiply(run.d, run.opD);
}

function addition(operand: Operand, before: ValueState, fractional: boolean): CompiledArithmetic {
  const { scale, own, other } = aligned(before.scale, operand.scale);
  const plain =
    typeof own === 'number' && typeof other === 'number'
      ? { operation: { kind: 'add' as const, own, other }, source: operand }
      : null;
  return {
    scale,
    fractional,
    operand: operand.heading,
    plain,
    apply: (run) => {
      operand.load(run);
      addFraction(run, multiply(run.n, own), multiply(run.opN, other), run.opD);
    },
  };
}

/** Adds a rate of the value so far. The step's rounding applies to the tax, not to the sum. */
function taxation(
  step: OperandStep,
  operand: Operand,
  before: ValueState,
  fractional: boolean,
): CompiledArithmetic {
  const rounding = compileRounding(step.rounding, before.scale + operand.scale);
  const { scale, own, other } = aligned(before.scale, rounding.scale);
  return {
    scale,
    fractional: fractional && (!step.rounding || before.fractional),
    operand: operand.heading,
    plain: null,
    apply: (run) => {
      const { n, d } = run;
      multiplyBy(run, operand);
      rounding.apply(run);
      const [taxN, taxD] = [run.n, run.d];
      run.d = d;
      addFraction(run, multiply(n, own), multiply(taxN, other), taxD);
    },
  };
}

function bound(
  operand: Operand,
  before: ValueState,
  fractional: boolean,
  lower: boolean,
): CompiledArithmetic {
  const { scale, own, other } = aligned(before.scale, operand.scale);
  return {
    scale,
    fractional,
    operand: operand.heading,
    plain: null,
    apply: (run) => {
      operand.load(run);
      run.n = multiply(run.n, own);
      const limit = multiply(run.opN, other);
      const [mine, theirs] = [multiply(run.n, run.opD), multiply(limit, run.d)];
      if (lower ? mine >= theirs : mine <= theirs) return;
      run.n = limit;
      run.d = run.opD;
    },
  };
}

/** n ÷ run.d + otherN ÷ otherD, all at one scale. */
export function addFraction(run: Run, n: ExactInteger, otherN: ExactInteger, otherD: ExactInteger): void {
  if (run.d === otherD) run.n = add(n, otherN);
  else {
    run.n = add(multiply(n, otherD), multiply(otherN, run.d));
    run.d = multiply(run.d, otherD);
  }
}

function aligned(
  a: number,
  b: number,
): { readonly scale: number; readonly own: ExactInteger; readonly other: ExactInteger } {
  const scale = Math.max(a, b);
  return { scale, own: powerOfTen(scale - a), other: powerOfTen(scale - b) };
}

/**
 * Multiplies by the number of units in an input: the exact quotient, or with `started` the quotient rounded up. A negative
 * input counts as 0.
 */
export function compilePerUnit(
  step: PerUnitStep,
  before: ValueState,
  at: string,
  context: SectionContext,
): CompiledArithmetic | null {
  const slot = context.schema.slots.get(step.of);
  if (!slot || !['integer', 'decimal', 'money'].includes(slot.type)) {
    context.faults.add(below(at, 'of'), `${step.of} is not a declared number`);
    return null;
  }
  if (slot.list && slot.list !== context.item?.list) {
    context.faults.add(below(at, 'of'), `${step.of} is about elements of a list that are not at hand here`);
    return null;
  }
  const per = Decimal.parse(step.per);
  const [up, down] = [powerOfTen(per.scale), multiply(per.coefficient, powerOfTen(slot.scale))];
  const operand: OperandHeading = { scale: 0, valueAt: () => null, rowAt: () => null, wordsAt: () => null };
  const load = (run: Run): void => {
    run.opN = multiply(Math.max(0, inputNumber(slot, run)), up);
    run.opD = down;
    run.opRow = -1;
    if (!step.started) return;
    run.opN = divideRounded(run.opN, run.opD, 'up');
    run.opD = 1;
  };
  const zeros = /^10*$/.test(String(down)) ? String(down).length - 1 : -1;
  // Dividing by a power of ten only adds decimals, so no denominator is needed.
  const byScale = !step.started && zeros >= 0;
  return {
    scale: before.scale + (byScale ? zeros : 0),
    fractional: before.fractional || (!step.started && !byScale),
    operand,
    plain: null,
    apply: (run) => {
      load(run);
      run.n = multiply(run.n, run.opN);
      if (!byScale && run.opD !== 1) run.d = multiply(run.d, run.opD);
    },
  };
}
