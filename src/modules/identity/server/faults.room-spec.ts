import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RegisteredClient, Server } from '../../../../test/support/authorization.js';
import { Browser, CALLBACK, register } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { asOwner, cloneDatabase } from '../../../../test/support/database.js';
import { PASSWORD, Room } from '../../../../test/support/identity-room.js';

const PERSON = { email: 'person@example.com', password: PASSWORD };
const told = jest.fn<(text: unknown) => void>();

const FAULTS: readonly (readonly [string, string, string])[] = [
  ['the next refresh token is written', 'oauth2_refresh_tokens', 'trigger storage_fault before insert'],
  ['the old one is marked as used', 'oauth2_refresh_tokens', 'trigger storage_fault before update'],
  ['the access token is entered', 'oauth2_access_tokens', 'trigger storage_fault before insert'],
  ['the log is written', 'oauth2_token_logs', 'trigger storage_fault before insert'],
  ['all is committed', 'oauth2_refresh_tokens', 'constraint trigger storage_fault after insert'],
];

/** The storage fails in the middle of a request: nothing of it has happened, and what was good before is good after. */
describe('the authorization server on a storage that fails', () => {
  let database: TestDatabase;
  let room: Room;
  let server: Server;
  let client: RegisteredClient;

  beforeAll(async () => {
    for (const channel of ['info', 'warn', 'error'] as const)
      jest.spyOn(console, channel).mockImplementation(told);
    database = await cloneDatabase();
    await asOwner(
      database,
      `create function storage_fault() returns trigger language plpgsql as $$ begin raise 'no space left'; end $$`,
    );
    room = await Room.open(database);
    server = await room.listening();
    await room.createUser(PERSON.email, 'underwriter');
    client = await register(server.app);
  });
  afterEach(() => Promise.all(FAULTS.map(([, table]) => mend(table))));
  afterAll(async () => {
    await room?.close();
    await database?.drop();
    jest.restoreAllMocks();
  });

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

  async function code(): Promise<Record<string, string>> {
    const browser = new Browser(server);
    const params = await browser.signIn(client, PERSON);
    return {
      grant_type: 'authorization_code',
      code: params.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: browser.verifier,
    };
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
