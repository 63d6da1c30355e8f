import type { CompiledGroup, CompiledRule, Rounder } from '../steps/adjuster.js';
import type { Run } from '../run.js';

interface PlainRule {
  readonly rule: CompiledRule;
  /** The rule's percentage is `part` ÷ `whole` of the value. */
  readonly part: number;
  readonly rate: string;
}

/**
 * The short path of the usual step of discounts or surcharges, in whole numbers: one additive group of fixed percentages
 * without limits, rounded half-up, on whole cents. Null for any other step; numbers that do not fit are left to `general`,
 * which handles every case.
 */
export function plainAdjustments(
  groups: readonly CompiledGroup[],
  sign: -1 | 1,
  rounder: Rounder | null,
  staysPositive: boolean,
  general: (run: Run) => void,
): ((run: Run) => void) | null {
  const [group, another] = groups;
  if (!group || another || group.combine !== 'additive' || group.cap) return null;
  if (!rounder || rounder.mode !== 'half-up' || typeof rounder.unit !== 'number') return null;
  const { unit } = rounder;
  const scale = group.rules.reduce((most, { constant }) => Math.max(most, constant?.scale ?? 0), 0);
  const whole = 10 ** (scale + 2);
  const rules: PlainRule[] = [];
  for (const rule of group.rules) {
    const part = rule.constant?.coefficientAt(scale);
    if (!rule.constant || rule.most !== null || !rule.stackable || typeof part !== 'number') return null;
    rules.push({ rule, part, rate: rule.constant.toString() });
  }
  const divisor = whole * unit;
  const most = sign < 0 ? whole : rules.reduce((sum, { part }) => sum + part, whole);
  // Discounts of more than 100% may give values below zero, where half-up rounds away from zero and this path does not.
  if (sign < 0 && !staysPositive && rules.reduce((sum, { part }) => sum + part, 0) > whole) return null;
  const largest = Math.floor(Number.MAX_SAFE_INTEGER / 4 / most);
  const kind = sign < 0 ? 'discount' : 'surcharge';
  return (run) => {
    const { n } = run;
    // Within these bounds the product and its rounding stay exact in doubles.
    if (typeof n !== 'number' || run.d !== 1 || n < 0 || n > largest) return general(run);
    let parts = 0;
    let value = roundHalfUp(n, unit) * unit;
    let before = n;
    for (let index = 0; index < rules.length; index += 1) {
      const { rule, part, rate } = rules[index] as PlainRule;
      if (rule.when !== null && !rule.when(run)) continue;
      parts += part;
      const left = sign < 0 ? Math.max(0, whole - parts) : whole + parts;
      value = roundHalfUp(n * left, divisor) * unit;
      run.adjustments.push({ kind, rule: rule.rule, cents: value - before, rate });
      before = value;
    }
    run.n = value;
  };
}

function roundHalfUp(value: number, divisor: number): number {
  const quotient = Math.floor(value / divisor);
  const rest = value - quotient * divisor;
  if (rest < 0) return 2 * (rest + divisor) >= divisor ? quotient : quotient - 1;
  return 2 * rest >= divisor ? quotient + 1 : quotient;
}
