import { Decimal } from '../../../../shared/decimal.js';
import type { Faults } from '../manual/faults.js';
import { below } from '../manual/faults.js';
import type { AmountSource, CoverageSection } from '../manual/sections.js';
import type { InputDeclaration } from '../manual/inputs.js';
import type { ManualDocument } from '../manual/manual.js';
import { listOf } from '../words/manual-words.js';
import { PRODUCT_SCHEMAS } from '../risk/product/product-schemas.js';

/** The largest amount of money times 100, because shares are in percent. */
const MOST = Decimal.parse('99999999999999');

const NUMBERS: readonly InputDeclaration['type'][] = ['integer', 'decimal', 'money'];

type KnownInput = Pick<InputDeclaration, 'path' | 'type' | 'allowed' | 'min' | 'max'>;

/** Reports limits and deductibles that would have no value for some risk: unknown inputs, codes without an amount. */
export function checkCoverageTerms(manual: ManualDocument, faults: Faults): void {
  const fields: readonly KnownInput[] = [
    ...PRODUCT_SCHEMAS[manual.plan.productType].fields,
    ...manual.inputs,
  ];
  const inputs = new Map(fields.map((input) => [input.path, input]));
  manual.coverages.forEach((section, index) => {
    const place = `/coverages/${index}`;
    const codes = new Set<string>();
    section.limits?.forEach((limit, number) => {
      const at = below(`${place}/limits`, number);
      if (codes.has(limit.code)) faults.add(`${at}/code`, `the code ${limit.code} is used twice`);
      codes.add(limit.code);
      checkAmount(limit, section, inputs, at, faults);
    });
    if (section.deductible) checkAmount(section.deductible, section, inputs, `${place}/deductible`, faults);
  });
}

function checkAmount(
  { input: path, amounts, percent }: AmountSource,
  { perEach }: CoverageSection,
  inputs: ReadonlyMap<string, KnownInput>,
  at: string,
  faults: Faults,
): void {
  if (path === undefined) return;
  const input = inputs.get(path);
  if (!input) return faults.add(`${at}/input`, `${path} is no input of this manual`);
  const list = listOf(path);
  if (list !== null && list !== perEach?.list)
    faults.add(
      `${at}/input`,
      `${path} belongs to each element of ${list}, and the coverage is not rated for each`,
    );
  if (amounts) return checkAmounts(input, amounts, `${at}/amounts`, faults);
  if (!NUMBERS.includes(input.type))
    faults.add(`${at}/input`, `${path} is no number: give an amount for each of its values`);
  else checkRange(input, percent, `${at}/input`, faults);
}

/** The largest value that an input may have must still fit into an amount of money. */
function checkRange(
  { path, allowed, min, max }: KnownInput,
  percent: string | undefined,
  at: string,
  faults: Faults,
): void {
  const ends = [...(allowed ?? []), ...[min, max].flatMap((end) => end ?? [])].map((end) =>
    Decimal.tryParse(end),
  );
  if (ends.some((end) => end?.isNegative)) faults.add(at, `${path} may be below zero`);
  if (!allowed && max === undefined) return faults.add(at, `${path} has no maximum`);
  const share = Decimal.parse(percent ?? '100');
  if (ends.some((end) => end && end.times(share).compare(MOST) > 0))
    faults.add(at, `${path} may be too large an amount`);
}

function checkAmounts(
  { path, allowed }: KnownInput,
  amounts: Readonly<Record<string, string>>,
  at: string,
  faults: Faults,
): void {
  if (!allowed) return faults.add(at, `${path} may have any value: list those that it may have`);
  for (const value of allowed)
    if (!Object.hasOwn(amounts, value)) faults.add(at, `has no amount for ${value}`);
  for (const value of Object.keys(amounts))
    if (!allowed.includes(value)) faults.add(below(at, value), `${path} never has this value`);
}
