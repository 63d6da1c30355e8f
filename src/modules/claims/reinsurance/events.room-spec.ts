import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Case, Json } from '../../../../test/support/claims-ledger.js';
import { complete } from '../../../../test/support/claims-room.js';
import { EXCESS, QUOTA_SHARE, ReinsuranceRoom } from '../../../../test/support/reinsurance-room.js';
import { Client } from '../../../../test/support/app.js';
import { demoUser, tokenOf } from '../../../../test/support/tokens.js';
import type { ClaimResponse } from '../claims.dto.js';
import { CessionsStore } from './cessions.store.js';
import { cede } from './domain/cession.js';
import type { TreatyResponse } from './treaties.dto.js';

const EVENT: Json = {
  ...EXCESS,
  title: 'Catastrophe',
  kind: 'excess_per_occurrence',
  reinsurers: [
    { code: 'RE-ALPINE', name: 'Alpine Re', shareBps: 3_333 },
    { code: 'RE-BALTIC', name: 'Baltic Re', shareBps: 6_667 },
  ],
  retention: '5000.00',
  limitAmount: '10000.00',
};

const TABLES = ['claim_cessions', 'claim_cession_entries', 'audit_logs'];

describe('reinsurance of events', () => {
  let room: ReinsuranceRoom;
  let treaty: TreatyResponse;

  beforeAll(async () => {
    room = await ReinsuranceRoom.open({ instances: 2 });
    treaty = await room.treaty({ number: 'CAT', ...EVENT });
    for (const of of ['MOVE', 'ELSE', '200', 'RANDOM', ...TABLES]) await room.event(`PCS-${of}`);
    // One person is enough, so that many can pay at once.
    const [user] = await room.on.room.sql<{ id: string }>(
      `select id from users where email like 'adjuster@%'`,
    );
    const alone = { userId: user?.id, kind: 'payment', amount: null, fourEyes: false };
    for (const basis of ['transaction', 'coverage']) await room.on.grant({ ...alone, basis });
  });
  afterAll(() => room?.close());

  async function moveTo({ id }: Pick<Case, 'id'>, catastropheCode: string | null): Promise<void> {
    const { body } = await room.on.adjuster.get<ClaimResponse>(`/api/v1/claims/${id}`);
    expect((await complete(room.on.adjuster, body, { catastropheCode })).status).toBe(200);
  }

  /** Of an event, in dollars: what is ceded of paid and of reserved loss. */
  async function sumOf(code: string): Promise<readonly [number, number]> {
    const [row] = await room.on.room.sql<{ paid: string; reserved: string }>(
      `select coalesce(sum(p.paid_loss), 0)::text as paid, coalesce(sum(p.reserve_loss), 0)::text as reserved
         from claim_cessions p join claims c on c.id = p.claim_id where c.catastrophe_code = $1 and p.treaty_id = $2`,
      [code, treaty.id],
    );
    return [Number(row?.paid), Number(row?.reserved)];
  }

  it('cedes what all claims of an event have cost above one retention, and gives back when one leaves it', async () => {
    const claims = [await room.on.case({ reserve: '4000.00' }), await room.on.case({ reserve: '6000.00' })];
    for (const claim of claims) await moveTo(claim, 'PCS-MOVE');
    await room.cede();
    expect(await sumOf('PCS-MOVE')).toEqual([0, 5000]);
    expect((await room.recoverables(claims[1] as Case)).map((each) => each.cededReserveLoss)).toEqual([
      '1666.50',
      '3333.50',
    ]);
    await moveTo(claims[0] as Case, 'PCS-ELSE');
    await room.cede();
    expect(await sumOf('PCS-MOVE')).toEqual([0, 1000]);
    expect(await sumOf('PCS-ELSE')).toEqual([0, 0]);
    await moveTo(claims[1] as Case, null);
    await room.cede();
    expect(await room.ceded(claims[1] as Case)).toEqual({});
    await room.assertAddsUp();
  });

  it('never cedes more than the limit of an event, whoever pays on its claims at once on two instances', async () => {
    const first = await room.on.case();
    await moveTo(first, 'PCS-200');
    const claims = await room.on.copies(first, 20);
    await room.cede();
    const other = new Client(
      room.on.room.other,
      await tokenOf(room.on.room.other, demoUser('adjuster').email),
    );
    let isPaying = true;
    const ceding = [0, 1].map(async (n) => {
      while (isPaying) await room.cede(room.on.at(n));
    });
    const payments = Array.from({ length: 200 }, (_, n) => n);
    const lanes = Array.from({ length: 8 }, async () => {
      for (let n = payments.pop(); n !== undefined; n = payments.pop()) {
        const paid = await room.on.pay(n % 2 ? room.on.adjuster : other, claims[n % 20] as Case, '100.00');
        expect([paid.status, paid.body.status]).toEqual([201, 'booked']);
      }
    });
    await Promise.all(lanes).finally(() => (isPaying = false));
    await Promise.all(ceding);
    await room.cede();
    // 20,000 are paid: 10,000 above the retention of 5,000.
    expect(await sumOf('PCS-200')).toEqual([10_000, 0]);
    // Whoever cedes holds a lock, so transactions follow each other: after none of them was more ceded than the limit.
    const steps = await room.on.room.sql<{ sum: string }>(
      `select sum(sum(e.amount)) over (order by e.xmin::text::bigint)::text as sum
         from claim_cession_entries e join claims c on c.id = e.claim_id
        where c.catastrophe_code = 'PCS-200' group by e.xmin::text::bigint`,
    );
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.filter(({ sum }) => Number(sum) > 10_000 || Number(sum) < 0)).toEqual([]);
    await room.assertAddsUp();
  });

  it.each(TABLES)(
    'is as if nothing had been worked out when it ends at %s, and is made up for',
    async (table) => {
      const claim = await room.on.case({ reserve: '9000.00' });
      await moveTo(claim, `PCS-${table}`);
      await room.on.room.sql(`create function stop_here() returns trigger language plpgsql as $$
        begin raise exception 'stopped'; end $$`);
      const when = table === 'audit_logs' ? `when (new.action = 'claims.ceded')` : '';
      await room.on.room.sql(
        `create trigger stop_here before insert on ${table} for each row ${when} execute function stop_here()`,
      );
      const counts = () =>
        room.on.room.sql(
          `select (select count(*) from claim_cession_changes) as changes, (select count(*) from claim_cessions) as positions,
                  (select count(*) from claim_cession_entries) as entries`,
        );
      const before = await counts();
      await expect(room.cede()).rejects.toThrow();
      expect(await counts()).toEqual(before);
      await room.on.room.sql(`drop trigger stop_here on ${table}`);
      await room.on.room.sql('drop function stop_here()');
      await room.cede();
      expect(await sumOf(`PCS-${table}`)).toEqual([0, 4000]);
      await room.assertAddsUp();
    },
  );

  it('is after any history what it is when worked out from nothing, and never above an annual limit', async () => {
    const limited = await room.treaty({
      number: 'QS-LIMITED',
      ...QUOTA_SHARE,
      annualLimit: '9000.00',
      cededBps: 2_500,
    });
    const first = await room.on.case();
    await moveTo(first, 'PCS-RANDOM');
    const claims = [first];
    while (claims.length < 5) claims.push(await room.on.case());
    let seed = 20_261_129;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    const paid: { readonly id: string }[] = [];
    for (let n = 0; n < 60; n++) {
      const claim = claims[random(claims.length)] as Case;
      const amount = `${1 + random(900)}.${String(random(100)).padStart(2, '0')}`;
      const what = random(6);
      if (what < 3) {
        const { status, body } = await room.on.pay(room.on.adjuster, claim, amount);
        if (status === 201) paid.push(body);
      } else if (what === 3) {
        const payment = paid.splice(random(paid.length), 1)[0];
        if (payment) await room.on.decide(room.on.examiner, payment, 'void');
      } else if (what === 4)
        await room.on.adjuster.post(`/api/v1/claims/${claim.id}/recoveries`, {
          lineId: claim.loss,
          kind: 'salvage',
          amount,
        });
      else await room.on.reserve(room.on.adjuster, claim, `1${random(9)}000.00`);
      if (random(4) === 0) await room.cede(room.on.at(n));
    }
    await room.cede();
    await room.assertAddsUp();
    const stored = await room.on.room.sql<{ claim_id: string; treaty_id: string; ceded: string }>(
      `select claim_id, treaty_id, sum(paid_loss + paid_expense + reserve_loss + reserve_expense)::text as ceded
         from claim_cessions group by 1, 2 having sum(paid_loss + paid_expense + reserve_loss + reserve_expense) <> 0
        order by 1, 2`,
    );
    const { app } = room.on.room;
    const store = app.get(CessionsStore, { strict: false });
    const all = await room.on.room.sql<{ id: string }>('select id from claims');
    const anew = await RequestContext.create(app.get(EntityManager), async () =>
      cede(
        await store.treaties(),
        await store.gross(
          all.map(({ id }) => id),
          [],
          [],
        ),
      ),
    );
    const sums = anew.cessions
      .map(({ claimId, treatyId, paidLoss, paidExpense, reserveLoss, reserveExpense }) => ({
        claim_id: claimId,
        treaty_id: treatyId,
        ceded: ((paidLoss + paidExpense + reserveLoss + reserveExpense) / 100).toFixed(2),
      }))
      .toSorted((a, b) => (`${a.claim_id}${a.treaty_id}` < `${b.claim_id}${b.treaty_id}` ? -1 : 1));
    expect(stored).toEqual(sums);
    const ofLimited = stored.filter((each) => each.treaty_id === limited.id);
    expect(ofLimited.reduce((sum, { ceded }) => sum + Math.round(Number(ceded) * 100), 0)).toBe(900_000);
  });

  it('is exact where treaties are activated and ended while claims are paid', async () => {
    const claims = [await room.on.case(), await room.on.case()];
    let isPaying = true;
    const ceding = [0, 1].map(async (n) => {
      while (isPaying) await room.cede(room.on.at(n));
    });
    const paying = claims.map(async (claim) => {
      for (let n = 0; n < 15; n++)
        expect((await room.on.pay(room.on.adjuster, claim, '10.00')).status).toBe(201);
    });
    const changing = (async () => {
      const first = await room.treaty({ number: 'QS-WHILE', ...QUOTA_SHARE, inuringOrder: 1 });
      expect((await room.end(first, '2026-07-01')).status).toBe(200);
      await room.treaty({
        number: 'QS-WHILE',
        ...QUOTA_SHARE,
        inuringOrder: 1,
        cededBps: 5_000,
        effectiveDate: '2026-07-01',
      });
    })();
    await Promise.all([...paying, changing]).finally(() => (isPaying = false));
    await Promise.all(ceding);
    await room.cede();
    for (const claim of claims)
      expect(await room.ceded(claim)).toMatchObject({ 'QS-WHILE': ['75.00', '5925.00'] });
    await room.assertAddsUp();
  });

  it('follows a claim whose day turns out to lie outside of a treaty, and back', async () => {
    await room.treaty({
      number: 'QS-DAY',
      ...QUOTA_SHARE,
      inuringOrder: 1,
      effectiveDate: '2026-07-10',
      expirationDate: '2026-07-11',
    });
    const claim = await room.on.case();
    const move = async (lossOn: string): Promise<void> => {
      const { body } = await room.on.adjuster.get<ClaimResponse>(`/api/v1/claims/${claim.id}`);
      expect((await complete(room.on.adjuster, body, { lossOn })).status).toBe(200);
      await room.cede();
    };
    await room.cede();
    expect(await room.ceded(claim)).toHaveProperty('QS-DAY');
    await move('2026-07-11');
    expect(await room.ceded(claim)).not.toHaveProperty('QS-DAY');
    await move('2026-07-10');
    expect(await room.ceded(claim)).toHaveProperty('QS-DAY');
    await room.assertAddsUp();
  });

  it('lets one of two activate, and one of two draft a version', async () => {
    const drafts = await Promise.all([1, 2].map(() => room.draft({ number: 'QS-TWICE', ...QUOTA_SHARE })));
    expect(drafts.every(({ status }) => status === 201 || status === 409)).toBe(true);
    const treaty = drafts.find(({ status }) => status === 201)?.body as TreatyResponse;
    const active = await Promise.all([room.activate(treaty), room.activate(treaty)]);
    expect(active.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect((await room.end(treaty, '2026-01-02')).status).toBe(200);
  });

  it('owes a reinsurer what came for a payment that is voided afterwards', async () => {
    const treaty = await room.treaty({
      number: 'QS-OWED',
      ...QUOTA_SHARE,
      inuringOrder: 1,
      coverages: ['dwelling'],
      effectiveDate: '2026-07-10',
      expirationDate: '2026-07-11',
    });
    const claim = await room.on.case();
    const { body: payment } = await room.on.pay(room.on.adjuster, claim, '1000.00');
    await room.cede();
    const owed = (await room.recoverables(claim)).find(({ treatyId }) => treatyId === treaty.id);
    const receipt = (amount: string) =>
      room.on.adjuster.post(`/api/v1/reinsurance-treaties/${treaty.id}/receipts`, {
        reinsurer: 'RE-ALPINE',
        reference: 'WIRE',
        receivedOn: '2026-07-15',
        lines: [{ claimId: claim.id, amount }],
      });
    expect((await receipt(owed?.due ?? '')).status).toBe(201);
    expect((await room.on.decide(room.on.examiner, payment, 'void')).status).toBe(200);
    await room.cede();
    const after = (await room.recoverables(claim)).find(({ treatyId }) => treatyId === treaty.id);
    expect(after).toMatchObject({ cededPaidLoss: '0.00', received: owed?.due, due: `-${owed?.due}` });
    expect(await receipt('0.01')).toMatchObject({
      status: 422,
      body: { errors: [{ detail: 'must be at most 0.00' }] },
    });
    await room.assertAddsUp();
  });
});
