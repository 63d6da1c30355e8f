import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { pathOf } from '../../../platform/http/request-scope.js';
import type { Quota } from '../../../platform/limits/quota.js';
import type { NetworkQuota } from '../../../platform/limits/rate-limits.js';
import { RateLimits } from '../../../platform/limits/rate-limits.js';
import { RegisteredClients } from '../clients/registered-clients.js';
import { OIDC_PATH } from './issuer.js';
import { CLIENT_QUOTA } from './protocol-clients.js';

/** Published documents, and where a sign-in goes on that was counted when it began. */
const FREE = new RegExp(`^${OIDC_PATH}/(\\.well-known/|jwks$|auth/[\\w-]+$)`);
const BASIC = /^basic +([a-z0-9+/]+=*)$/i;
/** Where clients prove who they are. */
const PROVING = new Set(['token', 'introspection', 'revocation', 'pushed_authorization_request']);

interface Proved {
  readonly clientId: string;
  readonly clientAuthMethod: string;
  readonly [CLIENT_QUOTA]?: Quota;
}

/**
 * How often the protocol may be used. Whoever asks is first counted as their network; a client is charged once it has proved who it
 * is, so that nobody uses up its quota by naming it (RFC 9700 section 4.16).
 */
@Injectable()
export class ProtocolLimits {
  constructor(
    private readonly limits: RateLimits,
    private readonly clients: RegisteredClients,
  ) {}

  /** Before anything is read. Throws http.too-many-requests. */
  async admit({ method, url, headers }: FastifyRequest): Promise<void> {
    const kind = quotaOf(method, pathOf(url));
    if (kind === null) return;
    await this.limits.chargeNetwork(kind);
    const clientId = namedBy(headers.authorization);
    const client = clientId === null ? null : await this.clients.actingInRequest(clientId);
    if (client) await this.limits.assertClientHasRoom(client.clientId, client.quota());
  }

  /**
   * After the transaction of the request, because counting takes a connection of its own. Of an answer that is one too many, what can
   * be asked for again is withheld; a code or a refresh token that is used up by now is answered, and charged.
   */
  async charge(ctx: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> {
    await next();
    if (ctx.oidc === undefined || !PROVING.has(ctx.oidc.route)) return;
    const client = ctx.oidc.client as Proved | undefined;
    const { error } = (ctx.body ?? {}) as { readonly error?: string };
    if (!client?.[CLIENT_QUOTA] || client.clientAuthMethod === 'none' || error === 'invalid_client') return;
    const verdict = await this.limits.charge(`client ${client.clientId}`, client[CLIENT_QUOTA]);
    ctx.set(verdict.headers);
    if (verdict.isAllowed || ctx.status !== 200 || !isRepeatable(ctx)) return;
    ctx.status = 429;
    ctx.set('retry-after', String(verdict.retryAfter));
    ctx.body = tooMany('This client has used up its quota.');
  }
}

/** RFC 6749 section 5.2 has no code for it; of those of section 4.1.2.1 this is the one that tells to come back later. */
export function tooMany(description: string): object {
  return { error: 'temporarily_unavailable', error_description: description };
}

function isRepeatable({ oidc }: KoaContextWithOIDC): boolean {
  return oidc.route !== 'token' || oidc.params?.['grant_type'] === 'client_credentials';
}

/** An address that nobody foresaw is counted like the token endpoint. */
function quotaOf(method: string, path: string): NetworkQuota | null {
  if (method === 'OPTIONS' || FREE.test(path)) return null;
  if (path === `${OIDC_PATH}/auth`) return 'authorization';
  if (/\/(introspection|revocation|me)$/.test(path)) return 'introspection';
  return 'token';
}

/** RFC 6749 section 2.3.1: both halves are form-encoded. */
function namedBy(authorization: string | undefined): string | null {
  const encoded = BASIC.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const [name = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  try {
    return decodeURIComponent(name.replaceAll('+', ' ')).replaceAll('\0', '');
  } catch {
    return null;
  }
}
