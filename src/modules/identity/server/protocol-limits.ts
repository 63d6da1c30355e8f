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

/** Not counted: published documents, and later steps of a sign-in that was counted at its start. */
const FREE = new RegExp(`^${OIDC_PATH}/(\\.well-known/|jwks$|auth/[\\w-]+$)`);
const BASIC = /^basic +([a-z0-9+/]+=*)$/i;
/** Routes with client authentication. */
const PROVING = new Set(['token', 'introspection', 'revocation', 'pushed_authorization_request']);

interface Proved {
  readonly clientId: string;
  readonly clientAuthMethod: string;
  readonly [CLIENT_QUOTA]?: Quota;
}

/**
 * Rate limits of the protocol. Each request is charged to its network; a client is charged only after it has authenticated, so that nobody
 * can use up another client's quota (RFC 9700 section 4.16).
 */
@Injectable()
export class ProtocolLimits {
  constructor(
    private readonly limits: RateLimits,
    private readonly clients: RegisteredClients,
  ) {}

  /** Charges the network before anything is read. Throws http.too-many-requests. */
  async admit({ method, url, headers }: FastifyRequest): Promise<void> {
    const kind = quotaOf(method, pathOf(url));
    if (kind === null) return;
    await this.limits.chargeNetwork(kind);
    const clientId = namedBy(headers.authorization);
    const client = clientId === null ? null : await this.clients.actingInRequest(clientId);
    if (client) await this.limits.assertClientHasRoom(client.clientId, client.quota());
  }

  /**
   * Charges the client after the transaction of the request, because counting needs its own connection. Over the limit, a repeatable answer
   * is withheld; the answer for a code or refresh token, which is used up by now, is still sent.
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

/** RFC 6749 section 5.2 has no code for this; this one of section 4.1.2.1 tells the client to come back later. */
export function tooMany(description: string): object {
  return { error: 'temporarily_unavailable', error_description: description };
}

function isRepeatable({ oidc }: KoaContextWithOIDC): boolean {
  return oidc.route !== 'token' || oidc.params?.['grant_type'] === 'client_credentials';
}

/** The quota of an address; unknown ones count like the token endpoint. */
function quotaOf(method: string, path: string): NetworkQuota | null {
  if (method === 'OPTIONS' || FREE.test(path)) return null;
  if (path === `${OIDC_PATH}/auth`) return 'authorization';
  if (/\/(introspection|revocation|me)$/.test(path)) return 'introspection';
  return 'token';
}

/** The client id of a Basic header; both halves are form-encoded (RFC 6749 section 2.3.1). */
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
