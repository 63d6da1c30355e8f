import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import type { Client } from '../../../../../test/support/app.js';
import { ifMatch } from '../../../../../test/support/app.js';
import { identifiedVehicle } from '../../../../../test/support/bindable-risk.js';
import { charged, ledgerOf } from '../../../../../test/support/ledger.js';
import { homeRequest, publishedCases, quoteRequest } from '../../../../../test/support/story.js';
import type { Issue } from '../../../../../test/support/underwriting-room.js';
import { ISSUES, decide, grantAuthority, issuesOf } from '../../../../../test/support/underwriting-room.js';
import { addDays, calendarDateIn } from '../../../../shared/calendar-date.js';
import type { PolicyResponse } from '../../policies.dto.js';
import type { EndorsementPreviewResponse } from './endorsements.dto.js';
import type { Problem } from '../../../../../test/support/world.js';
import { World } from '../../../../../test/support/world.js';

type Answered = PolicyResponse & Problem;

const JEWELRY = '/coverageSelections/jewelryLimit';
const DEDUCTIBLE = '/coverageSelections/deductible';
const TERRITORY = '/propertyInfo/territory';

const SECOND_CAR = {
  ...identifiedVehicle(1, { state: 'OH', zipCode: '43004' }),
  ageGroup: 'C',
  ratingGroup: 10,
};

function set(path: string, value: unknown): object {
  return { op: 'set', path, value };
}

