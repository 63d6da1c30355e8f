import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppConfig } from '../../../platform/config/config.js';
import { sendPage } from '../../../platform/http/html/form-page.js';
import { httpError } from '../../../platform/http/http.errors.js';
import { DomainError } from '../../../shared/errors.js';
import { OIDC_PATH } from './issuer.js';
import { describeProtocol } from './document/describe-protocol.js';
import { AccountPages } from './account/account-pages.js';
import { OidcServer } from './oidc-server.js';
import { crowdedPage } from './pages/interaction-pages.js';
import { SignInPages } from './pages/sign-in-pages.js';
import { SsoPages } from './pages/sso-pages.js';
import { withForm } from './protocol-form.js';
import { ScimRoutes } from '../scim/scim-routes.js';
import { ProtocolLimits, tooMany } from './protocol-limits.js';
import { SignedTokens } from './signed-tokens.js';

/** The most bytes of a form that is sent to the authorization server; the library has the same limit. */
const LARGEST_FORM = 56 * 1024;
/** In bytes; the answer of a passkey is the largest form. */
const LARGEST_PAGE_FORM = 16 * 1024;
/** In bytes: room for a SAML assertion with its certificate and many groups. */
const LARGEST_FOREIGN_FORM = 256 * 1024;
const ASKING_ABOUT_TOKENS = new Set([`${OIDC_PATH}/token/introspection`, `${OIDC_PATH}/token/revocation`]);
const METADATA = '/.well-known/oauth-authorization-server';

/**
 * Mounts the authorization server and its pages as Fastify routes. They have the hooks of every request (id, context, log line) but none of
 * the API's conventions, because the protocol has its own bodies and errors.
 */
export function mountAuthorizationServer(app: NestFastifyApplication): void {
  describeProtocol(app);
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const config = app.get(AppConfig, { strict: false });
  const server = app.get(OidcServer, { strict: false });
  const limits = app.get(ProtocolLimits, { strict: false });
  const signed = app.get(SignedTokens, { strict: false });
  const signIn = app.get(SignInPages, { strict: false });
  const sso = app.get(SsoPages, { strict: false });
  const scim = app.get(ScimRoutes, { strict: false });
  const account = app.get(AccountPages, { strict: false });
  const reached = new URL(config.publicUrl);

  const answer = async (request: FastifyRequest, reply: FastifyReply, path: string): Promise<void> => {
    let raw: IncomingMessage = request.raw;
    if (Buffer.isBuffer(request.body)) {
      const isAbout = ASKING_ABOUT_TOKENS.has(request.url);
      raw = withForm(raw, isAbout ? await signed.withNames(raw, request.body) : request.body);
    }
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    // The library appends the hash of the script on its self-submitting pages; as it stands, `script-src` allows nothing.
    reply.raw.setHeader(
      'content-security-policy',
      `${String(reply.getHeader('content-security-policy'))}; script-src`,
    );
    reply.hijack();
    await server.answer(reachedAt(raw, reached, path), reply.raw);
  };

  instance.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
    scope.setErrorHandler((error: Error & { readonly statusCode?: number }, _request, reply) => {
      if (error.statusCode !== 413) throw error;
      const description = `a form may have ${LARGEST_FORM} bytes at most`;
      return reply.code(413).send({ error: 'invalid_request', error_description: description });
    });
    scope.route({
      method: ['GET', 'POST', 'OPTIONS', 'HEAD'],
      url: `${OIDC_PATH}/*`,
      config: { isPublic: true, ownBody: true },
      bodyLimit: LARGEST_FORM,
      handler: async (request, reply) => {
        try {
          await limits.admit(request);
        } catch (error) {
          return refuse(request, reply, error);
        }
        return answer(request, reply, request.url);
      },
    });
    // RFC 8414 section 3.1: for an issuer with a path, the well-known name stands before it.
    scope.get(`${METADATA}${OIDC_PATH}`, { config: { isPublic: true } }, (request, reply) =>
      answer(request, reply, `${OIDC_PATH}${METADATA}`),
    );
    done();
  });

  instance.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST_PAGE_FORM },
      (_request, body, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const page = {
      config: { isPublic: true, ownBody: true },
      preHandler: (request: FastifyRequest, _reply: FastifyReply, next: () => void): void => {
        if (request.method === 'POST') assertOwnForm(request, reached.origin);
        next();
      },
    };
    signIn.addTo(scope, page);
    sso.addTo(scope, page);
    account.addTo(scope, page);
    done();
  });

  instance.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: LARGEST_FOREIGN_FORM },
      (_request, body, parsed) => {
        const fields = new URLSearchParams(String(body));
        const names = [...new Set(fields.keys())];
        parsed(null, Object.fromEntries(names.map((name) => [name, alone(fields.getAll(name))])));
      },
    );
    sso.addForeignTo(scope, { config: { isPublic: true, ownBody: true } });
    done();
  });

  instance.register((scope, _options, done) => {
    scim.addTo(scope);
    done();
  });
}

/** Sends a 429: to a client in the format of the protocol, to a person as a page. Throws any other error. */
function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  if (!(error instanceof DomainError) || error.kind !== 'too-many-requests') throw error;
  const { detail = error.title, retryAfter = 1 } = error.details;
  reply.code(429).header('retry-after', retryAfter);
  if (request.method === 'GET') return sendPage(reply, crowdedPage(retryAfter));
  return reply.header('cache-control', 'no-store').send(tooMany(detail));
}

/**
 * The request as the library must see it: below its path, and at the configured public address, so that the addresses it writes are right
 * behind a proxy. The sender's Host header is ignored.
 */
function reachedAt(raw: IncomingMessage, reached: URL, path: string): IncomingMessage {
  const headers: IncomingMessage['headers'] = {
    ...raw.headers,
    host: reached.host,
    'x-forwarded-proto': reached.protocol.slice(0, -1),
  };
  delete headers['x-forwarded-host'];
  delete headers['x-forwarded-for'];
  return Object.create(raw, {
    headers: { value: headers },
    originalUrl: { value: path },
    url: { value: path.slice(OIDC_PATH.length) || '/', writable: true },
  }) as IncomingMessage;
}

/** Throws http.forbidden for a form sent by another site (Sec-Fetch-Site, Origin); cookies alone do not show that. */
function assertOwnForm({ headers }: FastifyRequest, origin: string): void {
  const site = headers['sec-fetch-site'];
  const isOwn =
    site === undefined ? (headers.origin ?? origin) === origin : site === 'same-origin' || site === 'none';
  if (!isOwn) throw httpError('http.forbidden', { detail: 'This form was sent by another site.' });
}

/** A repeated field stays a list, which code that expects one value refuses. */
function alone(values: readonly string[]): string | readonly string[] | undefined {
  return values.length === 1 ? values[0] : values;
}
