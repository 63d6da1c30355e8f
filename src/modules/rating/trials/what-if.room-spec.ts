import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import pg from 'pg';
import type { Answer, Client } from '../../../../test/support/app.js';
import { Client as Caller } from '../../../../test/support/app.js';
import { nextHomeEdition } from '../../../../test/support/next-home-edition.js';
import { publishedCases } from '../../../../test/support/story.js';
import { TrialRating } from './trial-rating.js';
import type { Problem } from '../../../../test/support/world.js';
import { World } from '../../../../test/support/world.js';

type Json = Readonly<Record<string, unknown>>;

interface Trial {
  readonly total: string;
  readonly status: string;
  readonly editionId: string;
  readonly edition: string;
  readonly steps: readonly { readonly step: string; readonly value: string }[];
}
interface Comparison {
  readonly from: Trial;
  readonly to: Trial;
  readonly change: string;
  readonly percent: string;
  readonly steps: readonly {
    readonly coverage: string;
    readonly step: string;
    readonly comparison: string;
    readonly differs: readonly string[];
    readonly effect: string;
  }[];
  readonly renewal: Json | null;
}

const UNKNOWN = '01930000-0000-7000-8000-000000000000';
const risk = publishedCases('homeowners-oh')[0]?.risk as Json;

describe('calculations that are not kept', () => {
  let world: World;
  let admin: Client;
  let underwriter: Client;
  let agent: Client;
  let inForce: string;
  let draft: string;

  beforeAll(async () => {
    world = await World.open();
    admin = await world.as('admin');
    underwriter = await world.as('underwriter');
    agent = await world.as('agent');
    draft = (await admin.post<{ id: string }>('/api/v1/rating/editions', nextHomeEdition())).body.id;
    inForce = (await agent.post<Trial>('/api/v1/rating/what-if', { risk })).body.editionId;
  });

  afterAll(() => world?.close());

  async function asOwner(statement: string): Promise<void> {
    const owner = new pg.Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    try {
      await owner.query(statement);
    } finally {
      await owner.end();
    }
  }

  const counts = async (): Promise<Json> => {
    const { rows } = await sql<Json>`
      select (select count(*) from rating_worksheets) as worksheets, (select count(*) from quotes) as quotes,
             (select count(*) from audit_logs) as entries, (select count(*) from rating_editions) as editions
    `.execute(world.app.get(EntityManager).fork().getKysely());
    return rows[0] as Json;
  };

  describe('of what if', () => {
    const whatIf = <T = Trial>(client: Client, body: object): Promise<Answer<T>> =>
      client.post<T>('/api/v1/rating/what-if', body);

    it('come from the edition in force, and nothing is written', async () => {
      const before = await counts();
      const answer = await whatIf(agent, { risk });
      expect(answer).toMatchObject({
        status: 200,
        body: { total: '501.00', status: 'active', edition: '2024-1', steps: { length: 13 } },
      });
      expect(await counts()).toEqual(before);
    });

    it('come from a draft for those who may read it', async () => {
      const answer = await whatIf(underwriter, { risk, editionId: draft });
      expect([answer.status, answer.body.total, answer.body.status]).toEqual([200, '487.00', 'draft']);
      const refused = await whatIf<Problem>(agent, { risk, editionId: draft });
      expect([refused.status, refused.body.code]).toEqual([403, 'rating.only-in-force']);
      const unknown = await whatIf<Problem>(admin, { risk, editionId: UNKNOWN });
      expect([unknown.status, unknown.body.code]).toEqual([404, 'rating.edition-not-found']);
    });

    it.each<[string, object, number, string, readonly string[]]>([
      ['no risk', {}, 400, 'http.invalid-request', ['/risk']],
      ['a list', { risk: [] }, 400, 'http.invalid-request', ['/risk']],
      [
        'an empty risk',
        { risk: {} },
        400,
        'rating.invalid-risk',
        ['/risk/productType', '/risk/state', '/risk/effectiveDate'],
      ],
      [
        'another territory',
        { risk: { ...risk, propertyInfo: { ...(risk['propertyInfo'] as Json), territory: '9' } } },
        400,
        'rating.invalid-risk',
        ['/risk/propertyInfo/territory'],
      ],
      ['no manual', { risk: { ...risk, state: 'TX' } }, 422, 'rating.no-manual', ['/risk/state']],
      [
        'a day before the first edition',
        { risk: { ...risk, effectiveDate: '2001-01-01' } },
        422,
        'rating.no-edition-in-force',
        ['/risk/effectiveDate'],
      ],
      [
        'no such state',
        { risk: { ...risk, state: 'toString' } },
        400,
        'rating.invalid-risk',
        ['/risk/state'],
      ],
      ['an unknown use', { risk, use: 'mid-term' }, 400, 'http.invalid-request', ['/use']],
      [
        '70,000 bytes',
        { risk: { ...risk, more: 'x'.repeat(70_000) } },
        400,
        'http.invalid-request',
        ['/risk'],
      ],
    ])('are refused for %s', async (_, body, status, code, pointers) => {
      const answer = await whatIf<Problem>(agent, body);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
    });

    it('come from a draft that is edited meanwhile as it is by then', async () => {
      const trial = world.app.get(TrialRating, { strict: false });
      const rated = await RequestContext.create(world.app.get(EntityManager).fork(), async () =>
        trial.on({ ...(await trial.named(draft)), contentHash: '0'.repeat(64) }, risk),
      );
      expect(rated.total).toBe('487.00');
    });

    it('need a sign-in and a role that quotes', async () => {
      expect((await whatIf(new Caller(world.app), { risk })).status).toBe(401);
      await asOwner("update users set role = 'adjuster' where email = 'agent@demo.bindery.example'");
      const refused = await whatIf(agent, { risk });
      await asOwner("update users set role = 'agent' where email = 'agent@demo.bindery.example'");
      expect(refused.status).toBe(403);
    });
  });

  describe('of two editions', () => {
    const compare = <T = Comparison>(client: Client, body: object): Promise<Answer<T>> =>
      client.post<T>('/api/v1/rating/compare', body);

    it('show the difference in dollars, in percent and step by step', async () => {
      const before = await counts();
      const { status, body } = await compare(underwriter, { risk, from: inForce, to: draft });
      expect([status, body.from.total, body.to.total, body.change, body.percent]).toEqual([
        200,
        '501.00',
        '487.00',
        '-14.00',
        '-2.79',
      ]);
      const notable = body.steps.filter(
        ({ comparison, differs }) => comparison !== 'same' && differs[0] !== 'value',
      );
      expect(
        notable.map(({ step, comparison, differs, effect }) => [step, comparison, differs, effect]),
      ).toEqual([
        ['territory', 'changed', ['operand', 'value'], '52.00'],
        ['home-discounts', 'changed', ['rules', 'value'], '-15.25'],
        ['policy-fee', 'only-from', [], '-50.00'],
        ['whole-dollar', 'changed', ['exact', 'value'], '0.42'],
      ]);
      expect(body.renewal).toBeNull();
      expect(await counts()).toEqual(before);
    });

    it('show what a capped renewal would charge, and what is left for the next', async () => {
      const cap = { maxIncrease: '1', maxDecrease: '1' };
      const { body } = await compare(admin, { risk, from: inForce, to: draft, renewalCap: cap });
      expect(body.renewal).toEqual({
        before: '501.00',
        charged: '495.99',
        indicatedChange: '-2.8',
        appliedChange: '-1.0',
        carried: { charged: '495.99', indicated: '487.00' },
        nextChange: '-1.8',
      });
      const next = await compare(admin, {
        risk,
        from: draft,
        to: draft,
        renewalCap: { ...cap, carried: body.renewal?.['carried'] },
      });
      expect(next.body.renewal).toMatchObject({ before: '495.99', charged: '491.04', nextChange: '-0.8' });
    });

    it('are refused with the edition that does not take the risk', async () => {
      const bad = { ...risk, propertyInfo: { ...(risk['propertyInfo'] as Json), territory: '9' } };
      const answer = await compare<Problem>(admin, { risk: bad, from: inForce, to: draft });
      expect([answer.status, answer.body.code, answer.body.editionId]).toEqual([
        400,
        'rating.invalid-risk',
        inForce,
      ]);
      expect(answer.body.errors?.[0]?.pointer).toBe('/risk/propertyInfo/territory');
      const far = { charged: '999999999999.99', indicated: '0.01' };
      const beyond = await compare<Problem>(admin, {
        risk,
        from: inForce,
        to: draft,
        renewalCap: { carried: far },
      });
      expect([beyond.status, beyond.body.code]).toEqual([422, 'rating.premium-out-of-range']);
    });

    it('are for those who may compare', async () => {
      expect((await compare(agent, { risk, from: inForce, to: draft })).status).toBe(403);
      const unknown = await compare<Problem>(admin, { risk, from: inForce, to: UNKNOWN });
      expect([unknown.status, unknown.body.code]).toEqual([404, 'rating.edition-not-found']);
      expect((await compare(admin, { risk, from: inForce })).status).toBe(400);
    });
  });

  describe('of relativities', () => {
    const levels = [
      { level: 'A', premium: '80000.00', current: '0.80', proposed: '1.00' },
      { level: 'B', premium: '125000.00', current: '1.00', proposed: '1.00' },
      { level: 'C', premium: '60000.00', current: '1.20', proposed: '1.32' },
    ];
    const cap = <T = Json>(client: Client, body: object): Promise<Answer<T>> =>
      client.post<T>('/api/v1/rating/cap-relativities', body);

    it('hold each level at its bound, and the book at its premium', async () => {
      const { status, body } = await cap(underwriter, { levels, maxIncrease: '20', overallChange: '15' });
      expect([status, body['baseRateFactor'], body['premiumIntended'], body['premiumAfter']]).toEqual([
        200,
        '1.0940',
        '304750.00',
        '304750.11',
      ]);
      expect((body['levels'] as readonly Json[])[0]).toEqual({
        level: 'A',
        current: '0.80',
        proposed: '1.00',
        capped: '0.8775',
        bound: 'increase',
        uncappedChange: '30.9',
        change: '20.0',
        premium: '95998.50',
      });
    });

    it('are refused where the answer would outgrow its own schema', async () => {
      const most = { premium: '999999999999.99', current: '1.00', proposed: '1.10' };
      const sum = await cap<Problem>(admin, {
        levels: [
          { level: 'A', ...most },
          { level: 'B', ...most },
        ],
      });
      expect([sum.status, sum.body.code]).toEqual([422, 'money.too-large']);
      const grown = await cap<Problem>(admin, { levels: [{ level: 'A', ...most }], overallChange: '1' });
      expect([grown.status, grown.body.code]).toEqual([422, 'money.too-large']);
      const far = { level: 'A', premium: '0.01', current: '0.000001', proposed: '1000000' };
      const rest = { level: 'B', premium: '900000000000.00', current: '1', proposed: '1' };
      const changed = await cap<Problem>(admin, {
        levels: [far, rest],
      });
      expect([changed.status, changed.body.code, changed.body.errors?.[0]?.pointer]).toEqual([
        422,
        'rating.premium-out-of-range',
        '/levels/0/proposed',
      ]);
    });

    it('are refused where a capped one would be rounded to nothing, as if that level paid no premium', async () => {
      const levels = [
        { level: 'A', premium: '100.00', current: '0.00001', proposed: '1' },
        { level: 'B', premium: '100.00', current: '1', proposed: '1' },
      ];
      const four = await cap<Problem>(admin, { levels, maxIncrease: '20' });
      expect([four.status, four.body.code, four.body.errors?.[0]?.pointer]).toEqual([
        422,
        'rating.premium-out-of-range',
        '/levels/0/current',
      ]);
      const eight = await cap(admin, { levels, maxIncrease: '20', decimals: 8 });
      expect(eight.status).toBe(200);
    });

    it('are refused where there is no room, and for those who may not compare', async () => {
      const refused = await cap<Problem>(admin, { levels, maxIncrease: '5', overallChange: '15' });
      expect([refused.status, refused.body.code]).toEqual([422, 'rating.cap-leaves-no-room']);
      expect((await cap(agent, { levels })).status).toBe(403);
      const bad = await cap<Problem>(admin, { levels: [{ ...levels[0], current: '0', proposed: 1 }] });
      expect(bad.body.errors?.map(({ pointer }) => pointer)).toEqual([
        '/levels/0/current',
        '/levels/0/proposed',
      ]);
    });
  });
});
