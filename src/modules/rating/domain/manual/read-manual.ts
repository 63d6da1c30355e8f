import { reference } from '../../../../shared/text.js';
import { PRODUCT_TYPES } from '../../../../shared/product-types.js';
import type { UsState } from '../../../../shared/us-states.js';
import { US_STATES } from '../../../../shared/us-states.js';
import { ratingError } from '../../rating.errors.js';
import { Faults } from './faults.js';
import type { CoverageSection, RuleDeclaration } from './sections.js';
import type { InputDeclaration, ReportDeclaration } from './inputs.js';
import type { ManualDocument, PlanHeading, TestCase, UnderwritingRule } from './manual.js';
import { AGE_RULES, INPUT_FORMATS, INPUT_TYPES } from './inputs.js';
import { BLOCKING_POINTS, ENGINE_VERSION, ENGINE_VERSIONS, MANUAL_FORMAT } from './manual.js';
import { RATING_VARIABLES } from '../../../../shared/rating-variables.js';
import { readAssignment } from './read-assignment.js';
import { readCoverageTerms } from './read-coverage-terms.js';
import { readDerived } from './read-derived.js';
import { readRenewalCap } from './read-renewal-cap.js';
import { readSteps } from './read-steps.js';
import { readTables } from './read-tables.js';
import { Shape, defined } from './shape.js';

/**
 * Turns unknown JSON into a manual in its one normal form: absent lists are empty, amounts have two decimals, null is
 * absent. Throws `rating.manual-invalid` with every fault of form; compiling checks what the parts mean together.
 */
export function readManual(document: unknown): ManualDocument {
  const faults = new Faults();
  const shape = Shape.read(document, '', faults);
  const manual: ManualDocument = {
    format: shape.oneOf('format', [MANUAL_FORMAT]),
    engine: shape.has('engine') ? shape.oneOf('engine', ENGINE_VERSIONS) : ENGINE_VERSION,
    plan: shape.shape('plan', readPlan),
    edition: shape.shape('edition', readEdition),
    terms: readTerms(shape),
    lists: shape.shapes('lists', 20, (list) => ({
      path: list.text('path', 120),
      title: list.text('title', 200),
      min: list.integer('min', 0, 1_000, 0),
      max: list.integer('max', 1, 1_000),
    })),
    inputs: shape.shapes('inputs', 500, readInput),
    derived: shape.shapes('derived', 100, readDerived),
    coverages: shape.shapes('coverages', 200, readCoverage),
    policy: shape.shape('policy', (policy) => ({ tables: readTables(policy), steps: readSteps(policy) })),
    discounts: shape.shapes('discounts', 500, (rule) => readRule(rule, true)),
    surcharges: shape.shapes('surcharges', 500, (rule) => readRule(rule, false)),
    underwriting: shape.shapes('underwriting', 500, readUnderwriting),
    payments: shape.shapes('payments', 20, (mode) => ({
      code: mode.code('code'),
      title: mode.text('title', 200),
      instalments: mode.integer('instalments', 1, 366),
      factor: mode.decimal('factor', 'positive'),
      rounding: mode.rounding('rounding'),
    })),
    ...(shape.has('renewalCap') && { renewalCap: shape.shape('renewalCap', readRenewalCap) }),
    ...(shape.has('assignment') && { assignment: shape.shape('assignment', readAssignment) }),
    ...(shape.has('requiredToBind') && { requiredToBind: shape.texts('requiredToBind', 100) }),
    ...(shape.has('forms') && {
      forms: shape.shapes('forms', 200, (form) =>
        defined({
          number: form.text('number', 60),
          title: form.text('title', 200),
          coverage: form.has('coverage') ? form.code('coverage') : undefined,
        }),
      ),
    }),
    tests: shape.shapes('tests', 1_000, readTest),
  };
  shape.end();
  if (faults.count > 0) {
    throw ratingError('rating.manual-invalid', {
      detail: `The manual has ${faults.count} fault(s) of form.`,
      errors: faults.list,
    });
  }
  return manual;
}

