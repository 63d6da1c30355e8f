import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { aCustomer, aUser, insert } from './given.js';
import { verdict as verdictIn } from './verdict.js';

const SUBJECT = '01930000-0000-7000-8000-0000000000aa';
const AT = '2026-01-01T00:00:00Z';

let db: TestDatabase;
beforeAll(async () => {
  db = await cloneDatabase();
});
afterAll(() => db.drop());

const verdict = (work: (connection: Client) => Promise<unknown>): Promise<string> => verdictIn(db.url, work);

const place = { product_type: 'home', state: 'OH' };
const subject = { subject_type: 'quote', subject_id: SUBJECT, ...place };

describe('an underwriting issue', () => {
  const rule = { code: 'high-value', title: 'High value', blocks: 'bind', authority: 'underwriter' };
  const decided = { basis: 'person', decided_at: AT, reason: 'x' };
  const approved = { status: 'approved', ...decided, validity: 'end_of_term', valid_through: 'issue' };
  const measured = { value: '1200000', worse: 'higher' };
  const issue = async (connection: Client, values: Row): Promise<Row> =>
    insert(connection, 'underwriting_issues', {
      customer_id: await aCustomer(connection),
      ...subject,
      ...rule,
      ...values,
    });

  it.each<[string, Row, string]>([
    ['that is open', {}, 'accepted'],
    ['of a transaction of a policy', { subject_type: 'policy_transaction', reference: 'POL-1' }, 'accepted'],
    ['of something else', { subject_type: 'claim' }, 'underwriting_issues_subject_type_check'],
    ['that blocks nothing known', { blocks: 'renewal' }, 'underwriting_issues_blocks_check'],
    ['that blocks and needs no authority', { authority: null }, 'underwriting_issues_referral_check'],
    [
      'that blocks nothing and is no decline',
      { blocks: null, authority: null },
      'underwriting_issues_referral_check',
    ],
    [
      'that a rule declined',
      { status: 'declined', ...decided, basis: 'rule', blocks: null, authority: null },
      'accepted',
    ],
    [
      'that a rule approved',
      { ...approved, basis: 'rule', blocks: null, authority: null },
      'underwriting_issues_basis_check',
    ],
    ['of another status', { status: 'lost' }, 'underwriting_issues_status_check'],
    ['with a value and no direction', { value: '1' }, 'underwriting_issues_value_check'],
    ['that is approved', approved, 'accepted'],
    ['that is approved for no reason', { ...approved, reason: null }, 'underwriting_issues_decided_check'],
    ['that is approved by nothing', { ...approved, basis: null }, 'underwriting_issues_decided_check'],
    ['that is open and decided', decided, 'underwriting_issues_decided_check'],
    ['that is approved for ever', { ...approved, validity: null }, 'underwriting_issues_validity_check'],
    [
      'that is approved until no day',
      { ...approved, validity: 'until' },
      'underwriting_issues_validity_check',
    ],
    [
      'that is approved until a day',
      { ...approved, validity: 'until', valid_until: '2026-12-31' },
      'accepted',
    ],
    ['that is open until a day', { valid_until: '2026-12-31' }, 'underwriting_issues_validity_check'],
    ['with an offset', { ...approved, ...measured, offset_percent: '5' }, 'accepted'],
    ['with an offset of nothing', { ...approved, offset_percent: '5' }, 'underwriting_issues_offset_check'],
    [
      'with too large an offset',
      { ...approved, ...measured, offset_percent: '101' },
      'underwriting_issues_offset_check',
    ],
    ['that was carried from nowhere', { ...approved, basis: 'carried' }, 'underwriting_issues_basis_check'],
    ['with facts that are a list', { facts: '[]' }, 'underwriting_issues_facts_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => issue(connection, values))).toBe(expected);
  });

  it.each<[string, Row, string]>([
    ['claimed while it is open', {}, 'accepted'],
    ['claimed when it is decided', approved, 'underwriting_issues_claim_check'],
  ])('%s', async (_case, values, expected) => {
    expect(
      await verdict(async (connection) =>
        issue(connection, { ...values, claimed_by: await aUser(connection), claimed_at: AT }),
      ),
    ).toBe(expected);
  });

  it.each<[string, string, string]>([
    [
      'at another time',
      `decided_at = now()`,
      'underwriting_issues.decided_at is kept as it was first written',
    ],
    ['for another reason', `reason = 'y'`, 'underwriting_issues.reason is kept as it was first written'],
    [
      'not any more',
      `status = 'open', basis = null, decided_at = null, reason = null, validity = null, valid_through = null`,
      'accepted',
    ],
  ])('that was decided is decided %s', async (_case, change, expected) => {
    expect(
      await verdict(async (connection) => {
        const { id } = await issue(connection, approved);
        await connection.query(`update underwriting_issues set ${change} where id = $1`, [id]);
      }),
    ).toBe(expected);
  });

  it('is one for each rule and subject', async () => {
    expect(
      await verdict(async (connection) => {
        await issue(connection, {});
        await issue(connection, { status: 'withdrawn' });
      }),
    ).toBe('underwriting_issues_rule_key');
  });
});

describe('an underwriting authority', () => {
  const role = { code: 'senior', role: 'underwriter', effective_date: '2026-01-01' };

  it.each<[string, Row, string]>([
    ['of a role', role, 'accepted'],
    ['of nobody', { ...role, role: null }, 'underwriting_authorities_holder_check'],
    ['of agents', { ...role, role: 'agent' }, 'underwriting_authorities_role_check'],
    ['up to a value', { ...role, comparator: 'at_most', value: '2000000' }, 'accepted'],
    ['up to no value', { ...role, comparator: 'at_most' }, 'underwriting_authorities_value_check'],
    ['of any value, and yet of one', { ...role, value: '1' }, 'underwriting_authorities_value_check'],
    ['of no day', { ...role, expiration_date: '2026-01-01' }, 'underwriting_authorities_period_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => insert(connection, 'underwriting_authorities', values))).toBe(
      expected,
    );
  });

  it.each<[string, boolean, string]>([
    ['of a user', false, 'accepted'],
    ['that somebody gave to himself', true, 'underwriting_authorities_own_check'],
  ])('%s', async (_case, own, expected) => {
    expect(
      await verdict(async (connection) => {
        const user = await aUser(connection);
        const by = own ? user : await aUser(connection);
        const values = { code: 'senior', user_id: user, created_by: by, effective_date: '2026-01-01' };
        await insert(connection, 'underwriting_authorities', values);
      }),
    ).toBe(expected);
  });
});

describe('a hold', () => {
  const hold = {
    state: 'FL',
    transactions: '{quote,bind}',
    effective_date: '2026-09-01',
    reason: 'A hurricane',
  };

  it.each<[string, Row, string]>([
    ['of a state', hold, 'accepted'],
    ['of ZIP codes and prefixes', { ...hold, zip_prefixes: '{331,33139}' }, 'accepted'],
    ['of no ZIP code', { ...hold, zip_prefixes: '{}' }, 'underwriting_holds_zip_prefixes_check'],
    [
      'of a ZIP code that is none',
      { ...hold, zip_prefixes: '{331,x}' },
      'underwriting_holds_zip_prefixes_check',
    ],
    ['of half a list', { ...hold, zip_prefixes: '{331,NULL}' }, 'underwriting_holds_zip_prefixes_check'],
    ['of a product', { ...hold, product_types: '{home}' }, 'accepted'],
    ['of no product', { ...hold, product_types: '{}' }, 'underwriting_holds_product_types_check'],
    ['of an unknown product', { ...hold, product_types: '{boat}' }, 'underwriting_holds_product_types_check'],
    ['of nothing', { ...hold, transactions: '{}' }, 'underwriting_holds_transactions_check'],
    [
      'of an unknown transaction',
      { ...hold, transactions: '{claim}' },
      'underwriting_holds_transactions_check',
    ],
    ['that was lifted before it began', { ...hold, expiration_date: '2026-09-01' }, 'accepted'],
    [
      'that ends before it begins',
      { ...hold, expiration_date: '2026-08-31' },
      'underwriting_holds_period_check',
    ],
    ['for no reason', { ...hold, reason: '' }, 'underwriting_holds_text_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => insert(connection, 'underwriting_holds', values))).toBe(expected);
  });
});

describe('an adverse action', () => {
  const reasons = (count: number): string =>
    JSON.stringify(Array.from({ length: count }, (_, n) => ({ title: `Reason ${n}`, detail: null })));
  const agency = { report_agency_name: 'A', report_agency_phone: '1', report_agency_address: 'B' };
  const score = {
    score: '610',
    score_min: '300',
    score_max: '850',
    score_date: '2026-01-01',
    score_source: 'A',
  };
  const action = async (connection: Client, values: Row): Promise<Row> =>
    insert(connection, 'adverse_actions', {
      ...subject,
      customer_id: await aCustomer(connection),
      kind: 'declined',
      reasons: reasons(2),
      decided_on: '2026-01-01',
      ...values,
    });

  it.each<[string, Row, string]>([
    ['with two reasons', {}, 'accepted'],
    ['with four reasons', { reasons: reasons(4) }, 'accepted'],
    ['with five reasons', { reasons: reasons(5) }, 'adverse_actions_reasons_check'],
    ['without a reason', { reasons: reasons(0) }, 'adverse_actions_reasons_check'],
    ['of another kind', { kind: 'x' }, 'adverse_actions_kind_check'],
    ['with a report', { uses_report: true, ...agency }, 'accepted'],
    ['with a report of nobody', agency, 'adverse_actions_report_check'],
    ['with half an agency', { uses_report: true, report_agency_name: 'A' }, 'adverse_actions_report_check'],
    ['with a score', { uses_report: true, ...agency, ...score }, 'accepted'],
    [
      'with half a score',
      { uses_report: true, ...agency, ...score, score_max: null },
      'adverse_actions_score_check',
    ],
    [
      'with a score beyond its range',
      { uses_report: true, ...agency, ...score, score: '900' },
      'adverse_actions_score_check',
    ],
    ['that is due', { due_on: '2026-01-11', due_citation: 'Ins. Code 658' }, 'accepted'],
    ['that is due and nothing says so', { due_on: '2026-01-11' }, 'adverse_actions_due_check'],
    ['that was due before', { due_on: '2025-12-31', due_citation: 'x' }, 'adverse_actions_due_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await verdict((connection) => action(connection, values))).toBe(expected);
  });

  it('is never changed', async () => {
    await connected(db.url, async (client) => {
      await expect(client.query('update adverse_actions set kind = kind')).rejects.toMatchObject({
        code: '42501',
      });
      await expect(client.query('delete from adverse_actions')).rejects.toMatchObject({ code: '42501' });
    });
  });
});

describe('a consumer reporting agency', () => {
  const agency = { name: 'A', phone: '1', address: 'B' };

  it('is the default one alone', async () => {
    expect(
      await verdict(async (connection) => {
        await insert(connection, 'consumer_report_agencies', { code: 'a', ...agency, is_default: true });
        await insert(connection, 'consumer_report_agencies', { code: 'b', ...agency, is_default: true });
      }),
    ).toBe('consumer_report_agencies_default_key');
  });
});
