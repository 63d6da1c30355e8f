import { describe, expect, it } from '@jest/globals';
import { demoManuals } from '../../../../database/seed/demo-manuals.js';
import { smallManual } from '../../../../../test/support/small-manual.js';
import { checkForms, formsOf } from './forms.js';
import { contentHash } from './canonical.js';
import { Faults } from './faults.js';
import type { ManualDocument } from './manual.js';
import { readManual } from './read-manual.js';

const home = readManual(demoManuals()[1]);
const withForms = (forms: ManualDocument['forms']): ManualDocument => ({ ...home, forms: forms ?? [] });

function faultsOf(manual: ManualDocument): readonly string[] {
  const faults = new Faults();
  checkForms(manual, faults);
  return faults.list.map(({ pointer, detail }) => `${pointer} ${detail}`);
}

describe('the forms that make up a policy', () => {
  it('are those of every policy, and those of a coverage that it has', () => {
    const numbers = (coverages: readonly string[]): readonly string[] =>
      formsOf(home, new Set(coverages)).map(({ number }) => number);
    expect(numbers(['dwelling'])).toEqual(['BND HO 3 (01/2024)', 'BND HO OH (01/2024)']);
    expect(numbers(['dwelling', 'jewelry'])).toContain('BND HO JWL (01/2024)');
  });

  it('are none where the manual names none, as those filed before do', () => {
    const { forms: _none, ...before } = home;
    expect(formsOf(before, new Set(['dwelling']))).toEqual([]);
    expect(faultsOf(before)).toEqual([]);
  });

  it('have a number each, and coverages of the manual', () => {
    const title = 'A form';
    expect(
      faultsOf(
        withForms([
          { number: 'A 1 (01/2026)', title },
          { number: 'A 1 (01/2026)', title },
          { number: 'A 2 (01/2026)', title, coverage: 'earthquake' },
        ]),
      ),
    ).toEqual([
      '/forms/1/number is the number of an earlier form: A 1 (01/2026)',
      '/forms/2/coverage names no coverage of this manual: earthquake',
    ]);
    expect(faultsOf(home)).toEqual([]);
  });

  it('leave the proof of a manual without forms what it was before there were any', () => {
    const proof = '791a8e6a207a3e284d2d60c1fef51953c5b11b07e0a4f5b758f800400c47d2db';
    expect(contentHash(readManual(smallManual()))).toBe(proof);
    expect(contentHash(readManual(smallManual({ forms: [{ number: 'HO 3', title: 'Home' }] })))).not.toBe(
      proof,
    );
  });
});
