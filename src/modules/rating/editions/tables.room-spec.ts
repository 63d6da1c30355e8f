import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../test/support/app.js';
import type { Edition, Problem } from '../../../../test/support/rating-room.js';
import { EDITIONS, RatingRoom, manualOf } from '../../../../test/support/rating-room.js';
import { coverage } from '../../../../test/support/small-manual.js';
import { placedTables } from '../domain/manual/placed-tables.js';
import type { ManualDocument } from '../domain/manual/manual.js';

const MEGABYTES_50 = 50 * 1024 * 1024;

/** A manual whose tier table has three rows. */
function tiered(state: string, rows: readonly (readonly (string | null)[])[]): object {
  return manualOf(state, '1', '100', '2026-01-01', '2026-01-01', {
    inputs: [{ path: 'propertyInfo.tier', type: 'text', title: 'Tier' }],
    coverages: [
      coverage({
        tables: {
          credit: {
            tier: { title: 'Tier', dimensions: [{ input: 'propertyInfo.tier', match: 'exact' }], rows },
          },
        },
        steps: [
          { kind: 'base', code: 'base', title: 'Base' },
          { kind: 'factor', code: 'tier', title: 'Tier', table: 'tier' },
        ],
      }),
    ],
  });
}

describe('factor tables as CSV', () => {
  let room: RatingRoom;
  let draft: Edition;
  let path: string;

  beforeAll(async () => {
    room = await RatingRoom.open({ instances: 2 });
    draft = await room.draft(
      tiered('GA', [
        ['A', '0.80'],
        ['=B', '0.95'],
        [null, '1.00'],
      ]),
    );
    path = `${draft.id}/tables/cover/tier.csv`;
  });
  afterAll(() => room?.close());

  const version = async (): Promise<number> => (await room.edition(draft.id)).rowVersion;
  const upload = async <T = Edition>(csv: string, type = 'text/csv'): Promise<Answer<T>> =>
    room.put<T>(room.author, path, await version(), csv, type);
  const download = (): Promise<Answer<string>> => room.author.get<string>(`${EDITIONS}/${path}`);

  it('begin with a byte-order mark for spreadsheets that want one, and come back with it', async () => {
    const plain = await download();
    const file = await room.author.get<string>(`${EDITIONS}/${path}?bom=true`);
    expect([file.status, file.body]).toEqual([200, `\uFEFF${plain.body}`]);
    expect((await upload(file.body)).status).toBe(200);
    expect((await room.author.get(`${EDITIONS}/${path}?bom=yes`)).status).toBe(400);
  });

  it('come as a file that spreadsheets open and do not run', async () => {
    const file = await download();
    expect(file.status).toBe(200);
    expect(file.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="ga-home-1-cover-tier.csv"',
      etag: `"${await version()}"`,
    });
    expect(file.body).toBe(`propertyInfo.tier,value\r\nA,0.80\r\n'=B,0.95\r\n,1.00\r\n`);
  });

  it('of every textbook manual come back without loss: nothing has changed afterwards', async () => {
    const { body } = await room.author.get<{ items: readonly Edition[] }>(
      `${EDITIONS}?state=OH&status=active`,
    );
    let tables = 0;
    for (const { id } of body.items) {
      const copy = await room.author.post<Edition>(`${EDITIONS}/${id}/copy`, { label: 'csv' });
      const manual = (await room.author.get<ManualDocument>(`${EDITIONS}/${copy.body.id}/manual`)).body;
      for (const { coverage: code, name } of placedTables(manual)) {
        const place = `${copy.body.id}/tables/${code}/${name}.csv`;
        const file = await room.author.get<string>(`${EDITIONS}/${place}`);
        const back = await room.put(room.author, place, 1, file.body, 'text/csv; charset=utf-8');
        expect([place, back.status, back.body.rowVersion]).toEqual([place, 200, 1]);
        tables += 1;
      }
    }
    expect(tables).toBe(14);
  });

  it('replace the rows of a draft, from whatever program they come', async () => {
    const rows =
      '\ufeff"propertyInfo.tier","value"\r\n"A","0.75"\r\n"B ""plus"", or so","0.90"\r\n"",1.00\r\n';
    const before = await version();
    const answer = await upload(rows);
    expect(answer).toMatchObject({ status: 200, body: { rowVersion: before + 1, status: 'draft' } });
    expect(answer.body.contentHash).not.toBe(draft.contentHash);
    expect((await download()).body).toBe(
      'propertyInfo.tier,value\r\nA,0.75\r\n"B ""plus"", or so",0.90\r\n,1.00\r\n',
    );
    expect((await room.audited(draft.id)).at(-1)).toBe('rating.edited');
    const check = await room.author.post(`${EDITIONS}/${draft.id}/validate`, {});
    expect(check.body).toEqual({ sound: true, faults: [] });
  });

  it('are refused line by line, and nothing of them is kept', async () => {
    const [before, stored] = [await version(), (await download()).body];
    const answer = await upload<Problem>('propertyInfo.tier,value\nA,1\n=cmd(),1\nC\nD,abc\n+E,=1+1\n');
    expect([answer.status, answer.body.code]).toEqual([400, 'rating.table-invalid']);
    expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual([
      '/lines/3/propertyInfo.tier',
      '/lines/4',
      '/lines/5/value',
      '/lines/6/propertyInfo.tier',
      '/lines/6/value',
    ]);
    for (const csv of ['', 'value\n1\n', 'propertyInfo.tier,value\n"A,1']) {
      expect((await upload<Problem>(csv)).body.code).toBe('rating.table-invalid');
    }
    expect([await version(), (await download()).body]).toEqual([before, stored]);
  });

  it('may hold rows that contradict each other in a draft; validation names them', async () => {
    expect((await upload('propertyInfo.tier,value\nA,1\nA,2\n')).status).toBe(200);
    const check = await room.author.post<{ faults: readonly { pointer: string }[] }>(
      `${EDITIONS}/${draft.id}/validate`,
      {},
    );
    expect(check.body.faults.map(({ pointer }) => pointer)).toEqual([
      '/coverages/0/tables/credit/tier/rows/1',
    ]);
  });

  it.each<[string, string, string, number]>([
    ['JSON', '{"rows":[]}', 'application/json', 415],
    ['another character set', 'a,b', 'text/csv; charset=utf-16', 415],
    ['plain text', 'a,b', 'text/plain', 415],
    ['NUL', 'propertyInfo.tier,value\nA\0,1', 'text/csv', 400],
    ['fifty megabytes', 'x'.repeat(MEGABYTES_50), 'text/csv', 413],
  ])('are not taken as %s', async (_what, body, type, status) => {
    expect((await upload(body, type)).status).toBe(status);
  });

  it('are not taken where JSON is expected; a manual of fifty megabytes is too large as well', async () => {
    expect((await room.author.post(EDITIONS, 'a,b', { 'content-type': 'text/csv' })).status).toBe(415);
    const large = await room.author.post<Problem>(EDITIONS, `{"a":"${'x'.repeat(MEGABYTES_50)}"}`);
    expect([large.status, large.body.code]).toEqual([413, 'http.body-too-large']);
    const manual = tiered(
      'AK',
      Array.from({ length: 100_000 }, (_, index) => [`T${index}`, '1.00']),
    );
    expect((await room.author.post(EDITIONS, manual)).status).toBe(201);
  });

  it('need the version that was read, the right to write, a draft, and an address that exists', async () => {
    const csv = 'propertyInfo.tier,value\nA,1\n,2\n';
    expect((await room.put(room.author, path, null, csv, 'text/csv')).status).toBe(428);
    expect((await room.put(room.author, path, 99, csv, 'text/csv')).status).toBe(412);
    expect((await room.put(room.agent, path, 1, csv, 'text/csv')).status).toBe(403);
    expect((await room.agent.get(`${EDITIONS}/${path}`)).status).toBe(403);
    for (const place of ['cover/none', 'none/tier', 'policy/tier', '%00/tier', 'cover/__proto__']) {
      const there = `${draft.id}/tables/${place}.csv`;
      expect([place, (await room.author.get(`${EDITIONS}/${there}`)).status]).toEqual([place, 404]);
      expect((await room.put(room.author, there, await version(), csv, 'text/csv')).status).toBe(404);
    }
    expect((await room.author.get(`${EDITIONS}/${draft.id}/tables/cover/tier.xlsx`)).status).toBe(404);
    expect((await upload(csv)).status).toBe(200);
    await room.step(room.author, draft, 'file');
    expect(await upload<Problem>('propertyInfo.tier,value\nA,2\n')).toMatchObject({
      status: 409,
      body: { code: 'rating.edition-status' },
    });
  });

  it('are replaced by one of two who read the same version', async () => {
    const other = await room.draft(tiered('AZ', [['A', '1']]));
    const send = (value: string, on = room.app): Promise<Answer<Edition>> =>
      room.put(
        room.author.on(on),
        `${other.id}/tables/cover/tier.csv`,
        1,
        `propertyInfo.tier,value\nA,${value}\n`,
        'text/csv',
      );
    const answers = await Promise.all([send('2'), send('3', room.other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});
