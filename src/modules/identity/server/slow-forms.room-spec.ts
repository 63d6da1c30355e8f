import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { RegisteredClient } from '../../../../test/support/authorization.js';
import { basic, register } from '../../../../test/support/authorization.js';
import type { TestDatabase } from '../../../../test/support/database.js';
import { cloneDatabase } from '../../../../test/support/database.js';
import { Room } from '../../../../test/support/identity-room.js';
import { RawConnection } from '../../../../test/support/raw-connection.js';

const FORM = 'grant_type=client_credentials';
const POOL = 4;

/** Forms of the protocol come from anybody, and over any network. */
describe('a form that is sent to the token endpoint', () => {
  let database: TestDatabase;
  let room: Room;
  let port: number;
  let service: RegisteredClient;
  let connections: RawConnection[] = [];

  beforeAll(async () => {
    database = await cloneDatabase();
    room = await Room.open(database, { environment: { DATABASE_POOL_SIZE: String(POOL) } });
    const { app, address } = await room.listening();
    port = Number(new URL(address).port);
    service = await register(app, {
      grants: ['client_credentials'],
      scopes: ['identity.users.read'],
      role: 'admin',
    });
  });
  afterEach(() => {
    for (const connection of connections) connection.close();
    connections = [];
  });
  afterAll(async () => {
    await room?.close();
    await database?.drop();
  });

  function begun(path = '/oidc/token', more = `content-length: ${FORM.length}`): RawConnection {
    const connection = new RawConnection(port);
    connections.push(connection);
    connection.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: ${basic(service)}\r\n` +
        `content-type: application/x-www-form-urlencoded\r\n${more}\r\n\r\n`,
    );
    return connection;
  }

  it('is read when it comes in pieces', async () => {
    const connection = begun();
    for (const letter of FORM) {
      connection.write(letter);
      await delay(5);
    }
    expect(await connection.until(/\r\n\r\n.*}/s)).toMatch(/^HTTP\/1\.1 200 .*"access_token"/s);
    const chunked = begun('/oidc/token', 'transfer-encoding: chunked');
    for (const letter of FORM) chunked.write(`1\r\n${letter}\r\n`);
    chunked.write('0\r\n\r\n');
    expect(await chunked.until(/\r\n\r\n.*}/s)).toMatch(/^HTTP\/1\.1 200 .*"access_token"/s);
  });

  it.each(['/oidc/token', '/oidc/token/introspection', '/oidc/request', '/oidc/nothing'])(
    'and is given up at %s costs its connection only',
    async (path) => {
      const connection = begun(path);
      connection.write('grant');
      await delay(50);
      connection.close();
      await delay(50);
      expect((await room.send({ method: 'GET', url: '/health/live' })).statusCode).toBe(200);
    },
  );

  it('slowly holds no connection of the database meanwhile', async () => {
    const slow = Array.from({ length: POOL * 2 }, () => begun());
    for (const connection of slow) connection.write('grant');
    await delay(100);
    const { rows } = await sql`select 1 as one`.execute(room.database);
    expect(rows).toHaveLength(1);
    for (const connection of slow) connection.write(FORM.slice('grant'.length));
    for (const connection of slow) expect(await connection.until(/\r\n\r\n.*}/s)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('AS-23 is refused when it is larger than any is', async () => {
    for (const more of [`content-length: 60000`, 'transfer-encoding: chunked']) {
      const connection = begun('/oidc/token', more);
      const filler = 'x'.repeat(60_000);
      connection.write(
        more.startsWith('content') ? filler : `${filler.length.toString(16)}\r\n${filler}\r\n`,
      );
      expect(await connection.until(/\r\n\r\n.*}/s)).toMatch(/^HTTP\/1\.1 413 .*"error":"invalid_request"/s);
    }
  });
});
