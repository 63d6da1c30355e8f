import { Decimal } from '../../../../../shared/decimal.js';
import { multiply, powerOfTen } from '../../../../../shared/exact-integer.js';
import { below } from '../../manual/faults.js';
import type { Rounding } from '../../../../../shared/rounding.js';
import type { AdjustmentStep, Step } from '../../manual/sections.js';
import type { CompiledArithmetic, CoverageNumbers, ValueState } from './arithmetic-steps.js';
import { compileOperandStep, compilePerUnit } from './arithmetic-steps.js';
import { compileAdjustments } from './adjustments.js';
import type { SectionContext } from '../context.js';
import type { PlainRounding, PlainStep } from '../plain/plain-step.js';
import { NO_NUMBER, plainSequence, plainStep } from '../plain/plain-step.js';
import { compileRescale, compileRounding } from './rounding-step.js';
import type { Run } from '../run.js';
import type { Adjustment } from '../charges.js';
import type { StepHeading } from '../trace.js';

/** One step ready to run: it rewrites the running value and leaves its trace. */
export interface CompiledStep extends ValueState {
  readonly step: Step;
  /** The step as data, for the short path; null for a step that has a condition or does not fit. */
  readonly plain: PlainStep | null;
  execute(run: Run): void;
}

/** The steps as few calls: neighboring plain steps become one. */
export function inSequence(steps: readonly CompiledStep[]): readonly CompiledStep['execute'][] {
  const calls: CompiledStep['execute'][] = [];
  let together: PlainStep[] = [];
  for (const { plain, execute } of steps) {
    if (!plain) {
      together = [];
      calls.push(execute);
      continue;
    }
    if (together.length === 0) calls.push(plainSequence(together));
    together.push(plain);
  }
  return calls;
}

const MOST_DECIMALS = 150;

/** Compiles one step. A faulty step leaves the value unchanged, so that compiling can go on and find more faults. */
export function compileStep(
  step: Step,
  before: ValueState,
  own: CoverageNumbers,
  at: string,
  /** True where no later step of the section can raise the value again. */
  isLast: boolean,
  context: SectionContext,
): CompiledStep {
  const staysPositive = isLast || context.engine === '1';
  const arithmetic = compileArithmetic(step, before, own, at, staysPositive, context) ?? {
    ...before,
    operand: null,
    plain: null,
    apply: () => undefined,
  };
  const rounding = compileRounding(
    hasRounded(step, arithmetic.scale) ? undefined : step.rounding,
    arithmetic.scale,
  );
  if (rounding.scale > MOST_DECIMALS)
    context.faults.add(at, 'the value has too many decimals by now: round it on the way');
  const fractional = arithmetic.fractional && (step.kind === 'tax' || !step.rounding);
  const heading: StepHeading = {
    coverage: context.coverage,
    itemsAt: context.item?.list.pointer ?? null,
    code: step.code,
    title: step.title,
    kind: step.kind,
    exactScale: arithmetic.scale,
    scale: rounding.scale,
    operand: arithmetic.operand,
  };
  const general = executor(heading, arithmetic, staysPositive, rounding.apply);
  const plain = plainForm(step, heading, arithmetic, general);
  const execute = plain ? plainSequence([plain]) : general;
  if (step.when === undefined) return { step, scale: rounding.scale, fractional, plain, execute };
  const when = context.conditions.compile(step.when, context.item, below(at, 'when'));
  const pass = compileRescale(before.scale, rounding.scale);
  return {
    step,
    scale: rounding.scale,
    fractional: fractional || before.fractional || rounding.scale < before.scale,
    plain: null,
    execute: (run) => (when(run) ? execute(run) : pass(run)),
  };
}

const RISING: ReadonlySet<Step['kind']> = new Set(['base', 'add', 'fee', 'minimum', 'sum', 'surcharges']);

/**
 * True where a step may raise the value. Before such a step a credit may exceed the premium; a section must not end below
 * zero.
 */
export function mayRise(steps: readonly Step[]): boolean {
  return steps.some(({ kind }) => RISING.has(kind));
}

/**
 * Sets a value below zero to zero at the end of a section: the step that would have raised it may have had a condition that
 * did not hold.
 */
