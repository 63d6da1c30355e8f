import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const SOURCE = join(import.meta.dirname, '..', '..', 'src');
const JOB = /implements Job\b/;
const NAME = /readonly name = '([^']+)';/;

/** Where the job of a name stands: `policies.cancellations` in the file `cancellations.job.ts` of some room's `jobs`. */
function placeOf(name: string): RegExp {
  const [, what = ''] = name.split('.');
  return new RegExp(`^(platform|modules/[a-z-]+)/jobs/${what}\\.job\\.ts$`);
}

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const jobs = files.flatMap((file) => {
  const text = readFileSync(join(SOURCE, file), 'utf8');
  return JOB.test(text) ? [{ file, name: NAME.exec(text)?.[1] ?? '' }] : [];
});

describe('jobs', () => {
  it('stand in the jobs folder of their room, each in the file of its name', () => {
    expect(jobs.length).toBeGreaterThan(10);
    for (const { file, name } of jobs) expect(file).toMatch(placeOf(name));
  });

  it('are all that stands in such files', () => {
    const named = files.filter((file) => file.endsWith('.job.ts'));
    expect(named.toSorted()).toEqual(jobs.map(({ file }) => file).toSorted());
  });
});
