import { setTimeout as delay } from 'node:timers/promises';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { maskedChanges } from '../../src/modules/audit/domain/masked-changes.js';
import { AccessTrail } from '../../src/modules/audit/trail/access-trail.js';
import { PortfolioJob } from '../../src/modules/sanctions/jobs/portfolio.job.js';
import { FanOut } from '../../src/modules/webhooks/deliveries/fan-out.js';
import { PROJECT_ROOT } from '../../src/platform/project-root.js';
import { calendarDateIn } from '../../src/shared/calendar-date.js';
import type { TestDatabase } from '../support/database.js';
import { basic, register } from '../support/authorization.js';
import type { Row } from '../support/examples.js';
import type { Operation } from '../support/examples.js';
import { Examples, expectNoOther } from '../support/examples.js';
import { wholeReads } from '../support/plans.js';
import { SentStatements } from '../support/sent-statements.js';
import { homeRequest, publishedCases, quoteRequest } from '../support/story.js';
import { cloneSeeded } from '../support/seeded-database.js';
import { connect } from '../support/test-run.js';
import { Client, startApp } from '../support/app.js';
import { Canaries } from '../support/canaries.js';
import { lookForAlerts, somebody, writeTrail } from '../support/trail-rows.js';
import { runJob } from '../support/run-job.js';

const DAY = 24 * 3_600_000;
const [AGENT, UNDERWRITER, ADMIN] = [0, 1, 2];
const ENDS_LATER = {
  explanation: 'Two claims for water damage, in May and in June of this year.',
};
/** Lists of the company's own, of some tens or hundreds of rows however much it sells. */
const STAYS_SMALL = new Set([
  'break_glass_sets',
  'alert_position',
  'alert_rule_versions',
  'alert_rules',
  // One of each administrator.
  'alert_subscriptions',
  'claim_authorities',
  'claim_catastrophes',
  'claim_cession_changes',
  // Months of quarters of products and states, days of the same, and what was booked in the last minutes.
  'claim_figures',
  'job_states',
  'claim_open_figures',
  'claim_figure_changes',
  'claim_fraud_rules',
  'claim_reserve_rules',
  'companies',
  'consumer_report_agencies',
  'data_keys',
  'payment_plans',
  // Of PostgreSQL itself: what sequences and locks there are.
  'pg_database',
  'pg_namespace',
  'pg_sequence',
  'quote_validities',
  // One of each table of reference data.
  'reference_versions',
  'scoring_models',
  'scoring_positions',
  'signing_keys',
  'state_facts',
  'underwriting_authorities',
  // A hundred at most, and one row.
  'webhook_endpoints',
  'webhook_position',
  'webhook_secrets',
]);
const NOBODY = '01930000-0000-7000-8000-00000000dead';
/** Whoever is signed in would not be any more. */
const ENDS_SESSIONS = /\/auth\/|\/sessions/;
/** Tables beside the business, that outlive a person or are read by others. */
const BESIDE =
  /^(?:audit_|alerts|webhook_deliveries|job_|rate_limits|oauth2_|data_keys|personal_identifiers)/;
/** Words of people who say why, and names of companies, are shown in the trail and told. */
const isToldOn = (where: string): boolean => {
  // As `treatyNumber`: what a contract of the company is called.
  if (where === 'reviewBreakGlass /note' || where === 'addReinsuranceTreaty /number') return true;
  const name = where.split('/').findLast((token) => !/^\d+$/.test(token)) ?? '';
  return maskedChanges({ [name]: 'Kanari' })[name] === 'Kanari';
};
const day = (after: number): string => calendarDateIn('America/New_York', new Date(Date.now() + after * DAY));

