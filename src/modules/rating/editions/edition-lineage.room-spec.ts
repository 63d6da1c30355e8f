import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../../test/support/app.js';
import type { Edition, Problem } from '../../../../test/support/rating-room.js';
import { EDITIONS, RatingRoom, manualOf } from '../../../../test/support/rating-room.js';
import { coverage } from '../../../../test/support/small-manual.js';
import { runJob } from '../../../../test/support/run-job.js';

type Key = string | null | readonly (string | null)[];
type Rows = readonly (readonly Key[])[];
interface Table {
  readonly title: string;
  readonly sparse?: boolean;
  readonly dimensions: readonly object[];
  readonly rows: Rows;
}
type Tables = Readonly<Record<string, Readonly<Record<string, Table>>>>;
interface Coverage {
  readonly code: string;
  readonly title: string;
  readonly tables: Tables;
  readonly steps: readonly object[];
}
interface Manual {
  readonly coverages: readonly Coverage[];
}

const DAY = '2026-01-01';
const AREAS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
const KINDS = ['brick', 'frame', 'steel', 'stone', 'wood'];
const INPUTS = [
  { path: 'propertyInfo.area', type: 'text', title: 'Area', allowed: AREAS },
  { path: 'propertyInfo.built', type: 'text', title: 'Built of', allowed: KINDS },
  { path: 'propertyInfo.size', type: 'integer', title: 'Size', required: true, min: '0', max: '900' },
];
const SIZES = [null, '100', '200', '300', '400', null];

const step = (code: string, table: string): object => {
  return { kind: 'factor', code, title: 'By', table, rounding: { unit: '0.01', mode: 'half-up' } };
};
const base = { kind: 'base', code: 'base', title: 'Base' };

/** What one person writes: two coverages with three tables, whose numbers are those of no other seed. */
function written(state: string, label: string, seed: number): Manual {
  const factor = (index: number): string => `1.${String(seed * 17 + index * 3 + 100)}`;
  const exact = (input: string, keys: readonly string[], from: number): Table => {
    return {
      title: input,
      dimensions: [{ input, match: 'exact' }],
      rows: keys.map((key, index) => [key, factor(from + index)]),
    };
  };
  const sizes = SIZES.slice(1).map((end, index): readonly Key[] => [
    [SIZES[index] ?? null, end],
    factor(30 + index),
  ]);
  const ranges: Table = {
    title: 'Size',
    dimensions: [{ input: 'propertyInfo.size', match: 'range', excluded: 'upper' }],
    rows: sizes,
  };
  const fire = { territory: { area: exact('propertyInfo.area', AREAS, 0) } };
  const storm = { property: { built: exact('propertyInfo.built', KINDS, 20), size: ranges } };
  return manualOf(state, label, '100', DAY, DAY, {
    inputs: INPUTS,
    coverages: [
      coverage({ code: 'fire', title: 'Fire', tables: fire, steps: [base, step('area', 'area')] }),
      coverage({
        code: 'storm',
        title: 'Storm',
        tables: storm,
        steps: [base, step('built', 'built'), step('size', 'size')],
      }),
    ],
  }) as unknown as Manual;
}

function withTables(manual: Manual, change: (table: Table) => Table): Manual {
  const changed = (tables: Tables): Tables =>
    Object.fromEntries(
      Object.entries(tables).map(([category, byName]) => [
        category,
        Object.fromEntries(Object.entries(byName).map(([name, table]) => [name, change(table)])),
      ]),
    );
  return {
    ...manual,
    coverages: manual.coverages.map((each) => ({ ...each, tables: changed(each.tables) })),
  };
}

const withRows = (manual: Manual, change: (rows: Rows) => Rows): Manual =>
  withTables(manual, (table) => ({ ...table, rows: change(table.rows) }));
const valued = (row: readonly Key[], value: string): readonly Key[] => [...row.slice(0, -1), value];

const reordered = (manual: Manual): Manual => withRows(manual, (rows) => rows.toReversed());
const respelled = (manual: Manual): Manual =>
  withRows(manual, (rows) => rows.map((row) => valued(row, `${row.at(-1) as string}0`)));
const oneNumberChanged = (manual: Manual): Manual =>
  withRows(manual, ([first = [], ...rows]) => [valued(first, '2.75'), ...rows]);

