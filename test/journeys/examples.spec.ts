import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDateIn } from '../../src/shared/calendar-date.js';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from '../support/examples.js';
import { Examples } from '../support/examples.js';
import { recordStatements, wholeReads } from '../support/plans.js';
import { homeRequest, startSeededApp } from '../support/story.js';

const DAY = 24 * 3_600_000;
const [AGENT, UNDERWRITER, ADMIN] = [0, 1, 2];
const ENDS_LATER = {
  policyVersion: 1,
  explanation: 'Two claims for water damage, in May and in June of this year.',
};
/** Lists of the company's own, of some tens or hundreds of rows however much it sells. */
const STAYS_SMALL = new Set([
  'companies',
  'consumer_report_agencies',
  'payment_plans',
  'quote_validities',
  'signing_keys',
  'state_facts',
  'underwriting_authorities',
]);
const day = (after: number): string => calendarDateIn('America/New_York', new Date(Date.now() + after * DAY));

describe('what Swagger offers to send runs as it is, on a server with demo data', () => {
  let later = 0;
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let examples: Examples;
  let statements: ReadonlySet<string>;

  beforeAll(async () => {
    statements = recordStatements();
    database = await cloneDatabase();
    app = await startSeededApp(database, { now: () => new Date(Date.now() + later) });
    examples = await Examples.of(app);
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const send: Examples['send'] = (...given) => examples.send(...given);

  /** What the examples say nothing of: the rows they are about, as staff find or make them. */
  async function first(path: string): Promise<Row> {
    const answer = await examples.users[1]?.get<{ readonly items: readonly Row[] }>(`/api/v1/${path}`);
    const [row] = answer?.body.items ?? [];
    if (!row) throw new Error(`${path} finds nothing: ${JSON.stringify(answer?.body)}`);
    return row;
  }

  async function make(path: string, body: object, by = UNDERWRITER): Promise<Row> {
    const answer = await examples.users[by]?.post<Row>(`/api/v1/${path}`, body, { 'if-match': '*' });
    if (!answer || answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer?.body)}`);
    return answer.body;
  }

  const home = async (): Promise<Row> => send('policies_bind', (await send('quoting_create')).id);
  const accountOf = (policy: Row): Promise<Row> => first(`billing-accounts?policyId=${policy.id}`);

  it('signs in, and keeps customers, staff and the company’s lists', async () => {
    await send('auth_login');
    const { id: twin } = await send('customers_create');
    await send('customers_update', twin);
    await send('customers_merge', twin, (await send('customers_create')).id);
    await send('users_update', (await send('users_create')).id);
    const { id: agency } = await send('agencies_create');
    for (const step of ['change', 'suspend', 'reinstate', 'close']) await send(`agencies_${step}`, agency);
    const { id: company } = await send('companies_create');
    for (const step of ['change', 'close', 'reopen']) await send(`companies_${step}`, company);
    await send('reportAgencies_change', (await send('reportAgencies_add')).id);
    await send('paymentPlans_end', (await send('paymentPlans_add')).id);
    await send('jurisdictionRules_end', (await send('jurisdictionRules_add')).id);
    await send('authorities_end', (await send('authorities_grant')).id);
    await send('validities_end', (await send('validities_set')).id);
  });

  it('quotes', async () => {
    await send('groups_create');
    await send('drafts_change', (await send('drafts_create')).id);
    const { id } = await send('quoting_create');
    await send('proposals_issue', id);
    await send('versions_add', id);
  });

  it('asks underwriters, and tells those whom a report has cost something', async () => {
    const referred = async (): Promise<Row> => {
      const quote = await make('quotes', homeWith({ amountOfInsurance: 1_200_000 }), AGENT);
      return first(`underwriting/issues?quoteId=${quote.id}`);
    };
    const { id } = await referred();
    await send('issues_approve', id);
    await send('issues_reopen', id);
    await send('issues_decline', (await referred()).id);
    await send('adverseActionNotices_issue', (await first('underwriting/adverse-actions')).id);
  });

  it('changes a policy, and asks for what its author may not bind', async () => {
    const { id } = await home();
    await send('endorsements_preview', id);
    await send('endorsements_endorse', id);
    await send('endorsements_refer', (await home()).id);
    const mortgaged = await home();
    await send('parties_end', mortgaged.id, (await send('parties_add', mortgaged.id)).id);
  });

  it('cancels and reinstates', async () => {
    const { id } = await home();
    await send('cancellations_preview', id);
    await send('cancellations_cancel', id);
    await send('reinstatements_preview', id);
    await send('reinstatements_reinstate', id);
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
    await send('notices_mailed', notice.id);
    await send('notices_returned', notice.id);
    await send('cancellations_rescind', id);
  });

  it('does not renew, and thinks better of it', async () => {
    const { id } = await home();
    await send('nonRenewals_preview', id);
    await send('nonRenewals_nonRenew', id);
    await send('nonRenewals_withdraw', id);
  });

  it('bills and pays', async () => {
    const quote = await send('quoting_create');
    const account = await accountOf(
      await make(`quotes/${quote.id}/bind`, { version: 1, planCode: 'monthly' }),
    );
    await send('accounts_previewPlan', account.id);
    await send('accounts_change', account.id);
    const payment = await send('payments_record', account.id);
    await send('payments_reverse', String(payment['paymentId'] ?? payment.id));
  });

  it('pays back', async () => {
    const account = await accountOf(await home());
    await make(`billing-accounts/${account.id}/payments`, {
      amount: '1000.00',
      receivedOn: day(0),
      method: 'check',
      externalReference: 'too-much',
    });
    const refund = await send('refunds_request', account.id);
    await send('refunds_approve', refund.id);
    await send('refunds_execute', refund.id);
    await send('refunds_reject', (await send('refunds_request', account.id)).id);
    const { id } = await home();
    await make(`policies/${id}/cancellations`, {
      effectiveOn: day(0),
      requestedBy: 'insured',
      reason: 'sold',
      policyVersion: 1,
    });
    await send('accounts_close', (await accountOf({ id })).id);
  });

  it('works on manuals', async () => {
    const { id } = await send('editions_import');
    await send('editions_replace', id);
    await send('whatIf_rate');
    await send('whatIf_cap');
    const { id: active } = await first('rating/editions?status=active&productType=home');
    await send('whatIf_compare', active, active);
    const copy = await send('editions_copy', active);
    await send('tables_replace', copy.id, 'dwelling', 'tier');
    const filed = await make(`rating/editions/${active}/copy`, { label: 'to file' }, ADMIN);
    const book = await send('impactAnalyses_start', filed.id);
    await send('impactAnalyses_cancel', book.id);
    await make(`rating/editions/${filed.id}/file`, {}, ADMIN);
    await send('editionLifecycle_reDate', filed.id);
    await send('editionLifecycle_sendBack', filed.id);
    await send('editionLifecycle_withdraw', filed.id);
  });

  it('renews', async () => {
    const [bound, withdrawn, referred] = [await home(), await home(), await farFromWater()];
    later = 330 * DAY;
    await examples.signIn(app);
    await send('renewals_bind', (await send('renewals_prepare', bound.id)).id);
    await send('renewals_withdraw', (await send('renewals_prepare', withdrawn.id)).id);
    await send('renewals_approve', (await send('renewals_prepare', referred.id)).id);
  });

  it('holds records for a suit', async () => {
    await send('retention_place', (await home()).id);
    await send('retention_release');
    await send('retention_change', 'audit_logs');
  });

  it('holds business back before a storm', async () => {
    await send('moratoria_end', (await send('moratoria_place')).id);
  });

  it('lists', async () => {
    for (const path of examples.lists) {
      for (const user of examples.users) expect((await user.get(path)).status).toBeLessThan(500);
    }
  });

  it('changes a password', async () => {
    await send('auth_change');
  });

  it('has been sent, each example', () => {
    expect(examples.left).toEqual([]);
  });

  it('never has a table read whole that grows with the business', async () => {
    expect(statements.size).toBeGreaterThan(200);
    expect(await wholeReads(database, statements, STAYS_SMALL)).toEqual([]);
  });

  /** Of wood and far from a fire station: an underwriter has to see it, and its renewal too. */
  async function farFromWater(): Promise<Row> {
    const risk = { protectionClass: 10, construction: 'frame' };
    const quote = await make('quotes', homeWith(risk), AGENT);
    const issue = await first(`underwriting/issues?quoteId=${quote.id}`);
    await make(`underwriting/issues/${issue.id}/approve`, { reason: 'Inspected', validity: 'next_change' });
    return make(`quotes/${quote.id}/bind`, { version: 1 });
  }

  function homeWith(property: object): object {
    const request = homeRequest() as { readonly propertyInfo: object };
    return { ...request, propertyInfo: { ...request.propertyInfo, ...property } };
  }
});