describe('what Swagger offers to send runs as it is, on a server with demo data', () => {
  let later = 0;
  let mails: string;
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let examples: Examples;
  let statements: SentStatements;
  const canaries = new Canaries();
  const logged: string[] = [];

  beforeAll(async () => {
    database = await cloneSeeded();
    statements = new SentStatements();
    mails = mkdtempSync(join(tmpdir(), 'bindery-mails-'));
    app = await startApp(database, {
      now: () => new Date(Date.now() + later),
      environment: {
        MAIL_FOLDER: mails,
        LOG_LEVEL: 'trace',
        AUDIT_REQUESTS: 'true',
        SANCTIONS_LIST: join(mails, 'SDN.CSV'),
      },
      logDestination: { write: (line: string) => void logged.push(line) },
    });
    listNobody();
    examples = await Examples.of(app, canaries);
    await make('webhook-endpoints', { url: 'https://hooks.example.com/told', eventTypes: ['*'] }, ADMIN);
  });

  afterAll(async () => {
    statements?.stop();
    await app?.close();
    await database?.drop();
    rmSync(mails, { recursive: true, force: true });
  });

  /** A list of sanctions on which none of the examples stands. */
  const listNobody = (): void =>
    writeFileSync(join(mails, 'SDN.CSV'), '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA"\n');
  const send: Examples['send'] = (...given) => examples.send(...given);

  /** What the examples say nothing of: the rows they are about, as staff find or make them. */
  async function listed(path: string, by = UNDERWRITER): Promise<readonly Row[]> {
    const answer = await examples.users[by]?.get<{ readonly items: readonly Row[] }>(`/api/v1/${path}`);
    return answer?.body.items ?? [];
  }
  async function first(path: string, by = UNDERWRITER): Promise<Row> {
    const [row] = await listed(path, by);
    if (!row) throw new Error(`${path} finds nothing`);
    return row;
  }

  /** A job that another instance is busy with waits, where it would else be done before the next request comes. */
  async function whileElsewhere(job: string, work: () => Promise<void>): Promise<void> {
    const owner = await connect(database.ownerUrl, 'elsewhere');
    try {
      await owner.query(
        `insert into job_runs (name, scheduled_for, lease_until, instance)
         values ($1, now(), now() + interval '1 hour', 'elsewhere')`,
        [job],
      );
      await work();
      await owner.query(`delete from job_runs where name = $1 and instance = 'elsewhere'`, [job]);
    } finally {
      await owner.end();
    }
  }

  async function asOwner(statement: string, values: readonly unknown[]): Promise<void> {
    const owner = await connect(database.ownerUrl, 'elsewhere');
    await owner.query(statement, [...values]).finally(() => owner.end());
  }

  async function make(path: string, body: object, by = UNDERWRITER): Promise<Row> {
    const answer = await examples.users[by]?.post<Row>(`/api/v1/${path}`, body, { 'if-match': '*' });
    if (!answer || answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer?.body)}`);
    return answer.body;
  }

  const home = async (): Promise<Row> => send('bindQuote', (await send('createQuote')).id);
  const accountOf = (policy: Row): Promise<Row> => first(`billing-accounts?policyId=${policy.id}`);

  it('keeps customers, staff and the company’s lists', async () => {
    const { id: twin } = await send('createCustomer');
    await send('updateCustomer', twin);
    const { id: number } = await send('enterCustomerIdentifier', twin);
    await send('correctCustomerIdentifier', twin, number);
    await send('revealCustomerIdentifier', twin, number);
    await send('findCustomersByIdentifier');
    const { id: wish } = await send('receivePrivacyRequest', twin);
    await send('verifyPrivacyRequest', wish);
    await send('completePrivacyRequest', wish);
    await send('refusePrivacyRequest', (await send('receivePrivacyRequest', twin)).id);
    const { data } = (await examples.users[ADMIN]?.get<Row>(`/api/v1/customers/${twin}`))
      ?.body as unknown as {
      readonly data: { readonly firstName?: string; readonly lastName?: string };
    };
    writeFileSync(join(mails, 'SDN.CSV'), `36,"${data.lastName}, ${data.firstName}","individual","CUBA"\n`);
    await RequestContext.create(app.get(EntityManager), () =>
      app.get(PortfolioJob, { strict: false }).run({ signal: new AbortController().signal }),
    );
    const finding = await first(`sanctions-findings?toDo=true&subjectId=${twin}`, ADMIN);
    for (const operation of ['decideSanctionsFinding', 'reportSanctionsFinding'])
      await send(operation, finding.id);
    // Somebody else takes back what one has decided.
    await asOwner('update sanctions_findings set decided_by = null where id = $1', [finding.id]);
    await send('withdrawSanctionsDecision', finding.id);
    const found = (await send('clearCustomerSanctions', twin)) as unknown as {
      readonly clearances: readonly { readonly id: string }[];
    };
    await send('withdrawCustomerSanctionsClearance', twin, found.clearances[0]?.id ?? '');
    listNobody();
    await send('mergeCustomer', twin, (await send('createCustomer')).id);
    const { id: user } = await send('createUser');
    await send('updateUser', user);
    const { id: agency } = await send('createAgency');
    for (const step of ['change', 'suspend', 'reinstate', 'close']) await send(`${step}Agency`, agency);
    const { id: client } = await send('createClient');
    for (const operation of ['changeClient', 'rotateClientSecret']) await send(operation, client);
    const { id: provider } = await send('createSsoProvider');
    await send('changeSsoProvider', provider);
    await send('linkUserIdentity', user, provider);
    const pushes = {
      clientName: 'Pushes users',
      allowedGrantTypes: ['client_credentials'],
      allowedScopes: ['identity.scim'],
      role: 'admin',
      ssoProviderId: provider,
    };
    await send('createScimToken', (await make('clients', pushes, ADMIN)).id);
    await send('reviewAccess', user);
    const { id: role } = await send('createRole');
    await send('changeRole', role);
    const { id: conflict } = await send('createRoleConflict');
    await send('approveRoleException', conflict, user);
    await send('giveUserRole', user);
    const { id: company } = await send('createCompany');
    for (const step of ['change', 'close', 'reopen']) await send(`${step}Company`, company);
    await send('changeReportAgency', (await send('addReportAgency')).id);
    await send('endPaymentPlan', (await send('addPaymentPlan')).id);
    await send('endJurisdictionRule', (await send('addJurisdictionRule')).id);
    await send('endAuthority', (await send('grantAuthority')).id);
    await send('endQuoteValidity', (await send('setQuoteValidity')).id);
  });

  it('gets tokens for a program, asks about them and ends them', async () => {
    const grants = ['client_credentials', 'authorization_code', 'refresh_token'];
    const rater = await register(app, { clientId: 'rater', grants, role: 'underwriter' });
    const by = basic(rater);
    expect(await examples.ask('issueToken', by)).toMatchObject({ token_type: 'Bearer' });
    expect(await examples.ask('introspectToken', by)).toEqual({ active: false });
    expect(await examples.ask('revokeToken', by)).toBe('');
    expect(await examples.ask('pushAuthorizationRequest', by)).toMatchObject({ expires_in: 60 });
  });

  it('breaks the glass, and has it reviewed', async () => {
    await send('addBreakGlassSet');
    const { id } = await send('breakGlass');
    await make(`break-glass/${id}/end`, {});
    await send('reviewBreakGlass', id);
  });

  it('watches the trail', async () => {
    await send('changeAlertRule', (await send('addAlertRule')).id);
    await send('subscribeToAlerts');
    const user = await somebody(app);
    await writeTrail(app, [{ action: 'identity.token-reused', at: new Date(), user }]);
    await lookForAlerts(app);
    const alert = await examples.users[ADMIN]?.get<{ readonly items: readonly Row[] }>(
      `/api/v1/audit/alerts?subjectId=${user}`,
    );
    await send('closeAlert', alert?.body.items[0]?.id ?? '');
  });

  it('quotes', async () => {
    await send('createQuoteGroup');
    await send('changeQuoteDraft', (await send('createQuoteDraft')).id);
    const { id } = await send('createQuote');
    await send('shareDocument', (await send('issueProposal', id)).id);
    await send('addQuoteVersion', id);
  });

  it('enters models that score quotes, and ends them', async () => {
    const { id } = await send('enterScoringModel');
    await send('retireScoringModel', id);
    const demo = readFileSync(join(PROJECT_ROOT, 'data', 'models', 'motor-claims-1973.json'), 'utf8');
    await send('killScoringModel', (await make('scoring-models', JSON.parse(demo) as object)).id);
  });

  it('asks underwriters, and tells those whom a report has cost something', async () => {
    const referred = async (): Promise<Row> => {
      const quote = await make('quotes', homeWith({ amountOfInsurance: 1_200_000 }), AGENT);
      return first(`underwriting/issues?quoteId=${quote.id}`);
    };
    const { id } = await referred();
    await send('approveUnderwritingIssue', id);
    await send('reopenUnderwritingIssue', id);
    await send('declineUnderwritingIssue', (await referred()).id);
    await send('issueAdverseActionNotice', (await first('underwriting/adverse-actions')).id);
  });

  it('changes a policy, and asks for what its author may not bind', async () => {
    const { id } = await home();
    await send('previewEndorsement', id);
    await send('endorsePolicy', id);
    await send('referEndorsement', (await home()).id);
    const mortgaged = await home();
    await send('endPolicyParty', mortgaged.id, (await send('addPolicyParty', mortgaged.id)).id);
  });

  it('cancels and reinstates', async () => {
    const { id } = await home();
    await send('previewCancellation', id);
    await send('cancelPolicy', id);
    await send('previewReinstatement', id);
    await send('reinstatePolicy', id);
  });

  it('announces a cancellation, mails it, and takes it back', async () => {
    const { id } = await home();
    await make(`policies/${id}/cancellations`, {
      ...ENDS_LATER,
      effectiveOn: day(40),
      requestedBy: 'insurer',
      reason: 'underwriting',
    });
    const notice = await first('notices');
    await send('recordNoticeMailing', notice.id);
    await send('recordNoticeReturn', notice.id);
    await send('rescindCancellation', id);
  });

  it('does not renew, and thinks better of it', async () => {
    const { id } = await home();
    await send('previewNonRenewal', id);
    await send('nonRenewPolicy', id);
    await send('withdrawNonRenewal', id);
  });

  it('bills and pays', async () => {
    const quote = await send('createQuote');
    const account = await accountOf(await make(`quotes/${quote.id}/bind`, { planCode: 'monthly' }));
    await send('previewBillingAccountPlan', account.id);
    await send('changeBillingAccountPlan', account.id);
    const payment = await send('recordPayment', account.id);
    await send('reversePayment', String(payment['paymentId'] ?? payment.id));
  });

  it('pays back', async () => {
    const account = await accountOf(await home());
    await make(`billing-accounts/${account.id}/payments`, {
      amount: '1000.00',
      receivedOn: day(0),
      method: 'check',
      externalReference: 'too-much',
    });
    const refund = await send('requestRefund', account.id);
    await send('approveRefund', refund.id);
    await send('executeRefund', refund.id);
    await send('rejectRefund', (await send('requestRefund', account.id)).id);
    const { id } = await home();
    await make(`policies/${id}/cancellations`, {
      effectiveOn: day(0),
      requestedBy: 'insured',
      reason: 'sold',
    });
    await send('closeBillingAccount', (await accountOf({ id })).id);
  });

  it('works on manuals', async () => {
    const { id } = await send('importEdition');
    await send('replaceEdition', id);
    await send('rateWhatIf');
    await send('capRelativities');
    const { id: active } = await first('rating/editions?status=active&productType=home');
    await send('compareEditions', active, active);
    const copy = await send('copyEdition', active);
    await send('replaceFactorTable', copy.id, 'dwelling', 'tier');
    const filed = await make(`rating/editions/${active}/copy`, { label: 'to file' }, ADMIN);
    await whileElsewhere('policies.book-ratings', async () => {
      const book = await send('startImpactAnalysis', filed.id);
      await send('cancelImpactAnalysis', book.id);
    });
    await make(`rating/editions/${filed.id}/file`, {}, ADMIN);
    await send('redateEdition', filed.id);
    await send('sendBackEdition', filed.id);
    await send('withdrawEdition', filed.id);
  });

  it('renews', async () => {
    const [bound, withdrawn, referred] = [await home(), await home(), await farFromWater()];
    later = 330 * DAY;
    await examples.signIn(app);
    await send('bindRenewal', (await make(`policies/${bound.id}/renewal`, {})).id);
    await send('withdrawRenewal', (await make(`policies/${withdrawn.id}/renewal`, {})).id);
    await send('approveRenewal', (await make(`policies/${referred.id}/renewal`, {})).id);
  });

  it('holds records for a suit, and tells of a backup', async () => {
    await send('placeLegalHold', (await home()).id);
    await send('releaseLegalHold');
    await send('changeRetentionPolicy', 'audit_logs');
    await send('tellBackup');
  });

  it('takes notices of losses, decides on them, pays and gets some of it back', async () => {
    // Both are bound first: where losses are recorded, an underwriter looks at a quote that declares years without one.
    const [told, paid] = [await home(), await home()];
    await send('registerClaim');
    await decideOn(await loss(told), told);
    await settle(await loss(paid));
  });

  it('names beneficiaries, and divides among them what a death pays', async () => {
    const quote = await make('quotes', quoteRequest('life', publishedCases('term-life-oh')[0]?.risk ?? {}));
    const policy = await make(`quotes/${quote.id}/bind`, {});
    await send('designatePolicyBeneficiaries', policy.id);
    const { id } = await loss(policy);
    const { beneficiaries } = (await send('recordClaimDeath', id)) as unknown as {
      readonly beneficiaries: readonly Row[];
    };
    await send('changeClaimBeneficiary', id, beneficiaries[0]?.id ?? '');
    await send('addClaimDescendant', id, beneficiaries[0]?.id ?? '');
    await send('findOnClaimDeath', id);
  });

  it('tells others by webhooks', async () => {
    const { id } = await send('createWebhookEndpoint');
    await send('changeWebhookEndpoint', id);
    await send('rotateWebhookSecret', id);
    await send('replayWebhookDeliveries', id);
  });

  it('keeps a job from running for a while', async () => {
    const [paused, run] = ['audit.retention', 'quoting.expiry'] as const;
    await send('pauseJob', paused);
    await make(`jobs/${paused}/resume`, {}, ADMIN);
    await make(`jobs/${run}/runs`, {}, ADMIN);
  });

  it('holds business back before a storm', async () => {
    await send('endMoratorium', (await send('placeMoratorium')).id);
  });

  it('lists', async () => {
    for (const path of examples.lists) {
      for (const user of examples.users) expect((await user.get(path)).status).toBeLessThan(500);
    }
  });

  it('changes a password', async () => {
    await send('changePassword');
  });

  it('never has a table read whole that grows with the business', async () => {
    const texts = new Set(statements.texts);
    expect(texts.size).toBeGreaterThan(200);
    expect(await wholeReads(database, texts, STAYS_SMALL)).toEqual([]);
  });

  it('refuses what is broken, and tells nobody of it', async () => {
    for (const user of [examples.users[ADMIN], new Client(app)])
      for (const each of examples.operations) if (user) await sayWrongly(user, each);
    expect(canaries.count).toBeGreaterThan(2_000);
  });

  it('leaves no secret, and nothing of what was said, in logs, trail, metrics or messages', async () => {
    await app.get(AccessTrail, { strict: false }).flush();
    await RequestContext.create(app.get(EntityManager), () =>
      app.get(FanOut, { strict: false }).run(new AbortController().signal),
    );
    expect(logged.length).toBeGreaterThan(1_000);
    const metrics = (await new Client(app).raw('/metrics')).body.toString();
    expect(canaries.leaks(`${logged.join('')}${metrics}`, ['secret', 'key', 'refused', 'kept'])).toEqual([]);
    const leaks: string[] = [];
    for (const [table, rows] of await Canaries.dump(database.ownerUrl)) {
      leaks.push(
        ...canaries.leaks(rows, [
          'secret',
          'refused',
          ...(table === 'idempotency_keys' ? [] : ['key' as const]),
        ]),
      );
      if (BESIDE.test(table)) leaks.push(...canaries.leaks(rows, ['kept'], isToldOn));
    }
    expect(leaks).toEqual([]);
  });

  it('would show a word that was kept as text, in hexadecimal or in base64', () => {
    const hidden = new Canaries();
    const word = hidden.word('secret', 'somewhere');
    const bytes = Buffer.from(`x ${word} y`);
    const writings = [
      word,
      bytes.toString('hex'),
      ...['', 'a', 'ab'].map((before) => Buffer.from(`${before}${word}`).toString('base64')),
    ];
    for (const writing of writings)
      expect(hidden.leaks(`before ${writing} after`, ['secret'])).toHaveLength(1);
  });

  it('has been sent, each example', () => {
    expect(examples.left).toEqual([]);
  });

  /** Words in all places of a request that has no chance: in its address, in what proves who asks, and in a body that is none. */
  async function sayWrongly(
    user: Client,
    { operationId, method, path, names, example }: Operation,
  ): Promise<void> {
    if (ENDS_SESSIONS.test(path)) return;
    const said = (place: string): string => canaries.word('refused', `${operationId} ${place}`);
    const key = canaries.word('key', `${operationId} Idempotency-Key`);
    const secret = (place: string): string => canaries.word('secret', `${operationId} ${place}`);
    const proofs = {
      cookie: `_session=${secret('cookie')}; bindery_device=${secret('cookie')}`,
      dpop: secret('DPoP'),
      ...(user === examples.users[ADMIN] ? {} : { authorization: `Bearer ${secret('Authorization')}` }),
    };
    const query = names.map((name) => `${name}=${said(`?${name}`)}`).join('&');
    const whole = canaries.in(example?.body, operationId);
    const requests = [
      {
        url: `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => said(`{${name}}`))}?${query}`,
        payload: whole.body,
      },
      { url: path.replaceAll(/\{\w+\}/g, NOBODY), payload: canaries.in(example?.body, operationId).body },
      {
        url: path.replaceAll(/\{\w+\}/g, NOBODY),
        payload: `{"name": "${said('body')}", "secret": "${secret('body')}`,
      },
    ];
    for (const { url, payload } of requests) {
      if (payload === undefined && method !== 'GET' && method !== 'DELETE') continue;
      const answer = await user.send<unknown>({
        method,
        url,
        ...(payload !== undefined && method !== 'GET' && { payload: payload as object }),
        headers: {
          ...proofs,
          'idempotency-key': key,
          'if-match': '*',
          ...(example && { 'content-type': example.type }),
        },
      });
      const own = canaries.found(JSON.stringify([url, payload, proofs, key]));
      if (answer.status < 300) canaries.taken(own);
      expectNoOther(canaries, answer, [...own]);
    }
  }

  async function decideOn({ id }: Row, policy: Row): Promise<void> {
    await send('noticeClaim', id);
    await send('completeClaim', id);
    await send('finishClaimDiaryEntry', (await send('addClaimDiaryEntry', id)).id);
    await send('writeClaimNote', id);
    await send('addClaimDocument', id);
    await send('mergeClaim', (await loss(policy)).id, id);
    await send('reserveRightsOnClaim', id);
    await send('denyClaimLifecycle', id);
    await send('reopenClaimLifecycle', id);
    await send('stopPaymentsClaimLifecycle', id);
    await send('withdrawClaimLifecycle', id);
  }

  async function settle({ id }: Row): Promise<void> {
    await send('endClaimAuthority', (await send('grantClaimAuthority')).id);
    await send('endClaimReserveRule', (await send('addClaimReserveRule')).id);
    await send('changeClaimCatastrophe', (await send('addClaimCatastrophe')).id);
    await send('endClaimLawsuit', (await send('openClaimLawsuit', id)).id);
    await send('endClaimFraudRule', (await send('addClaimFraudRule')).id);
    await assigned(id);
    await send('closeClaimInvestigation', (await send('openClaimInvestigation', id)).id);
    const incident = await send('openClaimIncident', id);
    const exposure = await send('openClaimExposure', id, incident.id);
    const { lines } = (await send('assessClaimLoss', id, exposure.id)) as unknown as {
      readonly lines: readonly { readonly id: string; readonly costType: string }[];
    };
    const line = lines.find(({ costType }) => costType === 'loss')?.id ?? '';
    const contact = await send('createClaimContact');
    await send('updateClaimContact', contact.id);
    const known = await examples.users[ADMIN]?.get<Row>(`/api/v1/claim-contacts/${contact.id}`);
    writeFileSync(join(mails, 'SDN.CSV'), `36,"${String(known?.body['name'])}",-0- ,"CUBA"\n`);
    const cleared = (await send('clearClaimContactSanctions', contact.id)) as unknown as {
      readonly clearances: readonly { readonly id: string }[];
    };
    await send('withdrawClaimContactSanctionsClearance', contact.id, cleared.clearances[0]?.id ?? '');
    listNobody();
    await send('addClaimRole', id, contact.id);
    await send('approveClaimTransaction', (await send('setClaimReserve', id, line)).id);
    await make(`claims/${id}/review`, {}, ADMIN);
    await send('approveClaimLifecycle', id);
    await send('approveClaimTransaction', (await first(`claim-transactions?claimId=${id}&kind=approval`)).id);
    const pay = (): Promise<Row> => send('requestClaimPayment', id, line, contact.id);
    const payment = await pay();
    await send('approveClaimTransaction', payment.id);
    await reinsure({ id });
    await send('closeClaimSubrogation', (await send('openClaimSubrogation', id, contact.id)).id);
    await send('voidClaimTransaction', (await send('recordClaimRecovery', id, line)).id);
    await send('declineClaimTransaction', (await send('reissueClaimPayment', payment.id)).id);
    const stopped = await pay();
    await send('approveClaimTransaction', stopped.id);
    await send('stopClaimPayment', stopped.id);
  }

  async function assigned(id: string): Promise<void> {
    // The two who came last work on claims in the demo already.
    const [, , one, two] = (await listed('users', ADMIN)).map((user) => user.id);
    await make('claim-adjusters', { userId: two, team: 'PROPERTY-OH' }, ADMIN);
    await send('assignClaim', id, two ?? '');
    const adjuster = await send('enterClaimAdjuster', one ?? '');
    await send('changeClaimAdjuster', adjuster.id);
    await send('handOverClaims', adjuster.id, two ?? '');
    await send('endClaimAssignmentRule', (await send('addClaimAssignmentRule')).id);
  }

  async function reinsure({ id }: Row): Promise<void> {
    const treaty = await send('addReinsuranceTreaty');
    await send('changeReinsuranceTreaty', treaty.id);
    await make(`reinsurance-treaties/${treaty.id}/activate`, {}, ADMIN);
    while ((await runJob(app, 'claims.cessions')) === 'skipped') await delay(50);
    const receipt = await send('bookReinsuranceReceipt', treaty.id, id);
    await send('reverseReinsuranceReceipt', receipt.id);
    await send('endReinsuranceTreaty', treaty.id);
    await send('withdrawReinsuranceTreaty', (await send('addReinsuranceTreaty')).id);
  }

  const loss = (policy: Row): Promise<Row> =>
    make('claims', { channel: 'phone', policyId: policy.id, lossOn: day(later / DAY), cause: 'hail' }, AGENT);

  /** Of wood and far from a fire station: an underwriter has to see it, and its renewal too. */
  async function farFromWater(): Promise<Row> {
    const risk = { protectionClass: 10, construction: 'frame' };
    const quote = await make('quotes', homeWith(risk), AGENT);
    const issue = await first(`underwriting/issues?quoteId=${quote.id}`);
    await make(`underwriting/issues/${issue.id}/approve`, { reason: 'Inspected', validity: 'next_change' });
    return make(`quotes/${quote.id}/bind`, {});
  }

  function homeWith(property: object): object {
    const request = homeRequest() as { readonly propertyInfo: object };
    return { ...request, propertyInfo: { ...request.propertyInfo, ...property } };
  }
});
