import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { ifMatch } from '../../../../test/support/app.js';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import { Mailbox } from '../../../../test/support/mailbox.js';
import type { JobCounts } from '../../../platform/jobs/job.js';
import type { ClaimResponse } from '../claims.dto.js';
import { DeadlinesJob } from '../jobs/deadlines.job.js';
import type { DiaryEntryResponse } from './diary.dto.js';

const LATE = '2026-09-01';

describe('what is past its day', () => {
  let on: ClaimsLedger;
  let mailbox: Mailbox;
  let users: Readonly<Record<string, string>>;

  beforeAll(async () => {
    mailbox = await Mailbox.open();
    on = await ClaimsLedger.open({ instances: 2, environment: { SMTP_URL: mailbox.url } });
    const rows = await on.room.sql<{ email: string; id: string }>('select email, id from users');
    users = Object.fromEntries(rows.map(({ email, id }) => [email.split('@')[0], id]));
    await on.room.sql('delete from claim_adjusters');
    for (const [who, team, isLead] of [
      ['adjuster', 'ROOFS', false],
      ['examiner', 'ROOFS', true],
      ['underwriter', 'ALONE', false],
    ] as const)
      expect(
        await on.admin.post('/api/v1/claim-adjusters', { userId: users[who], team, isLead }),
      ).toMatchObject({ status: 201 });
  });
  afterAll(async () => {
    await on?.close();
    await mailbox?.close();
  });
  /** Nothing of one story is told in the next. */
  afterEach(async () => {
    await on.room.sql(`update claim_diary set status = 'done', done_at = now() where status = 'open'`);
    await on.room.sql(`update claim_escalations set status = 'dropped' where status = 'waiting'`);
    mailbox.take();
  });

  const run = (n = 0): Promise<JobCounts> =>
    RequestContext.create(on.at(n).get(EntityManager), () =>
      on.at(n).get(DeadlinesJob, { strict: false }).run({ signal: new AbortController().signal }),
    );
  const letters = (): Promise<readonly { readonly status: string }[]> =>
    on.room.sql<{ status: string }>('select status, attempts, last_fault from claim_escalations order by id');
  const entries = async ({ id }: { readonly id: string }): Promise<readonly DiaryEntryResponse[]> =>
    (await on.adjuster.get<{ items: readonly DiaryEntryResponse[] }>(`/api/v1/claims/${id}/diary`)).body
      .items;
  const plain = (mail: string): string => mail.replaceAll('=\r\n', '').replaceAll('\r\n', '\n');

  /** With one task that is due long before the story goes on; deadlines of the law are out of the way. */
  async function late(
    adjuster: string | null,
    title = 'Ask Mr. Quinn for the invoice',
  ): Promise<ClaimResponse> {
    await on.on('2026-07-15');
    const { body } = await on.room.report(on.adjuster, {
      policyId: on.home.id,
      lossOn: '2026-07-10',
      cause: 'hail',
    });
    await on.room.sql(`update claim_diary set status = 'done', done_at = now() where claim_id = $1`, [
      body.id,
    ]);
    const task = { title, dueOn: '2026-07-20' };
    expect(await on.adjuster.post(`/api/v1/claims/${body.id}/diary`, task)).toMatchObject({ status: 201 });
    if (adjuster !== null) {
      const assigned = await on.adjuster.send({
        method: 'PUT',
        url: `/api/v1/claims/${body.id}/assignment`,
        headers: ifMatch('*'),
        payload: { adjusterId: users[adjuster], reason: 'workload' },
      });
      expect(assigned.status).toBe(200);
    }
    return body;
  }

  it('is told to the leader of the team in one letter, once, from two instances at once and again', async () => {
    const claims = [await late('adjuster'), await late('adjuster'), await late('examiner')];
    await on.on(LATE);
    const counts = await Promise.all([0, 1, 0, 1].map((n) => run(n)));
    const sum = (name: string): number => counts.reduce((all, each) => all + (each[name] ?? 0), 0);
    expect(sum('escalated')).toBe(3);
    for (const n of [0, 1, 0]) expect(await run(n)).toEqual({ escalated: 0, letters: 0 });
    const mails = mailbox.take().map(plain);
    expect(mails.every((mail) => mail.includes('To: examiner@demo.bindery.example'))).toBe(true);
    // Two who look at once may each have begun one; each entry stands in one of them.
    for (const { id, claimNumber } of claims)
      expect(
        mails.filter((mail) => mail.includes(claimNumber) && mail.includes(`/api/v1/claims/${id}/diary`)),
      ).toHaveLength(1);
    expect(mails.join('\n')).not.toMatch(/Quinn|invoice/);
    expect((await entries(claims[0] ?? { id: '' })).find(({ kind }) => kind === 'task')).toMatchObject({
      isOverdue: true,
      escalatedTo: users['examiner'],
    });
    const told = await on.room.sql(
      `select changes ->> 'leadId' as lead from audit_logs where action = 'claims.deadline-missed' and resource_id = any($1)`,
      [claims.map(({ id }) => id)],
    );
    expect(told).toEqual(claims.map(() => ({ lead: users['examiner'] })));
  });

  it('is told by list and trail alone where there is no leader', async () => {
    const claims = [await late(null), await late('underwriter')];
    await on.on(LATE);
    expect(await run()).toEqual({ escalated: 2, letters: 0 });
    for (const claim of claims)
      expect((await entries(claim)).find(({ kind }) => kind === 'task')).toMatchObject({
        escalatedAt: expect.any(String),
        escalatedTo: null,
      });
    expect(mailbox.take()).toEqual([]);
  });

  it('leaves out what was done before the letter could leave, and is told when the mail server is back', async () => {
    const [done, open] = [await late('adjuster'), await late('adjuster')];
    await on.on(LATE);
    await mailbox.close();
    expect(await run()).toMatchObject({ escalated: 2, letters: 1 });
    expect((await letters()).at(-1)).toMatchObject({ status: 'waiting', attempts: 1, last_fault: 'ESOCKET' });
    const task = (await entries(done)).find(({ kind }) => kind === 'task');
    await on.adjuster.post(`/api/v1/claim-diary/${task?.id}/done`, {}, ifMatch('*'));
    await mailbox.reopen();
    expect(await run()).toMatchObject({ letters: 0 });
    await on.room.sql(`update claim_escalations set due_at = now() where status = 'waiting'`);
    await Promise.all([run(0), run(1)]);
    const [mail = '', ...more] = mailbox.take().map(plain);
    expect(more).toEqual([]);
    expect(mail).toContain(open.claimNumber);
    expect(mail).not.toContain(done.claimNumber);
    expect(mail).toContain('Subject: Bindery: past its day in your team, 1 entry');
  });

  it('goes into the letter that waits, and to nobody who has left', async () => {
    await late('adjuster');
    await on.on(LATE);
    await on.room.sql(`insert into claim_escalations (lead_id) values ($1)`, [users['examiner']]);
    await on.room.sql(`update users set is_active = false where id = $1`, [users['examiner']]);
    try {
      expect(await run()).toEqual({ escalated: 1, letters: 1 });
    } finally {
      await on.room.sql(`update users set is_active = true where id = $1`, [users['examiner']]);
    }
    expect((await letters()).at(-1)).toMatchObject({ status: 'dropped', attempts: 1 });
    expect((await letters()).filter(({ status }) => status === 'waiting')).toEqual([]);
    expect(mailbox.take()).toEqual([]);
  });

  it('is told by somebody else where an instance died while it told it', async () => {
    const claim = await late('adjuster');
    await on.on(LATE);
    await on.room.sql(`insert into claim_escalations (lead_id) values ($1)`, [users['examiner']]);
    // It had escalated and taken the letter, and then it was gone.
    await on.room.sql(
      `update claim_diary set escalated_at = now(), escalation_id = (select id from claim_escalations where status = 'waiting')
        where claim_id = $1 and status = 'open'`,
      [claim.id],
    );
    await on.room.sql(
      `update claim_escalations set attempts = 1, due_at = now() + interval '120 s' where status = 'waiting'`,
    );
    expect(await run(1)).toEqual({ escalated: 0, letters: 0 });
    await on.room.sql(`update claim_escalations set due_at = now() where status = 'waiting'`);
    expect(await run(1)).toEqual({ escalated: 0, letters: 1 });
    expect(mailbox.take().map(plain).join()).toContain(claim.claimNumber);
  });
});
