import type { EntityManager } from '@mikro-orm/postgresql';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_LIMITS } from '../../src/database/connection.js';
import { openOrm } from '../../src/database/orm.js';
import { AccessToken } from '../../src/modules/identity/access-token.entity.js';
import { isFitToAct } from '../../src/modules/identity/clients/acting-client.js';
import { OauthClient, OauthClientSchema } from '../../src/modules/identity/clients/client.entity.js';
import { QuoteValidity } from '../../src/modules/quoting/validity/quote-validity.entity.js';
import { Statement } from '../../src/platform/statement.js';
import { over } from '../../src/platform/typed.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';

interface Setting {
  readonly state: string;
  readonly validDays: number;
}

const ADD = new Statement<Setting>((row, em) =>
  over(em, QuoteValidity)
    .insertInto('QuoteValidity')
    .values({ state: row.state, validDays: row.validDays, reason: 'as filed', effectiveDate: '2026-01-01' }),
);
const FIND = new Statement<Pick<Setting, 'state'>, Setting>(({ state }, em) =>
  over(em, QuoteValidity)
    .selectFrom('QuoteValidity')
    .select(['state', 'validDays'])
    .where('state', '=', state)
    .$narrowType<{ state: string }>(),
);

/** What the statement calls the table is no part of what a column is called, even where the two together are another column's name. */
const joined = (em: EntityManager) =>
  over(em, AccessToken, OauthClientSchema)
    .selectFrom('AccessToken as token')
    .innerJoin('OauthClient as client', 'client.clientId', 'token.clientId')
    .select(['client.id', 'client.clientId', 'client.agencyId', 'token.jtiHash']);
const JOINED = new Statement<{ readonly of: string }>(({ of }, em) =>
  joined(em).where('token.clientId', '=', of),
);

describe('a statement that is written over entities', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await cloneDatabase();
    orm = openOrm({ url: database.url, poolSize: 2, limits: NO_LIMITS, preparesStatements: true });
  });

  afterAll(async () => {
    await orm?.close(true);
    await database?.drop();
  });

  it('is compiled once and takes other values each time, and its rows have the names of properties', async () => {
    for (const [index, state] of ['OH', 'TX', 'WA', 'MI', 'IN'].entries())
      await orm.em
        .fork()
        .transactional((em) => ADD.send(em as typeof orm.em, { state, validDays: 10 + index }));
    const em = orm.em.fork();
    for (const [state, validDays] of [
      ['TX', 11],
      ['OH', 10],
      ['IN', 14],
      ['WA', 12],
    ] as const)
      expect(await FIND.rows(em, { state })).toEqual([{ state, validDays }]);
    expect(await FIND.first(em, { state: 'NV' })).toBeNull();
  });

  it('gives each column of a join its own property', async () => {
    const em = orm.em.fork();
    const id = '01a00000-0000-7000-8000-000000000001';
    await em.execute(
      `insert into oauth2_clients (id, client_id, client_name, token_endpoint_auth_method)
       values ('${id}', 'a-portal', 'A portal', 'none')`,
    );
    await em.execute(
      `insert into oauth2_access_tokens (client_id, jti_hash, expires_at) values ('a-portal', repeat('a', 64), now() + interval '1 hour')`,
    );
    const row = { id, clientId: 'a-portal', agencyId: null, jtiHash: 'a'.repeat(64) };
    expect(await JOINED.rows(em, { of: 'a-portal' })).toEqual([row]);
    expect(await joined(em).execute()).toEqual([row]);
  });

  it('asks of clients what the entity asks: whether one may act at a moment, whatever stands in its row', async () => {
    const em = orm.em.fork();
    const now = new Date('2026-06-01T12:00:00.000Z');
    await em.execute(
      `insert into oauth2_clients (client_id, client_name, client_secret_hash, allowed_grant_types, active, deleted_at, expires_at, role)
       select 'c-' || row_number() over (), 'One of all', repeat('b', 64), '["client_credentials"]', active, deleted_at, expires_at, role
         from (values (true, null::timestamptz), (false, null), (false, '2026-05-01Z')) as life (active, deleted_at),
              (values (null::timestamptz), ('2026-06-01T11:59:59.999Z'), ('2026-06-01T12:00Z'), ('2026-06-01T12:00:00.001Z')) as ends (expires_at),
              (values (null), ('admin')) as roles (role)`,
    );
    const all = await em.find(OauthClient, { clientName: 'One of all' });
    const fit = await over(em, OauthClientSchema)
      .selectFrom('OauthClient as client')
      .select('client.clientId')
      .where('client.clientName', '=', 'One of all')
      .where(isFitToAct(now))
      .execute();
    const byEntity = all.filter((client) => client.mayAct(now) && client.role !== null);
    expect(fit.map(({ clientId }) => clientId).sort()).toEqual(
      byEntity.map(({ clientId }) => clientId).sort(),
    );
    expect([all.length, fit.length]).toEqual([24, 2]);
  });
});
