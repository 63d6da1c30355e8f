import type { CompiledManual } from '../../src/modules/rating/domain/engine/compile-manual.js';
import { compileManual } from '../../src/modules/rating/domain/engine/compile-manual.js';
import type { RatingResult } from '../../src/modules/rating/domain/engine/rate.js';
import { rate } from '../../src/modules/rating/domain/engine/rate.js';
import { readManual } from '../../src/modules/rating/domain/manual/read-manual.js';
import { DomainError } from '../../src/shared/errors.js';

type Json = Readonly<Record<string, unknown>>;

export const TODAY = '2026-03-01';
export const CENT = { unit: '0.01', mode: 'half-up' } as const;

/** A manual reduced to what a test is about: one coverage with a base of 1,000, summed into the policy. */
export function smallManual(parts: Json = {}): Json {
  return {
    format: 'bindery.manual/1',
    plan: { code: 'small', name: 'Small', productType: 'home', state: 'OH', companyCode: 'BND' },
    edition: { label: '1', newBusinessDate: '2026-01-01', renewalDate: '2026-02-10' },
    coverages: [coverage()],
    policy: { steps: [{ kind: 'sum', code: 'coverages', title: 'Coverages' }] },
    ...parts,
  };
}

export function coverage(parts: Json = {}): Json {
  return {
    code: 'cover',
    title: 'Cover',
    baseRate: '1000',
    steps: [{ kind: 'base', code: 'base', title: 'Base', rounding: CENT }],
    ...parts,
  };
}

export function smallRisk(parts: Json = {}): Json {
  return {
    productType: 'home',
    state: 'OH',
    zipCode: '43004',
    effectiveDate: TODAY,
    termMonths: 12,
    ...parts,
  };
}

export function compiled(manual: Json): CompiledManual {
  return compileManual(readManual(manual));
}

export function rated(manual: Json, risk: Json = smallRisk()): RatingResult {
  return rate(compiled(manual), risk, { today: TODAY, worksheet: true });
}

/** `code pointer detail` of everything that was refused; empty when nothing was. */
export function refusals(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const faults = error.details.errors ?? [];
    return faults.length === 0
      ? [error.code]
      : faults.map(({ pointer, detail }) => `${error.code} ${pointer} ${detail}`);
  }
}
