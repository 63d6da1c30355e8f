import type { CalendarDate } from '../../../../shared/calendar-date.js';
import type { FieldFault } from '../../../../shared/errors.js';
import { DomainError } from '../../../../shared/errors.js';
import type { TestCase } from '../manual/manual.js';
import type { CompiledManual } from './compile-manual.js';
import type { Meter, RatingResult } from './rate.js';
import { rate } from './rate.js';
import { MOST_WORK } from './run.js';

/** Work that all cases of a manual share. */
const MOST_TEST_WORK = 20 * MOST_WORK;

/** Rates the manual's own test cases; each difference is a fault with its place in the manual. */
export function runTestCases(compiled: CompiledManual): readonly FieldFault[] {
  const { manual } = compiled;
  const meter = { left: MOST_TEST_WORK };
  return manual.tests.flatMap((test, index) => {
    const differences = run(test, compiled, manual.edition.newBusinessDate, meter);
    return differences.map(({ pointer, detail }) => ({
      pointer: `/tests/${index}/expect${pointer}`,
      detail: `${test.name}: ${detail}`,
    }));
  });
}

function run(
  test: TestCase,
  compiled: CompiledManual,
  newBusinessDate: CalendarDate,
  meter: Meter,
): readonly FieldFault[] {
  const today = test.today ?? effectiveDateOf(test) ?? newBusinessDate;
  try {
    return differences(test.expect, rate(compiled, test.risk, { today, worksheet: true, meter }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (test.expect.error === error.code) return [];
    const places = (error.details.errors ?? [])
      .map(({ pointer, detail }) => `${pointer} ${detail}`)
      .join('; ');
    return [{ pointer: '/error', detail: `the risk is refused with ${error.code}: ${places}` }];
  }
}

function effectiveDateOf(test: TestCase): CalendarDate | undefined {
  const date = test.risk['effectiveDate'];
  return typeof date === 'string' ? date : undefined;
}

function differences(expect: TestCase['expect'], result: RatingResult): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const check = (pointer: string, expected: string | undefined, actual: string | undefined): void => {
    if (expected !== undefined && expected !== actual) {
      faults.push({ pointer, detail: `${expected} is expected and ${actual ?? 'nothing'} comes out` });
    }
  };
  if (expect.error !== undefined) {
    faults.push({
      pointer: '/error',
      detail: `${expect.error} is expected and the risk is rated at ${result.total}`,
    });
  }
  check('/total', expect.total, result.total);
  check('/decision', expect.decision, result.decision.outcome);
  check('/reasons', expect.reasons?.join(', '), result.decision.reasons.map(({ code }) => code).join(', '));
  const steps = new Map(result.worksheet?.steps.map((step) => [stepName(step), step.value]));
  const charges = new Map(result.charges.map((charge) => [chargeName(charge), charge.amount]));
  const payments = new Map(result.payments.map((payment) => [payment.code, payment.amount]));
  for (const [name, value] of Object.entries(expect.steps ?? {}))
    check(`/steps/${name}`, value, steps.get(name));
  for (const [name, value] of Object.entries(expect.charges ?? {}))
    check(`/charges/${name}`, value, charges.get(name));
  for (const [name, value] of Object.entries(expect.payments ?? {}))
    check(`/payments/${name}`, value, payments.get(name));
  return faults;
}

/** A step as test cases name it: `dwelling.territory`, or with the list element `collision[0].base`. */
function stepName(step: {
  readonly coverage: string;
  readonly step: string;
  readonly item?: string;
}): string {
  return `${step.coverage}${elementName(step.item ?? null)}.${step.step}`;
}

/** A charge as test cases name it: `jewelry`, `policy.policy-fee`, `dwelling.new-home`. */
function chargeName(charge: {
  readonly coverage: string;
  readonly code: string;
  readonly item: string | null;
}): string {
  const section = `${charge.coverage}${elementName(charge.item)}`;
  return charge.code === charge.coverage ? section : `${section}.${charge.code}`;
}

function elementName(item: string | null): string {
  return item === null ? '' : `[${item.slice(item.lastIndexOf('/') + 1)}]`;
}
