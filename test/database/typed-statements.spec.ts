import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_LIMITS } from '../../src/database/connection.js';
import { ormOptions } from '../../src/database/mikro-orm.config.js';
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

describe('a statement that is written over entities', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await cloneDatabase();
    orm = await MikroORM.init(
      ormOptions({ url: database.url, poolSize: 2, limits: NO_LIMITS, preparesStatements: true }),
    );
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
});
