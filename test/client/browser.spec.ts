import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { DEMO_CUSTOMER_ID } from '../../src/database/seed/demo-data.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { chromium, openBrowser } from '../support/chromium.js';
import type { TestDatabase } from '../support/database.js';
import { startApp } from '../support/app.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { homeRequest } from '../support/story.js';
import { OPERATIONS } from '../../client/src/operations.gen.js';
import { demoToken } from '../support/tokens.js';

const found = chromium();
/** Compressed: the code, which is the same for any API, and a line for each operation, of which there are more each month. */
const MOST_OF_CODE = 5.25 * 1024;
const MOST_OF_AN_OPERATION = 13;

async function bundle(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [join(PROJECT_ROOT, 'client', 'src', 'index.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'bindery',
    platform: 'browser',
    target: 'es2022',
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}

describe('the client as a bundle', () => {
  it('stays small', async () => {
    const most = MOST_OF_CODE + MOST_OF_AN_OPERATION * Object.keys(OPERATIONS).length;
    expect(gzipSync(await bundle()).length).toBeLessThan(most);
  });
});

(found ? describe : describe.skip)('the client in a browser', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let browser: Browser;
  let front: ReturnType<typeof createServer>;
  let address: string;

  beforeAll(async () => {
    database = await cloneSeeded();
    app = await startApp(database);
    await app.listen(0, '127.0.0.1');
    const api = (await app.getUrl()).replace('[::1]', '127.0.0.1');
    const script = await bundle();
    // A page of the company beside the API at one address, as a gateway has it.
    front = createServer((request, response) => {
      const { url = '/' } = request;
      if (url === '/') return void response.end('<!doctype html><script src="/client.js"></script>');
      if (url === '/client.js')
        return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk as Buffer);
        const {
          host: _,
          connection: __,
          'content-length': ___,
          ...headers
        } = request.headers as Record<string, string>;
        const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
        const answer = await fetch(`${api}${url}`, { method: request.method ?? 'GET', headers, ...body });
        response.writeHead(answer.status, {
          'content-type': answer.headers.get('content-type') ?? '',
          etag: answer.headers.get('etag') ?? '',
        });
        response.end(Buffer.from(await answer.arrayBuffer()));
      })();
    });
    await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
    browser = await openBrowser(found);
  });

  afterAll(async () => {
    await browser?.close();
    front?.close();
    await app?.close();
    await database?.drop();
  });

  it('quotes, binds and reads the paper', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    const given = {
      token: await demoToken(app, 'agent'),
      home: homeRequest(),
      customer: DEMO_CUSTOMER_ID,
    };
    const seen = await page.evaluate<Record<string, unknown>>(`(async (given) => {
      const baseUrl = location.origin;
      const client = bindery.createBindery({ baseUrl, token: given.token });
      const quote = await client.createQuote({ body: given.home });
      const bind = { id: quote.id, body: {} };
      const policy = await client.bindQuote(bind, { ifMatch: quote });
      const again = await client.bindQuote(bind, { ifMatch: quote }).catch((error) => error);
      const customer = await client.readCustomer({ id: given.customer });
      const proposal = await client.searchDocuments({ limit: 1 });
      const pdf = await client.readDocumentPdf({ id: proposal.items[0].id });
      return {
        premium: quote.totalPremium,
        policy: policy.policyNumber,
        refused: bindery.isProblem(again, 'bindQuote') && again.code,
        etag: bindery.etagOf(customer),
        pdf: (await pdf.blob()).size > 1000,
      };
    })(${JSON.stringify(given)})`);
    expect(seen).toMatchObject({
      premium: '501.00',
      refused: 'quoting.already-bound',
      etag: '"1"',
      pdf: true,
    });
    expect(seen['policy']).toMatch(/^POL-/);
  });
});
