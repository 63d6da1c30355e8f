import type { ExactInteger } from '../../../../shared/exact-integer.js';
import { multiply, powerOfTen } from '../../../../shared/exact-integer.js';
import { below } from '../manual/faults.js';
import type { PolicySection, Step, SumStep } from '../manual/sections.js';
import type { ValueState } from './steps/arithmetic-steps.js';
import { addFraction } from './steps/arithmetic-steps.js';
import { bookCharge } from './charge-lines.js';
import type { SectionContext } from './context.js';
import type { CompiledCoverage } from './coverage.js';
import { centsScale, compileRescale, compileRounding, wholeCents } from './steps/rounding-step.js';
import type { CoverageResult, Run } from './run.js';
import type { Adjustment, ChargeHeading, ChargeKind } from './charges.js';
import { compileStep, keepFromNegative, mayRise } from './steps/steps.js';
import type { StepHeading } from './trace.js';

/**
 * Compiles the section that works on the sum of all coverages. After each step the value is rounded to the cent, and the
 * step's charge is the difference from the rounded value before it: so charges always add up to the total.
 */
export function compilePolicy(
  section: PolicySection,
  coverages: readonly CompiledCoverage[],
  context: SectionContext,
): (run: Run) => void {
  const steps: ((run: Run) => void)[] = [];
  const summed = new Set<number>();
  let state: ValueState = { scale: 0, fractional: false };
  section.steps.forEach((step, index) => {
    const at = `/policy/steps/${index}`;
    const isLast = !mayRise(section.steps.slice(index + 1));
    const compiled =
      step.kind === 'sum'
        ? compileSum(step, state, coverages, summed, at, context)
        : compileCharged(step, state, at, isLast, context);
    steps.push(compiled.execute);
    state = compiled;
  });
  coverages.forEach(({ section: { code } }, index) => {
    if (!summed.has(index))
      context.faults.add('/policy/steps', `never bring ${code} into the policy's premium`);
  });
  if (state.scale > 2 || state.fractional) {
    context.faults.add('/policy/steps', 'must end with a premium that is rounded to the cent or coarser');
  }
  return (run) => {
    run.n = 0;
    run.d = 1;
    for (let index = 0; index < steps.length; index += 1) (steps[index] as Charged['execute'])(run);
    keepFromNegative(run);
    if (run.cents < 0) bookCharge(run, NO_LESS, -1, -run.cents, null);
    if (run.cents < 0) run.cents = 0;
  };
}

/** The line that brings the total up to zero, where credits exceed the premium and no later charge makes up for it. */
const NO_LESS: ChargeHeading = {
  coverage: 'policy',
  itemsAt: null,
  kind: 'rounding',
  code: 'not-below-zero',
  title: 'No premium below zero',
};

interface Charged extends ValueState {
  execute(run: Run): void;
}

const KINDS: Readonly<Partial<Record<Step['kind'], ChargeKind>>> = {
  fee: 'fee',
  tax: 'tax',
  round: 'rounding',
};

function compileCharged(
  step: Step,
  before: ValueState,
  at: string,
  isLast: boolean,
  context: SectionContext,
): Charged {
  if (step.kind === 'base')
    context.faults.add(below(at, 'kind'), 'the policy section begins with the sum of coverages');
  const compiled = compileStep(step, before, {}, at, isLast && 'groups' in step, context);
  const { scale, fractional } = compiled;
  const kind = KINDS[step.kind] ?? 'premium';
  // Discounts and surcharges have lines of their own; what remains of the step's change is rounding.
  const rest: ChargeKind = step.kind === 'discounts' || step.kind === 'surcharges' ? 'rounding' : kind;
  const heading = { coverage: 'policy', itemsAt: null, kind: rest, code: step.code, title: step.title };
  const inCents = centsScale(scale);
  return {
    scale,
    fractional,
    execute: (run) => {
      const first = run.adjustments.length;
      compiled.execute(run);
      const cents = wholeCents(inCents, run.n, run.d);
      let left = cents - run.cents;
      for (let index = first; index < run.adjustments.length; index += 1) {
        left -= chargeAdjustment(run, run.adjustments[index] as Adjustment, -1);
      }
      if (left !== 0) bookCharge(run, heading, -1, left, null);
      run.cents = cents;
    },
  };
}

