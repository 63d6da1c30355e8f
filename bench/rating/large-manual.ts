import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

interface Coverage {
  tables: Record<string, Record<string, unknown>>;
  steps: unknown[];
}

/** The homeowners manual with a territory factor for each ZIP code and construction class: `rows` table rows more. */
export function largeManual(rows: number): unknown {
  const file = join(PROJECT_ROOT, 'data', 'manuals', 'homeowners-oh.json');
  const manual = JSON.parse(readFileSync(file, 'utf8')) as { coverages: Coverage[]; tests: unknown[] };
  const classes = 10;
  const table = {
    title: 'ZIP code and protection class',
    sparse: true,
    dimensions: [
      { input: 'zipCode', match: 'exact' },
      { input: 'propertyInfo.protectionClass', match: 'exact' },
    ],
    rows: Array.from({ length: rows }, (_, index) => [
      String(10_000 + Math.floor(index / classes)),
      String(1 + (index % classes)),
      (0.8 + (index % 400) / 1_000).toFixed(3),
    ]),
  };
  const [dwelling] = manual.coverages as [Coverage];
  dwelling.tables['territory'] = { ...dwelling.tables['territory'], zip: table };
  const step = {
    kind: 'factor',
    code: 'zip',
    title: 'ZIP code',
    table: 'zip',
    rounding: { unit: '0.01', mode: 'half-up' },
  };
  dwelling.steps.splice(1, 0, step);
  return { ...manual, tests: [] };
}
