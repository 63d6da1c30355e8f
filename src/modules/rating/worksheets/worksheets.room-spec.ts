import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import pg from 'pg';
import type { Answer, Client } from '../../../../test/support/app.js';
import { Client as Caller } from '../../../../test/support/app.js';
import { rewrite } from '../../../../test/support/database.js';
import { nextHomeEdition } from '../../../../test/support/next-home-edition.js';
import { homeRequest, publishedCases, quoteRequest } from '../../../../test/support/story.js';
import { SYSTEM_ACTOR } from '../../../shared/actor.js';
import { Rating } from '../rating.js';
import type { Problem } from '../../../../test/support/world.js';
import { World } from '../../../../test/support/world.js';

type Json = Readonly<Record<string, unknown>>;

interface Quote {
  readonly id: string;
  readonly quoteNumber: string;
  readonly worksheetId: string;
}
interface Replay {
  readonly identical: boolean;
  readonly total: string;
  readonly replayedTotal: string | null;
  readonly difference: {
    readonly pointer: string;
    readonly stored: string;
    readonly replayed: string;
  } | null;
  readonly refusal: string | null;
}
const OTHER_AGENCY = '01930000-0000-7000-8000-00000000a002';
const UNKNOWN = '01930000-0000-7000-8000-000000000000';
const SCRIPT = '<script>alert(1)</script>';
const IMAGE = '"><img src=x onerror=alert(1)>';

