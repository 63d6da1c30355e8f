import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EntityManager } from '@mikro-orm/postgresql';
import type { JWTPayload } from 'jose';
import { SignJWT, decodeJwt } from 'jose';
import { sql } from 'kysely';
import {
  ACCESS_TOKEN_TYPE,
  AUDIENCE,
  SIGNING_ALGORITHM,
} from '../../src/modules/identity/domain/access-claims.js';
import { issuerOf } from '../../src/modules/identity/server/issuer.js';
import { AppConfig } from '../../src/platform/config/config.js';
import { SigningKeys } from '../../src/modules/identity/keys/signing-keys.js';
import { tokenHash } from '../../src/modules/identity/token-hash.js';
import type { PermissionName } from '../../src/platform/http/permissions.js';
import type { Role } from '../../src/shared/actor.js';
import { newId } from '../../src/shared/ids.js';
import { Client } from './app.js';
import { tokenOf } from './tokens.js';

const LIFETIME_SECONDS = 300;

export interface Registration {
  readonly role?: Exclude<Role, 'system'> | null;
  readonly agencyId?: string | null;
  readonly scopes?: readonly PermissionName[];
}

/** A registered client that acts for itself, with a token as the authorization server will sign one. */
export interface ServiceClient {
  /** oauth2_clients.id: what it did is found under it. */
  readonly id: string;
  readonly clientId: string;
  readonly tokenId: string;
  readonly by: Client;
}

export async function registerClient(
  app: NestFastifyApplication,
  clientId: string,
  { role = null, agencyId = null, scopes = [] }: Registration,
  asked: readonly string[] = scopes,
): Promise<ServiceClient> {
  const id = newId();
  const tokenId = randomBytes(32).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const kysely = app.get(EntityManager).fork().getKysely();
  await sql`
    insert into oauth2_clients (id, client_id, client_name, client_secret_hash, allowed_grant_types, allowed_scopes, role, agency_id)
    values (${id}, ${clientId}, ${clientId}, 'hash', '["client_credentials"]', ${JSON.stringify(scopes)}, ${role}, ${agencyId})
  `.execute(kysely);
  await sql`
    insert into oauth2_access_tokens (client_id, jti_hash, scope, expires_at)
    values (${clientId}, ${tokenHash(tokenId)}, ${asked.join(' ')}, to_timestamp(${now + LIFETIME_SECONDS}))
  `.execute(kysely);
  const token = await signed(app, {
    client_id: clientId,
    scope: asked.join(' '),
    sub: clientId,
    jti: tokenId,
  });
  return { id, clientId, tokenId, by: new Client(app, token) };
}

/** A user in whose name a program acts that they have signed in to, with a token as the authorization server will sign one. */
export async function userThrough(
  app: NestFastifyApplication,
  clientId: string,
  email: string,
  scope = 'api',
): Promise<Client> {
  const { sub = '', sid, acr, auth_time: at } = decodeJwt(await tokenOf(app, email));
  const tokenId = randomBytes(32).toString('base64url');
  const kysely = app.get(EntityManager).fork().getKysely();
  await sql`
    insert into oauth2_clients (client_id, client_name, client_secret_hash, allowed_grant_types, allowed_scopes)
    values (${clientId}, ${clientId}, 'hash', '["authorization_code"]', ${JSON.stringify(scope.split(' '))})
    on conflict do nothing
  `.execute(kysely);
  await sql`
    insert into oauth2_access_tokens (client_id, jti_hash, scope, user_id, session_id, expires_at)
    values (${clientId}, ${tokenHash(tokenId)}, ${scope}, ${sub}::uuid, ${sid}::uuid, now() + interval '5 minutes')
  `.execute(kysely);
  return new Client(
    app,
    await signed(app, { client_id: clientId, scope, sub, sid, acr, auth_time: at, jti: tokenId }),
  );
}

async function signed(app: NestFastifyApplication, claims: JWTPayload): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const key = await app.get(SigningKeys, { strict: false }).active();
  return new SignJWT(claims)
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: ACCESS_TOKEN_TYPE, kid: key.kid })
    .setIssuer(issuerOf(app.get(AppConfig, { strict: false })))
    .setAudience(AUDIENCE)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .sign(key.privateKey);
}
