import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BillingRoom } from '../../../test/support/billing-room.js';
import { ledgerOf } from '../../../test/support/ledger.js';
import { SYSTEM_ACTOR } from '../../shared/actor.js';
import { addDays, addMonths } from '../../shared/calendar-date.js';
import { Billing } from './billing.js';

describe('the billing account of a policy term', () => {
  let room: BillingRoom;

  beforeAll(async () => {
    room = await BillingRoom.open({ instances: 2 });
  });
  afterAll(() => room?.close());

  it('opens with the premium, paid in full unless told otherwise', async () => {
    const policy = await room.withoutAccount();
    const summary = await room.openAccount(policy, { planCode: null });
    expect(summary).toMatchObject({
      planCode: 'full',
      premium: '501.00',
      balance: '501.00',
      nextDueOn: policy.effectiveDate,
      nextDueAmount: '501.00',
      pastDue: '0.00',
    });
    expect(await room.sumOfEntries(policy.id)).toBe('501.00');
  });

  it('opens once for a term', async () => {
    const policy = await room.withoutAccount();
    await room.openAccount(policy);
    await expect(room.openAccount(policy)).rejects.toMatchObject({ code: '23505' });
  });

  it('refuses to be written outside the transaction of the policy', async () => {
    const policy = await room.withoutAccount();
    const [entry] = await ledgerOf(room.agent, policy);
    const billing = room.app.get(Billing, { strict: false });
    await RequestContext.create(room.app.get(EntityManager), async () => {
      await expect(billing.open(SYSTEM_ACTOR, room.accountOf(policy))).rejects.toThrow(
        /needs the transaction/,
      );
      await expect(
        billing.changed(SYSTEM_ACTOR, {
          policyId: policy.id,
          transactionId: entry?.id ?? '',
          total: '1.00',
          effectiveOn: policy.effectiveDate,
          reason: 'endorsement',
        }),
      ).rejects.toThrow(/needs the transaction/);
    });
  });

  it('leaves nothing when the transaction of the policy fails', async () => {
    const policy = await room.withoutAccount();
    await expect(
      room.inTransaction(async (billing) => {
        await billing.open(SYSTEM_ACTOR, room.accountOf(policy));
        throw new Error('the policy could not be written');
      }),
    ).rejects.toThrow('could not be written');
    expect(await room.summary(policy.id)).toBeNull();
  });

  it('refuses a plan that does not exist', async () => {
    const policy = await room.withoutAccount();
    await expect(room.openAccount(policy, { planCode: 'weekly' })).rejects.toMatchObject({
      code: 'billing.plan-not-found',
    });
  });

  it('asks for the amounts of the manual when its way of paying is chosen', async () => {
    const policy = await room.withoutAccount();
    const payments = [{ code: 'monthly', title: 'Monthly', instalments: 12, amount: '55.76' }];
    const summary = await room.openAccount(policy, { planCode: 'monthly', total: '413.00', payments });
    expect(summary).toMatchObject({
      premium: '413.00',
      instalmentCharge: '256.12',
      balance: '669.12',
      nextDueAmount: '55.76',
    });
  });

  it('follows a change of the premium once, however often it is told', async () => {
    const policy = await room.withoutAccount();
    const payments = [{ code: 'halves', title: 'Halves', instalments: 2, amount: '250.50' }];
    await room.openAccount(policy, { planCode: 'halves', payments });
    const transactionId = await room.transaction(policy);
    const first = await room.changed(policy, { transactionId, total: '601.00' });
    const later = await room.changed(policy, { total: '651.00' });
    const again = await room.changed(policy, { transactionId, total: '601.00' });
    expect(first).toMatchObject({ premium: '601.00', balance: '601.00' });
    expect(later).toMatchObject({ premium: '651.00' });
    expect(again).toEqual(later);
    expect(await room.instalments(policy.id)).toEqual([
      `1 ${policy.effectiveDate} 250.50 billed`,
      `2 ${addMonths(policy.effectiveDate, 6)} 400.50 planned`,
    ]);
    expect(await room.sumOfEntries(policy.id)).toBe('651.00');
  });

  it('of a canceled term owes what was earned, and of a reinstated one all of it', async () => {
    const policy = await room.withoutAccount();
    await room.openAccount(policy, { planCode: null });
    const on = addDays(policy.effectiveDate, 30);
    const canceled = await room.follow('cancelled', policy, { total: '41.18', effectiveOn: on });
    expect(canceled).toMatchObject({ premium: '41.18', balance: '41.18' });
    expect(await room.instalments(policy.id)).toEqual([
      `1 ${policy.effectiveDate} 501.00 billed`,
      expect.stringMatching(/^2 .* -459.82 credited$/),
    ]);
    const back = await room.follow('reinstated', policy, { total: '501.00', effectiveOn: on });
    expect(back).toMatchObject({ premium: '501.00', balance: '501.00' });
    expect(await room.sumOfItems(policy.id)).toBe('501.00');
  });

  it('tells nothing of a term that has none', async () => {
    const policy = await room.withoutAccount();
    expect(await room.summary(policy.id)).toBeNull();
    expect(await room.changed(policy, { total: '601.00' })).toBeNull();
  });

  it('adds up after thirty parallel changes on two instances', async () => {
    const policy = await room.withoutAccount();
    await room.openAccount(policy);
    const ids = [];
    for (let n = 0; n < 30; n++) ids.push(await room.transaction(policy));
    await Promise.all(
      ids.map((transactionId, n) =>
        room.changed(policy, { transactionId, total: `${500 + n}.00` }, n % 2 ? room.app : room.other),
      ),
    );
    const summary = await room.summary(policy.id);
    expect(await room.sumOfEntries(policy.id)).toBe(summary?.balance);
    expect(await room.sumOfItems(policy.id)).toBe(summary?.premium);
    expect(await room.count(policy.id, 'billing_entries')).toBe(31);
  });
});