describe('worksheets', () => {
  let world: World;
  let admin: Client;
  let underwriter: Client;
  let agent: Client;
  let quote: Quote;
  let inForce: string;

  beforeAll(async () => {
    world = await World.open();
    admin = await world.as('admin');
    underwriter = await world.as('underwriter');
    agent = await world.as('agent');
    quote = (await agent.post<Quote>('/api/v1/quotes', homeRequest())).body;
    inForce = (await admin.get<{ editionId: string }>(`/api/v1/rating/worksheets/${quote.worksheetId}`)).body
      .editionId;
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

  describe('as a page', () => {
    const page = (client: Client, path: string): Promise<Answer<string>> => client.get<string>(path);

    it('shows the agent how the price of the own quote came about', async () => {
      const answer = await page(agent, `/api/v1/quotes/${quote.id}/worksheet/page`);
      expect(answer.status).toBe(200);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(answer.body).toMatch(/^<!doctype html>/);
      for (const words of [
        quote.quoteNumber,
        '$501.00',
        'Protection class and construction',
        '× 1.15',
        '657.80',
        'Bindery Mutual Insurance Company (demo)',
      ])
        expect(answer.body).toContain(words);
    });

    it('shows the same to those who read worksheets, without the quote', async () => {
      const answer = await page(underwriter, `/api/v1/rating/worksheets/${quote.worksheetId}/page`);
      expect(answer.status).toBe(200);
      expect(answer.body).toContain('$501.00');
      expect(answer.body).toContain('Bindery Mutual Insurance Company (demo)');
      expect(answer.body).not.toContain(quote.quoteNumber);
    });

    it('allows nothing but the one style that is in it', async () => {
      const { body, headers } = await page(agent, `/api/v1/quotes/${quote.id}/worksheet/page`);
      const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
      const hash = createHash('sha256').update(style, 'utf8').digest('base64');
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
      );
      expect(body).not.toMatch(/<script|<link|<iframe|<img|\son\w+=|\sstyle=|javascript:/i);
      // The one address in it is the chart's own pattern.
      expect(
        [...body.matchAll(/\b(?:href=|src=|url\(|@import)\s*["']?([^"')]*)/g)].map(([, to]) => to),
      ).toEqual(['#hatch']);
    });

    it('is not found for other agencies, unknown ids and agents who ask for any worksheet', async () => {
      const other = (await agent.post<Quote>('/api/v1/quotes', homeRequest())).body;
      await asOwner(`insert into agencies (id, code, name) values ('${OTHER_AGENCY}', 'OTHER', 'Other')`);
      await rewrite(world.database, 'quotes', 'update quotes set agency_id = $1 where id = $2', [
        OTHER_AGENCY,
        other.id,
      ]);
      expect((await page(agent, `/api/v1/quotes/${other.id}/worksheet/page`)).status).toBe(404);
      expect((await page(agent, `/api/v1/quotes/${UNKNOWN}/worksheet/page`)).status).toBe(404);
      expect((await page(admin, `/api/v1/rating/worksheets/${UNKNOWN}/page`)).status).toBe(404);
      expect((await page(agent, `/api/v1/rating/worksheets/${quote.worksheetId}/page`)).status).toBe(403);
      expect((await page(new Caller(world.app), `/api/v1/quotes/${quote.id}/worksheet/page`)).status).toBe(
        401,
      );
      const problem = await admin.get<Problem>('/api/v1/rating/worksheets/seven/page');
      expect([problem.status, problem.headers['content-type']]).toEqual([
        400,
        'application/problem+json; charset=utf-8',
      ]);
    });

    it('shows names with markup in them as what was typed', async () => {
      const auto = publishedCases('auto-oh')[0]?.risk as Json;
      const [vehicle] = (auto['vehicleInfo'] as { vehicles: Json[] }).vehicles;
      const [driver] = auto['drivers'] as Json[];
      const request = quoteRequest('auto', auto, {
        vehicleInfo: { vehicles: [{ ...vehicle, make: SCRIPT, model: IMAGE }] },
        drivers: [{ ...driver, name: `O'Neil & ${SCRIPT}` }],
      });
      const created = await agent.post<Quote>('/api/v1/quotes', request);
      expect(created.status).toBe(201);
      const { body } = await page(agent, `/api/v1/quotes/${created.body.id}/worksheet/page`);
      expect(body).not.toMatch(/<script|<img/i);
      expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
      expect(body).toContain('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
      expect(body).toContain('O&#39;Neil &amp; &lt;script&gt;');
    });
  });

  describe('replayed', () => {
    const replay = (client: Client, id = quote.worksheetId): Promise<Answer<Replay>> =>
      client.send({ method: 'POST', url: `/api/v1/rating/worksheets/${id}/replay` });

    it('are identical, and nothing is written', async () => {
      const before = await counts();
      const answer = await replay(underwriter);
      expect([answer.status, answer.body]).toEqual([
        200,
        expect.objectContaining({
          identical: true,
          total: '501.00',
          replayedTotal: '501.00',
          difference: null,
          refusal: null,
        }),
      ]);
      expect(await counts()).toEqual(before);
    });

    it('say where the first difference is', async () => {
      const { text, editionId, editionHash } = await stored();
      const forged = text.replace('"value":"572.00"', '"value":"573.00"');
      const answer = await replay(admin, await record(forged, editionId, editionHash));
      expect(answer.body).toMatchObject({
        identical: false,
        difference: { pointer: '/steps/2/value', stored: '"573.00"', replayed: '"572.00"' },
      });
    });

    it('say why a risk is no longer accepted', async () => {
      const { text, editionId, editionHash } = await stored();
      const forged = text.replace('"territory":"4"', '"territory":"9"');
      const answer = await replay(admin, await record(forged, editionId, editionHash));
      expect(answer.body).toMatchObject({
        identical: false,
        replayedTotal: null,
        refusal: 'rating.invalid-risk',
      });
    });

    it('are for those who read worksheets', async () => {
      expect((await replay(agent)).status).toBe(403);
      expect((await replay(admin, UNKNOWN)).status).toBe(404);
    });

    async function stored(): Promise<{ text: string; editionId: string; editionHash: string }> {
      const { rows } = await sql<{ text: string; editionId: string; editionHash: string }>`
        select worksheet::text as text, edition_id as "editionId", edition_hash as "editionHash"
          from rating_worksheets where id = ${quote.worksheetId}
      `.execute(world.app.get(EntityManager).fork().getKysely());
      return rows[0] as { text: string; editionId: string; editionHash: string };
    }

    /** A worksheet that says something else than what was rated, as an engine with a mistake would have written it. */
    async function record(text: string, editionId: string, editionHash: string): Promise<string> {
      const id = randomUUID();
      const em = world.app.get(EntityManager).fork();
      await RequestContext.create(em, () =>
        em.transactional(() =>
          world.app
            .get(Rating, { strict: false })
            .recordWorksheet(id, { editionId, editionHash, total: '501.00', worksheet: JSON.parse(text) }),
        ),
      );
      return id;
    }
  });

  it('stay the same when their edition is superseded', async () => {
    const em = world.app.get(EntityManager).fork();
    const rating = world.app.get(Rating, { strict: false });
    await RequestContext.create(em, () =>
      em.transactional(() =>
        rating.importManual(SYSTEM_ACTOR, nextHomeEdition(), { activate: true, approver: SYSTEM_ACTOR }),
      ),
    );
    const old = await admin.get<{ status: string }>(`/api/v1/rating/editions/${inForce}`);
    expect(old.body.status).toBe('superseded');
    const answer = await admin.send<Replay>({
      method: 'POST',
      url: `/api/v1/rating/worksheets/${quote.worksheetId}/replay`,
    });
    expect(answer.body).toMatchObject({ identical: true, total: '501.00' });
  });

  it('name what raised the premium in words for the customer', async () => {
    const { body } = await agent.get<{ adverse: readonly Json[] }>(`/api/v1/quotes/${quote.id}/worksheet`);
    expect(body.adverse).toEqual([
      {
        title: 'Protection class and construction',
        detail: 'Public protection class: 7, Construction: Frame. Makes this part of the premium 15% higher.',
        amount: '85.80',
      },
      {
        title: 'Territory',
        detail: 'Rating territory: 4. Makes this part of the premium 10% higher.',
        amount: '52.00',
      },
      {
        title: 'Amount of insurance',
        detail: 'Amount of insurance on the dwelling: $215,000. Makes this part of the premium 4% higher.',
        amount: '20.00',
      },
    ]);
  });
});
