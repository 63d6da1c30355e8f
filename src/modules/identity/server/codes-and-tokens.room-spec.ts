import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RegisteredClient, Server } from '../../../../test/support/authorization.js';
import { Browser, CALLBACK, basic, register, sha256 } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { asOwner, cloneDatabase, rewrite } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';

const PERSON = { email: 'person@example.com', password: PASSWORD };
const HOUR = 3600;
/** What is said past our log. */
const told = jest.fn<(text: unknown) => void>();

const FAULTS: readonly (readonly [string, string, string])[] = [
  ['the next refresh token is written', 'oauth2_refresh_tokens', 'trigger storage_fault before insert'],
  ['the old one is marked as used', 'oauth2_refresh_tokens', 'trigger storage_fault before update'],
  ['the access token is entered', 'oauth2_access_tokens', 'trigger storage_fault before insert'],
  ['the log is written', 'oauth2_token_logs', 'trigger storage_fault before insert'],
  ['all is committed', 'oauth2_refresh_tokens', 'constraint trigger storage_fault after insert'],
];

let database: TestDatabase;
let room: Room;
let server: Server;
let client: RegisteredClient;

beforeAll(async () => {
  for (const channel of ['info', 'warn', 'error'] as const)
    jest.spyOn(console, channel).mockImplementation(told);
  database = await cloneDatabase();
  room = await Room.open(database);
  server = await room.listening();
  await room.createUser(PERSON.email, 'underwriter');
  client = await register(server.app);
});
afterAll(async () => {
  await room?.close();
  await database?.drop();
  jest.restoreAllMocks();
});

async function code(browser = new Browser(server)): Promise<Record<string, string>> {
  const params = await browser.signIn(client, PERSON);
  return {
    grant_type: 'authorization_code',
    code: params.get('code') ?? '',
    redirect_uri: CALLBACK,
    code_verifier: browser.verifier,
  };
}

/** Time passes in the rows: the clock of the protocol library is the machine's. */
describe('what the authorization server gives out ends', () => {
  const now = (): number => Math.floor(Date.now() / 1000);
  const change = (table: string, column: string, value: string, field: string, to: number): Promise<void> =>
    rewrite(
      database,
      table,
      `update ${table} set details = jsonb_set(details, '{${field}}', to_jsonb($2::int)) where ${column} = $1`,
      [sha256(value), to],
    );

  it('AS-05 a code after a minute', async () => {
    const redeem = await code();
    const hash = sha256(redeem['code'] ?? '');
    const [row] = await asOwner<{ seconds: number }>(
      database,
      `select extract(epoch from expires_at - issued_at)::int as seconds from oauth2_authorization_codes where code_hash = $1`,
      [hash],
    );
    expect(row?.seconds).toBe(60);
    await change('oauth2_authorization_codes', 'code_hash', redeem['code'] ?? '', 'exp', now() - 1);
    expect((await server.token(client, redeem)).body.error).toBe('invalid_grant');
  });

  it('RT-06 a refresh token when it was not used in time, and its family after thirty days', async () => {
    const { body: first } = await server.token(client, await code());
    const refresh = (token = '') => ({ grant_type: 'refresh_token', refresh_token: token });
    const began = now() - 30 * 24 * HOUR + 600;
    await change('oauth2_refresh_tokens', 'token_hash', first.refresh_token ?? '', 'iiat', began);
    const { body: next } = await server.token(client, refresh(first.refresh_token));
    const [row] = await asOwner<{ seconds: number }>(
      database,
      `select extract(epoch from expires_at - now())::int as seconds from oauth2_refresh_tokens where token_hash = $1`,
      [sha256(next.refresh_token ?? '')],
    );
    expect(row?.seconds).toBeGreaterThan(500);
    expect(row?.seconds).toBeLessThanOrEqual(600);
    await change('oauth2_refresh_tokens', 'token_hash', next.refresh_token ?? '', 'exp', now() - 1);
    expect((await server.token(client, refresh(next.refresh_token))).body.error).toBe('invalid_grant');
  });

  it('SES-03 a session after an hour without use, and after a day whatever is done in it', async () => {
    const browser = new Browser(server);
    const { body } = await server.token(client, await code(browser));
    const left = async (): Promise<number> => {
      const [row] = await asOwner<{ seconds: number }>(
        database,
        `select extract(epoch from expires_at - now())::int as seconds from user_sessions order by created_at desc limit 1`,
      );
      return row?.seconds ?? NaN;
    };
    expect(await left()).toBeGreaterThan(HOUR - 60);
    expect(await left()).toBeLessThanOrEqual(HOUR);
    const signedInAt = now() - 24 * HOUR + 600;
    await change('oauth2_refresh_tokens', 'token_hash', body.refresh_token ?? '', 'authTime', signedInAt);
    const refresh = { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' };
    const { body: next } = await server.token(client, refresh);
    expect(await left()).toBeLessThanOrEqual(600);
    expect((await room.me(next.access_token ?? '')).statusCode).toBe(200);
    await rewrite(
      database,
      'user_sessions',
      `update user_sessions set created_at = now() - interval '2 hours', last_activity_at = now() - interval '2 hours',
              expires_at = now() - interval '1 second'`,
    );
    expect((await room.me(next.access_token ?? '')).statusCode).toBe(401);
    const over = await server.token(client, { ...refresh, refresh_token: next.refresh_token ?? '' });
    expect(over.body.error).toBe('invalid_grant');
    expect((await browser.authorize(client)).at).toContain('/sign-in/');
  });

  it('AS-21 answers pages of other sites only where they are of a client that is registered', async () => {
    const ask = async (origin: string): Promise<readonly [number, string | null]> => {
      const answer = await server.fetch('/oidc/token', {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: 'x' }),
        headers: { authorization: basic(client), origin },
      });
      return [answer.status, answer.headers.get('access-control-allow-origin')];
    };
    expect(await ask(new URL(CALLBACK).origin)).toEqual([400, new URL(CALLBACK).origin]);
    for (const origin of ['https://evil.example', 'null', 'https://rater.example.evil.example'])
      expect(await ask(origin)).toEqual([400, null]);
    const api = await room.request('GET', '/api/v1/auth/me', { headers: { origin: 'https://evil.example' } });
    expect(api.headers['access-control-allow-origin']).toBeUndefined();
  });
});