describe('endorsing a policy', () => {
  let world: World;
  let agent: Client;
  let underwriter: Client;
  let admin: Client;

  beforeAll(async () => {
    world = await World.open({ instances: 2 });
    agent = await world.as('agent');
    underwriter = await world.as('underwriter');
    admin = await world.as('admin');
  });

  afterAll(() => world?.close());

  async function policy(request: Record<string, unknown> = homeRequest()): Promise<PolicyResponse> {
    const bound = await world.bind(agent, request);
    expect(bound).toMatchObject({ rowVersion: 1 });
    return bound;
  }

  function endorse(
    { id, rowVersion }: Pick<PolicyResponse, 'id' | 'rowVersion'>,
    effectiveOn: string,
    changes: readonly object[],
    more: object = {},
    by: Client = agent,
  ): Promise<{ status: number; body: Answered }> {
    return by.post<Answered>(
      `/api/v1/policies/${id}/endorsements`,
      { effectiveOn, changes, ...more },
      ifMatch(rowVersion),
    );
  }

  it('rates the change on the edition of the term and prorates it by the day', async () => {
    const bound = await policy();
    const on = addDays(bound.effectiveDate, 73);
    // Without the higher jewelry limit the year costs 466.39, which the manual rounds to 466.
    const { status, body } = await endorse(bound, on, [set(JEWELRY, 2500)]);
    expect(status).toBe(201);
    expect(body.rowVersion).toBe(bound.rowVersion + 1);
    const ledger = await ledgerOf(agent, body);
    expect(ledger).toMatchObject([{ kind: 'new_business' }, { kind: 'endorsement', effectiveOn: on }]);
    // The fee of 50.00 is not prorated; 451 and 416 a year for the rest.
    expect(body.totalPremium).toBe(((451 * 73 + 416 * 292) / 365 + 50).toFixed(2));
    expect(charged(ledger)).toBe(Math.round(Number(body.totalPremium) * 100));
    expect(body.editionId).toBe(bound.editionId);
  });

  it('previews to the cent what it then books, and keeps nothing', async () => {
    const bound = await policy();
    const change = { effectiveOn: addDays(bound.effectiveDate, 100), changes: [set(DEDUCTIBLE, 500)] };
    const preview = await agent.post<EndorsementPreviewResponse>(
      `/api/v1/policies/${bound.id}/endorsements/preview`,
      change,
    );
    expect(preview.status).toBe(200);
    expect(preview.body.premiumBefore).toBe('501.00');
    expect(preview.body.calculation?.total).toBe('547.00');
    expect((await agent.get<PolicyResponse>(`/api/v1/policies/${bound.id}`)).body).toEqual(bound);
    const { body } = await endorse(bound, change.effectiveOn, change.changes);
    expect(body.totalPremium).toBe(preview.body.premiumAfter);
    expect((await ledgerOf(agent, body))[1]?.charges).toEqual(preview.body.charges);
  });

  it.each([
    ['taken back', set(JEWELRY, null)],
    ['set to the default', set(JEWELRY, 2500)],
  ])('names the limit that applies on paper when one is %s, which is not removed', async (_how, change) => {
    const bound = await policy();
    expect((await endorse(bound, addDays(bound.effectiveDate, 10), [change])).status).toBe(201);
    const { body } = await agent.get<{ items: readonly { id: string }[] }>(
      `/api/v1/documents?subjectType=policy&subjectId=${bound.id}&kind=endorsement`,
    );
    const page = await agent.get<string>(`/api/v1/documents/${body.items[0]?.id}/html`);
    const text = page.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(text).toContain('Limit for jewelry $5,000 $2,500');
    expect(text).not.toContain('Removed');
  });

  it('keeps the worksheet of each entry, for those who may see the policy', async () => {
    const bound = await policy();
    const { body } = await endorse(bound, addDays(bound.effectiveDate, 10), [set(DEDUCTIBLE, 500)]);
    const at = `/api/v1/policies/${bound.id}/transactions/${(await ledgerOf(agent, body))[1]?.id}/worksheet`;
    expect(await agent.get(at)).toMatchObject({ status: 200, body: { total: '547.00', edition: '2024-1' } });
    const page = await agent.get<string>(`${at}/page`);
    expect(page.status).toBe(200);
    expect(page.body).toContain(bound.policyNumber);
    const another = await policy();
    expect(await agent.get(at.replace(bound.id, another.id))).toMatchObject({
      status: 404,
      body: { code: 'policies.transaction-not-found' },
    });
  });

  it('tells billing what the term now costs', async () => {
    const bound = await policy();
    const { body } = await endorse(bound, addDays(bound.effectiveDate, 73), [set(DEDUCTIBLE, 500)]);
    const premium = await world.rows(sql`
      select sum(amount)::text as premium from billing_entries e join billing_accounts a on a.id = e.account_id
       where a.policy_id = ${bound.id} and e.kind = 'premium'`);
    expect(premium).toEqual([{ premium: body.totalPremium }]);
  });

  it('comes to the same premium whichever of two changes is entered first', async () => {
    const [first, second] = [await policy(), await policy()];
    const [early, late] = [addDays(first.effectiveDate, 50), addDays(first.effectiveDate, 200)];
    const inOrder = await endorse((await endorse(first, early, [set(DEDUCTIBLE, 500)])).body, late, [
      set(TERRITORY, '2'),
    ]);
    const outOfOrder = await endorse((await endorse(second, late, [set(TERRITORY, '2')])).body, early, [
      set(DEDUCTIBLE, 500),
    ]);
    expect(inOrder.status).toBe(201);
    expect(outOfOrder.status).toBe(201);
    expect(outOfOrder.body.totalPremium).toBe(inOrder.body.totalPremium);
    const ledger = await ledgerOf(agent, second);
    expect(charged(ledger)).toBe(charged(await ledgerOf(agent, first)));
    expect(outOfOrder.body.charges).toEqual(inOrder.body.charges);
    expect(ledger.map(({ kind, effectiveOn }) => [kind, effectiveOn])).toEqual([
      ['new_business', first.effectiveDate],
      ['endorsement', late],
      ['reversal', late],
      ['endorsement', early],
      ['endorsement', late],
    ]);
  });

  it('asks which value is meant when a later change sets the same field, and books either answer', async () => {
    for (const [keep, deductible] of [
      ['this', 250],
      ['later', 500],
    ] as const) {
      const bound = await policy();
      const [early, late] = [addDays(bound.effectiveDate, 50), addDays(bound.effectiveDate, 200)];
      const changed = (await endorse(bound, late, [set(DEDUCTIBLE, 500), set(TERRITORY, '2')])).body;
      const refused = await endorse(changed, early, [set(DEDUCTIBLE, 250)]);
      expect(refused).toMatchObject({ status: 409, body: { code: 'policies.conflict-unsettled' } });
      const { status, body } = await endorse(changed, early, [set(DEDUCTIBLE, 250)], {
        settlements: [{ path: DEDUCTIBLE, keep }],
      });
      expect(status).toBe(201);
      const after = await agent.get<PolicyResponse>(`/api/v1/policies/${body.id}?effectiveOn=${late}`);
      expect(after.body.risk).toMatchObject({
        coverageSelections: { deductible },
        propertyInfo: { territory: '2' },
      });
    }
  });

  it('reads what was insured on any day, as known at any moment', async () => {
    const bound = await policy();
    const on = addDays(bound.effectiveDate, 100);
    const changed = (await endorse(bound, on, [set(TERRITORY, '1')])).body;
    const read = async (query: string): Promise<PolicyResponse> =>
      (await agent.get<PolicyResponse>(`/api/v1/policies/${bound.id}?${query}`)).body;
    const territory = (view: PolicyResponse): unknown =>
      (view.risk['propertyInfo'] as Record<string, unknown>)['territory'];
    expect(territory(await read(`effectiveOn=${addDays(on, -1)}`))).toBe('4');
    expect(territory(await read(`effectiveOn=${on}`))).toBe('1');
    const before = (await ledgerOf(agent, changed))[1]?.bookedAt as string;
    const known = await read(`effectiveOn=${on}&knownAt=${new Date(Date.parse(before) - 1).toISOString()}`);
    expect(territory(known)).toBe('4');
    expect(known.totalPremium).toBe('501.00');
    expect((await agent.get(`/api/v1/policies/${bound.id}?knownAt=2020-01-01T00:00:00Z`)).status).toBe(404);
  });

  it('keeps the ids of vehicles across additions and removals, and charges what each costs', async () => {
    const [published] = publishedCases('auto-oh');
    const bound = await policy(quoteRequest('auto', published?.risk ?? {}));
    const [first] = bound.items.filter(({ pointer }) => pointer.startsWith('/vehicleInfo/vehicles'));
    const on = addDays(bound.effectiveDate, 30);
    const added = (
      await endorse(bound, on, [{ op: 'add', path: '/vehicleInfo/vehicles', value: SECOND_CAR }])
    ).body;
    const [, addition] = await ledgerOf(agent, added);
    const second = addition?.changes?.[0]?.['itemId'] as string;
    expect(addition?.charges.map(({ itemId }) => itemId)).toContain(second);
    const later = addDays(on, 30);
    const removed = await endorse(added, later, [
      { op: 'remove', path: `/vehicleInfo/vehicles/${first?.itemId}` },
    ]);
    expect(removed.status).toBe(201);
    const after = (await agent.get<PolicyResponse>(`/api/v1/policies/${bound.id}?effectiveOn=${later}`)).body;
    expect(after.items.filter(({ pointer }) => pointer.startsWith('/vehicleInfo'))).toEqual([
      { itemId: second, pointer: '/vehicleInfo/vehicles/0' },
    ]);
    expect(charged(await ledgerOf(agent, bound))).toBe(Math.round(Number(removed.body.totalPremium) * 100));
  });

  it.each([
    ['a day before the term', -1, [set(TERRITORY, '1')], 422, 'policies.outside-term', '/effectiveOn'],
    ['the expiration date', 365, [set(TERRITORY, '1')], 422, 'policies.outside-term', '/effectiveOn'],
    [
      'a section that no risk has',
      10,
      [set('/claims/count', 1)],
      400,
      'policies.change-invalid',
      '/changes/0/path',
    ],
    [
      'a path below a single value',
      10,
      [set('/coverageSelections/deductible/x', 'Bo')],
      400,
      'policies.change-invalid',
      '/changes/0/path',
    ],
    [
      'a prototype for a field',
      10,
      [set('/propertyInfo/__proto__/x', 1)],
      400,
      'policies.change-invalid',
      '/changes/0/path',
    ],
    ['a whole section', 10, [set('/propertyInfo', {})], 400, 'policies.change-invalid', '/changes/0/value'],
    ['the value that it has', 10, [set(TERRITORY, '4')], 422, 'policies.nothing-changes', '/changes'],
    [
      'one field twice',
      10,
      [set(TERRITORY, '1'), set(TERRITORY, '2')],
      400,
      'policies.change-invalid',
      '/changes/1/path',
    ],
    ['no change at all', 10, [], 400, 'http.invalid-request', '/changes'],
    [
      'a value that the manual does not know',
      10,
      [set(TERRITORY, '9')],
      400,
      'rating.invalid-risk',
      '/propertyInfo/territory',
    ],
  ] as const)('refuses %s', async (_case, days, changes, status, code, pointer) => {
    const bound = await policy();
    const answer = await endorse(bound, addDays(bound.effectiveDate, days), changes);
    expect(answer).toMatchObject({ status, body: { code, errors: [expect.objectContaining({ pointer })] } });
  });

  it.each([
    [
      'a settlement of no conflict',
      { settlements: [{ path: '/nonsense', keep: 'this' }] },
      'policies.settlement-invalid',
      '/settlements/0/path',
    ],
    [
      'a referral that it does not need',
      { referralId: '01890a5d-ac96-774b-bcce-b302099a8057' },
      'policies.referral-invalid',
      '/referralId',
    ],
  ] as const)('refuses %s', async (_case, more, code, pointer) => {
    const bound = await policy();
    const answer = await endorse(bound, bound.effectiveDate, [set(TERRITORY, '1')], more);
    expect(answer).toMatchObject({ status: 422, body: { code, errors: [{ pointer }] } });
    expect((await agent.get<PolicyResponse>(`/api/v1/policies/${bound.id}`)).body).toEqual(bound);
  });

  it('refuses a conflict that is settled twice', async () => {
    const bound = await policy();
    const late = addDays(bound.effectiveDate, 200);
    const changed = (await endorse(bound, late, [set(DEDUCTIBLE, 500)])).body;
    const settlements = ['this', 'later'].map((keep) => ({ path: DEDUCTIBLE, keep }));
    expect(
      await endorse(changed, bound.effectiveDate, [set(DEDUCTIBLE, 250)], { settlements }),
    ).toMatchObject({
      status: 422,
      body: { code: 'policies.settlement-invalid', errors: [{ pointer: '/settlements/1/path' }] },
    });
  });

  it('refuses a change of what has changed since it was looked at', async () => {
    const bound = await policy();
    await endorse(bound, bound.effectiveDate, [set(TERRITORY, '1')]);
    expect(await endorse(bound, bound.effectiveDate, [set(TERRITORY, '2')])).toMatchObject({
      status: 412,
      body: { code: 'http.stale-version', currentETag: '"2"' },
    });
  });

  describe('that underwriting refers', () => {
    const AMOUNT = '/propertyInfo/amountOfInsurance';
    const REFERRED = { status: 409, body: { code: 'policies.change-referred' } };
    const amount = (value: number): readonly object[] => [set(AMOUNT, value)];
    const grant = (more: object): ReturnType<typeof grantAuthority> =>
      grantAuthority(admin, { code: 'underwriter', role: 'underwriter', ...more });

    it('is shown as one, and is bound by nobody without the authority', async () => {
      const bound = await policy();
      const changes = amount(1_200_000);
      const preview = await agent.post<EndorsementPreviewResponse>(
        `/api/v1/policies/${bound.id}/endorsements/preview`,
        {
          effectiveOn: bound.effectiveDate,
          changes,
        },
      );
      expect(preview.body.underwriting).toEqual({ outcome: 'refer', reasons: [] });
      for (const by of [agent, underwriter, admin]) {
        expect(await endorse(bound, bound.effectiveDate, changes, {}, by)).toMatchObject(REFERRED);
      }
      const agents = await endorse(bound, bound.effectiveDate, changes);
      expect(JSON.stringify(agents.body)).not.toMatch(/authority over/);
      expect(agents.body.detail).toContain(`/policies/${bound.id}/endorsements/referrals`);
      expect(agents.body.errors).toEqual([expect.objectContaining({ pointer: '/referralId' })]);
      const nobodys = { referralId: '01890a5d-ac96-774b-bcce-b302099a8057' };
      expect(await endorse(bound, bound.effectiveDate, changes, nobodys)).toMatchObject({
        status: 422,
        body: { code: 'policies.referral-invalid', errors: [{ pointer: '/referralId' }] },
      });
    });

    it('is bound by an underwriter as far as the own authority reaches, and the trace stays', async () => {
      const { id } = await grant({ fourEyes: false, comparator: 'at_most', value: '1500000' });
      const bound = await policy();
      const beyond = await endorse(bound, bound.effectiveDate, amount(1_500_001), {}, underwriter);
      expect(beyond).toMatchObject(REFERRED);
      const changed = await endorse(bound, bound.effectiveDate, amount(1_200_000), {}, underwriter);
      expect(changed.status).toBe(201);
      const { body } = await underwriter.get<{ items: readonly Issue[] }>(`${ISSUES}?status=approved`);
      expect(body.items).toContainEqual(
        expect.objectContaining({
          subjectId: (await ledgerOf(underwriter, bound)).at(-1)?.id,
          reference: bound.policyNumber,
          basis: 'authority',
          value: '1200000',
        }),
      );
      // What gets worse is referred anew; what gets better, or stays, is not.
      expect(await endorse(changed.body, bound.effectiveDate, amount(1_300_000))).toMatchObject(REFERRED);
      const better = await endorse(changed.body, bound.effectiveDate, amount(1_100_000));
      expect(better.status).toBe(201);
      expect((await endorse(better.body, bound.effectiveDate, [set(JEWELRY, 2500)])).status).toBe(201);
      await admin.patch(
        `/api/v1/underwriting/authorities/${id}`,
        { expirationDate: '2021-01-01' },
        { 'if-match': '*' },
      );
    });

    it('tells the insured where a consumer report says something else now, and only then', async () => {
      const home = homeRequest();
      const property = { ...(home['propertyInfo'] as object), insuranceScoreTier: 'A' };
      const bound = await policy({ ...home, propertyInfo: property });
      const told = async (): Promise<readonly object[]> => {
        const { body } = await agent.get<{ items: readonly { readonly reference: string }[] }>(
          '/api/v1/underwriting/adverse-actions?limit=100',
        );
        return body.items.filter(({ reference }) => reference === bound.policyNumber);
      };
      const worse = await endorse(bound, bound.effectiveDate, [set('/propertyInfo/insuranceScoreTier', 'C')]);
      expect(worse.status).toBe(201);
      const [action] = await told();
      expect(action).toMatchObject({
        kind: 'less_favourable',
        subjectType: 'policy_transaction',
        reasons: [{ title: 'Your insurance score is in the third of four groups.' }],
        report: { agency: { name: 'Demo Consumer Reports' } },
      });
      const other = await endorse(worse.body, bound.effectiveDate, [set(DEDUCTIBLE, 500)]);
      expect(other.status).toBe(201);
      const better = await endorse(other.body, bound.effectiveDate, [
        set('/propertyInfo/insuranceScoreTier', 'B'),
      ]);
      expect(better.status).toBe(201);
      expect(await told()).toHaveLength(1);
    });

    it('is bound by the agent where an approval of the term still speaks for it', async () => {
      const home = homeRequest();
      const property = { ...(home['propertyInfo'] as object), amountOfInsurance: 1_200_000 };
      const quoted = await agent.post<{ id: string }>('/api/v1/quotes', { ...home, propertyInfo: property });
      const [issue] = await issuesOf(underwriter, quoted.body.id);
      if (!issue) throw new Error('Nothing was raised');
      const approval = { reason: 'Inspected', validity: 'end_of_term', offsetPercent: '10' };
      expect((await decide(underwriter, issue, 'approve', approval)).status).toBe(200);
      const bound = await agent.post<PolicyResponse>(`/api/v1/quotes/${quoted.body.id}/bind`, {}, ifMatch(1));
      const { effectiveDate } = bound.body;
      const once = await endorse(bound.body, effectiveDate, amount(1_250_000));
      expect(once.status).toBe(201);
      const twice = await endorse(once.body, effectiveDate, amount(1_320_000));
      expect(twice.status).toBe(201);
      expect(await endorse(twice.body, effectiveDate, amount(1_320_001))).toMatchObject(REFERRED);
    });

    it('is put before underwriters, and bound by the agent once they have approved it, once and as it was', async () => {
      const bound = await policy();
      const path = `/api/v1/policies/${bound.id}/endorsements/referrals`;
      const change = { effectiveOn: bound.effectiveDate, changes: amount(1_200_000) };
      const harmless = { ...change, changes: [set(JEWELRY, 2500)] };
      expect(await agent.post(path, harmless, ifMatch(1))).toMatchObject({
        status: 409,
        body: { code: 'policies.nothing-to-refer' },
      });
      const referral = await agent.post<{ id: string }>(path, change, ifMatch(1));
      expect(referral).toMatchObject({ status: 201, body: { status: 'open' } });
      const referralId = referral.body.id;
      const waits = await endorse(bound, bound.effectiveDate, amount(1_200_000), { referralId });
      expect(waits).toMatchObject({
        ...REFERRED,
        body: { referralId, referralStatus: 'open', errors: [{ pointer: '/referralId' }] },
      });
      expect(waits.body.detail).toMatch(/have not decided referral/);
      expect(await agent.post(path, change, ifMatch(1))).toMatchObject({
        status: 409,
        body: { code: 'quoting.referred-already', referralId },
      });
      const larger = await agent.post<{ id: string }>(
        path,
        { ...change, changes: amount(1_300_000) },
        ifMatch(1),
      );
      expect(larger.status).toBe(201);

      const { body } = await underwriter.get<{ items: readonly Issue[] }>(ISSUES);
      const issue = body.items.find(({ subjectId }) => subjectId === referralId);
      if (!issue) throw new Error('Nothing was raised');
      expect(issue).toMatchObject({ reference: bound.policyNumber, value: '1200000' });
      const approval = { reason: 'Inspected', validity: 'next_change' };
      expect((await decide(underwriter, issue, 'approve', approval)).status).toBe(200);
      expect((await agent.get(`${path}/${referralId}`)).body).toEqual({ id: referralId, status: 'approved' });

      const more = await endorse(bound, bound.effectiveDate, amount(1_200_001), { referralId });
      expect(more).toMatchObject({ ...REFERRED, body: { referralId, referralStatus: 'approved' } });
      expect(more.body.detail).toMatch(/another change/);
      const another = await policy();
      expect(await endorse(another, another.effectiveDate, amount(1_200_000), { referralId })).toMatchObject({
        status: 422,
        body: { code: 'policies.referral-invalid' },
      });
      expect(
        await agent.get(`/api/v1/policies/${another.id}/endorsements/referrals/${referralId}`),
      ).toMatchObject({
        status: 404,
        body: { code: 'policies.referral-not-found' },
      });
      const changed = await endorse(bound, bound.effectiveDate, amount(1_200_000), { referralId });
      expect(changed.status).toBe(201);
      const lower = await endorse(changed.body, bound.effectiveDate, amount(300_000));
      expect(await endorse(lower.body, bound.effectiveDate, amount(1_200_000), { referralId })).toMatchObject(
        REFERRED,
      );
    });

    it('is bound by nobody once underwriters have declined it, and says so', async () => {
      const bound = await policy();
      const path = `/api/v1/policies/${bound.id}/endorsements/referrals`;
      const change = { effectiveOn: bound.effectiveDate, changes: amount(1_400_000) };
      const { id: referralId } = (await agent.post<{ id: string }>(path, change, ifMatch(1))).body;
      const { body } = await underwriter.get<{ items: readonly Issue[] }>(ISSUES);
      const issue = body.items.find(({ subjectId }) => subjectId === referralId);
      if (!issue) throw new Error('Nothing was raised');
      const why = {
        reason: 'Too close to the river',
        consumerReasons: ['The house lies close to a river.'],
      };
      expect((await decide(underwriter, issue, 'decline', why)).status).toBe(200);
      const answer = await endorse(bound, bound.effectiveDate, amount(1_400_000), { referralId });
      expect(answer).toMatchObject({ ...REFERRED, body: { referralId, referralStatus: 'declined' } });
      expect(answer.body.detail).toMatch(/have declined referral/);
    });

    it('for a decline is bound by nobody at all', async () => {
      await grant({ fourEyes: false });
      const bound = await policy();
      expect(await endorse(bound, bound.effectiveDate, amount(6_000_000), {}, underwriter)).toMatchObject({
        status: 422,
        body: { code: 'policies.change-declined' },
      });
    });
  });

  it('keeps the risk in its state: a ZIP code of another one is refused', async () => {
    const bound = await policy();
    const move = (zipCode: string) =>
      endorse(bound, bound.effectiveDate, [
        set('/zipCode', zipCode),
        set('/propertyInfo/address/zipCode', zipCode),
      ]);
    expect(await move('90210')).toMatchObject({
      status: 400,
      body: {
        code: 'policies.change-invalid',
        errors: [
          {
            pointer: '/changes/0/value',
            detail: 'does not lie in OH, where ZIP codes begin with 430 to 459',
          },
        ],
      },
    });
    expect((await move('44101')).status).toBe(201);
  });

  it('stops while a moratorium does, and dating back does not dodge it', async () => {
    const start = addDays(calendarDateIn('America/New_York', new Date()), -20);
    const bound = await world.bind(underwriter, homeRequest({ effectiveDate: start }));
    const hold = await underwriter.post<{ id: string }>('/api/v1/underwriting/holds', {
      state: 'OH',
      zipPrefixes: ['43004'],
      transactions: ['endorse'],
      effectiveDate: addDays(start, 20),
      reason: 'A storm is near',
    });
    const change = () => endorse(bound, addDays(start, 5), [set(TERRITORY, '2')], {}, underwriter);
    expect(await change()).toMatchObject({
      status: 422,
      body: { code: 'quoting.under-moratorium', detail: 'A storm is near', holdId: hold.body.id },
    });
    const preview = await underwriter.post(`/api/v1/policies/${bound.id}/endorsements/preview`, {
      effectiveOn: addDays(start, 5),
      changes: [set(TERRITORY, '2')],
    });
    expect(preview).toMatchObject({
      status: 422,
      body: { code: 'quoting.under-moratorium', holdId: hold.body.id },
    });
    await underwriter.patch(
      `/api/v1/underwriting/holds/${hold.body.id}`,
      { expirationDate: addDays(start, 20) },
      { 'if-match': '"1"' },
    );
    expect((await change()).status).toBe(201);
  });

  it('lets one of fifty parallel changes of one version through, and the ledger adds up', async () => {
    const bound = await policy();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        endorse(
          bound,
          addDays(bound.effectiveDate, n),
          [set(TERRITORY, String((n % 3) + 1))],
          {},
          agent.on(n % 2 ? world.app : world.other),
        ),
      ),
    );
    const count = (status: number): number => answers.filter((answer) => answer.status === status).length;
    expect([count(201), count(412)]).toEqual([1, 49]);
    const { body } = await agent.get<PolicyResponse>(`/api/v1/policies/${bound.id}`);
    expect(body.rowVersion).toBe(2);
    const ledger = await ledgerOf(agent, body);
    expect(ledger.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(charged(ledger)).toBe(Math.round(Number(body.totalPremium) * 100));
  });
});
