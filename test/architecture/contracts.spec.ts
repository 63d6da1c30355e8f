import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeApp } from '../../src/app.setup.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { contractOf } from '../../src/platform/http/contract.js';
import type { ModelClass } from '../../src/platform/http/fields.js';
import { withNested } from '../../src/platform/http/fields/schema.js';
import { operationsOf } from '../../src/platform/http/openapi/openapi.js';
import type { RouteContract } from '../../src/platform/http/openapi/route-contracts.js';
import { routeContracts } from '../../src/platform/http/openapi/route-contracts.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { isOfOurApi } from '../support/protocol.js';

interface Compiled {
  readonly properties: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

/** Whole manuals and tables: the room of rating judges them by its own language. */
const JUDGED_BY_THE_ROOM = ['importEdition', 'replaceEdition', 'replaceFactorTable'];

const document = JSON.parse(
  readFileSync(join(PROJECT_ROOT, 'client', 'openapi.json'), 'utf8'),
) as OpenAPIObject;
const schemas = document.components?.schemas ?? {};

describe('what the document shows and what is enforced', () => {
  let app: NestFastifyApplication;
  let contracts: ReadonlyMap<string, RouteContract>;

  beforeAll(async () => {
    app = await composeApp(
      loadConfig({
        DATABASE_URL: 'postgresql://nobody@127.0.0.1/nothing',
        ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
        LOG_LEVEL: 'silent',
      }),
    );
    contracts = routeContracts(app);
  });

  const compiled = (model: ModelClass): Compiled => contractOf(model).schema as Compiled;

  it('are one schema for every body, and for all that stands in one', () => {
    const bodies = operationsOf(document).filter((each) => each.requestBody && isOfOurApi(each));
    expect(bodies.length).toBeGreaterThan(70);
    const free: (string | undefined)[] = [];
    for (const { operationId, requestBody } of bodies) {
      const body = contracts.get(operationId ?? '')?.body;
      if (!body) {
        free.push(operationId);
        continue;
      }
      const [type = ''] = Object.keys((requestBody as { readonly content?: object }).content ?? {});
      expect(['application/json', 'multipart/form-data']).toContain(type);
      expect(requestBody).toMatchObject({
        content: { [type]: { schema: { $ref: `#/components/schemas/${body.name}` } } },
      });
      for (const model of withNested(body)) expect(schemas[model.name]).toEqual(compiled(model));
    }
    expect(free.sort()).toEqual(JUDGED_BY_THE_ROOM);
  });

  it('are one schema for every parameter of a query', () => {
    const queries = operationsOf(document).flatMap(({ operationId, parameters = [] }) => {
      const query = contracts.get(operationId ?? '')?.query;
      return query ? [{ query, parameters }] : [];
    });
    expect(queries.length).toBeGreaterThan(20);
    for (const { query, parameters } of queries) {
      const { properties, required = [] } = compiled(query);
      const shown = parameters.flatMap((one) =>
        'in' in one && one.in === 'query'
          ? [
              [
                one.name,
                one.required,
                { ...one.schema, ...(one.description && { description: one.description }) },
              ],
            ]
          : [],
      );
      const enforced = Object.entries(properties).map(([name, schema]) => [
        name,
        required.includes(name),
        schema,
      ]);
      expect(shown).toEqual(enforced);
    }
  });

  it('are schemas of the dialect that OpenAPI 3.1 names', () => {
    const ajv = new Ajv2020();
    const wrong = Object.entries(schemas).filter(([, schema]) => !ajv.validateSchema(schema));
    expect(wrong).toEqual([]);
  });
});
