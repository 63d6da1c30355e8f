import type { OnModuleInit } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { AppConfig } from '../../../platform/config/config.js';
import type { RouteSettings } from '../../../platform/http/route-options.js';
import { SigningKeys } from '../keys/signing-keys.js';
import { AuthorizationServer } from './authorization-server.js';
import { SERVER_PATH } from './names.js';
import { presenting } from './presented-token.js';
import { SignedTokenReader } from './signed-token-reader.js';

const OWN_BODY: RouteSettings = { isPublic: true, readsOwnBody: true };
const LOOKS_AT_TOKENS = /^\/token\/(introspection|revocation)$/;
const LARGEST_FORM = 56 * 1024;

/** The addresses of the authorization server. They are routes like others, so that hooks, logs and limits are theirs too. */
@Injectable()
export class ServerRoutes implements OnModuleInit {
  private readonly host: string;
  private readonly scheme: string;
  private readonly mountedAt: string;

  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly server: AuthorizationServer,
    private readonly keys: SigningKeys,
    private readonly signed: SignedTokenReader,
    config: AppConfig,
  ) {
    const { host, protocol, pathname } = new URL(config.publicUrl);
    this.host = host;
    this.scheme = protocol.slice(0, -1);
    this.mountedAt = `${pathname.replace(/\/$/, '')}${SERVER_PATH}`;
  }

  onModuleInit(): void {
    const instance = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    void instance.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
      scope.get(`${SERVER_PATH}/jwks`, { config: OWN_BODY }, (_request, reply) => this.publishKeys(reply));
      // Where RFC 8414 section 3.1 puts the document of an issuer with a path.
      scope.get(
        `/.well-known/oauth-authorization-server${SERVER_PATH}`,
        { config: OWN_BODY },
        (request, reply) => this.serve(request, reply, '/.well-known/oauth-authorization-server'),
      );
      scope.all(`${SERVER_PATH}/*`, { config: OWN_BODY }, (request, reply) =>
        this.serve(request, reply, request.url.slice(SERVER_PATH.length)),
      );
      done();
    });
  }

  private async serve(request: FastifyRequest, reply: FastifyReply, url: string): Promise<void> {
    const { handle } = await this.server.current();
    const { raw } = request;
    // What the outside says about addresses is not asked: they are PUBLIC_URL's, and the client's as the proxies tell it.
    Object.assign(raw.headers, {
      'x-forwarded-proto': this.scheme,
      'x-forwarded-host': this.host,
      'x-forwarded-for': request.ip,
    });
    Object.assign(raw, { originalUrl: `${this.mountedAt}${url}`, url });
    const takesToken = request.method === 'POST' && LOOKS_AT_TOKENS.test(url);
    const form = takesToken ? await formOf(raw) : null;
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    if (form === null) return handle(raw, reply.raw);
    return this.withSignedToken(raw, form, (changed) => handle(changed, reply.raw));
  }

  /** The library takes no signed tokens to introspect or revoke: one gets another name for the time of the request. */
  private async withSignedToken(
    raw: IncomingMessage,
    form: string,
    handle: (request: IncomingMessage) => Promise<void>,
  ): Promise<void> {
    const fields = new URLSearchParams(form);
    const token = fields.get('token') ?? '';
    if (token.split('.').length !== 3 || fields.getAll('token').length !== 1)
      return handle(withBody(raw, form));
    const tokenId = await this.signed.idOf(token);
    return presenting(tokenId, (name) => {
      fields.set('token', name);
      return handle(withBody(raw, fields.toString()));
    });
  }

  private async publishKeys(reply: FastifyReply): Promise<void> {
    await reply
      .headers({ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' })
      .header('content-type', 'application/jwk-set+json; charset=utf-8')
      .send(JSON.stringify({ keys: await this.keys.published() }));
  }
}

/** Null where the library is to say what is wrong with it. */
async function formOf(raw: IncomingMessage): Promise<string | null> {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(raw.headers['content-type'] ?? '');
  const length = Number(raw.headers['content-length'] ?? NaN);
  if (!isForm || !(length <= LARGEST_FORM)) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of raw) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** The same request with another body. */
function withBody(raw: IncomingMessage, body: string): IncomingMessage {
  const { method, url, socket, httpVersion, rawHeaders } = raw;
  const originalUrl = (raw as { originalUrl?: string }).originalUrl;
  const headers = { ...raw.headers, 'content-length': String(Buffer.byteLength(body)) };
  const facts = { headers, method, url, originalUrl, socket, httpVersion, rawHeaders };
  return Object.assign(
    Readable.from([Buffer.from(body)], { objectMode: false }),
    facts,
  ) as unknown as IncomingMessage;
}
