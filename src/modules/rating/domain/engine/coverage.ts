import { below } from '../manual/faults.js';
import type { CoverageSection, Step } from '../manual/sections.js';
import type { Condition } from '../../../conditions/index.js';
import type { Value } from '../risk/risk-schema.js';
import type { SectionContext } from './context.js';
import type { CompiledStep } from './steps/steps.js';
import { compileStep, inSequence, keepFromNegative, mayRise } from './steps/steps.js';
import type { ValueState } from './steps/arithmetic-steps.js';
import type { Run } from './run.js';

type Execute = CompiledStep['execute'];

/** One coverage ready to be rated: it appends its result, or one result per element, to the run. */
export interface CompiledCoverage {
  readonly section: CoverageSection;
  /** JSON pointer of the list whose elements are rated one by one; null for a coverage that is rated once. */
  readonly itemsAt: string | null;
  readonly scale: number;
  readonly fractional: boolean;
  /**
   * The premium up to the first step that takes the assigned driver, by which vehicles are ranked; null where no step takes
   * one.
   */
  readonly before: PremiumBefore | null;
  rate(run: Run): void;
}

/** Computes the premium of `run.item` into the run, n ÷ d at `scale`; false where the coverage's condition does not hold. */
export interface PremiumBefore {
  readonly scale: number;
  rate(run: Run): boolean;
}

export function compileCoverage(
  section: CoverageSection,
  position: number,
  context: SectionContext,
): CompiledCoverage {
  const at = `/coverages/${position}`;
  const nodesBefore = context.conditions.nodes;
  const when =
    section.when === undefined
      ? null
      : context.conditions.compile(section.when, context.item, below(at, 'when'));
  if (section.steps[0]?.kind !== 'base')
    context.faults.add(below(at, 'steps'), 'must begin with the base of the premium');
  const steps: CompiledStep[] = [];
  let state: ValueState = { scale: 0, fractional: false };
  const own = { baseRate: section.baseRate, minPremium: section.minPremium, maxPremium: section.maxPremium };
  section.steps.forEach((step, index) => {
    const pointer = `${at}/steps/${index}`;
    if (step.kind === 'fee' || step.kind === 'tax')
      context.faults.add(below(pointer, 'kind'), `a ${step.kind} belongs to the policy section`);
    const isLast = !mayRise(section.steps.slice(index + 1));
    const compiled = compileStep(step, state, own, pointer, isLast, context);
    steps.push(compiled);
    state = compiled;
  });
  const calls = inSequence(steps);
  const rules = section.steps.reduce((sum, step) => sum + rulesOf(step), 0);
  const nodes = context.conditions.nodes - nodesBefore + rules;
  const rateOne = (run: Run): void => {
    run.spend(nodes);
    if (when && !when(run)) return;
    run.spendSteps(steps.length);
    run.n = 0;
    run.d = 1;
    const adjustedFrom = run.adjustments.length;
    for (let index = 0; index < calls.length; index += 1) (calls[index] as Execute)(run);
    keepFromNegative(run);
    run.results.push({
      coverage: position,
      item: run.itemIndex,
      n: run.n,
      d: run.d,
      adjustedFrom,
      adjustedTo: run.adjustments.length,
    });
  };
  const { scale, fractional } = state;
  const before = premiumBefore(steps, when);
  const list = context.item?.list;
  if (!list) return { section, itemsAt: null, scale, fractional, before, rate: rateOne };
  return {
    section,
    itemsAt: list.pointer,
    scale,
    fractional,
    before,
    rate: (run) => {
      const elements = run.lists[list.index] as Value[][];
      for (let index = 0; index < elements.length; index += 1) {
        run.item = elements[index] as Value[];
        run.itemIndex = index;
        rateOne(run);
      }
      run.itemIndex = -1;
    },
  };
}

/** The rules in a step of discounts or surcharges: each costs work, although the step counts once. */
function rulesOf(step: Step): number {
  return 'groups' in step ? step.groups.reduce((sum, { rules }) => sum + rules.length, 0) : 0;
}

function premiumBefore(steps: readonly CompiledStep[], when: Condition | null): PremiumBefore | null {
  const end = steps.findIndex(({ step }) => 'each' in step && step.each?.take === 'assigned');
  if (end < 0) return null;
  const first = steps.slice(0, end);
  return {
    scale: first.at(-1)?.scale ?? 0,
    rate: (run) => {
      if (when && !when(run)) return false;
      run.n = 0;
      run.d = 1;
      for (const step of first) step.execute(run);
      return true;
    },
  };
}
