import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Client } from '../../../../test/support/app.js';
import type { Edition, Problem } from '../../../../test/support/rating-room.js';
import { EDITIONS, RatingRoom, manualOf } from '../../../../test/support/rating-room.js';
import { coverage } from '../../../../test/support/small-manual.js';

type Json = Readonly<Record<string, unknown>>;

const DAY = '2026-01-01';

/** Two coverages, each with a table: an importer who changes one of them leaves the other. */
function tabled(state: string, label: string, factor = '1.10', wood = '1.30'): Json {
  const steps = (table: string): readonly Json[] => [
    { kind: 'base', code: 'base', title: 'Base' },
    { kind: 'factor', code: 'by', title: 'By', table, rounding: { unit: '0.01', mode: 'half-up' } },
  ];
  const table = (input: string, rows: readonly (readonly string[])[]): Json => {
    return { title: 'By', dimensions: [{ input, match: 'exact' }], rows };
  };
  return manualOf(state, label, '100', DAY, DAY, {
    inputs: [
      { path: 'propertyInfo.area', type: 'text', title: 'Area', allowed: ['1', '2'] },
      { path: 'propertyInfo.built', type: 'text', title: 'Built of', allowed: ['brick', 'wood'] },
    ],
    coverages: [
      coverage({
        code: 'fire',
        title: 'Fire',
        tables: {
          territory: {
            area: table('propertyInfo.area', [
              ['1', '1.00'],
              ['2', factor],
            ]),
          },
        },
        steps: steps('area'),
      }),
      coverage({
        code: 'storm',
        title: 'Storm',
        tables: {
          property: {
            built: table('propertyInfo.built', [
              ['brick', '1.00'],
              ['wood', wood],
            ]),
          },
        },
        steps: steps('built'),
      }),
    ],
  });
}