function chargeAdjustment(run: Run, adjustment: Adjustment, item: number): number {
  const { rule, cents } = adjustment;
  if (cents !== 0) bookCharge(run, rule.charge, item, cents, adjustment);
  return cents;
}

function compileSum(
  step: SumStep,
  before: ValueState,
  coverages: readonly CompiledCoverage[],
  summed: Set<number>,
  at: string,
  context: SectionContext,
): Charged {
  if (step.when !== undefined)
    context.faults.add(below(at, 'when'), 'a sum of coverages has no condition: the coverages have');
  const chosen = chosenCoverages(step, coverages, at, context);
  for (const index of chosen) {
    if (summed.has(index))
      context.faults.add(at, `brings ${coverages[index]?.section.code} in a second time`);
    summed.add(index);
  }
  const included = coverages.map((_, index) => chosen.has(index));
  const parts = [...chosen].map((index) => coverages[index] as CompiledCoverage);
  const scale = parts.reduce((most, part) => Math.max(most, part.scale), before.scale);
  const fractional = before.fractional || parts.some((part) => part.fractional);
  const widen = compileRescale(before.scale, scale);
  const factors = coverages.map((coverage) => powerOfTen(Math.max(0, scale - coverage.scale)));
  const headings = coverages.map(({ section, itemsAt }): ChargeHeading => {
    return { coverage: section.code, itemsAt, kind: 'premium', code: section.code, title: section.title };
  });
  const inCents = centsScale(scale);
  const rounding = compileRounding(step.rounding, scale);
  const roundedInCents = centsScale(rounding.scale);
  const { code, title, kind } = step;
  const rest: ChargeHeading = { coverage: 'policy', itemsAt: null, kind: 'rounding', code, title };
  const heading: StepHeading = {
    coverage: 'policy',
    itemsAt: null,
    code,
    title,
    kind,
    exactScale: scale,
    scale: rounding.scale,
    operand: null,
  };
  return {
    scale: rounding.scale,
    fractional: step.rounding ? false : fractional,
    execute: (run) => {
      widen(run);
      for (let index = 0; index < run.results.length; index += 1) {
        const result = run.results[index] as CoverageResult;
        if (!included[result.coverage]) continue;
        const factor = factors[result.coverage] as ExactInteger;
        addFraction(run, run.n, factor === 1 ? result.n : multiply(result.n, factor), result.d);
        const cents = wholeCents(inCents, run.n, run.d);
        chargeCoverage(run, headings[result.coverage] as ChargeHeading, result, cents - run.cents);
        run.cents = cents;
      }
      const [exactN, exactD] = [run.n, run.d];
      if (step.rounding) {
        rounding.apply(run);
        const cents = wholeCents(roundedInCents, run.n, run.d);
        if (cents !== run.cents) bookCharge(run, rest, -1, cents - run.cents, null);
        run.cents = cents;
      }
      if (run.trace === null) return;
      const { n, d } = run;
      run.trace.push({
        heading,
        item: -1,
        opN: 0,
        opD: 1,
        opRow: -1,
        opElement: -1,
        exactN,
        exactD,
        n,
        d,
        adjustments: null,
      });
    },
  };
}

function chosenCoverages(
  step: SumStep,
  coverages: readonly CompiledCoverage[],
  at: string,
  context: SectionContext,
): Set<number> {
  if (!step.coverages) return new Set(coverages.keys());
  const indexes = step.coverages.map((code, index) => {
    const found = coverages.findIndex(({ section }) => section.code === code);
    if (found < 0) context.faults.add(`${at}/coverages/${index}`, `there is no coverage ${code}`);
    return found;
  });
  return new Set(indexes.filter((index) => index >= 0));
}

/** The premium line of a coverage is its cents without those of its discounts and surcharges, which get lines of their own. */
function chargeCoverage(
  run: Run,
  heading: ChargeHeading,
  { item, adjustedFrom, adjustedTo }: CoverageResult,
  cents: number,
): void {
  let left = cents;
  for (let index = adjustedFrom; index < adjustedTo; index += 1)
    left -= (run.adjustments[index] as Adjustment).cents;
  bookCharge(run, heading, item, left, null);
  for (let index = adjustedFrom; index < adjustedTo; index += 1)
    chargeAdjustment(run, run.adjustments[index] as Adjustment, item);
}