export function keepFromNegative(run: Run): void {
  if (run.n >= 0) return;
  run.n = 0;
  run.d = 1;
}

/** True where the result needs no rounding: a tax rounds only the tax, and discounts and surcharges round at each rule. */
function hasRounded(step: Step, scale: number): boolean {
  if (step.kind === 'tax') return true;
  const adjusts = step.kind === 'discounts' || step.kind === 'surcharges';
  return adjusts && step.rounding !== undefined && Decimal.parse(step.rounding.unit).scale === scale;
}

function compileArithmetic(
  step: Step,
  before: ValueState,
  own: CoverageNumbers,
  at: string,
  staysPositive: boolean,
  context: SectionContext,
): CompiledArithmetic | null {
  switch (step.kind) {
    case 'per-unit':
      return compilePerUnit(step, before, at, context);
    case 'discounts':
    case 'surcharges':
      return compileAdjustmentStep(step, before, at, staysPositive, context);
    case 'round':
      return {
        ...before,
        operand: null,
        plain: { operation: { kind: 'keep' }, source: NO_NUMBER },
        apply: () => undefined,
      };
    case 'sum':
      context.faults.add(below(at, 'kind'), 'only the policy section sums coverages');
      return null;
    case 'base':
    case 'factor':
    case 'add':
    case 'minimum':
    case 'maximum':
    case 'fee':
    case 'tax':
      return compileOperandStep(step, before, own, at, context);
  }
}

function compileAdjustmentStep(
  step: AdjustmentStep,
  before: ValueState,
  at: string,
  staysPositive: boolean,
  context: SectionContext,
): CompiledArithmetic {
  const unit = step.rounding && Decimal.parse(step.rounding.unit);
  const scale = Math.max(before.scale, unit?.scale ?? 0, 2);
  const widen = compileRescale(before.scale, scale);
  const rounder =
    unit && step.rounding ? { unit: unit.coefficientAt(scale), mode: step.rounding.mode } : null;
  const adjust = compileAdjustments(step, scale, rounder, at, staysPositive, context);
  return {
    scale,
    fractional: true,
    operand: null,
    plain: null,
    apply:
      before.scale === scale
        ? adjust
        : (run) => {
            widen(run);
            adjust(run);
          },
  };
}

/** The step for the short path; null where its operation or rounding does not fit. */
function plainForm(
  step: Step,
  heading: StepHeading,
  { plain, scale }: CompiledArithmetic,
  general: (run: Run) => void,
): PlainStep | null {
  if (!plain || (step.rounding && step.rounding.mode !== 'half-up')) return null;
  const rounding = step.rounding ? plainRounding(step.rounding, scale) : null;
  return step.rounding && !rounding ? null : plainStep(heading, plain, rounding, general);
}

/** Null where the rounding needs bigints. */
function plainRounding(rounding: Rounding, scale: number): PlainRounding | null {
  const { coefficient: unit, scale: unitScale } = Decimal.parse(rounding.unit);
  const up = powerOfTen(Math.max(0, unitScale - scale));
  const divisor = multiply(unit, powerOfTen(Math.max(0, scale - unitScale)));
  return typeof divisor === 'number' && typeof unit === 'number' && typeof up === 'number'
    ? { up, divisor, unit }
    : null;
}

function executor(
  heading: StepHeading,
  { apply }: CompiledArithmetic,
  staysPositive: boolean,
  round: (run: Run) => void,
): (run: Run) => void {
  return (run) => {
    const adjusted = run.adjustments.length;
    run.opRow = -1;
    run.opElement = -1;
    apply(run);
    if (staysPositive && run.n < 0) run.n = 0;
    if (run.trace === null) return round(run);
    const { opN, opD, opRow, opElement, n: exactN, d: exactD } = run;
    round(run);
    const adjustments: readonly Adjustment[] | null =
      run.adjustments.length > adjusted ? run.adjustments.slice(adjusted) : null;
    run.trace.push({
      heading,
      item: run.itemIndex,
      opN,
      opD,
      opRow,
      opElement,
      exactN,
      exactD,
      n: run.n,
      d: run.d,
      adjustments,
    });
  };
}