/** The storage fails in the middle of a request: nothing of it has happened, and what was good before is good after. */
describe('the authorization server on a storage that fails', () => {
  beforeAll(() =>
    asOwner(
      database,
      `create function storage_fault() returns trigger language plpgsql as $$ begin raise 'no space left'; end $$`,
    ),
  );
  afterEach(() => Promise.all(FAULTS.map(([, table]) => mend(table))));
  async function fail(table: string, trigger: string): Promise<void> {
    const when = trigger.startsWith('constraint') ? 'deferrable initially deferred' : '';
    await asOwner(
      database,
      `create ${trigger} on ${table} ${when} for each row execute function storage_fault()`,
    );
  }

  async function mend(table: string): Promise<void> {
    await asOwner(database, `drop trigger if exists storage_fault on ${table}`);
  }

  const me = async (token = ''): Promise<number> => (await room.me(token)).statusCode;

  it.each(FAULTS)('RT-04 leaves the old token usable when it fails while %s', async (_, table, trigger) => {
    const { body: before } = await server.token(client, await code());
    const refresh = { grant_type: 'refresh_token', refresh_token: before.refresh_token ?? '' };
    await fail(table, trigger);
    const failed = await server.token(client, refresh);
    expect([failed.status, failed.body]).toEqual([
      500,
      { error: 'server_error', error_description: expect.not.stringMatching(/space|storage/) },
    ]);
    await mend(table);
    expect(await me(before.access_token)).toBe(200);
    const after = await server.token(client, refresh);
    expect([after.status, await me(after.body.access_token)]).toEqual([200, 200]);
  });

  it.each(FAULTS.filter(([, , trigger]) => !trigger.includes('update')))(
    'leaves a code usable when it fails while %s',
    async (_, table, trigger) => {
      const redeem = await code();
      await fail(table, trigger);
      expect((await server.token(client, redeem)).status).toBe(500);
      await mend(table);
      expect((await server.token(client, redeem)).status).toBe(200);
    },
  );

  it('sends a person a page, and nowhere, when it fails on their way', async () => {
    const browser = new Browser(server);
    const { at } = await browser.authorize(client);
    await fail('user_sessions', 'constraint trigger storage_fault after insert');
    const { response } = await browser.submit(at, 'password', PERSON);
    await asOwner(database, 'drop trigger storage_fault on user_sessions');
    expect([response.status, response.headers.get('location')]).toEqual([500, null]);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.text()).not.toMatch(/space|storage|\bat \w+/);
    expect((await browser.signIn(client, PERSON)).get('code')).not.toBeNull();
  });

  it('hears of no default that the protocol library gives notice of, nor of anything past our log', () => {
    const said = told.mock.calls.map(([text]) => String(text));
    expect(said).toEqual([]);
  });
});
