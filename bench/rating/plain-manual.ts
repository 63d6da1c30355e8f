import type { FactorTable } from '../../src/modules/rating/domain/manual/tables.js';
import type { ManualDocument } from '../../src/modules/rating/domain/manual/manual.js';
import { Decimal } from '../../src/shared/decimal.js';

/** What a row asks of one input: a whole number within bounds, or a value. */
export type Condition = { readonly input: string } & (
  | { readonly operator: '=='; readonly value: string | number | boolean }
  | { readonly operator: '>=' | '>' | '<=' | '<'; readonly value: number }
);

/** n ÷ d, or with an input on a straight line: (n + slope × (input − start)) ÷ d. Whole numbers all. */
export interface PlainRow {
  readonly conditions: readonly Condition[];
  readonly n: number;
  readonly d: number;
  readonly line: { readonly input: string; readonly start: number; readonly slope: number } | null;
}

export type PlainStep = { readonly code: string } & (
  | { readonly kind: 'base'; readonly rows: readonly PlainRow[] }
  | { readonly kind: 'factor'; readonly rows: readonly PlainRow[] }
  | { readonly kind: 'discounts'; readonly rules: readonly PlainDiscount[] }
);

export interface PlainDiscount {
  readonly code: string;
  readonly percent: number;
  readonly when: readonly Condition[];
}

/** A manual of base rates, factors and discounts, taken apart for engines that know conditions and arithmetic only. */
export interface PlainManual {
  readonly coverages: readonly { readonly code: string; readonly steps: readonly PlainStep[] }[];
  readonly fee: number;
  readonly underwriting: readonly { readonly outcome: string; readonly when: readonly Condition[] }[];
}

/** Throws on anything that the homeowners manual does not use, so that no peer rates less than the manual says. */
export function plainManual(manual: ManualDocument): PlainManual {
  const types = new Map(manual.inputs.map(({ path, type }) => [path, type]));
  const coverages = manual.coverages.map((coverage) => {
    const tables = Object.assign({}, ...Object.values(coverage.tables)) as Record<string, FactorTable>;
    const rowsOf = (name: string): readonly PlainRow[] => tableRows(tables[name] as FactorTable, types);
    const steps = coverage.steps.map((step): PlainStep => {
      const { code } = step;
      if ('rounding' in step && step.rounding?.unit !== '0.01')
        throw new Error(`${code} is not rounded to the cent`);
      if (step.kind === 'base')
        return { kind: 'base', code, rows: step.table ? rowsOf(step.table) : [baseRow(coverage.baseRate)] };
      if (step.kind === 'factor') return { kind: 'factor', code, rows: rowsOf(step.table as string) };
      if (step.kind !== 'discounts') throw new Error(`A peer has no step ${step.kind}`);
      const [group, ...more] = step.groups;
      if (!group || more.length > 0) throw new Error(`${code} has not one group`);
      return { kind: 'discounts', code, rules: group.rules.map((rule) => discount(manual, rule)) };
    });
    return { code: coverage.code, steps };
  });
  const [sum, fee, round, ...rest] = manual.policy.steps;
  if (sum?.kind !== 'sum' || fee?.kind !== 'fee' || round?.kind !== 'round' || rest.length > 0)
    throw new Error('A peer knows a sum, a fee and a rounding');
  return {
    coverages,
    fee: Number(fee.amount),
    underwriting: manual.underwriting.map(({ outcome, when }) => ({ outcome, when: conditions(when) })),
  };
}

function baseRow(baseRate: string | undefined): PlainRow {
  return { conditions: [], ...fraction(baseRate ?? ''), line: null };
}

function fraction(text: string): { readonly n: number; readonly d: number } {
  const { coefficient, scale } = Decimal.parse(text);
  return { n: Number(coefficient), d: 10 ** scale };
}

function discount(manual: ManualDocument, code: string): PlainDiscount {
  const rule = manual.discounts.find((each) => each.code === code);
  if (rule?.type !== 'percentage') throw new Error(`${code} is no percentage`);
  return { code, percent: Number(rule.value), when: rule.when ? conditions(rule.when) : [] };
}

/** Comparisons joined by &&, which is all that the conditions of the manual consist of. */
function conditions(text: string): readonly Condition[] {
  return text.split(' && ').map((part) => {
    const match = /^([A-Za-z.]+)(?: (==|>=|>|<=|<) (.+))?$/.exec(part);
    if (!match) throw new Error(`A peer cannot read ${part}`);
    const [, input = '', operator, literal = 'true'] = match;
    const value = JSON.parse(literal) as string | number | boolean;
    return { input, operator: operator ?? '==', value } as Condition;
  });
}

function tableRows(table: FactorTable, types: ReadonlyMap<string, string>): readonly PlainRow[] {
  const [first] = table.dimensions;
  if (first?.match === 'interpolated') return lineRows(table, first.input);
  return table.rows.map((row) => {
    const found = table.dimensions.flatMap(({ input }, at): readonly Condition[] => {
      const key = row[at];
      if (Array.isArray(key)) {
        const [from, to] = [Number(key[0]), Number(key[1])];
        return [
          { input, operator: '>=', value: from },
          { input, operator: '<=', value: to },
        ];
      }
      const text = key as string;
      return [{ input, operator: '==', value: types.get(input) === 'text' ? text : Number(text) }];
    });
    return { conditions: found, ...fraction(row.at(-1) as string), line: null };
  });
}

/** One row for each straight piece between two rows of the table, and one for what lies above the last. */
function lineRows(table: FactorTable, input: string): readonly PlainRow[] {
  const points = table.rows.map(([at, value]) => ({
    at: Number(at),
    value: Math.round(Number(value) * 100),
  }));
  const last = points.at(-1) as (typeof points)[number];
  const above = (table.dimensions[0] as { above?: unknown }).above as { each: string; adds: string };
  const beyond = {
    at: last.at + Number(above.each),
    value: last.value + Math.round(Number(above.adds) * 100),
  };
  return points.map((point, index) => {
    const next = points[index + 1] ?? beyond;
    const width = next.at - point.at;
    const within: Condition[] = [{ input, operator: '>=', value: point.at }];
    if (next !== beyond) within.push({ input, operator: '<', value: next.at });
    const line = { input, start: point.at, slope: next.value - point.value };
    return { conditions: within, n: point.value * width, d: width * 100, line };
  });
}
