import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from '../../../../test/support/app.js';
import type { Answered } from '../../../../test/support/claims-room.js';
import { ClaimsRoom, complete, step } from '../../../../test/support/claims-room.js';
import type { JobCounts } from '../../../platform/jobs/job.js';
import type { PolicyResponse } from '../../policies/index.js';
import type { ClaimResponse } from '../claims.dto.js';
import { DeadlinesJob } from '../jobs/deadlines.job.js';
import type { DiaryEntryResponse } from './diary.dto.js';

const REPORTED = '2026-07-15';

describe('the diary of a claim', () => {
  let room: ClaimsRoom;
  let adjuster: Client;
  let policy: PolicyResponse;

  beforeAll(async () => {
    room = await ClaimsRoom.open({ today: '2026-06-01', instances: 2 });
    policy = await room.home(await room.on('2026-06-01', 'agent'));
  });
  afterAll(() => room?.close());

  async function reported(more: object = {}): Promise<ClaimResponse> {
    adjuster = await room.on(REPORTED, 'adjuster');
    const loss = { policyId: policy.id, lossOn: '2026-07-10', cause: 'hail', ...more };
    return (await room.report(adjuster, loss)).body;
  }
  const entries = async ({ id }: { id: string }): Promise<readonly DiaryEntryResponse[]> =>
    (await adjuster.get<{ items: readonly DiaryEntryResponse[] }>(`/api/v1/claims/${id}/diary`)).body.items;
  const open = async (claim: { id: string }): Promise<readonly (readonly [string, string])[]> =>
    (await entries(claim)).filter(({ status }) => status === 'open').map(({ kind, dueOn }) => [kind, dueOn]);
  const finish = (
    by: Client,
    { id, rowVersion }: DiaryEntryResponse,
  ): Promise<Answered<DiaryEntryResponse>> =>
    by.send({
      method: 'POST',
      url: `/api/v1/claim-diary/${id}/done`,
      headers: { 'if-match': `"${rowVersion}"` },
      payload: { note: 'Mailed' },
    });
  const run = (app: NestFastifyApplication): Promise<JobCounts> =>
    RequestContext.create(app.get(EntityManager), () =>
      app.get(DeadlinesJob, { strict: false }).run({ signal: new AbortController().signal }),
    );

  it('has the deadlines of the state from the notice on, each with where it is written', async () => {
    const claim = await reported();
    expect(await open(claim)).toEqual([
      ['acknowledgment', '2026-07-30'],
      ['decision', '2026-08-05'],
      ['follow_up', '2026-08-31'],
    ]);
    expect((await entries(claim))[0]).toMatchObject({
      citation: expect.stringContaining('3901-1-54(F)(2)'),
      isOverdue: false,
    });
  });

  it('begins where the policy is found, counted from the notice', async () => {
    adjuster = await room.on(REPORTED, 'adjuster');
    const { body: claim } = await room.report(adjuster, { lossOn: '2026-07-10', cause: 'hail' });
    expect(await open(claim)).toEqual([]);
    adjuster = await room.on('2026-07-20', 'adjuster');
    await complete(adjuster, claim, { policyId: policy.id });
    expect((await open(claim))[0]).toEqual(['acknowledgment', '2026-07-30']);
  });

  it('is answered by the decision, and begins again when the claim is reopened', async () => {
    const claim = await reported();
    const withdrawn = (await step(adjuster, claim, 'withdraw', { reason: 'The neighbor pays' })).body;
    expect(await open(claim)).toEqual([]);
    expect((await entries(claim)).map(({ status }) => status)).toEqual(['done', 'done', 'dropped']);
    adjuster = await room.on('2026-08-01', 'adjuster');
    await step(adjuster, withdrawn, 'reopen', { reason: 'The neighbor does not pay' });
    expect(await open(claim)).toEqual([
      ['decision', '2026-08-24'],
      ['follow_up', '2026-09-15'],
    ]);
  });

  it('asks for the next letter on how it stands when one has gone out', async () => {
    const claim = await reported();
    adjuster = await room.on('2026-08-20', 'adjuster');
    const followUp = (await entries(claim)).find(({ kind }) => kind === 'follow_up');
    if (!followUp) throw new Error('There is no follow-up');
    expect(await finish(adjuster, followUp)).toMatchObject({
      status: 200,
      body: { status: 'done', note: 'Mailed' },
    });
    expect(await finish(adjuster, followUp)).toMatchObject({ status: 412 });
    expect(await open(claim)).toContainEqual(['follow_up', '2026-10-05']);
  });

  it('is finished once by two at once', async () => {
    const claim = await reported();
    const task = await adjuster.post<DiaryEntryResponse>(`/api/v1/claims/${claim.id}/diary`, {
      title: 'Ask the roofer for the invoice',
      dueOn: '2026-07-20',
    });
    expect(task.status).toBe(201);
    const answers = await Promise.all(
      [room.app, room.other].map((app) => finish(adjuster.on(app), task.body)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it('tells once of what is past its day, also from two instances, and lists it first', async () => {
    const claim = await reported();
    adjuster = await room.on('2026-07-30', 'adjuster');
    await run(room.app);
    expect((await entries(claim))[0]).toMatchObject({ isOverdue: false, escalatedAt: null });
    adjuster = await room.on('2026-07-31', 'adjuster');
    await Promise.all([run(room.app), run(room.other)]);
    expect((await entries(claim))[0]).toMatchObject({ isOverdue: true, escalatedAt: expect.any(String) });
    const [missed] = await room.sql<{ count: string }>(
      `select count(*) from audit_logs where action = 'claims.deadline-missed' and resource_id = $1`,
      [claim.id],
    );
    expect(missed?.count).toBe('1');
    expect(await run(room.app)).toEqual({ escalated: 0, letters: 0 });
    const list = await adjuster.get<{ items: readonly DiaryEntryResponse[] }>(
      '/api/v1/claim-diary?overdue=true&limit=100',
    );
    const days = list.body.items.map(({ dueOn }) => dueOn);
    expect(list.body.items.some(({ claimId }) => claimId === claim.id)).toBe(true);
    expect(days).toEqual(days.toSorted());
    expect(days.every((day) => day < '2026-07-31')).toBe(true);
  });

  it('is not for agents', async () => {
    const claim = await reported();
    const agent = await room.as('agent');
    expect((await agent.get(`/api/v1/claims/${claim.id}/diary`)).status).toBe(403);
    expect((await agent.get('/api/v1/claim-diary')).status).toBe(403);
  });
});
