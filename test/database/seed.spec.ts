import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { DemoManual } from '../../src/database/seed/demo-manuals.js';
import { demoManuals } from '../../src/database/seed/demo-manuals.js';
import { seed } from '../../src/database/seed/index.js';
import { Rating } from '../../src/modules/rating/index.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import { startApp } from '../support/app.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import { enterCompany } from '../support/rating-room.js';
import { homeRequest, signIn } from '../support/story.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';

const COUNTS = `
  select (select count(*) from users) as users, (select count(*) from customers) as customers,
         (select count(*) from companies) as companies,
         (select count(*) from state_facts) as facts, (select count(*) from payment_plans) as plans,
         (select count(*) from underwriting_authorities) as authorities,
         (select count(*) from consumer_report_agencies) as agencies, (select count(*) from rating_editions) as editions`;

describe('the demo data', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await cloneDatabase();
    app = await startApp(database);
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const rows = (question: string): Promise<readonly Row[]> =>
    connected(database.ownerUrl, async (client) => (await client.query<Row>(question)).rows);

  /** As an older version has filed it: the same label with other content. */
  async function importOlderHome(): Promise<void> {
    const home = (demoManuals() as readonly DemoManual[]).find(({ plan }) => plan.code === 'oh-home');
    const older = { ...home, edition: { ...home?.edition, description: 'Of an older version.' } };
    await enterCompany(app, 'BND');
    const fork = app.get(EntityManager).fork();
    await RequestContext.create(fork, () =>
      fork.transactional(() =>
        app.get(Rating, { strict: false }).importManual(SYSTEM_ACTOR, older, { activate: true }),
      ),
    );
  }

  it('of today comes into a database that an older version has seeded, once, and leaves the rest alone', async () => {
    await importOlderHome();
    await seed(app);
    const [complete] = await rows(COUNTS);
    const editions = await rows(`
      select e.label from rating_editions e join rating_plans p on p.id = e.plan_id where p.code = 'oh-home' order by 1`);
    expect(editions.map(({ label }) => label)).toEqual([
      '2024-1',
      expect.stringMatching(/^2024-1 r[0-9a-f]{8}$/),
    ]);

    await rows(`delete from state_facts where kind = 'notice_days'; delete from payment_plans where code = 'monthly';
                delete from consumer_report_agencies; delete from underwriting_authorities; delete from companies`);
    await seed(app);
    expect((await rows(COUNTS))[0]).toEqual(complete);
    await seed(app);
    expect((await rows(COUNTS))[0]).toEqual(complete);
  });

  it('quotes new business on the manual of today', async () => {
    const agent = await signIn(app, 'agent');
    const { body } = await agent.post<{ readonly totalPremium: string }>('/api/v1/quotes', homeRequest());
    expect(body.totalPremium).toBe('501.00');
    const rated = await rows('select e.label from quotes q join rating_editions e on e.id = q.edition');
    expect(rated).toEqual([{ label: expect.stringMatching(/^2024-1 r/) }]);
  });
});
