import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../../test/support/app.js';
import { ifMatch } from '../../../test/support/app.js';
import { rewrite } from '../../../test/support/database.js';
import { RenewalRoom, bind, decide, endorse, prepare } from '../../../test/support/renewal-room.js';
import { addsUp, ledgerOf } from '../../../test/support/ledger.js';
import { homeRequest } from '../../../test/support/story.js';
import { grantAuthority } from '../../../test/support/underwriting-room.js';
import { addDays } from '../../shared/calendar-date.js';
import { longDate } from '../../shared/long-date.js';
import type { PolicyResponse } from '../policies/index.js';
import { RenewalsJob } from './jobs/renewals.job.js';
import type { RenewalResponse, RenewalSummaryResponse } from './renewals.dto.js';

const BEGAN = '2026-06-01';
const ENDS = '2027-06-01';
const PREPARED = addDays(ENDS, -45);
const OFFERED = addDays(ENDS, -35);
const TERRITORY = '/propertyInfo/territory';
const AMOUNT = '/propertyInfo/amountOfInsurance';

describe('renewing a policy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sanctions-'));
  const file = join(folder, 'SDN.CSV');
  const list = (...lines: readonly string[]): void =>
    writeFileSync(file, ['36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"', ...lines].join('\r\n'));
  let room: RenewalRoom;
  let agent: Client;

  beforeAll(async () => {
    list();
    room = await RenewalRoom.open({ today: BEGAN, instances: 2, environment: { SANCTIONS_LIST: file } });
    await room.importHomeEdition('2027-cap', '2027-01-01', '600', {
      renewalCap: { maxIncrease: '15', maxDecrease: '10' },
    });
  });

  afterAll(async () => {
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  /** A home that began on the first of June, and the agent on a later day. */
  async function aHome(day: string): Promise<PolicyResponse> {
    const home = await room.home(await room.on(BEGAN));
    agent = await room.on(day);
    return home;
  }

  /** The same with its renewal, as the job has left it on that day. */
  async function renewed(day: string): Promise<{ home: PolicyResponse; renewal: RenewalResponse }> {
    const home = await aHome(day);
    await room.runJob();
    return { home, renewal: (await room.renewalOf(agent, home)).body };
  }

  it('waits while the customer may be on the list of sanctions: it is told, and neither issued nor lapsed by itself', async () => {
    const home = await aHome(PREPARED);
    const { body } = await agent.get<{ readonly displayName: string }>(
      `/api/v1/customers/${home.customerId}`,
    );
    const LISTED = `9002,"${body.displayName}","individual","SDGT"`;
    const waits = async () => {
      const url = `/api/v1/sanctions-findings?toDo=true&subjectId=${home.customerId}`;
      const admin = await room.as('admin');
      const { items } = (await admin.get<{ items: readonly { heldType: string; reference: string }[] }>(url))
        .body;
      return items.filter(({ reference }) => reference === home.policyNumber).map(({ heldType }) => heldType);
    };
    list(LISTED);
    await room.runJob();
    const held = (await room.renewalOf(agent, home)).body;
    const isHeld = { status: 'blocked', fault: { code: 'sanctions.possible-match' } };
    expect(held).toMatchObject(isHeld);
    expect(await waits()).toEqual(['renewal']);

    // Somebody else of that name: the next day's run rates it.
    const clear = async (): Promise<unknown> =>
      (await room.as('admin')).post(
        `/api/v1/customers/${home.customerId}/sanctions-clearances`,
        { entry: '9002', reason: 'Born in 1991' },
        ifMatch('*'),
      );
    expect(await clear()).toMatchObject({ status: 201 });
    agent = await room.on(OFFERED);
    await room.runJob();
    const offered = (await room.renewalOf(agent, home)).body;
    expect(offered).toMatchObject({ status: 'offered', fault: null });

    // Another entry of the name: what was offered is not bound, and its term does not run out unseen.
    list(LISTED, LISTED.replace('9002', '9003'));
    expect(await bind(agent, offered)).toMatchObject({
      status: 409,
      body: { code: 'sanctions.possible-match' },
    });
    agent = await room.on(ENDS);
    await room.runJob();
    expect((await room.renewalOf(agent, home)).body).toMatchObject(isHeld);
    agent = await room.on(addDays(ENDS, 3));
    await room.runJob();
    expect((await room.renewalOf(agent, home)).body).toMatchObject(isHeld);
    expect(await waits()).toEqual(['renewal']);

    list();
    agent = await room.on(addDays(ENDS, 4));
    await room.runJob();
    await room.runJob();
    expect((await room.renewalOf(agent, home)).body).toMatchObject({ status: 'lapsed' });
  });

  it('is prepared 45 days ahead, offered 35 days ahead, and costs what the cap lets it cost', async () => {
    const home = await aHome(addDays(PREPARED, -1));
    await room.runJob();
    expect((await room.renewalOf(agent, home)).status).toBe(404);

    agent = await room.on(PREPARED);
    await room.runJob();
    const prepared = (await room.renewalOf(agent, home)).body;
    expect(prepared).toMatchObject({
      status: 'prepared',
      effectiveDate: ENDS,
      expirationDate: '2028-06-01',
      termMonths: 12,
      expiringPremium: '501.00',
      indicatedPremium: '580.00',
      // 15% more than 501.00, rounded down to the cent.
      offeredPremium: '576.15',
      offeredAt: null,
      isStale: false,
      cap: {
        indicatedChange: '15.8',
        appliedChange: '15.0',
        carried: { charged: '576.15', indicated: '580.00' },
      },
    });
    expect(await bind(agent, prepared)).toMatchObject({
      status: 409,
      body: { code: 'policies.renewal-status' },
    });

    agent = await room.on(OFFERED);
    await room.runJob();
    const offered = (await room.renewalOf(agent, home)).body;
    expect(offered).toMatchObject({ status: 'offered', offeredPremium: '576.15' });
    expect(offered.offeredAt).not.toBeNull();
    await room.runJob();
    expect((await room.renewalOf(agent, home)).body).toEqual(offered);
  });

  it('is bound into the next term of the same contract: same items, same parties, charges over the new year', async () => {
    const { home, renewal } = await renewed(OFFERED);
    const answer = await bind(agent, renewal);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        contractNumber: home.contractNumber,
        policyNumber: `${home.contractNumber}-02`,
        termNumber: 2,
        renewalOf: home.id,
        quoteId: null,
        editionId: renewal.editionId,
        status: 'pending',
        effectiveDate: ENDS,
        expirationDate: '2028-06-01',
        totalPremium: '576.15',
        insuredName: home.insuredName,
        items: home.items,
      },
    });
    expect(await ledgerOf(agent, answer.body)).toMatchObject([
      { sequence: 1, kind: 'renewal', effectiveOn: ENDS, worksheetId: renewal.worksheetId },
    ]);
    await addsUp(agent, answer.body);
    const parties = (id: string): Promise<readonly object[]> =>
      room.sql('select role, name, customer_id from policy_parties where policy_id = $1', [id]);
    expect(await parties(answer.body.id)).toEqual(await parties(home.id));
    expect((await room.renewalOf(agent, home)).body).toMatchObject({
      status: 'bound',
      renewedPolicyId: answer.body.id,
    });
    expect(await ledgerOf(agent, home)).toHaveLength(1);
    expect(
      await room.sql(
        `select kind, data ->> 'basis' as basis, data #>> '{premium,total}' as total,
                data #>> '{policy,effectiveDate}' as "effectiveDate"
           from documents where subject_id = $1`,
        [answer.body.id],
      ),
    ).toEqual([{ kind: 'declarations', basis: 'renewal', total: '576.15', effectiveDate: ENDS }]);
    expect(
      await room.sql(
        `select status, (select sum(amount)::text from billing_entries e where e.account_id = a.id) as billed
           from billing_accounts a where policy_id = $1`,
        [answer.body.id],
      ),
    ).toEqual([{ status: 'open', billed: '576.15' }]);
    const trail = await room.sql<{ action: string }>(
      'select action from audit_logs where resource_id = any($1) order by created_at, id',
      [[renewal.id, answer.body.id]],
    );
    expect(trail.map(({ action }) => action)).toEqual(['policies.renewal-offered', 'policies.renewed']);
  });

  it('charges a change within a capped term in the proportion of its renewal, and carries the rest on', async () => {
    const { renewal } = await renewed(OFFERED);
    const next = (await bind(agent, renewal)).body;
    agent = await room.on(ENDS);
    // On its first day, so that the whole term is charged anew: 538 on the new plan, of which 576.15 / 580 is charged.
    const changed = (await endorse(agent, next, ENDS, TERRITORY, '3')).body;
    const { body: worksheet } = await agent.get<{ renewal: { indicated: string; charged: string } }>(
      `/api/v1/policies/${next.id}/transactions/${(await ledgerOf(agent, changed))[1]?.id}/worksheet`,
    );
    const indicated = Number(worksheet.renewal.indicated);
    expect(worksheet.renewal.charged).toBe(((indicated * 576.15) / 580).toFixed(2));
    expect(changed.totalPremium).toBe(worksheet.renewal.charged);
    await addsUp(agent, changed);

    agent = await room.on(addDays('2028-06-01', -35));
    await room.runJob();
    const second = (await room.renewalOf(agent, next)).body;
    expect(second.cap).toMatchObject({
      carriedBefore: { charged: '576.15', indicated: '580.00' },
      carried: null,
    });
    expect(second.offeredPremium).toBe(worksheet.renewal.indicated);
  });

  it('follows a change of the term that ends: it is stale at once, and the job rates it again', async () => {
    const { home, renewal } = await renewed(OFFERED);
    const changed = (await endorse(agent, home, OFFERED, TERRITORY, '1')).body;
    expect((await room.renewalOf(agent, home)).body.isStale).toBe(true);
    expect(await bind(agent, renewal)).toMatchObject({
      status: 409,
      body: { code: 'policies.renewal-stale' },
    });

    await room.runJob();
    const again = (await room.renewalOf(agent, home)).body;
    expect(again).toMatchObject({ status: 'offered', isStale: false, editionId: renewal.editionId });
    expect(Number(again.offeredPremium)).toBeLessThan(Number(renewal.offeredPremium));
    expect(await bind(agent, renewal)).toMatchObject({
      status: 412,
      body: { code: 'http.stale-version', currentETag: `"${again.rowVersion}"` },
    });
    const next = await bind(agent, again);
    expect(next).toMatchObject({
      status: 201,
      body: { totalPremium: again.offeredPremium, items: changed.items },
    });
  });

  it('is referred where underwriting refers it, and bound once an underwriter has approved', async () => {
    const home = await aHome(addDays(OFFERED, -20));
    const admin = await room.on(addDays(OFFERED, -20), 'admin');
    await grantAuthority(admin, { code: 'underwriter', role: 'underwriter', fourEyes: false });
    const underwriter = await room.on(addDays(OFFERED, -20), 'underwriter');
    await endorse(underwriter, home, addDays(OFFERED, -20), AMOUNT, 1_200_000);
    agent = await room.on(OFFERED);
    const approver = await room.on(OFFERED, 'underwriter');
    await room.runJob();
    const seen = (await room.renewalOf(agent, home)).body;
    expect(seen).toMatchObject({ status: 'referred', underwriting: { outcome: 'refer', reasons: [] } });
    expect(await bind(agent, seen)).toMatchObject({ status: 409, body: { code: 'policies.renewal-status' } });
    expect(await decide(agent, seen, 'approve')).toMatchObject({ status: 403 });
    const whole = (await room.renewalOf(approver, home)).body;
    expect(whole.underwriting?.reasons).not.toEqual([]);
    const approved = await decide(approver, seen, 'approve');
    expect(approved).toMatchObject({
      status: 200,
      body: { status: 'offered', reason: 'Asked for on the phone.' },
    });

    // What was approved stays so when it is rated again, and nothing else does.
    await room.sql('update policies set row_version = row_version + 1 where id = $1', [home.id]);
    await room.runJob();
    const again = (await room.renewalOf(agent, home)).body;
    expect(again.status).toBe('offered');
    expect((await bind(agent, again)).status).toBe(201);
  });

  it('tells the insured of the consumer report on which it rests, and is silent where none counted against them', async () => {
    const told = async (home: PolicyResponse): Promise<readonly object[]> => {
      const { body } = await agent.get<{ items: readonly { readonly reference: string }[] }>(
        '/api/v1/underwriting/adverse-actions?kind=less_favourable&limit=100',
      );
      return body.items.filter(({ reference }) => reference === home.policyNumber);
    };
    const property = homeRequest()['propertyInfo'] as object;
    agent = await room.on(BEGAN);
    const [worst, best] = [
      await room.home(agent, {
        propertyInfo: { ...property, insuranceScoreTier: 'D', scoreFactor1: 'balances' },
      }),
      await room.home(agent, { propertyInfo: { ...property, insuranceScoreTier: 'A' } }),
    ];
    agent = await room.on(PREPARED);
    await room.runJob();
    expect(await told(worst)).toEqual([]);
    agent = await room.on(OFFERED);
    await room.runJob();
    await room.runJob();
    expect(await told(worst)).toMatchObject([
      {
        subjectType: 'policy_transaction',
        companyCode: 'BND',
        reasons: [{ title: 'Balances are high compared with the credit limits.', detail: null }],
        report: { agency: { name: 'Demo Consumer Reports' } },
      },
    ]);
    expect(await told(best)).toEqual([]);
  });

  it('lapses when nobody takes it before the term ends; an underwriter may still bind it late', async () => {
    const { home, renewal } = await renewed(OFFERED);
    agent = await room.on(ENDS);
    expect(await bind(agent, renewal)).toMatchObject({
      status: 409,
      body: { code: 'policies.renewal-late' },
    });
    await room.runJob();
    const lapsed = (await room.renewalOf(agent, home)).body;
    expect(lapsed).toMatchObject({ status: 'lapsed', reason: 'It was not accepted before the term ended.' });
    expect(await bind(agent, lapsed)).toMatchObject({ status: 409, body: { code: 'policies.renewal-late' } });
    const underwriter = await room.on(addDays(ENDS, 3), 'underwriter');
    const late = await bind(underwriter, lapsed);
    expect(late).toMatchObject({ status: 201, body: { status: 'active', effectiveDate: ENDS } });
  });

  it('is withdrawn when the insured does not want it, and can be prepared again', async () => {
    const { home, renewal } = await renewed(OFFERED);
    const withdrawn = (await decide(agent, renewal, 'withdraw')).body;
    expect(withdrawn.status).toBe('withdrawn');
    await room.sql('update policies set row_version = row_version + 1 where id = $1', [home.id]);
    await room.runJob();
    expect((await room.renewalOf(agent, home)).body).toEqual(withdrawn);
    expect(await bind(agent, withdrawn)).toMatchObject({
      status: 409,
      body: { code: 'policies.renewal-status' },
    });
    const again = await prepare(agent, await room.read(agent, home));
    expect(again).toMatchObject({ status: 201, body: { id: renewal.id, status: 'offered', reason: null } });
  });

  it('waits while the term is canceled or is going to be, and goes on when that is taken back', async () => {
    const { home, renewal } = await renewed(OFFERED);
    const cancel = (columns: string): Promise<unknown> =>
      room.sql(`update policies set row_version = row_version + 1, ${columns} where id = $1`, [home.id]);
    await cancel(`cancelled_on = '${addDays(ENDS, -10)}'`);
    expect(await bind(agent, renewal)).toMatchObject({
      status: 409,
      body: { code: 'policies.not-in-force' },
    });
    await room.runJob();
    expect((await room.renewalOf(agent, home)).body).toMatchObject({
      status: 'blocked',
      fault: { code: 'policies.not-in-force' },
    });
    await cancel(`cancelled_on = null, cancellation_due_on = '${addDays(ENDS, -10)}'`);
    await room.runJob();
    expect((await room.renewalOf(agent, home)).body.fault?.code).toBe('policies.cancellation-pending');
    await cancel('cancellation_due_on = null');
    await room.runJob();
    const again = (await room.renewalOf(agent, home)).body;
    expect(again).toMatchObject({ status: 'offered', fault: null, offeredPremium: renewal.offeredPremium });
    expect((await bind(agent, again)).status).toBe(201);
  });

  it('waits while a moratorium stops renewals where the risk is', async () => {
    const { home, renewal } = await renewed(OFFERED);
    const hold = await room.sql<{ id: string }>(
      `insert into underwriting_holds (state, product_types, transactions, effective_date, reason)
       values ('OH', '{home}', '{renew}', $1, 'Tornado warning') returning id`,
      [OFFERED],
    );
    const held = { status: 422, body: { code: 'quoting.under-moratorium', detail: 'Tornado warning' } };
    expect(await bind(agent, renewal)).toMatchObject(held);
    await room.sql('update policies set row_version = row_version + 1 where id = $1', [home.id]);
    await room.runJob();
    expect((await room.renewalOf(agent, home)).body).toMatchObject({
      status: 'blocked',
      fault: { code: 'quoting.under-moratorium', detail: 'Tornado warning' },
    });
    await room.sql('delete from underwriting_holds where id = $1', [hold[0]?.id]);
    agent = await room.on(addDays(OFFERED, 1));
    await room.runJob();
    const again = (await room.renewalOf(agent, home)).body;
    expect(again).toMatchObject({ status: 'offered', offeredPremium: renewal.offeredPremium });
    expect((await bind(agent, again)).status).toBe(201);
  });

  it('is prepared by agents within its time, by underwriters also before', async () => {
    const home = await aHome(addDays(PREPARED, -1));
    const early = await prepare(agent, home);
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'policies.renewal-early', preparedFrom: PREPARED },
    });
    expect(early.body.detail).toContain(longDate(PREPARED));
    const underwriter = await room.on(addDays(PREPARED, -300), 'underwriter');
    expect(await prepare(underwriter, home)).toMatchObject({ status: 201, body: { status: 'prepared' } });
    // What stands is rated again by either.
    expect((await prepare(await room.on(addDays(PREPARED, -1)), home)).status).toBe(201);
    const another = await aHome(PREPARED);
    expect((await prepare(agent, another)).status).toBe(201);
  });

  it('is blocked when its customer was deleted, and says so each time', async () => {
    const [before, after] = [await room.customer('Ada'), await room.customer('Bo')];
    const first = await room.home(await room.on(BEGAN), { customerId: before });
    const second = await room.home(await room.on(BEGAN), { customerId: after });
    const gone = (id: string): Promise<unknown> =>
      room.sql('update customers set deleted_at = now() where id = $1', [id]);
    await gone(before);
    agent = await room.on(OFFERED);
    await room.runJob();
    expect((await room.renewalOf(agent, first)).body).toMatchObject({
      status: 'blocked',
      fault: { code: 'policies.customer-gone' },
    });
    const refused = { status: 409, body: { code: 'policies.customer-gone' } };
    expect(await prepare(agent, first)).toMatchObject(refused);

    const offered = (await room.renewalOf(agent, second)).body;
    expect(offered.status).toBe('offered');
    await gone(after);
    expect(await bind(agent, offered)).toMatchObject(refused);
    // Cover goes on to the end of the term, and so do its changes.
    expect((await endorse(agent, second, OFFERED, TERRITORY, '1')).status).toBe(201);
  });

  it('goes to the customer into whom its own was merged, however often', async () => {
    const [one, two, three] = [
      await room.customer('Ada'),
      await room.customer('Ida'),
      await room.customer('Ina'),
    ];
    const home = await room.home(await room.on(BEGAN), { customerId: one });
    for (const [from, into] of [
      [one, two],
      [two, three],
    ])
      await room.sql('update customers set deleted_at = now(), merged_into = $2 where id = $1', [from, into]);
    agent = await room.on(OFFERED);
    await room.runJob();
    const renewal = (await room.renewalOf(agent, home)).body;
    const next = await bind(agent, renewal);
    expect(next).toMatchObject({ status: 201, body: { customerId: three, insuredName: 'Ina Insured' } });
    expect(
      await room.sql('select role, name, customer_id as id from policy_parties where policy_id = $1', [
        next.body.id,
      ]),
    ).toEqual([{ role: 'first_named_insured', name: 'Ina Insured', id: three }]);
  });

  it('says why it cannot be rated, tries again every day, and keeps no other term waiting', async () => {
    const [blocked, broken, sound] = [await aHome(OFFERED), await aHome(OFFERED), await aHome(OFFERED)];
    await rewrite(room.database, 'policies', 'update policies set edition = null where id = $1', [
      blocked.id,
    ]);
    await room.sql(`
      create function refuse_one() returns trigger language plpgsql as $$
      begin if new.policy_id = '${broken.id}' then raise exception 'no'; end if; return new; end $$;
      create trigger refuse_one before insert on renewals for each row execute function refuse_one()`);
    await room.runJob();
    await room.sql('drop trigger refuse_one on renewals; drop function refuse_one()');
    expect((await room.renewalOf(agent, blocked)).body).toMatchObject({
      status: 'blocked',
      offeredPremium: null,
      fault: { code: 'policies.term-without-edition' },
    });
    expect((await room.renewalOf(agent, broken)).status).toBe(404);
    expect((await room.renewalOf(agent, sound)).body.status).toBe('offered');

    await rewrite(room.database, 'policies', 'update policies set edition = $2 where id = $1', [
      blocked.id,
      sound.editionId,
    ]);
    await room.runJob();
    expect((await room.renewalOf(agent, blocked)).body.status).toBe('blocked');
    agent = await room.on(addDays(OFFERED, 1));
    await room.runJob();
    expect((await room.renewalOf(agent, blocked)).body.status).toBe('offered');
    expect((await room.renewalOf(agent, broken)).body.status).toBe('offered');
  });

  it('refuses what cannot be renewed, in words', async () => {
    const { home, renewal } = await renewed(OFFERED);
    expect(await prepare(agent, { id: home.id, rowVersion: 7 })).toMatchObject({
      status: 412,
      body: { code: 'http.stale-version', currentETag: `"${home.rowVersion}"` },
    });
    const next = (await bind(agent, renewal)).body;
    for (const refused of [await bind(agent, renewal), await prepare(agent, home)])
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'policies.already-renewed', policyId: next.id },
      });
    expect(await decide(agent, renewal, 'withdraw')).toMatchObject({
      status: 409,
      body: { code: 'policies.already-renewed' },
    });
    const ended = await aHome(ENDS);
    expect(await prepare(agent, ended)).toMatchObject({
      status: 409,
      body: { code: 'policies.term-expired' },
    });
    const missing = { id: renewal.worksheetId as string, rowVersion: 1 };
    expect(await bind(agent, missing)).toMatchObject({
      status: 404,
      body: { code: 'policies.renewal-not-found' },
    });
    expect(await prepare(agent, missing)).toMatchObject({
      status: 404,
      body: { code: 'policies.policy-not-found' },
    });
    expect(await agent.post(`/api/v1/renewals/${renewal.id}/bind`, {})).toMatchObject({
      status: 428,
      body: { code: 'http.precondition-required' },
    });
    expect(await agent.get('/api/v1/renewals?cursor=abc')).toMatchObject({
      status: 400,
      body: { code: 'http.invalid-cursor' },
    });
  });

  it('counts its days where the policy is: in Ohio it is still yesterday at three in the morning UTC', async () => {
    const home = await aHome(BEGAN);
    await room.at(`${PREPARED}T03:30:00Z`);
    await room.runJob();
    agent = await room.at(`${PREPARED}T03:59:00Z`);
    expect((await room.renewalOf(agent, home)).status).toBe(404);
    agent = await room.at(`${PREPARED}T04:00:00Z`);
    await room.runJob();
    expect((await room.renewalOf(agent, home)).body).toMatchObject({ status: 'prepared', ratedOn: PREPARED });
  });

  it('comes back to February 29 every fourth year', async () => {
    const home = await room.home(await room.on('2028-02-01'), { effectiveDate: '2028-02-29' });
    expect(home.expirationDate).toBe('2029-02-28');
    let [last, end] = [home, home.expirationDate];
    for (const expected of ['2030-02-28', '2031-02-28', '2032-02-29', '2033-02-28']) {
      agent = await room.on(addDays(end, -30));
      await room.runJob();
      last = (await bind(agent, (await room.renewalOf(agent, last)).body)).body;
      expect([last.effectiveDate, last.expirationDate]).toEqual([end, expected]);
      end = expected;
    }
    expect(last.termNumber).toBe(5);
  });

  it('is listed by the day on which it begins, page by page, to those who may see it', async () => {
    const day = '2030-04-28';
    const ids: string[] = [];
    for (const began of ['2029-06-01', '2029-05-29', '2029-05-30'])
      ids.push((await room.home(await room.on(began))).id);
    agent = await room.on(day);
    await room.runJob();
    const query =
      'status=offered&productType=home&effectiveFrom=2030-05-01&effectiveBefore=2030-07-01&limit=2';
    const first = await agent.get<{ items: RenewalSummaryResponse[]; nextCursor: string }>(
      `/api/v1/renewals?${query}`,
    );
    const rest = await agent.get<{ items: RenewalSummaryResponse[]; nextCursor: null }>(
      `/api/v1/renewals?${query}&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.items, ...rest.body.items].map(({ policyId }) => policyId)).toEqual([
      ids[1],
      ids[2],
      ids[0],
    ]);
    expect(rest.body.nextCursor).toBeNull();
    await rewrite(room.database, 'renewals', 'update renewals set agency_id = null where policy_id = $1', [
      ids[1],
    ]);
    const own = await agent.get<{ items: RenewalSummaryResponse[] }>(`/api/v1/renewals?${query}`);
    expect(own.body.items.map(({ policyId }) => policyId)).toEqual([ids[2], ids[0]]);
  });

  it('costs what it was offered for until it is rated anew', async () => {
    const { renewal } = await renewed(OFFERED);
    const change = room.sql('update renewals set offered_premium = 1 where id = $1', [renewal.id]);
    await expect(change).rejects.toThrow('renewals.offered_premium is kept as it was first written');
  });

  it('lets one of forty parallel binds through; a repeated key gets the first answer', async () => {
    const { renewal } = await renewed(OFFERED);
    const key = { 'idempotency-key': 'renewal-of-june' };
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        bind(agent.on(n % 2 ? room.app : room.other), renewal, n < 5 ? key : {}),
      ),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, body } of answers)
      if (status !== 201) {
        expect(status).toBe(409);
        if (body.code === 'policies.already-renewed') expect(body.policyId).toBe(made[0]?.body.id);
      }
    const terms = await room.sql('select from policies where renewal_of = $1', [renewal.policyId]);
    expect(terms).toHaveLength(1);
    await addsUp(agent, await room.read(agent, { id: made[0]?.body.id as string }));
  });

  it('is prepared once by two instances at a time, while people change the same policies', async () => {
    const homes: PolicyResponse[] = [];
    const first = await room.on(BEGAN);
    for (let n = 0; n < 12; n += 1) homes.push(await room.home(first));
    agent = await room.on(OFFERED);
    await Promise.all([
      room.app.get(RenewalsJob).run({ signal: new AbortController().signal }),
      room.other.get(RenewalsJob).run({ signal: new AbortController().signal }),
      ...homes.map((home) => endorse(agent, home, OFFERED, TERRITORY, '2')),
    ]);
    await room.runJob();
    for (const home of homes)
      expect((await room.renewalOf(agent, home)).body).toMatchObject({ status: 'offered', isStale: false });
  });

  it('leaves nothing half-done when the connection dies between the steps of a bind', async () => {
    const { home, renewal } = await renewed(OFFERED);
    await room.sql(`
      create function die() returns trigger language plpgsql as $$
      begin raise exception 'broken off' using errcode = 'admin_shutdown'; end $$;
      create trigger die before update on renewals for each row when (new.status = 'bound') execute function die()`);
    expect((await bind(agent, renewal)).status).toBe(503);
    await room.sql('drop trigger die on renewals; drop function die()');
    expect(await room.sql('select from policies where renewal_of = $1', [home.id])).toHaveLength(0);
    expect((await room.renewalOf(agent, home)).body).toEqual(renewal);
    expect((await bind(agent, renewal)).status).toBe(201);
  });

  it('stops after its batch when it is asked to, and goes on where it was', async () => {
    const home = await aHome(OFFERED);
    const stopped = new AbortController();
    stopped.abort();
    expect(await room.app.get(RenewalsJob).run({ signal: stopped.signal })).toEqual({});
    expect((await room.renewalOf(agent, home)).status).toBe(404);
    await room.runJob();
    expect((await room.renewalOf(agent, home)).status).toBe(200);
  });
});