describe('four eyes on an edition', () => {
  let room: RatingRoom;

  beforeAll(async () => {
    room = await RatingRoom.empty({ instances: 2 });
  });
  afterAll(() => room?.close());

  const copy = async (by: Client, original: Edition, label: string): Promise<Edition> =>
    (await by.post<Edition>(`${EDITIONS}/${original.id}/copy`, { label })).body;
  const approve = async (by: Client, edition: Edition): Promise<Answer<Edition & Problem>> =>
    room.step<Edition & Problem>(by, edition, 'approve');
  const verdict = async (by: Client, edition: Edition): Promise<string> => {
    const { status, body } = await approve(by, edition);
    return status === 200 ? 'approved' : body.code;
  };
  const exported = async (edition: Edition, label: string): Promise<Json> => {
    const { body } = await room.author.get<{ edition: Json }>(`${EDITIONS}/${edition.id}/manual`);
    return { ...body, edition: { ...body.edition, label } };
  };
  const AUTHOR = 'rating.approver-is-author';

  it('sees the author of a draft in the copy that somebody else has filed', async () => {
    const draft = await room.draft(manualOf('MI', '1', '100', DAY));
    const second = await copy(room.second, draft, '2');
    expect(second).toMatchObject({ createdBy: expect.not.stringMatching(draft.createdBy ?? '') });
    expect([...second.contributors].sort()).toEqual([draft.createdBy, second.createdBy].sort());
    await room.step(room.second, second, 'file');
    expect(await verdict(room.author, second)).toBe(AUTHOR);
    expect(await verdict(room.second, second)).toBe(AUTHOR);
    expect(await verdict(room.approver, second)).toBe('approved');
  });

  it('sees it in the copy of a copy, and in the copy of an edition that is in use', async () => {
    const active = await room.active(manualOf('IN', '1', '100', DAY));
    const third = await copy(room.approver, await copy(room.second, active, '2'), '3');
    await room.step(room.approver, third, 'file');
    for (const by of [room.author, room.second, room.approver]) expect(await verdict(by, third)).toBe(AUTHOR);
  });

  it('sees whoever had filed it before it was sent back', async () => {
    const draft = await room.draft(manualOf('WI', '1', '100', DAY));
    await room.step(room.second, draft, 'file');
    await room.step(room.approver, draft, 'send-back', { reason: 'Look again.' });
    await room.step(room.author, draft, 'file');
    expect(await verdict(room.second, draft)).toBe(AUTHOR);
    expect(await verdict(room.approver, draft)).toBe('approved');
  });

  it('sees whoever gave a filed edition other dates, and asks nobody who dates it once it is approved', async () => {
    const draft = await room.draft(manualOf('KY', '1', '100', DAY));
    await room.step(room.author, draft, 'file');
    const dates = { newBusinessDate: '2026-02-01', renewalDate: '2026-02-01', reason: 'SERFF' };
    await room.step(room.second, draft, 're-date', dates);
    expect(await verdict(room.second, draft)).toBe(AUTHOR);
    expect(await verdict(room.approver, draft)).toBe('approved');
    const again = await room.step(room.second, draft, 're-date', { ...dates, renewalDate: '2026-03-01' });
    expect(again.status).toBe(200);
  });

  it.each<[string, string, (label: string) => Promise<Json>]>([
    ['as it is', 'NE', async (label) => exported(await room.draft(tabled('NE', '1')), label)],
    [
      'with one number changed in every table',
      'IA',
      async (label) => {
        await room.draft(tabled('IA', '1'));
        return tabled('IA', label, '1.11', '1.31');
      },
    ],
    [
      'out of an edition in use, with one table changed',
      'SD',
      async (label) => {
        await room.active(tabled('SD', '1'));
        return tabled('SD', label, '1.11');
      },
    ],
    [
      'out of an edition in use that has no tables',
      'ND',
      async (label) => exported(await room.active(manualOf('ND', '1', '100', DAY)), label),
    ],
    [
      'out of the plan of another state',
      'OK',
      async (label) => {
        await room.draft(tabled('KS', '1', '1.17', '1.37'));
        return tabled('OK', label, '1.17', '1.37');
      },
    ],
  ])('sees the author in a document that somebody else imports %s', async (_case, _state, document) => {
    const imported = await room.draft(await document('2'), room.second);
    await room.step(room.second, imported, 'file');
    expect(await verdict(room.author, imported)).toBe(AUTHOR);
  });

  it('sees the author whose document, or table, is put into the draft of somebody else', async () => {
    const mine = await room.draft(tabled('MN', '1', '1.40', '1.41'));
    const whole = await room.draft(tabled('MO', '1', '1.00', '1.00'), room.second);
    const part = await room.draft(tabled('MT', '1', '1.00', '1.00'), room.second);
    for (const edition of [whole, part]) expect(edition.contributors).not.toContain(mine.createdBy);
    const put = await room.put(room.second, whole.id, 1, tabled('MO', '1', '1.40', '1.00'));
    expect(put.body.contributors).toContain(mine.createdBy);
    const { body: csv } = await room.author.get<string>(`${EDITIONS}/${mine.id}/tables/fire/area.csv`);
    const table = await room.put(room.second, `${part.id}/tables/fire/area.csv`, 1, csv, 'text/csv');
    expect(table.body.contributors).toContain(mine.createdBy);
  });

  it('leaves strangers out: what somebody wrote elsewhere from nothing is no bar', async () => {
    await room.draft(tabled('WY', '1', '1.60', '1.61'), room.approver);
    const other = await room.draft(tabled('ID', '1', '1.62', '1.63'));
    await room.step(room.author, other, 'file');
    expect(await verdict(room.approver, other)).toBe('approved');
  });

  it('lets a copy know of an edit that is made at the same moment, or comes before it', async () => {
    const draft = await room.draft(manualOf('VT', '1', '100', DAY));
    const [put, copied] = await Promise.all([
      room.put(room.second, draft.id, draft.rowVersion, manualOf('VT', '1', '110', DAY)),
      room.approver.on(room.other).post<Edition>(`${EDITIONS}/${draft.id}/copy`, { label: '2' }),
    ]);
    expect([put.status, copied.status]).toEqual([200, 201]);
    const { body: there } = await room.author.get<{ coverages: readonly { baseRate: string }[] }>(
      `${EDITIONS}/${copied.body.id}/manual`,
    );
    const isEdited = there.coverages[0]?.baseRate === '110';
    const [editor] = put.body.contributors.filter((person) => person !== draft.createdBy);
    expect(copied.body.contributors.includes(editor ?? '')).toBe(isEdited);
  });

  it('is approved, or edited after it was sent back, and never both', async () => {
    const draft = await room.draft(manualOf('NH', '1', '100', DAY));
    await room.step(room.author, draft, 'file');
    const { rowVersion } = await room.edition(draft.id);
    const [approved, back] = await Promise.all([
      room.step<Problem>(room.approver, draft, 'approve', undefined, rowVersion),
      room.step<Problem>(room.second.on(room.other), draft, 'send-back', { reason: 'x' }, rowVersion),
    ]);
    expect([approved.status, back.status].sort()).toEqual([200, 409]);
  });

  it('is kept by the database too: nobody is forgotten, and no contributor approves', async () => {
    const draft = await room.draft(manualOf('ME', '1', '100', DAY));
    await room.step(room.second, draft, 'file');
    await expect(
      room.sql(`update rating_editions set contributors = '{}' where id = $1`, [draft.id]),
    ).rejects.toMatchObject({ code: '55000' });
    await expect(
      room.sql('update rating_editions set created_by = null where id = $1', [draft.id]),
    ).rejects.toMatchObject({ code: '55000' });
    await expect(
      room.sql(
        `update rating_editions set status = 'approved', approved_at = now(), approved_by = created_by where id = $1`,
        [draft.id],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });
});
