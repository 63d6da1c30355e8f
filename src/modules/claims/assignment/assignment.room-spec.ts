import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { ifMatch } from '../../../../test/support/app.js';
import type { Case, Json } from '../../../../test/support/claims-ledger.js';
import { ClaimsLedger } from '../../../../test/support/claims-ledger.js';
import type { Answered } from '../../../../test/support/claims-room.js';
import { step } from '../../../../test/support/claims-room.js';
import type { Page } from '../../../shared/page.js';
import type { ClaimResponse } from '../claims.dto.js';
import type { TimelineResponse } from '../timeline/timeline.dto.js';
import { AssignmentsJob } from '../jobs/assignments.job.js';
import type {
  AdjusterResponse,
  AssignmentRuleResponse,
  AssignmentsResponse,
  HandOverResponse,
} from './assignment.dto.js';

const ADJUSTERS = '/api/v1/claim-adjusters';
const RULES = '/api/v1/claim-assignment-rules';
const TEAM = 'PROPERTY';

describe('the assignment of claims', () => {
  let on: ClaimsLedger;
  let ada: AdjusterResponse;
  let eve: AdjusterResponse;
  let users: Readonly<Record<string, string>>;

  beforeAll(async () => {
    on = await ClaimsLedger.open({ instances: 2 });
    const rows = await on.room.sql<{ email: string; id: string }>('select email, id from users');
    users = Object.fromEntries(rows.map(({ email, id }) => [email.split('@')[0], id]));
    // Those of the demo are in the way of the stories here.
    for (const table of ['claim_assignment_rules', 'claim_adjusters'])
      await on.room.sql(`delete from ${table}`);
    ada = (await enter('adjuster', { skills: ['large-loss'], states: ['OH'], mostOpen: 30, isLead: true }))
      .body;
    eve = (await enter('examiner')).body;
  });
  afterAll(() => on?.close());

  const enter = (who: string, more: Json = {}, headers = {}): Promise<Answered<AdjusterResponse>> =>
    on.admin.post(ADJUSTERS, { userId: users[who], team: TEAM, ...more }, headers);
  const change = (who: AdjusterResponse, more: Json, version: number | '*' = '*') =>
    on.admin.send<Answered<AdjusterResponse>['body']>({
      method: 'PUT',
      url: `${ADJUSTERS}/${who.id}`,
      headers: ifMatch(version),
      payload: { team: TEAM, ...more },
    });
  const assign = (
    claim: Pick<ClaimResponse, 'id' | 'rowVersion'>,
    adjusterId: string | null,
    by = on.adjuster,
  ) =>
    by.send<Answered['body']>({
      method: 'PUT',
      url: `/api/v1/claims/${claim.id}/assignment`,
      headers: ifMatch(claim.rowVersion),
      payload: { adjusterId, reason: 'continuity' },
    });
  const handOver = (who: AdjusterResponse, version: number, more: Json = {}) =>
    on.admin.post<Answered<HandOverResponse>['body']>(
      `${ADJUSTERS}/${who.id}/hand-over`,
      { reason: 'absence', ...more },
      ifMatch(version),
    );
  const seen = async ({ id }: Pick<Case, 'id'>): Promise<ClaimResponse> =>
    (await on.adjuster.get<ClaimResponse>(`/api/v1/claims/${id}`)).body;
  const adjuster = async ({ id }: AdjusterResponse): Promise<AdjusterResponse> =>
    (await on.adjuster.get<AdjusterResponse>(`${ADJUSTERS}/${id}`)).body;
  const assignments = async ({ id }: Pick<Case, 'id'>): Promise<AssignmentsResponse['items']> =>
    (await on.adjuster.get<AssignmentsResponse>(`/api/v1/claims/${id}/assignments`)).body.items;
  const reported = async (more: Json = {}): Promise<ClaimResponse> =>
    (
      await on.room.report(on.adjuster, {
        policyId: on.home.id,
        lossOn: '2026-07-10',
        cause: 'hail',
        ...more,
      })
    ).body;
  async function rule(more: Json = {}): Promise<AssignmentRuleResponse> {
    const added = await on.admin.post<AssignmentRuleResponse>(RULES, {
      priority: 10,
      team: TEAM,
      productType: 'home',
      effectiveDate: '2026-01-01',
      ...more,
    });
    expect([added.status, added.body]).toEqual([201, added.body]);
    return added.body;
  }
  /** As the runner would, but without its lease, so that two instances can be at it at once. */
  const run = (n = 0): Promise<unknown> =>
    RequestContext.create(on.at(n).get(EntityManager), () =>
      on.at(n).get(AssignmentsJob, { strict: false }).run({ signal: new AbortController().signal }),
    );

  it('does nothing without a rule, and follows one from the day on which it holds', async () => {
    const claim = await reported();
    await run();
    expect(await seen(claim)).toMatchObject({ adjusterId: null, rowVersion: claim.rowVersion });
    const tomorrow = await rule({ effectiveDate: '2026-07-16' });
    await run();
    expect((await seen(claim)).adjusterId).toBeNull();
    expect(
      await on.admin.patch(`${RULES}/${tomorrow.id}`, { expirationDate: '2026-07-17' }, ifMatch(1)),
    ).toMatchObject({ status: 200 });
    const today = await rule();
    await run();
    expect(await seen(claim)).toMatchObject({
      adjusterId: users['adjuster'],
      rowVersion: claim.rowVersion + 1,
    });
    expect(await assignments(claim)).toMatchObject([
      { adjusterId: users['adjuster'], team: TEAM, ruleId: today.id, reason: null, assignedBy: null },
    ]);
    expect(await adjuster(ada)).toMatchObject({ openClaims: 1 });
  });

  it('gives to whoever of the team has the fewest open claims, exactly, from two instances at once', async () => {
    const claims = await on.copies(await on.case(), 40);
    await Promise.all([0, 1, 0, 1].map((n) => run(n)));
    const loads = [(await adjuster(ada)).openClaims, (await adjuster(eve)).openClaims];
    // 42 in all: the one of before, the case and its copies.
    expect(loads).toEqual([21, 21]);
    const [twice] = await on.room.sql<{ n: number }>(
      'select count(*)::int as n from (select claim_id from claim_assignments group by 1 having count(*) > 1) t',
    );
    expect(twice?.n).toBe(0);
    expect((await seen(claims[0] as Case)).adjusterId).not.toBeNull();
    // Ada takes 30 at most, and Eve is away: the rest waits, and is taken when she is back.
    expect(await change(eve, { isAvailable: false }, 1)).toMatchObject({
      status: 200,
      body: { rowVersion: 2 },
    });
    expect(await change(eve, { isAvailable: false }, 1)).toMatchObject({ status: 412 });
    const more = await on.copies(await on.case(), 0);
    expect(more).toEqual([]);
    const waiting = await Promise.all(Array.from({ length: 12 }, () => reported()));
    await run();
    expect((await adjuster(ada)).openClaims).toBe(30);
    expect(
      (await Promise.all(waiting.map(seen))).filter(({ adjusterId }) => adjusterId === null),
    ).toHaveLength(4);
    await change(eve, {});
    await run();
    expect((await adjuster(eve)).openClaims).toBe(25);
  });

  it('asks for the skill and the license that a claim needs', async () => {
    await rule({ priority: 1, cause: 'fire', skill: 'large-loss' });
    await change(ada, { skills: ['large-loss'], states: ['OH'] });
    const fire = await reported({ cause: 'fire' });
    await run();
    expect((await seen(fire)).adjusterId).toBe(users['adjuster']);
    await change(ada, { skills: ['large-loss'], states: ['IN'] });
    const next = await reported({ cause: 'fire' });
    await run();
    // The rule for all homes catches it.
    expect((await seen(next)).adjusterId).toBe(users['examiner']);
    expect(await assign(await seen(next), users['adjuster'] ?? '')).toMatchObject({
      status: 422,
      body: { code: 'claims.adjuster-unfit', errors: [{ pointer: '/adjusterId' }] },
    });
  });

  it('is changed by people with a reason, once by two at once, and stays to be read', async () => {
    await change(ada, {});
    const claim = await seen(await reported());
    const both = await Promise.all([assign(claim, ada.userId), assign(claim, eve.userId, on.examiner)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const again = await assign(await seen(claim), null);
    expect(again).toMatchObject({ status: 200, body: { adjusterId: null } });
    await run();
    expect((await seen(claim)).adjusterId).not.toBeNull();
    expect((await assignments(claim)).map(({ reason }) => reason)).toEqual([
      null,
      'continuity',
      'continuity',
    ]);
    const { body: told } = await on.adjuster.get<TimelineResponse>(`/api/v1/claims/${claim.id}/timeline`);
    const events = told.items.filter(({ event }) => event === 'assignment');
    // The clock stands still here.
    expect(events.map(({ title, reason }) => `${title}: ${reason}`).toSorted()).toEqual([
      'nobody: continuity',
      `team ${TEAM}: continuity`,
      `team ${TEAM}: null`,
    ]);
    for (const user of [users['agent'] ?? '', claim.id])
      expect(await assign(await seen(claim), user)).toMatchObject({
        status: 422,
        body: { code: 'claims.adjuster-unfit' },
      });
    const agent = await on.room.as('agent');
    expect((await assign(await seen(claim), ada.userId, agent)).status).toBe(403);
    expect((await agent.get(`/api/v1/claims/${claim.id}/assignments`)).status).toBe(403);
    const denied = await step(on.adjuster, await seen(claim), 'withdraw', { reason: 'Below the deductible' });
    expect(await assign(denied.body, ada.userId)).toMatchObject({
      status: 409,
      body: { code: 'claims.status' },
    });
  });

  it('is handed over with all open claims, to one person or to the rules', async () => {
    const before = await adjuster(ada);
    expect(await handOver(before, before.rowVersion)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/toAdjusterId' }] },
    });
    for (const toAdjusterId of [ada.userId, users['agent']])
      expect(await handOver(before, before.rowVersion, { toAdjusterId })).toMatchObject({ status: 422 });
    const eveHad = (await adjuster(eve)).openClaims;
    const over = await handOver(before, before.rowVersion, { toAdjusterId: eve.userId });
    expect(over).toMatchObject({ status: 200, body: { claims: before.openClaims } });
    expect((await adjuster(eve)).openClaims).toBe(eveHad + before.openClaims);
    expect(await handOver(before, before.rowVersion, { toAdjusterId: eve.userId })).toMatchObject({
      body: { claims: 0 },
    });

    const away = (await change(eve, { isAvailable: false })).body;
    expect(await handOver(away, away.rowVersion)).toMatchObject({
      body: { claims: eveHad + before.openClaims },
    });
    await run();
    expect([(await adjuster(ada)).openClaims, (await adjuster(eve)).openClaims]).toEqual([
      eveHad + before.openClaims,
      0,
    ]);
    const told = await on.room.sql<{ n: number }>(
      `select count(*)::int as n from audit_logs where action = 'claims.assigned' and changes ->> 'reason' = 'absence'`,
    );
    expect(told[0]?.n).toBe(before.openClaims + eveHad + before.openClaims);
  });

  it('leaves a claim to whoever a person gave it to while the job was choosing', async () => {
    for (const who of [ada, eve]) await change(who, {});
    for (let round = 0; round < 5; round += 1) {
      const claim = await seen(await reported());
      const [by] = await Promise.all([assign(claim, eve.userId), run(0), run(1)]);
      const assigned = await assignments(claim);
      // Whoever comes second is told, or takes it over by a decision of their own; nobody is overruled unheard.
      expect([200, 412]).toContain(by.status);
      expect((await seen(claim)).adjusterId).toBe(assigned[0]?.adjusterId);
      expect(assigned).toHaveLength(1);
      expect(assigned[0]?.reason).toBe(by.status === 200 ? 'continuity' : null);
    }
  });

  it('takes along what is to be done, also what is written down while somebody else begins', async () => {
    for (const who of [ada, eve]) await change(who, {});
    const claim = await reported();
    const due = async (userId: string): Promise<readonly string[]> => {
      const path = `/api/v1/claim-diary?adjusterId=${userId}&limit=200`;
      const { body } =
        await on.adjuster.get<Page<{ claimId: string; title: string; adjusterId: string }>>(path);
      expect(body.items.every(({ adjusterId }) => adjusterId === userId)).toBe(true);
      return body.items.filter(({ claimId }) => claimId === claim.id).map(({ title }) => title);
    };
    await run();
    const first = (await seen(claim)).adjusterId ?? '';
    const [from, to] = first === ada.userId ? [ada, eve] : [eve, ada];
    expect(await due(from.userId)).toHaveLength(3);
    expect(await due(to.userId)).toEqual([]);
    const task = (n: number): Promise<unknown> =>
      on.adjuster.post(`/api/v1/claims/${claim.id}/diary`, { title: `Task ${n}`, dueOn: '2026-08-01' });
    const current = await seen(claim);
    const [assigned] = await Promise.all([
      assign(current, to.userId),
      ...Array.from({ length: 12 }, (_, n) => task(n)),
    ]);
    expect(assigned.status).toBe(200);
    expect(await due(from.userId)).toEqual([]);
    expect(await due(to.userId)).toHaveLength(15);
    const apart = await on.room.sql(
      `select d.id from claim_diary d join claims c on c.id = d.claim_id
        where d.status = 'open' and d.adjuster_id is distinct from c.adjuster_id`,
    );
    expect(apart).toEqual([]);
  });

  it('is of users of whom each is entered once, and is an admin’s to set', async () => {
    const key = { 'idempotency-key': 'adjuster-1' };
    const first = await enter('underwriter', {}, key);
    expect([first.status, (await enter('underwriter', {}, key)).body]).toEqual([201, first.body]);
    expect(await enter('underwriter')).toMatchObject({
      status: 409,
      body: { code: 'claims.adjuster-taken' },
    });
    expect(await on.admin.post(ADJUSTERS, { userId: first.body.id, team: TEAM })).toMatchObject({
      status: 422,
      body: { code: 'claims.adjuster-unfit', errors: [{ pointer: '/userId' }] },
    });
    expect((await on.adjuster.post(ADJUSTERS, { userId: users['agent'], team: TEAM })).status).toBe(403);
    expect((await on.adjuster.post(RULES, {})).status).toBe(403);
    const { body } = await on.adjuster.get<Page<AdjusterResponse>>(`${ADJUSTERS}?team=NOBODY`);
    expect(body.items).toEqual([]);
    for (const more of [{ skills: ['Large Loss'] }, { states: ['ZZ'] }, { mostOpen: -1 }, { team: '' }])
      expect((await enter('agent', more)).status).toBe(400);
    expect(
      await on.admin.post(RULES, {
        priority: 1,
        team: TEAM,
        effectiveDate: '2026-02-01',
        expirationDate: '2026-02-01',
      }),
    ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/expirationDate' }] } });
  });
});
