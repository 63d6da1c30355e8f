import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { withDatabase } from '../../src/database/connection.js';
import { connectTo } from '../../src/platform/postgres/client.js';
import { checkDatabase } from '../../src/platform/start/database-check.js';
import type { Certificates } from '../support/certificates.js';
import { makeCertificates, PASSPHRASE } from '../support/certificates.js';
import type { TestServer } from '../support/test-server.js';
import { startOwnServer } from '../support/test-server.js';

let certificates: Certificates;
let encrypted: TestServer;
let clear: TestServer;

beforeAll(async () => {
  certificates = await makeCertificates('bindery_root');
  const { cert, key, ca } = certificates.server;
  const settings = {
    ssl: 'on',
    ssl_cert_file: 'server.crt',
    ssl_key_file: 'server.key',
    ssl_ca_file: 'root.crt',
  };
  encrypted = await startOwnServer(settings, { 'server.crt': cert, 'server.key': key, 'root.crt': ca });
  clear = await startOwnServer();
});

afterAll(async () => {
  await encrypted.stop();
  await clear.stop();
  await certificates.remove();
});

type Query = Readonly<Record<string, string>>;

function urlOf(server: TestServer, parameters: Query, host = '127.0.0.1'): string {
  const url = new URL(server.adminUrl);
  url.hostname = host;
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  // To libpq a plus is a plus; what URLSearchParams writes for a space is that of HTML forms.
  url.search = url.search.replaceAll('+', '%20');
  return url.href;
}

interface Session {
  readonly tls: boolean;
  readonly client: string | null;
}

const SESSION = `select ssl as tls, client_dn as client from pg_stat_ssl where pid = pg_backend_pid()`;

/** Both ways in: a connection of its own, and the pool of the ORM. */
async function session(url: string): Promise<Session> {
  const alone = await connectTo(url);
  const { rows } = await alone.query<Session>(SESSION);
  await alone.end();
  const pooled = await withDatabase(url, (database) => sql.raw<Session>(SESSION).execute(database));
  expect(pooled.rows).toEqual(rows);
  return rows[0] as Session;
}

async function refusal(url: string): Promise<string> {
  const pooled = withDatabase(url, (database) => sql.raw(SESSION).execute(database));
  await expect(pooled).rejects.toThrow();
  return checkDatabase('DATABASE_URL', url).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
}

describe('sslmode on a server with TLS', () => {
  it.each([
    [{}, true],
    [{ sslmode: 'disable' }, false],
    [{ sslmode: 'allow' }, true],
    [{ sslmode: 'prefer' }, true],
    [{ sslmode: 'require' }, true],
    [{ ssl: 'true' }, true],
    [{ sslmode: 'require', sslnegotiation: 'direct' }, true],
    [{ sslmode: 'require', ssl_min_protocol_version: 'TLSv1.3' }, true],
  ])('%j is encrypted: %s', async (parameters: Query, tls) => {
    expect((await session(urlOf(encrypted, parameters))).tls).toBe(tls);
  });

  it('verify-ca trusts the authority, whatever the name; verify-full wants the name too', async () => {
    const sslrootcert = certificates.root;
    expect((await session(urlOf(encrypted, { sslmode: 'verify-ca', sslrootcert }))).tls).toBe(true);
    expect((await session(urlOf(encrypted, { sslmode: 'verify-full', sslrootcert }, 'localhost'))).tls).toBe(
      true,
    );
    expect(await refusal(urlOf(encrypted, { sslmode: 'verify-full', sslrootcert }))).toMatch(
      /^The database of DATABASE_URL .* cannot be used: .*(altnames|does not match)/i,
    );
  });

  it.each(['require', 'verify-ca', 'verify-full'])(
    '%s refuses a server of another authority when a root certificate is named',
    async (sslmode) => {
      const url = urlOf(encrypted, { sslmode, sslrootcert: certificates.otherRoot }, 'localhost');
      expect(await refusal(url)).toMatch(/cannot be used: .*(certificate|signature)/i);
    },
  );

  it('the authorities of the machine do not know it either', async () => {
    const url = urlOf(encrypted, { sslmode: 'verify-full', sslrootcert: 'system' }, 'localhost');
    expect(await refusal(url)).toMatch(/cannot be used: .*certificate/i);
  });

  it('a certificate of the client is presented, its key locked or not', async () => {
    const { clientCert: sslcert, clientKey, lockedClientKey } = certificates;
    const open = urlOf(encrypted, { sslmode: 'require', sslcert, sslkey: clientKey });
    const locked = urlOf(encrypted, {
      sslmode: 'require',
      sslcert,
      sslkey: lockedClientKey,
      sslpassword: PASSPHRASE,
    });
    expect((await session(open)).client).toBe('/CN=bindery_root');
    expect((await session(locked)).client).toBe('/CN=bindery_root');
  });
});

describe('sslmode on a server without TLS', () => {
  it.each([{}, { sslmode: 'disable' }, { sslmode: 'allow' }, { sslmode: 'prefer' }])(
    '%j is in clear',
    async (parameters: Query) => {
      expect((await session(urlOf(clear, parameters))).tls).toBe(false);
    },
  );

  it.each([
    ['require', false],
    ['verify-ca', true],
    ['verify-full', true],
  ])('%s is refused at the start', async (sslmode, withRoot) => {
    const url = urlOf(clear, { sslmode, ...(withRoot && { sslrootcert: certificates.root }) }, 'localhost');
    expect(await refusal(url)).toMatch(/^The database of DATABASE_URL .* cannot be used: .*SSL/);
  });
});

describe('the other parameters', () => {
  it('reach the session, of the pool as well', async () => {
    const parameters = { application_name: 'night shift', options: '-c work_mem=7MB', connect_timeout: '3' };
    const url = urlOf(clear, parameters);
    const asked = `select current_setting('application_name') as name, current_setting('work_mem') as memory`;
    const expected = [{ name: 'night shift', memory: '7MB' }];
    const alone = await connectTo(url);
    expect((await alone.query(asked)).rows).toEqual(expected);
    await alone.end();
    expect((await withDatabase(url, (database) => sql.raw(asked).execute(database))).rows).toEqual(expected);
  });

  it('a server that takes no writes is refused when one that does is asked for', async () => {
    const readOnly = { options: '-c default_transaction_read_only=on' };
    expect((await session(urlOf(clear, readOnly))).tls).toBe(false);
    for (const target_session_attrs of ['read-write', 'primary']) {
      expect((await session(urlOf(clear, { target_session_attrs }))).tls).toBe(false);
    }
    expect(await refusal(urlOf(clear, { ...readOnly, target_session_attrs: 'read-write' }))).toMatch(
      /takes no writes/,
    );
  });
});
