import type { Comparison, Evaluate, Scalar, ScalarTerm } from './expression-terms.js';
import { compared } from './expression-terms.js';
import type { Slot } from './schema.js';

const FIVE_DIGITS = 5;
const NAMED_SO = /\bzip\b|zip ?code$|zip$/i;

/** A text that is a ZIP code by its format, by what it is declared to hold, or by its name. */
export function holdsZipCode({ type, input }: Slot): boolean {
  if (!input || type !== 'text' || input.allowed) return false;
  if (input.format !== undefined) return input.format === 'zip-code';
  return input.variable === 'zip_code' || NAMED_SO.test(input.path) || NAMED_SO.test(input.title);
}

export function isZipTerm({ slot, either }: ScalarTerm): boolean {
  return slot ? holdsZipCode(slot) : (either?.some(isZipTerm) ?? false);
}

/** Beside five digits a ZIP code is its first five: they mean every address in them, as in tables. */
export function zipCodesCompared(op: Comparison, left: ScalarTerm, right: ScalarTerm): Evaluate {
  return compared(op, cutTo(right, left), cutTo(left, right));
}

function cutTo(other: ScalarTerm, { at: _at, ...term }: ScalarTerm): ScalarTerm {
  if (!isZipTerm(term)) return term;
  const cut = (zipCode: Scalar, beside: Scalar): Scalar =>
    String(beside).length === FIVE_DIGITS ? fiveOf(zipCode) : zipCode;
  return { ...term, evaluate: (run) => cut(term.evaluate(run), other.evaluate(run)) };
}

export function fiveOf(zipCode: Scalar): string {
  return String(zipCode).slice(0, FIVE_DIGITS);
}