function readPlan(shape: Shape): PlanHeading {
  const state = shape.text('state', 2);
  if (state && !US_STATES.includes(state as UsState))
    shape.fault('state', 'must be the two letters of a state or DC, such as OH');
  const companyCode = shape.text('companyCode', 20);
  if (companyCode && !/^[A-Za-z0-9-]+$/.test(companyCode))
    shape.fault('companyCode', 'must be letters, digits and hyphens');
  return defined({
    code: shape.code('code'),
    name: shape.text('name', 200),
    description: shape.optionalText('description'),
    productType: shape.oneOf('productType', PRODUCT_TYPES),
    state,
    companyCode,
  }) as PlanHeading;
}

function readEdition(shape: Shape): ManualDocument['edition'] {
  const heading = defined({
    label: reference(shape.text('label', 60)),
    description: shape.optionalText('description'),
    source: shape.optionalText('source'),
    newBusinessDate: shape.date('newBusinessDate'),
    renewalDate: shape.date('renewalDate'),
  });
  if (heading.renewalDate < heading.newBusinessDate)
    shape.fault('renewalDate', 'must not lie before the new-business date');
  return heading as ManualDocument['edition'];
}

/** The most characters of a wording, as of a reason in a notice. */
const MOST_WORDING = 300;
const LONGEST_TERM = 1_200;

/** Terms in months; 12 unless the manual states others. */
function readTerms(shape: Shape): readonly string[] {
  if (!shape.has('terms')) return ['12'];
  const terms = shape.texts('terms', 20);
  const sound = terms.every((term) => /^[1-9]\d{0,3}$/.test(term) && Number(term) <= LONGEST_TERM);
  if (terms.length === 0 || !sound)
    shape.fault('terms', `must be whole numbers of months from 1 to ${LONGEST_TERM}`);
  return terms;
}

function readInput(shape: Shape): InputDeclaration {
  const type = shape.oneOf('type', INPUT_TYPES);
  const fallback = shape.raw('default');
  if (fallback !== undefined && !['string', 'number', 'boolean'].includes(typeof fallback)) {
    shape.fault('default', 'must be a text, a number or true or false');
  }
  return defined({
    path: shape.text('path', 120),
    type,
    title: shape.text('title', 200),
    required: shape.boolean('required', fallback === undefined),
    default: fallback as string | number | boolean | undefined,
    allowed: shape.has('allowed') ? shape.texts('allowed', 2_000) : undefined,
    maxLength: shape.has('maxLength') ? shape.integer('maxLength', 1, 2_000) : undefined,
    min: shape.optionalText('min', 40),
    max: shape.optionalText('max', 40),
    decimals: shape.has('decimals') ? shape.integer('decimals', 0, 6) : undefined,
    variable: shape.has('variable') ? shape.oneOf('variable', RATING_VARIABLES) : undefined,
    format: shape.has('format') ? shape.oneOf('format', INPUT_FORMATS) : undefined,
    yearsAhead: shape.has('yearsAhead') ? shape.integer('yearsAhead', 0, 10) : undefined,
    ageOf: shape.has('ageOf')
      ? shape.shape('ageOf', (age) => ({ date: age.text('date', 120), rule: age.oneOf('rule', AGE_RULES) }))
      : undefined,
    unique: shape.boolean('unique', false) || undefined,
    refersTo: shape.optionalText('refersTo', 120),
    wording: shape.has('wording') ? readWording(shape) : undefined,
    report: shape.has('report') ? shape.shape('report', readReport) : undefined,
  }) as InputDeclaration;
}

function readWording(shape: Shape): Readonly<Record<string, string>> {
  return shape.map('wording', /^.{1,120}$/, (value, pointer) => {
    if (typeof value === 'string' && value.trim() !== '' && value.length <= MOST_WORDING) return value;
    shape.faults.add(pointer, `must be a text of 1 to ${MOST_WORDING} characters`);
    return '';
  });
}

