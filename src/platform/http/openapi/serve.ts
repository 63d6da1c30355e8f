import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { SwaggerModule } from '@nestjs/swagger';
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { AppConfig } from '../../config/config.js';
import { Clock } from '../../../shared/clock.js';
import { DOCS_PATH } from '../security-headers.js';
import { matchesNone } from '../etag.js';
import { datedOn, exampleDayAt } from './examples.js';
import { buildOpenApi } from './openapi.js';
import { pageDocument } from './page-document.js';
import { pageResolver } from './page-resolver.js';
import { RECENT_SIGN_IN } from '../step-up.js';

export const OPENAPI_PATH = '/api/openapi.json';

/** Swagger UI is designed for wide screens; on narrow ones addresses wrap, and tables scroll within the page. */
const NARROW_SCREENS = `
.swagger-ui .opblock-tag small { flex: 2 }
.swagger-ui .auth-container .scopes { max-height: 220px; overflow-y: auto }
@media (max-width: 640px) {
  .swagger-ui .wrapper { padding: 0 8px }
  .swagger-ui .opblock-tag { flex-wrap: wrap; font-size: 18px }
  .swagger-ui .opblock-tag small { flex: 1 1 100%; order: 3; padding: 0 }
  .swagger-ui .opblock .opblock-summary { flex-wrap: wrap }
  .swagger-ui .opblock .opblock-summary-path { max-width: 100%; word-break: break-all }
  .swagger-ui .opblock .opblock-summary-description { flex: 1 1 100%; text-align: left; white-space: normal }
  .swagger-ui .scheme-container .schemes { flex-wrap: wrap }
  .swagger-ui .table-container, .swagger-ui .responses-inner { overflow-x: auto }
  .swagger-ui .parameters-col_description input, .swagger-ui .parameters-col_description select { min-width: 0; max-width: 100% }
  .swagger-ui .dialog-ux .modal-ux { min-width: 0; width: calc(100% - 16px) }
}`;

/** The public client of this server's own pages; it uses PKCE. */
const DOCS_SIGN_IN = {
  clientId: 'urn:bindery:sign-in',
  usePkceWithAuthorizationCodeGrant: true,
  scopes: ['openid', 'api'],
  // An older session is asked to sign in again, so that routes that need a fresh sign-in can be tried at once.
  additionalQueryStringParams: { max_age: String(RECENT_SIGN_IN.maxAgeSeconds) },
};

/** The page gets the document at its own address: written into a script for each visit, it took 0.2 to 0.4 seconds, and 4 MB instead of 2. */
const NOT_IN_THE_PAGE = {} as OpenAPIObject;

interface SwaggerRequest {
  userFetch?: typeof fetch;
}

/**
 * Runs in the browser and keeps the byte order mark of a CSV file, which `text()` would drop and spreadsheets need. It has no function
 * named after a variable: the build would insert a helper, which browsers do not have.
 */
function keepByteOrderMark(request: SwaggerRequest): SwaggerRequest {
  request.userFetch = async (...given) => {
    const response = await fetch(...given);
    Reflect.set(response, 'text', async () =>
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()),
    );
    return response;
  };
  return request;
}

/**
 * Serves Swagger UI at /api/docs, where `/` redirects to, and the document at /api/openapi.json. The document is built on the first request
 * and serialized once a day, because its examples have dates and serializing takes longer than sending.
 */
export function serveOpenApi(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const clock = app.get(Clock);
  const { publicUrl } = app.get(AppConfig, { strict: false });
  let written = { day: '', text: Buffer.alloc(0), etag: '' };
  const writtenToday = (): typeof written => {
    const day = exampleDayAt(clock.now());
    if (written.day === day) return written;
    const text = Buffer.from(JSON.stringify(datedOn(document(), day)));
    written = { day, text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` };
    return written;
  };
  const document = once(() => buildOpenApi(app));

  server.get(OPENAPI_PATH, (request, reply) => {
    const { text, etag } = writtenToday();
    void reply.header('etag', etag).header('cache-control', 'no-cache');
    if (matchesNone(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type('application/json; charset=utf-8').send(text);
  });
  SwaggerModule.setup(DOCS_PATH.slice(1), app, NOT_IN_THE_PAGE, {
    raw: false,
    customSiteTitle: 'Bindery API',
    customCss: NARROW_SCREENS,
    swaggerUrl: new URL(`${publicUrl}${OPENAPI_PATH}`).pathname,
    swaggerOptions: {
      persistAuthorization: true,
      displayRequestDuration: true,
      operationsSorter: 'alpha',
      filter: true,
      docExpansion: 'none',
      tryItOutEnabled: true,
      requestInterceptor: keepByteOrderMark,
      plugins: [pageResolver, pageDocument],
      // By default an address on the internet is asked whether the document is valid.
      validatorUrl: 'none',
      oauth2RedirectUrl: `${publicUrl}${DOCS_PATH}/oauth2-redirect.html`,
      initOAuth: DOCS_SIGN_IN,
    },
  });
  server.get('/', (_request, reply) => reply.redirect(DOCS_PATH));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
