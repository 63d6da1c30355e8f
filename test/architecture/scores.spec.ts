import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

/** The two scores of a quote, as a column, a property or a variable may call them. */
const SCORES = /ai_?risk_?(score|factors)|conversion_?probability/i;

/** Where a quote is kept and shown; of these none makes a price. */
const MAY_NAME_THEM = [
  'src/modules/quoting/domain/offer.ts',
  'src/modules/quoting/published.queries.ts',
  'src/modules/quoting/quote.entity.ts',
  'src/modules/quoting/quoting.dto.ts',
  'src/modules/quoting/quoting.queries.ts',
  'src/modules/quoting/scores.store.ts',
];

const rooms = JSON.parse(readFileSync(join(PROJECT_ROOT, 'src/modules/modules.json'), 'utf8')) as Record<
  string,
  readonly string[]
>;
const naming = globSync(['src/**/*.ts', 'data/manuals/*.json'], { cwd: PROJECT_ROOT })
  .filter((file) => !file.endsWith('spec.ts') && !file.startsWith('src/modules/scoring/'))
  .filter((file) => SCORES.test(readFileSync(join(PROJECT_ROOT, file), 'utf8')));

describe('the two scores of a quote', () => {
  it('are made in a room that no other room may import, so that no price can ask for them', () => {
    expect(
      Object.entries(rooms).flatMap(([room, imports]) => (imports.includes('scoring') ? [room] : [])),
    ).toEqual([]);
  });

  it('are named where a quote is kept and shown, and nowhere where it is rated or underwritten', () => {
    expect(naming.toSorted()).toEqual(MAY_NAME_THEM);
  });

  it.each([
    'ai_risk_score',
    'aiRiskScore',
    'aiRiskFactors',
    'conversion_probability',
    'conversionProbability',
  ])('would be found under the name %s', (name) => {
    expect(SCORES.test(`const { ${name} } = quote;`)).toBe(true);
  });
});
