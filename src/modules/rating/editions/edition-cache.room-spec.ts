import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { RatingRoom, manualOf } from '../../../../test/support/rating-room.js';
import { CENT, coverage, smallRisk } from '../../../../test/support/small-manual.js';
import { EditionCache, MOST_KEPT } from './edition-cache.js';
import type { EditionRef } from './editions.store.js';

interface Trial {
  readonly edition?: string;
  readonly total?: string;
  readonly code?: string;
}

describe('the cache of compiled editions', () => {
  let room: RatingRoom;

  beforeAll(async () => {
    room = await RatingRoom.empty({ instances: 2 });
  });
  afterAll(() => room?.close());

  /** What each of the two instances answers, which have both answered before. */
  async function prices(state: string, more: object = {}): Promise<readonly string[]> {
    const body = { risk: smallRisk({ state, effectiveDate: '2026-07-01' }), ...more };
    const answers = [];
    for (const on of [room.app, room.other])
      answers.push((await room.author.on(on).post<Trial>('/api/v1/rating/what-if', body)).body);
    return answers.map(({ code, edition, total }) => code ?? `${edition} ${total}`);
  }

  const twice = (text: string): readonly string[] => [text, text];

  function inCache<T>(app: INestApplicationContext, work: (cache: EditionCache) => Promise<T>): Promise<T> {
    const cache = app.get(EditionCache, { strict: false });
    return RequestContext.create(app.get(EntityManager), () => work(cache));
  }

  it('of another instance follows a draft from one edit to the next', async () => {
    const draft = await room.draft(manualOf('OR', '1', '100', '2026-01-01'));
    const onDraft = { editionId: draft.id };
    expect(await prices('OR', onDraft)).toEqual(twice('1 100.00'));
    for (const [version, base] of [
      [1, '110'],
      [2, '120'],
    ] as const) {
      const { status } = await room.put(
        room.author,
        draft.id,
        version,
        manualOf('OR', '1', base, '2026-01-01'),
      );
      expect(status).toBe(200);
      expect(await prices('OR', onDraft)).toEqual(twice(`1 ${base}.00`));
    }
    // What it said first is not remembered under its name.
    await room.put(room.author, draft.id, 3, manualOf('OR', '1', '100', '2026-01-01'));
    expect(await prices('OR', onDraft)).toEqual(twice('1 100.00'));
  });

  it('of another instance follows what is in use: activated, superseded, withdrawn', async () => {
    const first = await room.approved(manualOf('WA', '1', '100', '2026-01-01'));
    expect(await prices('WA')).toEqual(twice('rating.no-edition-in-force'));
    await room.step(room.author, first, 'activate');
    expect(await prices('WA')).toEqual(twice('1 100.00'));
    const second = await room.approved(manualOf('WA', '2', '130', '2026-04-01'));
    expect(await prices('WA')).toEqual(twice('1 100.00'));
    await room.step(room.author, second, 'activate');
    expect(await prices('WA')).toEqual(twice('2 130.00'));
    await room.step(room.author, second, 'withdraw', { reason: 'Disapproved.' });
    expect(await prices('WA')).toEqual(twice('1 100.00'));
    await room.step(room.author, first, 'withdraw', { reason: 'Disapproved too.' });
    expect(await prices('WA')).toEqual(twice('rating.no-edition-in-force'));
  });

  it('holds no more than 64 editions, and lets go of the one that was not asked for longest', async () => {
    const refs: EditionRef[] = [];
    for (let number = 0; number <= MOST_KEPT; number += 1)
      refs.push(await room.draft(manualOf('NV', `edition-${number}`, String(100 + number), '2026-01-01')));
    const [first, second] = refs as [EditionRef, EditionRef];
    await inCache(room.other, async (cache) => {
      for (const ref of refs.slice(0, MOST_KEPT)) await cache.get(ref);
      const isKept = (ref: EditionRef): boolean => cache.peek(ref) !== undefined;
      const compiled = await cache.get(first);
      // The 65th takes the place of the second: the first was asked for after it.
      await cache.get(refs[MOST_KEPT] as EditionRef);
      expect(isKept(second)).toBe(false);
      expect(cache.peek(first) === compiled).toBe(true);
      expect(refs.filter(isKept)).toHaveLength(MOST_KEPT);
      // Asked for in their order, the first is the oldest by now. What was let go is compiled again, and says the same.
      expect((await cache.get(second)).contentHash).toBe(second.contentHash);
      expect([first, second].map(isKept)).toEqual([false, true]);
    });
  });

  it('compiles a large edition once for all who ask for it at one moment', async () => {
    const steps = [
      { kind: 'base', code: 'base', title: 'Base', rounding: CENT },
      { kind: 'factor', code: 'by', title: 'By', table: 'areas', rounding: CENT },
    ];
    const rows = Array.from({ length: 60_000 }, (_, index) => [`c${index}`, `1.${100 + (index % 800)}`]);
    const areas = {
      title: 'Areas',
      sparse: true,
      dimensions: [{ input: 'propertyInfo.area', match: 'exact' }],
      rows,
    };
    const large = manualOf('MT', '1', '100', '2026-01-01', '2026-01-01', {
      inputs: [{ path: 'propertyInfo.area', type: 'text', title: 'Area' }],
      coverages: [coverage({ tables: { territory: { areas } }, steps })],
    });
    const draft = await room.draft(large);
    await inCache(room.other, async (cache) => {
      const [first, ...rest] = await Promise.all(Array.from({ length: 3 }, () => cache.get(draft)));
      expect(rest.every((each) => each === first)).toBe(true);
      expect(cache.peek(draft) === first).toBe(true);
    });
  });

  it('keeps one of each edition, however often a draft changes', async () => {
    const draft = await room.draft(manualOf('UT', '1', '100', '2026-01-01'));
    const refs: EditionRef[] = [draft];
    for (let version = 1; version <= 3; version += 1) {
      const manual = manualOf('UT', '1', String(100 + version), '2026-01-01');
      refs.push((await room.put<EditionRef>(room.author, draft.id, version, manual)).body);
    }
    await inCache(room.other, async (cache) => {
      // An instance that still has the reference of before does not get what the edition says now.
      await expect(cache.get(draft)).rejects.toThrow('no longer give its content hash');
      await cache.get(refs[3] as EditionRef);
      expect(refs.map((ref) => cache.peek(ref) !== undefined)).toEqual([false, false, false, true]);
    });
  });
});
