import { adverseImpact } from '../../src/modules/scoring/domain/adverse-impact.js';
import { driftByClass } from '../../src/modules/scoring/domain/stability.js';
import type {
  ModelDriftResponse,
  ModelReportResponse,
} from '../../src/modules/scoring/reports/reports.dto.js';

const EXPECTED = [0.048718, 0.100004, 0.12873, 0.722548, 0];

function driftOf(
  variable: string | null,
  title: string,
  labels: readonly string[],
  counts: readonly number[],
): ModelDriftResponse {
  return { variable, title, ...driftByClass(EXPECTED.slice(0, labels.length), counts, labels) };
}

/** What a report says of so many quotes; of none it says that there are too few. */
export function sampleModelReport(counts: readonly number[]): ModelReportResponse {
  const quotes = counts.reduce((sum, count) => sum + count, 0);
  const bands = ['under 25', '25 to 39', '40 to 64', '65 and over'];
  const groups = adverseImpact(
    bands.map((group, place) => ({
      group,
      quotes: counts[place] ?? 0,
      referred: place === 0 ? (counts[0] ?? 0) : 0,
    })),
  ).map((group) => ({ ...group, meanScore: '0.1926' }));
  return {
    modelId: '01930000-0000-7000-8000-000000000001',
    code: 'motor-claims-1973',
    number: 2,
    title: 'Chance of a claim within a quarter by age of the driver, 1973',
    from: '2026-10-31',
    to: '2026-11-29',
    quotes,
    withoutScore: 17,
    threshold: quotes === 0 ? null : '0.19',
    score: driftOf(
      null,
      'Score',
      ['below 0.13', '0.13 up to 0.15', '0.15 up to 0.18', '0.18 and above'],
      counts,
    ),
    variables: [
      driftOf(
        'driver.youngestAge',
        'Age of the youngest driver, years',
        ['below 25', '25 up to 30', '30 up to 36', '36 and above', 'not told'],
        counts,
      ),
    ],
    comparisons: quotes === 0 ? [] : [{ comparison: 'ageBand', title: 'Age of the youngest driver', groups }],
    limits: [
      'Quotes say nothing of race, ethnicity, religion or income, so that no ratio for them is worked out.',
    ],
  };
}
