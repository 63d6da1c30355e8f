import { Decimal } from '../../../../../shared/decimal.js';
import { multiply } from '../../../../../shared/exact-integer.js';
import { below } from '../../manual/faults.js';
import type { AdjustmentStep } from '../../manual/sections.js';
import type { CompiledRule, Rounder } from './adjuster.js';
import { Adjuster, shareOf } from './adjuster.js';
import type { PlacedRule, SectionContext } from '../context.js';
import type { Operand } from './operand.js';
import { compileOperand } from './operand.js';
import { plainAdjustments } from '../plain/plain-adjustments.js';
import { centsScale, wholeCents } from './rounding-step.js';
import type { Run } from '../run.js';
import type { Adjustment } from '../charges.js';

/** Rewrites the running value, which stands at `scale`, and notes what each rule did in `run.adjustments`. */
export type Adjust = (run: Run) => void;

/**
 * Compiles a group step of discounts or surcharges. Within an additive group the percentages are added up before they are
 * applied; within a chained one each works on what the one before left. Every application is rounded by the step's rounding,
 * and a rule's amount is the difference of two rounded values, so that the amounts add up to what the step did.
 */
export function compileAdjustments(
  step: AdjustmentStep,
  scale: number,
  rounder: Rounder | null,
  at: string,
  staysPositive: boolean,
  context: SectionContext,
): Adjust {
  const sign = step.kind === 'discounts' ? -1 : 1;
  const groups = step.groups.map((group, index) => ({
    rules: sortByPriority(group.rules, `${at}/groups/${index}/rules`, step.kind, context).flatMap(
      (placed) => compileRule(placed, step.kind, scale, context) ?? [],
    ),
    combine: group.combine,
    cap: shareOf(group.cap),
  }));
  if (groups.every(({ rules }) => rules.length === 0))
    context.faults.add(below(at, 'groups'), 'names no rule');
  const cap = shareOf(step.cap);
  const kind = step.kind === 'discounts' ? 'discount' : 'surcharge';
  const work = new Adjuster(sign, step.combine === 'additive', cap, rounder, staysPositive);
  const inCents = centsScale(scale);
  const general = (run: Run): void => {
    const start = { n: run.n, d: run.d };
    const outcome = work.run(run, groups, start);
    run.n = outcome.value.n;
    run.d = outcome.value.d;
    for (const { applying, before, after } of outcome.taken) {
      const { rule, rate } = applying;
      run.adjustments.push({
        kind,
        rule: rule.rule,
        cents: wholeCents(inCents, after.n, after.d) - wholeCents(inCents, before.n, before.d),
        rate,
      } satisfies Adjustment);
    }
  };
  const plain =
    step.cap === undefined && scale === 2
      ? plainAdjustments(groups, sign, rounder, staysPositive, general)
      : null;
  return plain ?? general;
}

function sortByPriority(
  codes: readonly string[],
  at: string,
  kind: 'discounts' | 'surcharges',
  context: SectionContext,
): PlacedRule[] {
  const known = kind === 'discounts' ? context.discounts : context.surcharges;
  const found = codes.flatMap((code, index) => {
    const placed = known.get(code);
    if (!placed) context.faults.add(below(at, index), `there is no rule ${code} among the ${kind}`);
    context.usedRules.add(`${kind}/${code}`);
    return placed ?? [];
  });
  if (new Set(codes).size < codes.length) context.faults.add(at, 'names a rule twice');
  return found.sort((a, b) => a.rule.priority - b.rule.priority);
}

function compileRule(
  { rule, pointer }: PlacedRule,
  kind: 'discounts' | 'surcharges',
  scale: number,
  context: SectionContext,
): CompiledRule | null {
  const source = rule.table === undefined ? { amount: rule.value ?? '0' } : { table: rule.table };
  const operand = compileOperand(source, undefined, pointer, context);
  if (!operand) return null;
  if (operand.mayBeNegative)
    context.faults.add(below(pointer, rule.table === undefined ? 'value' : 'table'), 'must not be negative');
  const charge = {
    coverage: context.coverage,
    itemsAt: context.item?.list.pointer ?? null,
    kind: kind === 'discounts' ? ('discount' as const) : ('premium' as const),
    code: rule.code,
    title: rule.name,
  };
  if (rule.type === 'fixed' && operand.scale > scale) context.faults.add(pointer, 'is finer than a cent');
  return {
    rule: { code: rule.code, name: rule.name, reason: rule.reason, type: rule.type, charge },
    stackable: rule.stackable,
    when:
      rule.when === undefined
        ? null
        : context.conditions.compile(rule.when, context.item, below(pointer, 'when')),
    operand: rule.type === 'fixed' ? atScale(operand, scale) : operand,
    constant: rule.type === 'percentage' && rule.value !== undefined ? Decimal.parse(rule.value) : null,
    most: rule.maxAmount === undefined ? null : Decimal.parse(rule.maxAmount).coefficientAt(scale),
  };
}

/** The operand with its amounts in units of the step's scale. */
function atScale(operand: Operand, scale: number): Operand {
  const factor = Decimal.ONE.coefficientAt(Math.max(0, scale - operand.scale));
  return {
    ...operand,
    constant: null,
    cells: null,
    load: (run) => {
      operand.load(run);
      run.opN = multiply(run.opN, factor);
    },
  };
}
