import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '../../../test/support/app.js';
import { CENT, TODAY, coverage, smallManual, smallRisk } from '../../../test/support/small-manual.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { newId } from '../../shared/ids.js';
import type { EditionRef } from './editions/editions.store.js';
import { Rating } from './rating.js';
import type { CarriedView, RatedRenewal } from './rating.view.js';
import { World } from '../../../test/support/world.js';

type Json = Readonly<Record<string, unknown>>;

const STATE = 'TX';

function edition(label: string, baseRate: string, from: string, more: Json = {}): Json {
  return smallManual({
    plan: { code: 'tx-home', name: 'Home', productType: 'home', state: STATE, companyCode: 'BND' },
    edition: { label, newBusinessDate: from, renewalDate: from },
    lists: [{ path: 'items', title: 'Items', min: 0, max: 9 }],
    inputs: [{ path: 'items[].value', type: 'integer', title: 'Value', min: '0', max: '1000' }],
    coverages: [
      coverage({ baseRate }),
      coverage({
        code: 'item',
        title: 'Item',
        baseRate: '100',
        perEach: { list: 'items', as: 'item' },
        steps: [
          { kind: 'base', code: 'base', title: 'Base', rounding: CENT },
          { kind: 'factor', code: 'value', title: 'Value', input: 'items[].value', rounding: CENT },
        ],
      }),
    ],
    ...more,
  });
}

describe('renewals', () => {
  let world: World;
  let underwriter: Client;
  let rating: Rating;
  let old: EditionRef;
  let next: EditionRef;

  beforeAll(async () => {
    world = await World.open();
    underwriter = await world.as('underwriter');
    rating = world.app.get(Rating, { strict: false });
    const cap = { renewalCap: { maxIncrease: '15', maxDecrease: '10' } };
    const load = (manual: Json) =>
      request(() => rating.importManual(SYSTEM_ACTOR, manual, { activate: true }));
    old = await load(edition('1', '1000', '2026-01-01'));
    next = await load(edition('2', '1200', '2026-06-01', cap));
  });

  afterAll(() => world?.close());

  function request<T>(work: () => Promise<T>): Promise<T> {
    const fork = world.app.get(EntityManager).fork();
    return RequestContext.create(fork, () => fork.transactional(work));
  }

  const risk = (parts: Json = {}): Json => smallRisk({ state: STATE, effectiveDate: '2026-07-01', ...parts });
  const renew = (parts: Partial<Parameters<Rating['rateRenewalWith']>[0]> = {}): Promise<RatedRenewal> =>
    request(() =>
      rating.rateRenewalWith({
        expiring: old,
        edition: next,
        risk: risk(),
        today: TODAY,
        carried: null,
        ...parts,
      }),
    );

  it('charge 15% of 20% now and the other 4.3% next, on the editions in force', async () => {
    const choice = {
      productType: 'home',
      state: STATE,
      effectiveDate: '2026-07-01',
      use: 'renewal',
    } as const;
    expect((await request(() => rating.editionInForce(choice))).id).toBe(next.id);
    const first = await renew();
    expect([first.expiring?.total, first.indicated.total, first.renewal.total]).toEqual([
      '1000.00',
      '1200.00',
      '1150.00',
    ]);
    expect(first.carried).toEqual({ charged: '1150.00', indicated: '1200.00' });
    const second = await renew({ expiring: next, carried: first.carried });
    expect([second.renewal.total, second.carried, second.renewal.worksheet.renewal?.before]).toEqual([
      '1200.00',
      null,
      '1150.00',
    ]);
  });

  it('leave uncapped what the customer changed', async () => {
    const { renewal } = await renew({ risk: risk({ items: [{ value: 5 }] }) });
    // 1,500 on the old plan and 1,700 on the new: 13.3 percent.
    expect([renewal.total, renewal.worksheet.renewal?.before]).toEqual(['1700.00', '1500.00']);
  });

  it('keep a worksheet that shows the cap, replays identically and can be read as a page', async () => {
    const { renewal } = await renew();
    const id = newId();
    await request(() => rating.recordWorksheet(id, renewal));
    const path = `/api/v1/rating/worksheets/${id}`;
    const replay = await underwriter.post<Json>(`${path}/replay`, {});
    expect(replay.body).toMatchObject({ identical: true, total: '1150.00', replayedTotal: '1150.00' });
    const read = await underwriter.get<Json>(path);
    expect(read.body['renewal']).toMatchObject({
      expiring: { editionId: old.id, premium: '1000.00' },
      appliedChange: '15.0',
      nextChange: '4.3',
    });
    const page = await underwriter.get<string>(`${path}/page`);
    expect(page.body).toContain('The cap on this renewal');
  });

  it('hold within the term: a change is charged in the proportion of its renewal, and replays too', async () => {
    const { carried } = await renew();
    const changed = await request(() =>
      rating.rateWithinTermOn(next, risk({ items: [{ value: 12 }] }), TODAY, carried as CarriedView),
    );
    expect([changed.total, changed.worksheet.renewal?.indicated]).toEqual(['2300.00', '2400.00']);
    const id = newId();
    await request(() => rating.recordWorksheet(id, changed));
    const replay = await underwriter.post<Json>(`/api/v1/rating/worksheets/${id}/replay`, {});
    expect(replay.body).toMatchObject({ identical: true, total: '2300.00' });
  });

  it('say why there was nothing to compare with, and charge the new plan', async () => {
    const inputs = [
      { path: 'items[].value', type: 'integer', title: 'Value', min: '0', max: '1000' },
      { path: 'propertyInfo.roof', type: 'text', title: 'Roof', allowed: ['tile'], required: false },
    ];
    const manual = edition('3', '1300', '2026-09-01', { inputs, renewalCap: { maxIncrease: '5' } });
    const third = await request(() => rating.importManual(SYSTEM_ACTOR, manual));
    const asked = await renew({ edition: third, risk: risk({ propertyInfo: { roof: 'tile' } }) });
    expect([asked.renewal.total, asked.expiring, asked.carried]).toEqual(['1300.00', null, null]);
    expect(asked.notCompared).toMatchObject({ code: 'rating.invalid-risk', pointer: '/propertyInfo/roof' });
  });

  it('refuse what the new plan refuses', async () => {
    await expect(renew({ risk: risk({ termMonths: 6 }) })).rejects.toMatchObject({
      code: 'rating.invalid-risk',
    });
  });
});
