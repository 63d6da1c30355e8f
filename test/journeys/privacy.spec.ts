import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { privacyErased, privacyRepeat } from '../../src/cli/privacy.js';
import { AppConfig } from '../../src/platform/config/config.js';
import type { DoneErasure } from '../../src/modules/privacy/privacy.store.js';
import { RepeatErasures } from '../../src/modules/privacy/repeat-erasures.js';
import { connected } from '../support/connections.js';
import type { Answer, Client } from '../support/app.js';
import { ifMatch } from '../support/app.js';
import type { Problem } from '../support/world.js';
import { ClaimsRoom } from '../support/claims-room.js';
import { dumpOf, secretsIn } from '../support/dump.js';
import { Person, SEALED } from '../support/person.js';
import { newId } from '../../src/shared/ids.js';
import type { JobCounts } from '../../src/platform/jobs/job.js';
import { AccessTrail } from '../../src/modules/audit/trail/access-trail.js';
import { SealEntries } from '../../src/modules/audit/seals/seal-entries.js';
import { VerifyTrail } from '../../src/modules/audit/seals/verify-trail.js';
import type { ReplayResponse } from '../../src/modules/rating/trials/what-if.dto.js';
import { EraseJob } from '../../src/modules/privacy/jobs/erase.job.js';
import type { PrivacyRequestResponse } from '../../src/modules/privacy/privacy.dto.js';

const BEFORE = '2026-10-01';
const AFTER = '2031-10-01';
type Answered = Answer<PrivacyRequestResponse & Problem>;

