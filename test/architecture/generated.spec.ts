import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { datedOn, exampleDayAt } from '../../src/platform/http/openapi/examples.js';
import { decisionsPage } from '../../src/generate/decisions-page.js';
import { modulesPage } from '../../src/generate/modules-page.js';
import { openApiText } from '../../src/generate/openapi-text.js';
import { problemsPage } from '../../src/generate/problems-page.js';
import type { Checksums } from '../../src/generate/shipped-migrations.js';
import { SHIPPED, editedSince, shippedText } from '../../src/generate/shipped-migrations.js';
import { Client, startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { cloneSeeded } from '../support/seeded-database.js';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly responses: Readonly<Record<string, object>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

const committed = (name: string): string => readFileSync(join(PROJECT_ROOT, name), 'utf8');

describe('generated files', () => {
  it('client/openapi.json is what the code says', async () => {
    expect(committed('client/openapi.json')).toBe(await openApiText());
  });

  it('docs/problems.md lists every declared error', () => {
    expect(committed('docs/problems.md')).toBe(problemsPage());
  });

  it('docs/adr/README.md lists every decision', () => {
    expect(committed('docs/adr/README.md')).toBe(decisionsPage());
  });

  it('docs/modules.md shows the rooms as they are', () => {
    expect(committed('docs/modules.md')).toBe(modulesPage());
  });
});

describe('a migration that has shipped', () => {
  const written = JSON.parse(committed(SHIPPED)) as Checksums;

  it('is never edited: a database of today and one made anew come out the same', () => {
    expect(editedSince(written)).toEqual([]);
    expect(editedSince({ ...written, '001-core': 'a'.repeat(64) })).toEqual(['001-core']);
  });

  it('is written down, every one', () => {
    expect(committed(SHIPPED)).toBe(shippedText(written));
  });
});

describe('the problem codes', () => {
  const sources = readdirSync(join(PROJECT_ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/spec\.ts$/.test(name))
    .map((name) => readFileSync(join(PROJECT_ROOT, 'src', name), 'utf8'));

  it('that routes announce with @Problems are all declared', () => {
    const page = problemsPage();
    const announced = sources.flatMap((text) =>
      [...text.matchAll(/@Problems\(([^)]*)\)/g)].flatMap(([, codes = '']) =>
        [...codes.matchAll(/'([^']+)'/g)].map(([, code]) => code ?? ''),
      ),
    );
    expect(announced.length).toBeGreaterThan(10);
    expect(announced.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });

  it('that are declared are all used somewhere', () => {
    const declared = [...problemsPage().matchAll(/^\| <a id="([^"]+)">/gm)].map(([, code]) => code ?? '');
    // By what follows each quotation mark, whether it opens a text or ends one.
    const used = new Set(
      sources.flatMap((text) => [...text.matchAll(/'(?=([^'\n]+)')/g)].map(([, one]) => one)),
    );
    expect(declared.filter((code) => !used.has(code))).toEqual([]);
  });
});

describe('the OpenAPI document', () => {
  const document = JSON.parse(committed('client/openapi.json')) as Document;
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const now = new Date();
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database, { now: () => now });
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  it('is OpenAPI 3.1 and served as committed, with the day in its examples', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const served = await new Client(app).get('/api/openapi.json');
    expect(served.body).toEqual(datedOn(document as unknown as OpenAPIObject, exampleDayAt(now)));
  });

  it('gives every operation an id of its own', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('hides nothing: each operation that needs a sign-in refuses without one', async () => {
    for (const { path, method, operation } of operations) {
      const answer = await new Client(app).send({
        method: method.toUpperCase() as 'GET',
        url: path.replaceAll(/\{[^}]+\}/g, '01930000-0000-7000-8000-000000000000'),
      });
      const isPublic =
        operation.security.length === 0 || operation.security.some((way) => Object.keys(way).length === 0);
      expect([method, path, answer.status === 401]).toEqual([method, path, !isPublic]);
    }
  });
});
