import type { FieldFault } from '../../../../shared/errors.js';
import { DomainError } from '../../../../shared/errors.js';
import { checkBounds } from './check-bounds.js';
import { checkCoverageTerms } from '../coverage-terms/check-coverage-terms.js';
import { checkLossTerms } from '../coverage-terms/check-loss-terms.js';
import { checkOrder } from './check-order.js';
import { checkForms } from './forms.js';
import { checkProduct } from './check-product.js';
import { checkReported } from '../report/consumer-report.js';
import type { CompiledManual } from '../engine/compile-manual.js';
import { compileManual } from '../engine/compile-manual.js';
import { runTestCases } from '../engine/test-cases.js';
import type { ManualFault } from './faults.js';
import { Faults } from './faults.js';
import type { ManualDocument } from './manual.js';
import { ENGINE_VERSION } from './manual.js';

/**
 * Everything wrong with a manual whose form is sound: duplicate, missing or ambiguous rows, unknown inputs, rules and rows
 * that are never reached, numbers out of bounds. Its test cases are run only when there is none of these.
 */
export function checkManual(manual: ManualDocument): readonly ManualFault[] {
  const bounds = new Faults();
  checkEngine(manual, bounds);
  checkBounds(manual, bounds);
  checkProduct(manual, bounds);
  checkReported(manual, bounds);
  checkCoverageTerms(manual, bounds);
  checkLossTerms(manual, bounds);
  checkOrder(manual, bounds);
  checkForms(manual, bounds);
  const { compiled, faults } = compileOrExplain(manual);
  const wrong = [...faults, ...bounds.list].map((fault): ManualFault => ({ ...fault, kind: 'manual' }));
  if (!compiled || wrong.length > 0) return wrong;
  return runTestCases(compiled).map((fault): ManualFault => ({ ...fault, kind: 'test-case' }));
}

/** New filings use the present engine; earlier versions remain only for manuals that were filed under them. */
function checkEngine({ engine }: ManualDocument, faults: Faults): void {
  if (engine === ENGINE_VERSION) return;
  faults.add(
    '/engine',
    `is ${engine}, where money in conditions is cents: go over the conditions, where money is dollars now, and set it to ${ENGINE_VERSION}`,
  );
}

function compileOrExplain(manual: ManualDocument): {
  readonly compiled: CompiledManual | null;
  readonly faults: readonly FieldFault[];
} {
  try {
    return { compiled: compileManual(manual), faults: [] };
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'rating.manual-invalid') throw error;
    return { compiled: null, faults: error.details.errors ?? [] };
  }
}
