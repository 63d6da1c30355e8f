import type { RiskItemScope } from '../risk/risk-schema.js';
import { Decimal } from '../../../../shared/decimal.js';
import type { Slices } from '../../../../shared/slices.js';
import { inOneGo } from '../../../../shared/slices.js';
import { ratingError } from '../../rating.errors.js';
import type { NeededToBind } from '../decision/binding-gaps.js';
import { neededToBind } from '../decision/binding-gaps.js';
import { contentHash } from '../manual/canonical.js';
import { Faults, below } from '../manual/faults.js';
import type { FactorTable, TablesByCategory } from '../manual/tables.js';
import type { ManualDocument, PaymentMode, UnderwritingRule } from '../manual/manual.js';
import { checkRenewalCap } from '../renewal/check-renewal-cap.js';
import type { Condition } from '../../../conditions/index.js';
import { Conditions, ConditionTypes } from '../../../conditions/index.js';
import { RiskReader } from '../risk/risk-reader.js';
import { RiskSchema } from '../risk/risk-schema.js';
import { compileAssignment } from './assignment.js';
import type { PlacedRule, SectionContext } from './context.js';
import type { CompiledCoverage } from './coverage.js';
import { compileCoverage } from './coverage.js';
import type { Derive } from './derived.js';
import { compileDerived } from './derived.js';
import { tableRoom } from './tables/cell-index.js';
import type { PlacePath } from './unrated-places.js';
import { unratedPlaces } from './unrated-places.js';
import type { CompiledTable } from './tables/factor-table.js';
import { compileTable } from './tables/factor-table.js';
import { compilePolicy } from './policy-section.js';
import type { Run } from './run.js';

/** A manual compiled to closures over typed tables: once per edition, used for every premium, never changed. */
export interface CompiledManual {
  readonly manual: ManualDocument;
  readonly contentHash: string;
  readonly schema: RiskSchema;
  readonly reader: RiskReader;
  readonly derived: readonly Derive[];
  /** Null where no driver is chosen for a vehicle: without an assignment, or by the rule `average`. */
  readonly assign: ((run: Run) => void) | null;
  readonly coverages: readonly CompiledCoverage[];
  readonly ratePolicy: (run: Run) => void;
  readonly underwriting: readonly CompiledUnderwriting[];
  readonly payments: readonly CompiledPayment[];
  readonly neededToBind: readonly NeededToBind[];
  /** Addresses that no premium depends on; worksheets leave them out. */
  readonly unratedPlaces: readonly PlacePath[];
}

export interface CompiledUnderwriting {
  readonly rule: UnderwritingRule;
  readonly when: Condition;
}

export interface CompiledPayment {
  readonly mode: PaymentMode;
  readonly factor: Decimal;
}

/**
 * Compiles a manual. Throws `rating.manual-invalid` with every fault of meaning, such as unknown references, missing rows
 * and faulty conditions.
 */
export function compileManual(manual: ManualDocument): CompiledManual {
  return inOneGo(compiling(manual));
}

/** The same in slices, so that other work gets its turn: a table of 200,000 rows takes some hundred milliseconds. */
export function* compiling(manual: ManualDocument): Slices<CompiledManual> {
  const faults = new Faults();
  const schema = RiskSchema.of(manual, faults);
  const reader = new RiskReader(schema, faults);
  refuse(faults);
  const conditions = new Conditions(schema, manual.engine, new ConditionTypes(schema, manual.engine), faults);
  const tables = yield* compileTables(manual, schema, faults);
  const usedTables = new Set<string>();
  const usedRules = new Set<string>();
  const discounts = placed(manual.discounts, 'discounts', faults);
  const surcharges = placed(manual.surcharges, 'surcharges', faults);
  const context = (coverage: string, item: RiskItemScope | null): SectionContext => {
    return {
      engine: manual.engine,
      coverage,
      schema,
      conditions,
      faults,
      tables,
      discounts,
      surcharges,
      item,
      assignment: manual.assignment,
      usedTables,
      usedRules,
    };
  };
  const derived = manual.derived.map((entry, index) =>
    compileDerived(entry, `/derived/${index}`, { schema, conditions, tables, usedTables, faults }),
  );
  if (manual.coverages.length === 0) faults.add('/coverages', 'must name at least one coverage');
  const coverages = manual.coverages.map((section, index) => {
    const item = section.perEach
      ? scopeOf(section.perEach, schema, `/coverages/${index}/perEach`, faults)
      : null;
    return compileCoverage(section, index, context(section.code, item));
  });
  const assign = manual.assignment
    ? compileAssignment(manual.assignment, coverages, context('assignment', null))
    : null;
  const ratePolicy = compilePolicy(manual.policy, coverages, context('policy', null));
  const underwriting = manual.underwriting.map((rule, index) => {
    return { rule, when: conditions.compile(rule.when, null, `/underwriting/${index}/when`) };
  });
  const payments = manual.payments.map((mode) => ({ mode, factor: Decimal.parse(mode.factor) }));
  const needed = neededToBind(manual.requiredToBind ?? [], schema, faults);
  checkCodes(manual, faults);
  checkRenewalCap(manual, faults);
  for (const name of tables.keys())
    if (!usedTables.has(name)) faults.add('/coverages', `the table ${name} is never used`);
  for (const kind of ['discounts', 'surcharges'] as const) {
    manual[kind].forEach(({ code }, index) => {
      if (!usedRules.has(`${kind}/${code}`))
        faults.add(`/${kind}/${index}`, 'can never be reached: no step names it');
    });
  }
  refuse(faults);
  yield;
  const proof = contentHash(manual);
  yield;
  return {
    manual,
    contentHash: proof,
    schema,
    reader,
    derived,
    assign,
    coverages,
    ratePolicy,
    underwriting,
    payments,
    neededToBind: needed,
    unratedPlaces: unratedPlaces(manual, schema),
  };
}

