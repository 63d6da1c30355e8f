import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '../support/app.js';
import { ifMatch } from '../support/app.js';
import { homeRequest } from '../support/story.js';
import { SentStatements } from '../support/sent-statements.js';
import { World } from '../support/world.js';
import { REFERENCE_TABLES } from '../../src/database/verify/expected.js';
import { validDays } from '../../src/modules/quoting/validity/valid-days.js';

const TODAY = '2027-01-01';
const ASKED = { productType: 'home', state: 'OH', today: TODAY } as const;

describe('reference data', () => {
  let world: World;
  let agent: Client;
  let underwriter: Client;

  beforeAll(async () => {
    world = await World.open({ today: TODAY, instances: 2 });
    agent = await world.on(TODAY, 'agent');
    underwriter = await world.on(TODAY, 'underwriter');
  });

  afterAll(() => world?.close());

  const quote = (by = agent) => world.quote(by, homeRequest());

  /** Which of the tables were read for it. */
  async function tablesRead(work: () => Promise<unknown>): Promise<readonly string[]> {
    const sent = new SentStatements();
    try {
      await work();
    } finally {
      sent.stop();
    }
    return REFERENCE_TABLES.filter((table) =>
      sent.texts.some((text) => new RegExp(`\\b${table}\\b`).test(text)),
    );
  }

  /** Another number of days for which prices hold, set in the database itself. */
  const setDays = (days: number, from = '2026-01-01') =>
    world.sql(
      `insert into quote_validities (product_type, state, valid_days, effective_date, expiration_date, reason)
       values ('home', 'OH', $1, $2, null, 'A test') returning id`,
      [days, from],
    );
  const noneSet = () => world.sql(`delete from quote_validities where reason = 'A test'`);

  const known = (on = world.app): Promise<number> => validDays(on.get(EntityManager).fork(), ASKED);

  it('is read once by each instance for all quotes of its kind', async () => {
    for (const by of [agent, agent.on(world.other)]) {
      expect(await tablesRead(() => quote(by))).toEqual(REFERENCE_TABLES);
      expect(await tablesRead(() => quote(by))).toEqual([]);
    }
  });

  it('stops the next quote of every instance when a moratorium is placed on one, and lets it pass when it ends', async () => {
    await Promise.all([quote(), quote(agent.on(world.other))]);
    const storm = { state: 'OH', transactions: ['quote'], effectiveDate: TODAY, reason: 'A storm is near' };
    const placed = await underwriter.post<{ id: string; rowVersion: number }>(
      '/api/v1/underwriting/holds',
      storm,
    );
    expect(placed).toMatchObject({ status: 201 });
    const refused = { status: 422, body: { code: 'quoting.under-moratorium' } };
    for (const by of [agent, agent.on(world.other)])
      expect(await by.post('/api/v1/quotes', homeRequest())).toMatchObject(refused);
    const end = await underwriter.patch(
      `/api/v1/underwriting/holds/${placed.body.id}`,
      { expirationDate: TODAY },
      ifMatch(placed.body.rowVersion),
    );
    expect(end).toMatchObject({ status: 200 });
    await Promise.all([quote(), quote(agent.on(world.other))]);
  });

  it('is what somebody made of it in the database itself, whether added, changed, removed or emptied', async () => {
    expect(await known()).toBe(30);
    await setDays(11);
    expect([await known(), await known(world.other)]).toEqual([11, 11]);
    await world.sql(`update quote_validities set expiration_date = '2026-06-01' where reason = 'A test'`);
    expect([await known(), await known(world.other)]).toEqual([30, 30]);
    await setDays(12, '2026-06-01');
    expect([await known(), await known(world.other)]).toEqual([12, 12]);
    await noneSet();
    expect([await known(), await known(world.other)]).toEqual([30, 30]);
    await setDays(13);
    expect(await known()).toBe(13);
    await world.sql('truncate quote_validities');
    expect(await known()).toBe(30);
  });

  it('is for a transaction what that transaction has made of it, and for nobody else before its end', async () => {
    const em = world.app.get(EntityManager).fork();
    const seen: number[] = [];
    const work = em.transactional(async (inside) => {
      seen.push(await validDays(inside, ASKED));
      await inside.execute(
        `insert into quote_validities (product_type, state, valid_days, effective_date, reason)
         values ('home', 'OH', 14, '2026-01-01', 'A test')`,
      );
      seen.push(await validDays(inside, ASKED), await known(), await validDays(inside, ASKED));
      throw new Error('taken back');
    });
    await expect(work).rejects.toThrow('taken back');
    expect(seen).toEqual([30, 14, 30, 14]);
    expect([await known(), await known()]).toEqual([30, 30]);
    // Nor is what was taken back found again by whoever makes the next change.
    await setDays(15);
    expect(await known()).toBe(15);
    await noneSet();
  });

  it('is not kept where a transaction changes it while it asks, and is taken back', async () => {
    // So that nothing is known of it.
    await setDays(15);
    await noneSet();
    const em = world.app.get(EntityManager).fork();
    const work = em.transactional(async (inside) => {
      const asked = validDays(inside, ASKED);
      const set = inside.execute(
        `insert into quote_validities (product_type, state, valid_days, effective_date, reason)
         values ('home', 'OH', 16, '2026-01-01', 'A test')`,
      );
      await Promise.all([asked, set]);
      throw new Error('taken back');
    });
    await expect(work).rejects.toThrow('taken back');
    expect([await known(), await known()]).toEqual([30, 30]);
  });

  it('is another also where a session changed it that looks for tables elsewhere', async () => {
    expect(await known()).toBe(30);
    const [{ home } = { home: '' }] = await world.sql<{ home: string }>('select current_schema() as home');
    await world.sql(`
      set search_path = pg_catalog;
      insert into ${home}.quote_validities (product_type, state, valid_days, effective_date, reason)
      values ('home', 'OH', 18, '2026-01-01', 'A test')`);
    expect(await known()).toBe(18);
    await noneSet();
  });

  it('is never older than the last change that has ended, however many read while it is made', async () => {
    for (let days = 40; days < 60; days++) {
      const reading = Promise.all(
        Array.from({ length: 8 }, (_, n) => known(n % 2 ? world.app : world.other)),
      );
      await noneSet();
      await setDays(days);
      expect([await known(), await known(world.other)]).toEqual([days, days]);
      await reading;
    }
    await noneSet();
  });

  it('is each database’s own', async () => {
    const another = await World.open({ today: TODAY });
    try {
      await setDays(21);
      expect([await known(), await known(another.app)]).toEqual([21, 30]);
      await noneSet();
    } finally {
      await another.close();
    }
  });

  it('is asked for anew where a table has no version', async () => {
    const [kept] = await world.sql<{ version: string }>(
      `delete from reference_versions where table_name = 'quote_validities' returning version`,
    );
    expect(await known()).toBe(30);
    await setDays(22);
    expect(await known()).toBe(22);
    await noneSet();
    expect(await known()).toBe(30);
    await world.sql(`insert into reference_versions values ('quote_validities', $1)`, [kept?.version]);
  });
});
