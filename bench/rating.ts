import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledManual } from '../src/modules/rating/domain/engine/compile-manual.js';
import { compileManual } from '../src/modules/rating/domain/engine/compile-manual.js';
import { rate } from '../src/modules/rating/domain/engine/rate.js';
import { readManual } from '../src/modules/rating/domain/manual/read-manual.js';
import { PROJECT_ROOT } from '../src/platform/project-root.js';
import { largeManual } from './rating/large-manual.js';
import { homeRisks } from './rating/risks.js';

/**
 * How many premiums a second the engine computes on one core: the homeowners manual of data/manuals on a thousand
 * different risks, each checked against the declared inputs first, without and with the full worksheet; and a manual
 * with a hundred thousand table rows, compiled and rated.
 */
const TODAY = '2026-01-01';
const SECONDS = 3;

function perSecond(work: (index: number) => unknown): number {
  for (let index = 0; index < 20_000; index += 1) work(index);
  const start = process.hrtime.bigint();
  const end = start + BigInt(SECONDS * 1e9);
  let count = 0;
  let now = start;
  while (now < end) {
    for (let index = 0; index < 2_000; index += 1) work(count + index);
    count += 2_000;
    now = process.hrtime.bigint();
  }
  return Math.round((count * 1e9) / Number(now - start));
}

function ratings(compiled: CompiledManual, risks: readonly unknown[], worksheet: boolean): number {
  return perSecond((index) => rate(compiled, risks[index % risks.length], { today: TODAY, worksheet }).total);
}

function milliseconds(work: () => unknown): number {
  const start = process.hrtime.bigint();
  work();
  return Math.round(Number(process.hrtime.bigint() - start) / 1e4) / 100;
}

function main(): void {
  const file = join(PROJECT_ROOT, 'data', 'manuals', 'homeowners-oh.json');
  const small = compileManual(readManual(JSON.parse(readFileSync(file, 'utf8'))));
  const risks = homeRisks(1_000);
  const document = largeManual(100_000);
  const manual = readManual(document);
  // The median of five: the first ones run before the compiler of the engine has warmed up.
  const compileTimes = Array.from({ length: 5 }, () => milliseconds(() => compileManual(manual))).sort(
    (a, b) => a - b,
  );
  const large = compileManual(manual);
  const largeRisks = risks.map((risk, index) => ({
    ...risk,
    zipCode: String(10_000 + ((index * 97) % 10_000)),
  }));

  const figures = {
    ratingsPerSecond: ratings(small, risks, false),
    ratingsPerSecondWithWorksheet: ratings(small, risks, true),
    worksheetBytes: JSON.stringify(rate(small, risks[0], { today: TODAY, worksheet: true }).worksheet).length,
    largeManualRows: 100_000,
    largeManualReadMs: milliseconds(() => readManual(document)),
    largeManualCompileMs: compileTimes[2],
    largeManualRatingsPerSecond: ratings(large, largeRisks, false),
  };
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(32)} ${value}`);
  if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
}

main();
