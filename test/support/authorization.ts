import { createHash, randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { AppConfig } from '../../src/platform/config/config.js';
import { newId } from '../../src/shared/ids.js';

/** What PUBLIC_URL says in tests; requests go to where the application listens. */
export const PUBLIC_URL = 'http://localhost:3000';
export const CALLBACK = 'https://rater.example/callback';

export interface RegisteredClient {
  readonly clientId: string;
  readonly secret: string;
}

export interface Registering {
  readonly clientId?: string;
  readonly grants?: readonly string[];
  readonly scopes?: readonly string[];
  readonly role?: string | null;
  readonly agencyId?: string | null;
  readonly method?: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none';
  readonly jwks?: object | null;
  readonly backchannelLogoutUri?: string | null;
  readonly redirectUris?: readonly string[];
}

/** A client of the authorization server with a secret that only the caller knows. */
export async function register(
  app: NestFastifyApplication,
  given: Registering = {},
): Promise<RegisteredClient> {
  const {
    clientId = `client-${randomBytes(4).toString('hex')}`,
    method = 'client_secret_basic',
    role = null,
    agencyId = null,
    jwks = null,
    backchannelLogoutUri = null,
  } = given;
  const secret = randomBytes(32).toString('base64url');
  const keepsSecret = method.startsWith('client_secret');
  await sql`
    insert into oauth2_clients (id, client_id, client_name, client_secret_hash, token_endpoint_auth_method, jwks,
                                allowed_grant_types, allowed_scopes, redirect_uris, post_logout_redirect_uris, role, agency_id,
                                backchannel_logout_uri)
    values (${newId()}, ${clientId}, 'Rater', ${keepsSecret ? sha256(secret) : null}, ${method}, ${jwks === null ? null : JSON.stringify(jwks)},
            ${JSON.stringify(given.grants ?? ['authorization_code', 'refresh_token'])},
            ${JSON.stringify(given.scopes ?? ['openid', 'profile', 'email', 'api'])},
            ${JSON.stringify(given.redirectUris ?? [CALLBACK])}, ${JSON.stringify(['https://rater.example/goodbye'])}, ${role}, ${agencyId}, ${backchannelLogoutUri})
  `.execute(app.get(EntityManager).fork().getKysely());
  return { clientId, secret };
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function basic({ clientId, secret }: RegisteredClient): string {
  return `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
}

export interface TokenAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly access_token?: string;
    readonly refresh_token?: string;
    readonly id_token?: string;
    readonly error?: string;
  };
}

/** One instance of the server, over HTTP. */
export class Server {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly address: string,
    readonly publicUrl: string,
  ) {}

  static async listening(app: NestFastifyApplication, port = 0): Promise<Server> {
    await app.listen(port, '127.0.0.1');
    return new Server(app, await app.getUrl(), app.get(AppConfig, { strict: false }).publicUrl);
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.address + path.replace(this.publicUrl, ''), { redirect: 'manual', ...init });
  }

  async form(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ): Promise<TokenAnswer> {
    const answer = await this.fetch(path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as TokenAnswer['body'] };
  }

  token(client: RegisteredClient, fields: Readonly<Record<string, string>>): Promise<TokenAnswer> {
    return this.form('/oidc/token', fields, { authorization: basic(client) });
  }
}

export interface Asking {
  readonly scope?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** A person with a browser: it keeps cookies, follows what leads to the server, and stops where it is led elsewhere. */
export class Browser {
  private readonly cookies = new Map<string, { readonly value: string; readonly path: string }>();
  readonly verifier = randomBytes(32).toString('base64url');

  constructor(private readonly server: Server) {}

  /** The values of its cookies by their names. */
  get jar(): ReadonlyMap<string, string> {
    return new Map([...this.cookies].map(([name, { value }]) => [name, value]));
  }

  /** The page, or the address outside of the server that it ends at. */
  async go(
    path: string,
    init: RequestInit = {},
  ): Promise<{ readonly response: Response; readonly at: string }> {
    let at = path;
    let response = await this.send(at, init);
    for (let hop = 0; hop < 10 && [302, 303].includes(response.status); hop += 1) {
      at = response.headers.get('location') ?? '';
      if (!at.startsWith('/') && !at.startsWith(this.server.publicUrl)) break;
      response = await this.send(at);
    }
    return { response, at };
  }

  async authorize(
    { clientId }: RegisteredClient,
    { scope = 'openid api', more = {} }: Asking = {},
  ): Promise<{ readonly response: Response; readonly at: string }> {
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope,
      state: 'a state',
      nonce: 'a nonce',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    });
    return this.go(`/oidc/auth?${query.toString()}`);
  }

  submit(
    at: string,
    step: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly response: Response; readonly at: string }> {
    return this.go(`${pathOf(at)}/${step}`, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });
  }

  /** Signs in, agrees, and is led back to the client with these parameters. */
  async signIn(
    client: RegisteredClient,
    credentials: { readonly email: string; readonly password: string },
    asking: Asking = {},
  ): Promise<URLSearchParams> {
    return this.answer((await this.authorize(client, asking)).at, credentials);
  }

  /** From an address of the server to where it leads in the end. */
  async visit(
    address: URL,
    credentials: { readonly email: string; readonly password: string },
  ): Promise<URLSearchParams> {
    return this.answer((await this.go(address.href)).at, credentials);
  }

  private async answer(
    start: string,
    credentials: { readonly email: string; readonly password: string },
  ): Promise<URLSearchParams> {
    let at = start;
    if (at.includes('/sign-in/')) ({ at } = await this.submit(at, 'password', credentials));
    if (at.includes('/sign-in/')) ({ at } = await this.submit(at, 'consent'));
    if (at.startsWith('/') || at.startsWith(this.server.publicUrl))
      throw new Error(`Signing in ended at ${at}`);
    return new URL(at).searchParams;
  }

  private async send(path: string, init: RequestInit = {}): Promise<Response> {
    const bare = pathOf(path);
    const cookie = [...this.cookies]
      .filter(([, { path: scope }]) => bare.startsWith(scope))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
    const response = await this.server.fetch(path, {
      ...init,
      headers: { ...(init.headers as object), ...(cookie !== '' && { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = attributes.find((each) => each.startsWith('path='))?.slice(5) ?? '/';
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}

function pathOf(address: string): string {
  return new URL(address, PUBLIC_URL).pathname;
}