const renamed = (manual: Manual): Manual => {
  const text = JSON.stringify(withTables(manual, (table) => ({ ...table, title: 'Other' })));
  return JSON.parse(
    text
      .replaceAll('"area"', '"zone"')
      .replaceAll('"built"', '"material"')
      .replaceAll('"size"', '"extent"')
      .replaceAll('"fire"', '"flames"')
      .replaceAll('"territory"', '"vehicle"'),
  ) as Manual;
};

const otherInputs = (manual: Manual): Manual =>
  JSON.parse(
    JSON.stringify(oneNumberChanged(reordered(manual)))
      .replaceAll('propertyInfo.area', 'propertyInfo.district')
      .replaceAll('propertyInfo.built', 'propertyInfo.frame')
      .replaceAll('propertyInfo.size', 'propertyInfo.extent'),
  ) as Manual;

/** Each table as two, where the rows of the other one are a factor of 1. */
function split(manual: Manual): Manual {
  const half = (table: Table, isFirst: boolean): Table => {
    const middle = Math.ceil(table.rows.length / 2);
    const rows = isFirst ? table.rows.slice(0, middle) : table.rows.slice(middle);
    return { ...table, rows: [...rows, [null, '1']] };
  };
  const [fire, storm] = manual.coverages as [Coverage, Coverage];
  const { area } = fire.tables['territory'] as { area: Table };
  const tables = { territory: { one: half(area, true), two: half(area, false) } };
  return {
    ...manual,
    coverages: [{ ...fire, tables, steps: [base, step('one', 'one'), step('two', 'two')] }, storm],
  };
}

/** Among so much of somebody's own that it is a small part of it. */
function diluted(manual: Manual): Manual {
  const rows = Array.from({ length: 300 }, (_, index) => [`${index}`, `3.${index + 100}`]);
  const table = { title: 'Own', dimensions: [{ input: 'propertyInfo.zone', match: 'exact' }], rows };
  const own = coverage({
    code: 'own',
    title: 'Own',
    tables: { property: { own: table } },
    steps: [base, step('own', 'own')],
  }) as unknown as Coverage;
  const allowed = rows.map(([key]) => key);
  const inputs = [...INPUTS, { path: 'propertyInfo.zone', type: 'text', title: 'Zone', allowed }];
  return { ...manual, coverages: [...manual.coverages, own], inputs } as Manual;
}

