import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { checkManual } from './check-manual.js';
import { compileManual } from '../engine/compile-manual.js';
import { rate } from '../engine/rate.js';
import { FACTOR_CATEGORIES, MATCHES } from './tables.js';
import { INPUT_TYPES } from './inputs.js';
import { readManual } from './read-manual.js';
import { STEP_KINDS } from './read-steps.js';

const PAGE = readFileSync('docs/rate-manuals.md', 'utf8');
const EXAMPLE = JSON.parse(/```json\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '') as unknown;

describe('the manual that the documentation shows', () => {
  const manual = readManual(EXAMPLE);

  it('could be filed as it stands', () => {
    expect(checkManual(manual)).toEqual([]);
    expect(manual.tests).toHaveLength(1);
  });

  it('gives the premium that the page says', () => {
    const [test] = manual.tests;
    const { total } = rate(compileManual(manual), test?.risk, { today: '2027-02-01', worksheet: false });
    expect(total).toBe(test?.expect.total);
  });
});

describe('the page about manuals', () => {
  it('names every part, step and match that a document may have', () => {
    const parts = Object.keys(readManual(EXAMPLE)).filter((part) => part !== 'format' && part !== 'engine');
    for (const word of [...parts, ...STEP_KINDS, ...MATCHES, ...INPUT_TYPES, ...FACTOR_CATEGORIES])
      expect(PAGE).toContain(`\`${word}\``);
  });
});
