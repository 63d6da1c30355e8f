import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { DEMO_AGENCY } from '../../src/database/seed/demo-data.js';
import { tokenHash } from '../../src/modules/identity/token-hash.js';
import { declaredPermissions } from '../../src/platform/http/permissions.js';
import type { PermissionName } from '../../src/platform/http/permissions.js';
import { newId } from '../../src/shared/ids.js';
import type { Answer, Client } from '../support/app.js';
import type { Registration, ServiceClient } from '../support/service-client.js';
import { registerClient } from '../support/service-client.js';
import { homeRequest } from '../support/story.js';
import { ifMatch } from '../support/app.js';
import { World } from '../support/world.js';

interface Thing {
  readonly id: string;
  readonly code: string;
  readonly createdBy: string | null;
  readonly totalPremium: string;
  readonly effectiveDate: string;
  readonly rowVersion: number;
}
interface Listed {
  readonly items: readonly Thing[];
}

const OTHER_AGENCY = newId();
let serial = 0;

/** Services that act for themselves: no user has signed in behind them. */
describe('a client that acts for itself', () => {
  let world: World;
  let everything: readonly PermissionName[];

  beforeAll(async () => {
    world = await World.open();
    await rows(sql`insert into agencies (id, code, name) values (${OTHER_AGENCY}, 'OTHER', 'Other Agency')`);
    everything = [...declaredPermissions().keys()] as PermissionName[];
  });
  afterAll(() => world?.close());

  async function rows<T>(statement: RawBuilder<T>): Promise<readonly T[]> {
    return (await statement.execute(world.app.get(EntityManager).fork().getKysely())).rows;
  }

  const register = (as: Registration, asked?: readonly string[]): Promise<ServiceClient> =>
    registerClient(world.app, `service-${++serial}`, as, asked);

  const ofAgency = (agencyId: string): Promise<ServiceClient> =>
    register({ role: 'agent', agencyId, scopes: everything });

  const quote = (by: Client, key?: string): Promise<Answer<Thing>> =>
    by.post<Thing>('/api/v1/quotes', homeRequest(), key === undefined ? {} : { 'idempotency-key': key });

  async function bound(by: Client): Promise<{ readonly quote: Thing; readonly policy: Thing }> {
    const quoted = await quote(by);
    expect(quoted.status).toBe(201);
    const policy = await by.post<Thing>(
      `/api/v1/quotes/${quoted.body.id}/bind`,
      { planCode: 'full' },
      ifMatch(1),
    );
    expect(policy.status).toBe(201);
    return { quote: quoted.body, policy: policy.body };
  }

  it('gets its own answer for a key that another client uses too', async () => {
    const [one, two] = [await ofAgency(DEMO_AGENCY.id), await ofAgency(DEMO_AGENCY.id)];
    const [first, second] = [await quote(one.by, 'same-key'), await quote(two.by, 'same-key')];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).not.toBe(first.body.id);
    expect((await quote(one.by, 'same-key')).body.id).toBe(first.body.id);
    expect((await quote(two.by, 'same-key')).body.id).toBe(second.body.id);
  });

  it('is named by what it does: in the rows under its id, in the trail as a client without a user', async () => {
    const service = await ofAgency(DEMO_AGENCY.id);
    const { quote: quoted, policy } = await bound(service.by);
    const doers = await rows<{ by: string }>(sql`
      select created_by as by from quotes where id = ${quoted.id}
      union all select booked_by from policy_transactions where policy_id = ${policy.id}
      union all select created_by from documents where subject_id = ${policy.id}
      union all select e.booked_by from billing_entries e join billing_accounts a on a.id = e.account_id
                 where a.policy_id = ${policy.id}`);
    expect(new Set(doers.map(({ by }) => by))).toEqual(new Set([service.id]));
    const trail = await rows<object>(sql`
      select distinct user_id, client_id, session_id from audit_logs where resource_id in (${quoted.id}, ${policy.id})`);
    expect(trail).toEqual([{ userId: null, clientId: service.clientId, sessionId: null }]);
    const users = await rows<object>(sql`
      select distinct user_id is null as none, client_id from audit_logs where action = 'identity.signed-in'`);
    for (const row of users) expect(row).toEqual({ none: false, clientId: null });
  });

  it('sees the business of the agency that it is bound to, and no other', async () => {
    const { quote: quoted, policy } = await bound(await world.as('agent'));
    const underwriter = await world.as('underwriter');
    const [own, other, staff] = [
      await ofAgency(DEMO_AGENCY.id),
      await ofAgency(OTHER_AGENCY),
      await register({ role: 'underwriter', agencyId: OTHER_AGENCY, scopes: everything }),
    ];
    const account = await underwriter.get<Thing>(`/api/v1/policies/${policy.id}/billing`);
    const [document] = await rows<{ id: string }>(
      sql`select id from documents where subject_id = ${policy.id}`,
    );
    const customers = await own.by.get<Listed>('/api/v1/customers');
    const things = [
      `/api/v1/quotes/${quoted.id}`,
      `/api/v1/policies/${policy.id}`,
      `/api/v1/policies/${policy.id}/transactions`,
      `/api/v1/policies/${policy.id}/billing`,
      `/api/v1/billing-accounts/${account.body.id}`,
      `/api/v1/documents/${document?.id}`,
      `/api/v1/customers/${customers.body.items[0]?.id}`,
    ];
    for (const path of things) {
      expect([path, (await own.by.get(path)).status]).toEqual([path, 200]);
      for (const { by } of [other, staff]) expect([path, (await by.get(path)).status]).toEqual([path, 404]);
    }
    for (const list of ['quotes', 'policies', 'customers', 'billing-accounts']) {
      expect((await own.by.get<Listed>(`/api/v1/${list}`)).body.items).not.toEqual([]);
      for (const { by } of [other, staff])
        expect((await by.get<Listed>(`/api/v1/${list}`)).body.items).toEqual([]);
    }
    const bind = await other.by.post(`/api/v1/quotes/${quoted.id}/bind`, {}, ifMatch(1));
    expect(bind.status).toBe(404);
  });

  it('without an agency may do what its role and its scopes both name, and by default nothing', async () => {
    const read = (by: Client): Promise<Answer<Thing>> => by.get<Thing>('/api/v1/quotes');
    expect((await read((await register({ scopes: everything })).by)).status).toBe(401);
    const named = await register({ role: 'underwriter', scopes: ['quoting.read'] });
    expect((await read(named.by)).status).toBe(200);
    expect(await named.by.get('/api/v1/policies')).toMatchObject({
      status: 403,
      body: { code: 'http.forbidden', permission: 'policies.read' },
    });
    const refused = [
      await register({ role: 'underwriter' }),
      await register({ role: 'underwriter', scopes: ['quoting.read'] }, []),
      await register({ role: 'underwriter', scopes: [] }, ['quoting.read']),
      await register({ role: 'adjuster', scopes: ['quoting.read'] }),
    ];
    for (const { by } of refused) expect((await read(by)).status).toBe(403);
    const [denied] = await rows<object>(sql`
      select user_id, client_id, outcome from audit_logs
       where action = 'identity.access-denied' and client_id = ${named.clientId}`);
    expect(denied).toEqual({ userId: null, clientId: named.clientId, outcome: 'denied' });
  });

  it('holds by its scopes also what a use case asks for, not only a route', async () => {
    const { policy } = await bound(await world.as('agent'));
    const cancel = (by: Client): Promise<Answer<Thing>> =>
      by.post<Thing>(
        `/api/v1/policies/${policy.id}/cancellations`,
        {
          effectiveOn: policy.effectiveDate,
          requestedBy: 'insurer',
          reason: 'underwriting',
          explanation: 'What we found on inspection.',
        },
        ifMatch(policy.rowVersion),
      );
    const narrow = await register({ role: 'underwriter', scopes: ['policies.cancel'] });
    expect(await cancel(narrow.by)).toMatchObject({ status: 403 });
    const wide = await register({
      role: 'underwriter',
      scopes: ['policies.cancel', 'policies.cancel-for-insurer'],
    });
    expect((await cancel(wide.by)).status).not.toBe(403);
  });

  it('is somebody of its own where two have to look at a thing', async () => {
    const scopes = everything;
    const [one, two] = [
      await register({ role: 'underwriter', scopes }),
      await register({ role: 'underwriter', scopes }),
    ];
    const { policy } = await bound(await world.as('agent'));
    const account = await one.by.get<Thing>(`/api/v1/policies/${policy.id}/billing`);
    await one.by.post(`/api/v1/billing-accounts/${account.body.id}/payments`, {
      amount: policy.totalPremium,
      receivedOn: policy.effectiveDate,
      method: 'check',
      externalReference: 'IN-1',
    });
    await one.by.post(
      `/api/v1/policies/${policy.id}/cancellations`,
      { effectiveOn: policy.effectiveDate, requestedBy: 'insured', reason: 'insured_request' },
      ifMatch(policy.rowVersion),
    );
    const asked = await one.by.post<Thing>(`/api/v1/billing-accounts/${account.body.id}/refunds`, {
      reason: 'Cancelled',
    });
    expect(asked.status).toBe(201);
    const approve = ({ by }: ServiceClient): Promise<Answer<Thing>> =>
      by.post<Thing>(
        `/api/v1/refunds/${asked.body.id}/approve`,
        { reason: 'Checked' },
        { 'if-match': '"1"' },
      );
    expect(await approve(one)).toMatchObject({ status: 403, body: { code: 'billing.refund-own-request' } });
    expect(await approve(two)).toMatchObject({ status: 200, body: { status: 'approved' } });

    const fact = await one.by.post<Thing>('/api/v1/rating/state-facts', {
      state: 'MA',
      productType: 'home',
      kind: 'banned_rating_variable',
      key: 'credit',
      effectiveDate: '2020-01-01',
      citation: 'Stat. 1.2.3',
    });
    expect(fact).toMatchObject({ status: 201, body: { createdBy: one.id } });
    const review = ({ by }: ServiceClient): Promise<Answer<Thing>> =>
      by.send<Thing>({
        method: 'POST',
        url: `/api/v1/rating/state-facts/${fact.body.id}/review`,
        headers: { 'if-match': '"1"' },
      });
    expect(await review(one)).toMatchObject({ status: 403, body: { code: 'rating.reviewer-is-author' } });
    expect(await review(two)).toMatchObject({ status: 200, body: { reviewedBy: two.id } });
  });

  it('has no account of its own to see, sign out of or give a password', async () => {
    const { by } = await register({ role: 'admin', scopes: everything });
    expect((await by.get('/api/v1/auth/me')).status).toBe(403);
    expect((await by.post('/api/v1/auth/logout', {})).status).toBe(403);
    const change = { currentPassword: 'x', newPassword: 'nine slow rivers under glass' };
    expect((await by.post('/api/v1/auth/password', change)).status).toBe(403);
  });

  it.each<[string, (service: ServiceClient) => RawBuilder<unknown>]>([
    [
      'its token is revoked',
      ({ tokenId }) =>
        sql`update oauth2_access_tokens set revoked_at = now() where jti_hash = ${tokenHash(tokenId)}`,
    ],
    ['it is disabled', ({ id }) => sql`update oauth2_clients set active = false where id = ${id}`],
    [
      'it is over',
      ({ id }) => sql`update oauth2_clients set expires_at = now() - interval '1 minute' where id = ${id}`,
    ],
    [
      'the agency that it is bound to is suspended',
      () => sql`update agencies set status = 'suspended' where id = ${OTHER_AGENCY}`,
    ],
    [
      'it has no role any more',
      ({ id }) => sql`update oauth2_clients set role = null, agency_id = null where id = ${id}`,
    ],
  ])('is refused at once when %s', async (_case, change) => {
    await rows(sql`update agencies set status = 'active' where id = ${OTHER_AGENCY}`);
    const agencyId = OTHER_AGENCY;
    const service = await register({ role: 'underwriter', agencyId, scopes: ['quoting.read'] });
    expect((await service.by.get('/api/v1/quotes')).status).toBe(200);
    await rows(change(service));
    expect(await service.by.get('/api/v1/quotes')).toMatchObject({
      status: 401,
      body: { code: 'http.unauthenticated' },
    });
  });

  it('loses a scope at once when its registration does', async () => {
    const { id, by } = await register({ role: 'underwriter', scopes: ['quoting.read'] });
    expect((await by.get('/api/v1/quotes')).status).toBe(200);
    await rows(sql`update oauth2_clients set allowed_scopes = '[]' where id = ${id}`);
    expect((await by.get('/api/v1/quotes')).status).toBe(403);
  });
});