describe('whose work an imported manual is', () => {
  let room: RatingRoom;

  beforeAll(async () => {
    room = await RatingRoom.empty({ instances: 2 });
  });
  afterAll(() => room?.close());

  const AUTHOR = 'rating.approver-is-author';
  const verdict = async (by: Client, edition: Edition): Promise<string> => {
    const { status, body } = await room.step<Problem>(by, edition, 'approve');
    return status === 200 ? 'approved' : body.code;
  };
  const filed = async (edition: Edition, by = room.second): Promise<Edition> => {
    const answer = await room.step<Edition>(by, edition, 'file');
    expect([answer.status, answer.body]).toMatchObject([200, { status: 'filed' }]);
    return answer.body;
  };
  const table = (edition: Edition, place: string): string => `${edition.id}/tables/${place}.csv`;

  it.each<[string, string, (manual: Manual) => Manual]>([
    ['as it is', 'AL', (manual) => manual],
    ['with its rows in another order', 'AR', reordered],
    ['with its numbers spelled in another way', 'AZ', respelled],
    ['with one number changed in each table', 'CA', oneNumberChanged],
    ['with all of that', 'CO', (manual) => reordered(respelled(oneNumberChanged(manual)))],
    ['with other names', 'CT', renamed],
    ['with inputs of other names', 'WV', otherInputs],
    ['with a table split in two', 'DE', split],
    ['among ten times as much of somebody else', 'FL', diluted],
  ])('sees the author of what somebody else takes to another plan %s', async (_case, state, change) => {
    const seed = state.charCodeAt(1) - 64;
    await room.draft(written('OH', state, seed));
    const imported = await room.draft(change(written(state, '1', seed)), room.second);
    await filed(imported);
    expect(await verdict(room.author, imported)).toBe(AUTHOR);
    expect(await verdict(room.approver, imported)).toBe('approved');
  });

  it.each<[string, string, (manual: Manual) => Manual]>([
    ['with its rows in another order', 'GA', reordered],
    ['with its numbers spelled in another way', 'HI', respelled],
    ['with one number changed in each table', 'IL', oneNumberChanged],
  ])('sees the author of an edition in use in its next one %s', async (_case, state, change) => {
    const seed = 30 + state.charCodeAt(1) - 64;
    await room.active(written(state, '1', seed));
    const imported = await filed(await room.draft(change(written(state, '2', seed)), room.second));
    expect(await verdict(room.author, imported)).toBe(AUTHOR);
  });

  it('sees both authors of a manual that is put together from two', async () => {
    const [mine, theirs] = [written('LA', '1', 60), written('MA', '1', 61)];
    await room.draft(mine);
    await room.draft(theirs, room.approver);
    const both = { ...written('MD', '1', 62), coverages: [mine.coverages[0], theirs.coverages[1]] };
    const stitched = await filed(await room.draft(both, room.second));
    expect(await verdict(room.author, stitched)).toBe(AUTHOR);
    expect(await verdict(room.approver, stitched)).toBe(AUTHOR);
  });

  it('sees the author of tables that come into a draft one after the other', async () => {
    const mine = await room.draft(written('MS', '1', 63));
    const draft = await room.draft(written('NC', '1', 64), room.second);
    expect(draft.contributors).not.toContain(mine.createdBy);
    for (const place of ['fire/area', 'storm/built']) {
      const { body: csv } = await room.author.get<string>(`${EDITIONS}/${table(mine, place)}`);
      const [heading = '', ...lines] = csv.trimEnd().split('\r\n');
      const { rowVersion } = await room.edition(draft.id);
      const lined = [heading, ...lines.toReversed().map((line) => `${line}0`)].join('\n');
      const put = await room.put(room.second, table(draft, place), rowVersion, lined, 'text/csv');
      expect(put.status).toBe(200);
    }
    await filed(draft);
    expect(await verdict(room.author, draft)).toBe(AUTHOR);
  });

  it('sees the author of what was written over since', async () => {
    const mine = await room.draft(written('NJ', '1', 65));
    await room.put(room.author, mine.id, 1, written('NJ', '1', 66));
    const imported = await filed(await room.draft(reordered(written('NM', '1', 65)), room.second));
    expect(await verdict(room.author, imported)).toBe(AUTHOR);
  });

  it('sees two people who import the same at one moment', async () => {
    const [mine, theirs] = await Promise.all([
      room.draft(written('NV', '1', 67)),
      room.draft(reordered(written('NY', '1', 67)), room.second.on(room.other)),
    ]);
    await filed(mine, room.author);
    await filed(theirs);
    expect(await verdict(room.second, mine)).toBe(AUTHOR);
    expect(await verdict(room.author, theirs)).toBe(AUTHOR);
    expect(await verdict(room.approver, theirs)).toBe('approved');
  });

  it('sees the author of what was stored before anybody could look', async () => {
    await room.draft(written('OR', '1', 68));
    const imported = await filed(await room.draft(reordered(written('PA', '1', 68)), room.second));
    await room.sql('alter table edition_fingerprints disable trigger user');
    await room.sql('delete from edition_fingerprints');
    await room.sql('alter table edition_fingerprints enable trigger user');
    await room.sql('alter table rating_editions disable trigger user');
    await room.sql('update rating_editions set contributors = array[created_by] where id = $1', [
      imported.id,
    ]);
    await room.sql('alter table rating_editions enable trigger user');
    expect(await verdict(room.author, imported)).toBe(AUTHOR);
    expect(await verdict(room.approver, imported)).toBe('approved');
  });

  it('catches up with what was stored before, without being asked', async () => {
    await room.sql('alter table edition_fingerprints disable trigger user');
    const [{ count } = { count: 0 }] = await room.sql<{ count: number }>(
      'with gone as (delete from edition_fingerprints returning 1) select count(*)::int from gone',
    );
    await room.sql('alter table edition_fingerprints enable trigger user');
    expect(await runJob(room.app, 'rating.fingerprints')).toBe('succeeded');
    const [now] = await room.sql('select count(*)::int from edition_fingerprints');
    // A draft that was written over is stored as it is now only.
    expect(now).toMatchObject({ count: expect.any(Number) });
    expect(count).toBeGreaterThan(20);
    const missing = await room.sql(
      `select from rating_editions e where not exists (select from edition_fingerprints f
         where f.edition_id = e.id and f.content_hash = e.content_hash)`,
    );
    expect(missing).toEqual([]);
  });

  it('takes nobody for the author of what has the same form and other numbers', async () => {
    await room.draft(written('RI', '1', 69), room.approver);
    const other = await filed(await room.draft(written('SC', '1', 70)), room.author);
    expect(await verdict(room.approver, other)).toBe('approved');
  });
});