function readReport(shape: Shape): ReportDeclaration {
  return defined({
    score: shape.optionalText('score', 120),
    scoreDate: shape.optionalText('scoreDate', 120),
    source: shape.optionalText('source', 200),
    factors: shape.has('factors') ? shape.texts('factors', 10) : undefined,
    inquiries: shape.optionalText('inquiries', 120),
  });
}

function readCoverage(shape: Shape): CoverageSection {
  const code = shape.code('code');
  if (code === 'policy') shape.fault('code', 'is reserved for the policy section');
  const perEach = shape.has('perEach')
    ? shape.shape('perEach', (each) => ({ list: each.text('list', 120), as: each.text('as', 40) }))
    : undefined;
  return defined({
    code,
    title: shape.text('title', 200),
    ...readCoverageTerms(shape),
    perEach,
    when: shape.optionalText('when', 1_000),
    baseRate: shape.optionalDecimal('baseRate', 'not-negative'),
    minPremium: shape.optionalMoney('minPremium'),
    maxPremium: shape.optionalMoney('maxPremium'),
    tables: readTables(shape),
    steps: readSteps(shape),
  }) as CoverageSection;
}

function readRule(shape: Shape, discount: boolean): RuleDeclaration {
  const type = shape.oneOf('type', ['percentage', 'fixed']);
  const value = shape.optionalDecimal('value', 'not-negative');
  const table = shape.optionalText('table', 60);
  if ((value === undefined) === (table === undefined))
    shape.fault('value', 'a rule has either a value or a table');
  if (discount && type === 'percentage' && Number(value ?? 0) > 100)
    shape.fault('value', 'a discount must not be above 100 percent');
  return defined({
    code: shape.code('code'),
    name: shape.text('name', 200),
    description: shape.optionalText('description'),
    type,
    value,
    table,
    maxAmount: shape.optionalMoney('maxAmount'),
    when: shape.optionalText('when', 1_000),
    reason: shape.text('reason', 500),
    stackable: shape.boolean('stackable', true),
    priority: shape.integer('priority', -1_000_000, 1_000_000, 0),
  }) as RuleDeclaration;
}

function readUnderwriting(shape: Shape): UnderwritingRule {
  const base = { code: shape.code('code'), title: shape.text('title', 500), when: shape.text('when', 1_000) };
  const outcome = shape.oneOf('outcome', ['accept', 'refer', 'decline']);
  if (outcome !== 'refer') return { ...base, outcome };
  return {
    ...base,
    outcome,
    blocks: shape.oneOf('blocks', BLOCKING_POINTS),
    authority: shape.text('authority', 60),
  };
}

function readTest(shape: Shape): TestCase {
  const risk = shape.raw('risk');
  if (typeof risk !== 'object' || Array.isArray(risk)) shape.fault('risk', 'must be an object');
  return defined({
    name: shape.text('name', 300),
    risk: (risk ?? {}) as Record<string, unknown>,
    today: shape.has('today') ? shape.date('today') : undefined,
    expect: shape.shape('expect', (expect) =>
      defined({
        total: expect.optionalMoney('total'),
        charges: texts(expect, 'charges'),
        steps: texts(expect, 'steps'),
        payments: texts(expect, 'payments'),
        decision: expect.has('decision')
          ? expect.oneOf('decision', ['accept', 'refer', 'decline'])
          : undefined,
        reasons: expect.has('reasons') ? expect.texts('reasons', 50) : undefined,
        error: expect.optionalText('error', 80),
      }),
    ),
  }) as TestCase;
}

function texts(shape: Shape, name: string): Readonly<Record<string, string>> | undefined {
  if (!shape.has(name)) return undefined;
  return shape.map(name, /^[\w./[\]-]{1,120}$/, (value, pointer) => {
    if (typeof value === 'string' && value.length <= 60) return value;
    shape.faults.add(pointer, 'must be a text');
    return '';
  });
}