function refuse(faults: Faults): void {
  if (faults.count === 0) return;
  throw ratingError('rating.manual-invalid', {
    detail: `The manual has ${faults.count} fault(s).`,
    errors: faults.list,
  });
}

function* compileTables(
  manual: ManualDocument,
  schema: RiskSchema,
  faults: Faults,
): Slices<Map<string, CompiledTable | null>> {
  const tables = new Map<string, CompiledTable | null>();
  const room = tableRoom(manual.engine);
  const sections: readonly [string, TablesByCategory][] = [
    ...manual.coverages.map(({ tables: own }, index): [string, TablesByCategory] => [
      `/coverages/${index}/tables`,
      own,
    ]),
    ['/policy/tables', manual.policy.tables],
  ];
  for (const [at, categories] of sections) {
    for (const [category, byName] of Object.entries<Readonly<Record<string, FactorTable>>>(categories)) {
      for (const [name, table] of Object.entries(byName)) {
        const pointer = below(below(at, category), name);
        if (tables.has(name)) faults.add(pointer, 'there is another table of this name');
        else tables.set(name, yield* compileTable(table, { name, pointer, room }, schema, faults));
      }
    }
  }
  return tables;
}

function scopeOf(
  perEach: { readonly list: string; readonly as: string },
  schema: RiskSchema,
  at: string,
  faults: Faults,
): RiskItemScope | null {
  const list = schema.lists.get(perEach.list);
  if (!list) faults.add(below(at, 'list'), `${perEach.list} is not a declared list`);
  if (list?.parent)
    faults.add(below(at, 'list'), `${perEach.list} lies in another list, and is not rated by itself`);
  const taken = [...schema.slots.keys(), ...schema.lists.keys()].some(
    (path) => path.split(/[.[]/)[0] === perEach.as,
  );
  if (taken || !/^[a-z][a-zA-Z0-9]{0,39}$/.test(perEach.as)) {
    faults.add(below(at, 'as'), 'must be a word of its own that no input begins with');
    return null;
  }
  return list ? { as: perEach.as, list } : null;
}

function placed(rules: ManualDocument['discounts'], kind: string, faults: Faults): Map<string, PlacedRule> {
  unique(
    rules.map(({ code }) => code),
    `/${kind}`,
    faults,
  );
  return new Map(rules.map((rule, index) => [rule.code, { rule, pointer: `/${kind}/${index}` }]));
}

function checkCodes(manual: ManualDocument, faults: Faults): void {
  unique(
    manual.coverages.map(({ code }) => code),
    '/coverages',
    faults,
  );
  unique(
    manual.underwriting.map(({ code }) => code),
    '/underwriting',
    faults,
  );
  unique(
    manual.payments.map(({ code }) => code),
    '/payments',
    faults,
  );
  unique(
    manual.policy.steps.map(({ code }) => code),
    '/policy/steps',
    faults,
  );
  manual.coverages.forEach(({ steps }, index) =>
    unique(
      steps.map(({ code }) => code),
      `/coverages/${index}/steps`,
      faults,
    ),
  );
}

function unique(codes: readonly string[], at: string, faults: Faults): void {
  codes.forEach((code, index) => {
    if (codes.indexOf(code) < index) faults.add(below(at, index), `the code ${code} is used twice`);
  });
}
