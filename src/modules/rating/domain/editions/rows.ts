import type { CoverageSection, RuleDeclaration } from '../manual/sections.js';
import type { EngineVersion, ManualDocument } from '../manual/manual.js';
import type { FactorCategory, FactorTable, TablesByCategory } from '../manual/tables.js';
import { FACTOR_CATEGORIES } from '../manual/tables.js';
import { defined } from '../manual/shape.js';

type Tables = Readonly<Record<string, FactorTable>>;

/** A row of rate_tables: the numbers of one coverage, or of the policy section as `policy`. */
export type RateTableRow = {
  readonly coverageType: string;
  readonly baseRate: string | null;
  readonly minPremium: string | null;
  readonly maxPremium: string | null;
} & Readonly<Record<`${FactorCategory}Factors`, Tables>>;

/** A row of discount_rules or surcharge_rules, without the prefix in which their column names differ. */
export interface RuleRow {
  readonly code: string;
  readonly ruleName: string;
  readonly description: string | null;
  readonly type: 'percentage' | 'fixed';
  readonly value: string | null;
  readonly factorTable: string | null;
  readonly maxAmount: string | null;
  readonly condition: { readonly when?: string; readonly reason: string };
  readonly stackable: boolean;
  readonly priority: number;
}

/** The rest of a manual, without the numbers and rules that are stored in rows. */
export type EditionContent = Omit<
  ManualDocument,
  'coverages' | 'policy' | 'discounts' | 'surcharges' | 'edition' | 'engine'
> & {
  /** Absent in content stored before engine 2 existed. */
  readonly engine?: EngineVersion;
  readonly edition: Omit<ManualDocument['edition'], 'newBusinessDate' | 'renewalDate'>;
  readonly coverages: readonly Omit<CoverageSection, 'baseRate' | 'minPremium' | 'maxPremium' | 'tables'>[];
  readonly policy: Omit<ManualDocument['policy'], 'tables'>;
};

export interface EditionRows {
  readonly newBusinessDate: string;
  readonly renewalDate: string;
  readonly content: EditionContent;
  readonly rateTables: readonly RateTableRow[];
  readonly discounts: readonly RuleRow[];
  readonly surcharges: readonly RuleRow[];
}

/** Splits a manual into the rows that store it; `assemble` is the exact inverse. */
export function decompose(manual: ManualDocument): EditionRows {
  const { coverages, policy, discounts, surcharges, edition, ...rest } = manual;
  const { newBusinessDate, renewalDate, ...heading } = edition;
  return {
    newBusinessDate,
    renewalDate,
    content: {
      ...rest,
      edition: heading,
      coverages: coverages.map(
        ({ baseRate: _base, minPremium: _min, maxPremium: _max, tables: _tables, ...section }) => section,
      ),
      policy: { steps: policy.steps },
    },
    rateTables: [...coverages.map((section) => tableRow(section.code, section)), tableRow('policy', policy)],
    discounts: discounts.map(ruleRow),
    surcharges: surcharges.map(ruleRow),
  };
}

export function assemble(rows: EditionRows): ManualDocument {
  const { content, newBusinessDate, renewalDate } = rows;
  const byCoverage = new Map(rows.rateTables.map((row) => [row.coverageType, row]));
  const numbersOf = (coverage: string): RateTableRow => {
    const row = byCoverage.get(coverage);
    if (!row) throw new Error(`The edition has lost the rates of ${coverage}`);
    return row;
  };
  return {
    ...content,
    engine: content.engine ?? '1',
    edition: { ...content.edition, newBusinessDate, renewalDate },
    coverages: content.coverages.map((section) => {
      const row = numbersOf(section.code);
      const numbers = { baseRate: row.baseRate, minPremium: row.minPremium, maxPremium: row.maxPremium };
      return { ...section, ...present(numbers), tables: tablesOf(row) };
    }),
    policy: { ...content.policy, tables: tablesOf(numbersOf('policy')) },
    discounts: rows.discounts.map(ruleOf),
    surcharges: rows.surcharges.map(ruleOf),
  };
}

function tableRow(
  coverage: string,
  section: Partial<CoverageSection> & { readonly tables: TablesByCategory },
): RateTableRow {
  const factors = Object.fromEntries(
    FACTOR_CATEGORIES.map((category) => [`${category}Factors`, section.tables[category] ?? {}]),
  );
  return {
    coverageType: coverage,
    baseRate: section.baseRate ?? null,
    minPremium: section.minPremium ?? null,
    maxPremium: section.maxPremium ?? null,
    ...(factors as Record<`${FactorCategory}Factors`, Tables>),
  };
}

/** A category without tables is left out, as in the manual's normal form. */
function tablesOf(row: RateTableRow): TablesByCategory {
  const entries = FACTOR_CATEGORIES.map((category): [string, Tables] => [
    category,
    row[`${category}Factors`],
  ]);
  return Object.fromEntries(entries.filter(([, tables]) => Object.keys(tables).length > 0));
}

function ruleRow(rule: RuleDeclaration): RuleRow {
  return {
    code: rule.code,
    ruleName: rule.name,
    description: rule.description ?? null,
    type: rule.type,
    value: rule.value ?? null,
    factorTable: rule.table ?? null,
    maxAmount: rule.maxAmount ?? null,
    condition: defined({ when: rule.when, reason: rule.reason }) as RuleRow['condition'],
    stackable: rule.stackable,
    priority: rule.priority,
  };
}

function ruleOf(row: RuleRow): RuleDeclaration {
  const { code, type, stackable, priority } = row;
  const optional = {
    description: row.description,
    value: row.value,
    table: row.factorTable,
    maxAmount: row.maxAmount,
  };
  return { code, name: row.ruleName, type, stackable, priority, ...row.condition, ...present(optional) };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], null> };

/** Makes NULL columns absent fields. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Present<T>;
}