describe('what people ask for about their own data', () => {
  let room: ClaimsRoom;
  let ada: Person;
  let bea: Person;
  let admin: Client;
  let agent: Client;
  const logged: string[] = [];

  beforeAll(async () => {
    room = await ClaimsRoom.open({
      today: '2026-06-01',
      instances: 2,
      environment: { LOG_LEVEL: 'info', AUDIT_REQUESTS: 'true' },
      logDestination: { write: (line: string) => void logged.push(line) },
    });
    ada = await (await (await new Person(room, 'A').isInsured()).hasPaid()).hadLoss();
    bea = await new Person(room, 'B').isInsured();
    admin = await room.on(BEFORE, 'admin');
    agent = await room.as('agent');
  });
  afterAll(() => room?.close());

  const receive = (person: Person, kind: string, more = {}): Promise<Answered> =>
    agent.post(`/api/v1/customers/${person.id}/privacy-requests`, { kind, channel: 'mail', ...more });
  const act = (request: PrivacyRequestResponse, step: string, body: object = {}): Promise<Answered> =>
    admin.send({
      method: 'POST',
      url: `/api/v1/privacy-requests/${request.id}/${step}`,
      headers: ifMatch(request.rowVersion),
      ...(Object.keys(body).length > 0 && { payload: body }),
    });
  const verified = async (request: PrivacyRequestResponse): Promise<PrivacyRequestResponse> =>
    (await act(request, 'verify', { how: 'Two data points and a signed declaration' })).body;
  const read = async (id: string): Promise<PrivacyRequestResponse> =>
    (await admin.get<PrivacyRequestResponse>(`/api/v1/privacy-requests/${id}`)).body;

  function run(app: NestFastifyApplication = room.app): Promise<JobCounts> {
    return RequestContext.create(app.get(EntityManager), () =>
      app.get(EraseJob, { strict: false }).run({ signal: new AbortController().signal }),
    );
  }

  it('stands in no log, metric, message or trail, whatever was said of the person where', async () => {
    await room.app.get(AccessTrail, { strict: false }).flush();
    const lines = (await dumpOf(room.database.ownerUrl)).split('\n');
    const beside = /^(audit_|webhook_|job_runs|rate_limits|oauth2_|data_keys|personal_identifiers)/;
    const metrics = await admin.raw('/metrics');
    const texts = [...lines.filter((line) => beside.test(line)), ...logged, metrics.body.toString()];
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.some((line) => line.includes('http.request'))).toBe(true);
    expect(texts.filter((text) => secretsIn(text, ada.canaries).length > 0)).toEqual([]);
    const dumped = secretsIn(lines.join('\n'), ada.canaries);
    expect([...ada.canaries.keys()].filter((kind) => !dumped.includes(kind)).sort()).toEqual(
      [...SEALED].sort(),
    );
    const said = `{"kind":"person","data":{"lastName":"${ada.canaries.get('Last')}","ssn":"219-09-7777","phone":"no"}}`;
    const refused = await agent.post('/api/v1/customers', said);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).not.toMatch(/Kanari|219-09/);
  });

  it('is taken down once, with the last day for an answer by the law of the state where they live', async () => {
    const answer = await receive(bea, 'correction', { receivedOn: '2026-09-28', details: 'My name is Bee.' });
    expect(answer).toMatchObject({
      status: 201,
      body: { status: 'open', dueOn: '2026-11-09', dueCitation: 'R.C. 3904.09', details: 'My name is Bee.' },
    });
    expect((await receive(bea, 'correction')).body.code).toBe('privacy.request-open');
    expect((await receive(bea, 'access', { receivedOn: '2026-10-09' })).body.code).toBe(
      'privacy.received-late',
    );
    const unproven = await act(answer.body, 'complete', { answer: 'Done' });
    expect([unproven.status, unproven.body.code]).toEqual([422, 'privacy.not-verified']);
    const done = await act(await verified(answer.body), 'complete', { answer: 'Corrected' });
    expect(done.body).toMatchObject({ status: 'completed', answer: 'Corrected', rowVersion: 3 });
    expect((await act(done.body, 'refuse', { answer: 'No' })).body.code).toBe('privacy.request-answered');
  });

  it('is answered with a copy of everything, but for what is privileged, and numbers masked', async () => {
    const { body } = await receive(ada, 'access');
    const path = `/api/v1/privacy-requests/${body.id}/export`;
    expect((await admin.get<Problem>(path)).body.code).toBe('privacy.not-verified');
    await verified(body);
    expect((await agent.get(path)).status).toBe(403);
    const copy = (await admin.raw(path)).body.toString();
    const lines = copy
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { record: string; data: object });
    expect(lines.at(-1)).toEqual({ record: 'end', data: { lines: lines.length } });
    const records = new Set(lines.map(({ record }) => record));
    for (const record of [
      'customers',
      'quotes',
      'policies',
      'documents',
      'claims',
      'payments',
      'rating-worksheets',
    ])
      expect(records).toContain(record);
    const privileged = ['license', 'Claimant', 'ClaimMail', 'ClaimPhone', 'Role', 'Note'];
    const missing = [...ada.canaries.keys()].filter((kind) => !secretsIn(copy, ada.canaries).includes(kind));
    expect(missing.sort()).toEqual(privileged.concat('File').sort());
    expect(copy).toContain('•••IC77');
    expect(secretsIn(copy, bea.canaries)).toEqual([]);
    expect(copy).not.toMatch(/_encrypted|searchText|blindIndex/);
  });

  it('does not end in an erasure while anything stands against it, and nothing is done then', async () => {
    const { body } = await receive(ada, 'erasure');
    const asked = await verified(body);
    const codes = async (): Promise<readonly string[]> => [
      ...new Set((await read(asked.id)).hindrances.map(({ code }) => code)),
    ];
    expect(await codes()).toEqual(['claim-open', 'policy-in-force']);
    const refused = await act(asked, 'erase');
    expect([refused.status, refused.body.code]).toEqual([422, 'privacy.erasure-hindered']);
    expect(refused.body.errors?.map(({ detail }) => detail)).toEqual([
      `claim ${ada.claimId} has not come to its end`,
      expect.stringMatching(/^policy [0-9a-f-]+ is in force until 2027-06-01$/),
    ]);
    expect(await run()).toMatchObject({ erased: 0, refused: 0 });
    const matter = { matter: 'Hill v. Acme', reason: 'Suit', subjects: [{ type: 'customer', id: ada.id }] };
    expect((await admin.post('/api/v1/audit/legal-holds', matter)).status).toBe(201);
    expect(await codes()).toEqual(['claim-open', 'legal-hold', 'policy-in-force']);
    await ada.claimEnds();
    admin = await room.on('2028-01-01', 'admin');
    agent = await room.as('agent');
    expect(await codes()).toEqual(['legal-hold', 'record-kept']);
    const kept = (await read(asked.id)).hindrances.filter(({ code }) => code === 'record-kept');
    expect(kept).toContainEqual(
      expect.objectContaining({
        subjectType: 'policy',
        until: '2030-06-01',
        citation: expect.stringContaining('910'),
      }),
    );
    admin = await room.on(AFTER, 'admin');
    agent = await room.as('agent');
    expect(await codes()).toEqual(['legal-hold']);
    expect((await act(asked, 'erase')).status).toBe(422);
    expect(secretsIn(await dumpOf(room.database.ownerUrl), ada.canaries).length).toBeGreaterThan(25);
    await admin.post('/api/v1/audit/legal-holds/release', { matter: matter.matter, reason: 'Settled' });
    expect(await codes()).toEqual([]);
  });

  it('ends in an erasure after which no word of the person is anywhere, and everything else adds up', async () => {
    const worksheetId = async (): Promise<string> => {
      const rows = await room.sql<{ id: string }>('select worksheet_id as id from quotes where id = $1', [
        ada.quoteId,
      ]);
      return rows[0]?.id ?? '';
    };
    const worksheet = async (): Promise<ReplayResponse> =>
      (await underwriter.post<ReplayResponse>(`/api/v1/rating/worksheets/${await worksheetId()}/replay`, {}))
        .body;
    const underwriter = await room.as('underwriter');
    const sums = (): Promise<readonly unknown[]> =>
      room.sql(`select (select sum(amount) from policy_charges) as charged, (select sum(amount) from billing_entries) as billed,
        (select sum(total) from rating_worksheets) as rated, (select count(*) from audit_logs where action not like 'privacy.%' and action <> 'http.request')::int as told`);
    const before = [await worksheet(), await sums()];
    const { items } = (
      await admin.get<{ items: readonly PrivacyRequestResponse[] }>(
        `/api/v1/privacy-requests?customerId=${ada.id}&kind=erasure`,
      )
    ).body;
    const [request] = items;
    if (!request) throw new Error('No request');
    const readPolicy = async (): Promise<readonly string[]> =>
      secretsIn(JSON.stringify(await underwriter.get(`/api/v1/policies/${ada.policy?.id}`)), ada.canaries);
    expect(await readPolicy()).not.toEqual([]);
    const [first, second] = await Promise.all([act(request, 'erase'), act(request, 'erase')]);
    expect([first.status, second.status].sort()).toEqual([200, 412]);
    expect((await admin.get(`/api/v1/customers/${ada.id}`)).status).toBe(200);

    const counts = await Promise.all([run(room.app), run(room.other)]);
    expect(counts.map(({ failed }) => failed)).toEqual([0, 0]);
    expect(counts.map(({ erased = 0 }) => erased).sort()).toEqual([0, 1]);
    await run();
    expect(await read(request.id)).toMatchObject({
      status: 'completed',
      keptDates: 0,
      verifiedHow: 'Erased',
    });

    // Also of what was read a moment ago, and is kept in memory.
    expect(await readPolicy()).toEqual([]);
    const dump = await dumpOf(room.database.ownerUrl);
    const lines = dump.split('\n').filter((line) => secretsIn(line, ada.canaries).length > 0);
    expect(lines).toEqual([]);
    expect(secretsIn(dump, bea.canaries).length).toBeGreaterThan(10);
    expect([await worksheet(), await sums()]).toEqual(before);
    expect(before[0]).toMatchObject({ identical: true });
  });

  it('leaves what others read: no address fails, and what was written is gone by name', async () => {
    const gone = await admin.get<Problem>(`/api/v1/customers/${ada.id}`);
    expect([gone.status, gone.body.code]).toEqual([404, 'customers.customer-not-found']);
    const paths = [
      `quotes/${ada.quoteId}`,
      `quotes/${ada.draftId}`,
      `policies/${ada.policy?.id}`,
      `policies/${ada.policy?.id}/parties`,
      `policies/${ada.policy?.id}/transactions`,
      `policies/${ada.policy?.id}/billing`,
      `claims/${ada.claimId}`,
      `claims/${ada.claimId}/timeline`,
      `claims/${ada.claimId}/documents`,
      `quotes?customerId=${ada.id}`,
      `documents?customerId=${ada.id}`,
      'claim-contacts?name=Erased',
    ];
    const staff = [await room.as('underwriter'), await room.as('adjuster')];
    for (const path of paths)
      for (const by of staff) {
        const { status } = await by.get(`/api/v1/${path}`);
        expect([path, status]).toEqual([path, status === 403 ? 403 : 200]);
      }
    const { body } = await admin.get<{ items: readonly { id: string; erasedAt: string | null }[] }>(
      `/api/v1/documents?customerId=${ada.id}`,
    );
    expect(body.items.length).toBeGreaterThan(1);
    for (const { id, erasedAt } of body.items) {
      expect(erasedAt).not.toBeNull();
      const pdf = await admin.get<Problem>(`/api/v1/documents/${id}/pdf`);
      expect([pdf.status, pdf.body.code]).toEqual([404, 'documents.erased']);
    }
    const again = await agent.post<Problem>(
      '/api/v1/quotes',
      { customerId: ada.id, productType: 'auto' },
      {},
    );
    expect(again.status).toBeLessThan(500);
  });

  it('goes on after whatever broke it off, and leaves nothing half done', async () => {
    const staff = await room.as('underwriter');
    const { body } = await receive(bea, 'erasure');
    const asked = await verified(body);
    expect((await read(asked.id)).hindrances.map(({ code }) => code)).toEqual(['account-unsettled']);
    const path = `/api/v1/policies/${bea.policy?.id}/billing`;
    const account = (await staff.get<{ id: string; balance: string }>(path)).body;
    const payment = { amount: account.balance, receivedOn: AFTER, method: 'check', externalReference: 'B-1' };
    expect((await staff.post(`/api/v1/billing-accounts/${account.id}/payments`, payment)).status).toBe(201);
    expect((await act(asked, 'erase')).status).toBe(200);

    const found = async (): Promise<number> =>
      secretsIn(await dumpOf(room.database.ownerUrl), bea.canaries).length;
    const before = await found();
    await room.sql(`create function broken() returns trigger language plpgsql as $$
      begin raise exception 'broken'; end $$`);
    await room.sql(
      'create trigger broken before update on policy_parties for each row execute function broken()',
    );
    expect(await run()).toMatchObject({ erased: 0, failed: 1 });
    expect([await found(), (await read(asked.id)).status]).toEqual([before, 'erasing']);
    await room.sql('drop trigger broken on policy_parties');
    await room.sql('drop function broken()');
  });

  it('also takes what somebody writes who had begun before', async () => {
    const { items } = (
      await admin.get<{ items: readonly PrivacyRequestResponse[] }>('/api/v1/privacy-requests?status=erasing')
    ).body;
    const id = items[0]?.id ?? '';
    const late = bea.word('Late');
    await connected(room.database.url, async (quoting) => {
      await quoting.query('begin');
      await quoting.query('select from customers where id = $1', [bea.id]);
      expect(await run()).toMatchObject({ erased: 1, failed: 0 });
      expect(await run()).toMatchObject({ waiting: 1 });
      await quoting.query(
        `insert into quotes select (jsonb_populate_record(q, $2)).* from quotes q where q.id = $1`,
        [bea.draftId, { id: newId(), quote_number: 'QUOT-2026-9999999', drivers: [{ name: late }] }],
      );
      await quoting.query('commit');
    });
    expect((await read(id)).status).toBe('erasing');
    expect(await run()).toMatchObject({ completed: 1 });
    expect((await read(id)).status).toBe('completed');
    expect(secretsIn(await dumpOf(room.database.ownerUrl), bea.canaries)).toEqual([]);
  });

  it('forgets with the person whom a life policy pays, who signed for it, and what was found on a death', async () => {
    const dee = await (await new Person(room, 'D').isInsured()).hasPaid();
    const life = await dee.isInsuredForLife();
    await (await dee.died(life)).claimEnds();
    admin = await room.on(AFTER, 'admin');
    agent = await room.as('agent');
    const asked = await verified((await receive(dee, 'erasure')).body);
    expect(asked.hindrances).toEqual([]);
    // An answer may tell of a person and name but one thing of theirs.
    const things = { Customer: dee.id, Quote: dee.quoteId, Policy: dee.policy?.id, Claim: dee.claimId };
    for (const [kind, id] of Object.entries({ ...things, Designation: dee.designationId, Request: asked.id }))
      await room.sql(
        `insert into idempotency_keys (scope, key, request_hash, response_status, response_body, response_headers, expires_at)
         values ('a client', $1, '\\x00', 200, $2, '{}', now() + interval '7 days')`,
        [kind, JSON.stringify({ id, said: dee.word(`Answer${kind}`) })],
      );
    const kept = secretsIn(await dumpOf(room.database.ownerUrl), dee.canaries);
    expect([...dee.canaries.keys()].filter((kind) => !kept.includes(kind))).toEqual(['phone', 'license']);

    const underLife = (): Promise<readonly { readonly what: string; readonly text: string }[]> =>
      room.sql(
        `select 'worksheet' as what, w.worksheet::text as text from rating_worksheets w
           join policy_transactions x on x.worksheet_id = w.id where x.policy_id = $1::uuid
         union all select 'ledger', snapshot::text || details::text from policy_transactions where policy_id = $1::uuid
         union all select 'paper', data::text from documents where subject_type = 'policy' and subject_id = $1::text`,
        [life.id],
      );
    const before = await underLife();
    const said = (what: string, rows: typeof before): readonly string[] =>
      [
        ...new Set(
          rows.filter((row) => row.what === what).flatMap(({ text }) => secretsIn(text, dee.canaries)),
        ),
      ].sort();
    expect(said('worksheet', before)).toEqual(['born']);
    expect(said('ledger', before)).toEqual(['Reinstatement', 'born']);
    expect(said('paper', before)).toEqual(expect.arrayContaining(['First', 'Last', 'Street']));
    expect((await act(asked, 'erase')).status).toBe(200);
    expect(await run()).toMatchObject({ erased: 1, failed: 0 });
    expect(await run()).toMatchObject({ completed: 1 });
    const after = await underLife();
    expect(after.length).toBe(before.length);
    for (const what of ['worksheet', 'ledger', 'paper'])
      expect([what, said(what, after)]).toEqual([what, []]);
    const lines = (await dumpOf(room.database.ownerUrl)).split('\n');
    const left = lines.filter((line) => secretsIn(line, dee.canaries).length > 0);
    // Reasons that staff give in words stay in the trail, which is sealed (ADR 58).
    expect(left.map((line) => secretsIn(line, dee.canaries))).toEqual([['Finding']]);
    expect(left[0]).toMatch(/^audit_logs_.*claims\.death-reviewed/);
  });

  it('is repeated after a backup of before was restored, from the list that was kept beside it, however often', async () => {
    const list = (): Promise<readonly DoneErasure[]> =>
      RequestContext.create(room.app.get(EntityManager), () =>
        room.app.get(RepeatErasures, { strict: false }).done(),
      );
    const repeated = (done: DoneErasure): Promise<string> =>
      RequestContext.create(room.app.get(EntityManager), () =>
        room.app.get(RepeatErasures, { strict: false }).run(done),
      );
    const left = async (): Promise<number> =>
      secretsIn(await dumpOf(room.database.ownerUrl), ada.canaries).length;
    const restored = async (): Promise<void> => {
      const words = [...ada.canaries.values()];
      await room.sql('update customers set data = $2, deleted_at = null where id = $1', [
        ada.id,
        JSON.stringify({ lastName: words[0], address: { line1: words[1] } }),
      ]);
      await room.sql(`alter table quotes disable trigger user`);
      await room.sql(`update quotes set drivers = $2 where id = $1`, [
        ada.quoteId,
        JSON.stringify([{ name: words[2] }]),
      ]);
      await room.sql(`alter table quotes enable trigger user`);
      expect(await left()).toBeGreaterThan(2);
    };
    const kept = await list();
    const done = kept.find(({ customerId }) => customerId === ada.id) as DoneErasure;
    expect(done).toMatchObject({
      customerId: ada.id,
      receivedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });

    await restored();
    expect([await repeated(done), await left(), await repeated(done), await left()]).toEqual([
      'completed',
      0,
      'completed',
      0,
    ]);
    expect(await list()).toEqual(kept);

    // The backup is from before anybody had asked; somebody asks once more meanwhile.
    await restored();
    await room.sql('delete from privacy_requests where id = $1', [done.id]);
    const asked = await receive(ada, 'erasure');
    expect(asked.status).toBe(201);
    expect([await repeated(done), await left()]).toEqual(['completed', 0]);
    expect(await read(asked.body.id)).toMatchObject({ status: 'refused' });
    expect(await list()).toEqual(kept);

    // A hold that the database knows stands, and nothing is half done.
    await restored();
    await room.sql('delete from privacy_requests where id = $1', [done.id]);
    const matter = {
      matter: 'Hill v. Acme II',
      reason: 'Suit',
      subjects: [{ type: 'customer', id: ada.id }],
    };
    expect((await admin.post('/api/v1/audit/legal-holds', matter)).status).toBe(201);
    const before = await left();
    expect([await repeated(done), await left()]).toEqual(['refused', before]);
    await admin.post('/api/v1/audit/legal-holds/release', { matter: matter.matter, reason: 'Settled' });
    expect([await repeated(done), await left()]).toEqual(['completed', 0]);
    expect(await repeated({ ...done, id: newId(), customerId: newId() })).toBe('gone');
  });

  it('is repeated by commands, from a file', async () => {
    const printed: string[] = [];
    const spies = (['log', 'error'] as const).map((channel) =>
      jest.spyOn(console, channel).mockImplementation((text: unknown) => void printed.push(String(text))),
    );
    const folder = mkdtempSync(join(tmpdir(), 'erased-'));
    const file = join(folder, 'erased.ndjson');
    const environment = {
      NODE_ENV: 'test',
      DATABASE_URL: room.database.url,
      LOG_LEVEL: 'silent',
      ENCRYPTION_KEY: room.app.get(AppConfig).encryptionKey.toString('base64'),
    };
    try {
      expect(await privacyErased.run(['--out', file], environment)).toBe(0);
      const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
      expect(lines.length).toBeGreaterThanOrEqual(2);
      expect(secretsIn(lines.join(), ada.canaries)).toEqual([]);
      await room.sql(`update customers set data = $2 where id = $1`, [
        ada.id,
        JSON.stringify({ lastName: ada.canaries.get('Last') }),
      ]);
      expect(await privacyRepeat.run(['--file', file], environment)).toBe(0);
      expect(printed.at(-1)).toBe(
        `${lines.length} erasures repeated: ${lines.length} completed, 0 waiting, 0 refused, 0 gone`,
      );
      expect(secretsIn(await dumpOf(room.database.ownerUrl), ada.canaries)).toEqual([]);
      expect(await privacyRepeat.run([], environment)).toBe(0);
      writeFileSync(file, `${lines[0]?.replace(/"customerId":"[^"]*"/, `"customerId":"${newId()}"`)}\n`);
      await expect(privacyRepeat.run(['--file', file], environment)).rejects.toThrow(/line 1 .* was changed/);
      writeFileSync(file, `${lines[0]}\n{"id":"x"}\n`);
      await expect(privacyRepeat.run(['--file', file], environment)).rejects.toThrow('line 2 of');
      await expect(privacyRepeat.run(['--file', `${file}.none`], environment)).rejects.toThrow(
        'cannot be read',
      );
    } finally {
      for (const spy of spies) spy.mockRestore();
      rmSync(folder, { recursive: true });
    }
  });

  it('ends in no erasure where a claim comes in between', async () => {
    const cy = await new Person(room, 'C').isInsured();
    await cy.hasPaid();
    admin = await room.on(AFTER, 'admin');
    agent = await room.as('agent');
    const asked = await verified((await receive(cy, 'erasure')).body);
    expect((await act(asked, 'erase')).body.status).toBe('erasing');
    await cy.hadLoss();
    admin = await room.on(AFTER, 'admin');
    expect(await run()).toMatchObject({ refused: 1 });
    expect(await read(asked.id)).toMatchObject({ status: 'refused', hindrances: [{ code: 'claim-open' }] });
    const dump = await dumpOf(room.database.ownerUrl);
    expect(secretsIn(dump, cy.canaries).length).toBeGreaterThan(25);
  });

  it('gives nobody but the owner a way to rewrite what is written once', async () => {
    await connected(room.database.url, async (application) => {
      await application.query(`set bindery.erasing = 'on'`);
      for (const statement of [
        `update policy_transactions set snapshot = '{}'`,
        `update policy_parties set name = 'x'`,
        `update payments set note = 'x' where note is not null`,
        `update personal_columns set erased_as = 'null'`,
        `update privacy_requests set details = 'x' where details is not null`,
      ])
        await expect(application.query(statement)).rejects.toThrow(/permission denied|is kept as it was/);
      await expect(
        application.query(
          `select erase_customer(id, current_date, '{}') from privacy_requests where status = 'refused'`,
        ),
      ).rejects.toThrow('Nobody has decided');
    });
  });

  it('leaves a trail that verifies', async () => {
    const within = <T>(work: () => Promise<T>): Promise<T> =>
      RequestContext.create(room.app.get(EntityManager), work);
    await within(() => room.app.get(SealEntries, { strict: false }).run(new AbortController().signal));
    const verdict = await within(() => room.app.get(VerifyTrail, { strict: false }).run());
    expect(verdict).toMatchObject({ faults: [] });
    expect(verdict.rows).toBeGreaterThan(20n);
  });
});
