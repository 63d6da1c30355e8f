import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import {
  aClient,
  aCustomer,
  aPolicy,
  aQuote,
  aUser,
  connected,
  inHours,
  insert,
  policyTerm,
  quotedQuote,
} from './given.js';

let db: TestDatabase;
let customer: string;
let user: string;
let policy: string;
let client: string;
const HASH = 'c'.repeat(64);

beforeAll(async () => {
  db = await cloneDatabase();
  await connected(db.url, async (connection) => {
    customer = await aCustomer(connection);
    user = await aUser(connection);
    policy = await aPolicy(connection, { customer_id: customer });
    client = await aClient(connection);
  });
});
afterAll(() => db.drop());

/** Whether the database takes the row; leaves nothing behind. The name of the constraint when it does not. */
async function verdict(work: (connection: Client) => Promise<unknown>): Promise<string> {
  return connected(db.url, async (connection) => {
    await connection.query('begin');
    try {
      await work(connection);
      return 'accepted';
    } catch (error) {
      return (error as { constraint?: string; message: string }).constraint ?? (error as Error).message;
    } finally {
      await connection.query('rollback');
    }
  });
}

const inserting = (table: string, values: Row): Promise<string> =>
  verdict((connection) => insert(connection, table, values));

describe('quotes', () => {
  const quote = (values: Row): Promise<string> =>
    inserting('quotes', { ...quotedQuote, customer_id: customer, ...values });

  it.each<[string, () => Row, string]>([
    ['a complete one', () => ({}), 'accepted'],
    ['an unknown status', () => ({ status: 'open' }), 'quotes_status_check'],
    ['an unknown product', () => ({ product_type: 'boat' }), 'quotes_product_type_check'],
    ['bound without a policy', () => ({ status: 'bound' }), 'quotes_bound_check'],
    ['a policy without being bound', () => ({ converted_to_policy_id: policy }), 'quotes_bound_check'],
    ['bound with its policy', () => ({ status: 'bound', converted_to_policy_id: policy }), 'accepted'],
    ['quoted without a price', () => ({ total_premium: null }), 'quotes_priced_check'],
    ['quoted without an end of validity', () => ({ expires_at: null }), 'quotes_priced_check'],
    [
      'a draft with next to nothing',
      () => ({
        status: 'draft',
        total_premium: null,
        expires_at: null,
        state: null,
        effective_date: null,
        expiration_date: null,
      }),
      'accepted',
    ],
    ['a period of no length', () => ({ expiration_date: '2026-01-01' }), 'quotes_period_check'],
    ['a negative premium', () => ({ total_premium: '-0.01' }), 'quotes_premium_check'],
    ['a state in words', () => ({ state: 'Ohio' }), 'quotes_state_check'],
    ['a ZIP code of four digits', () => ({ zip_code: '4300' }), 'quotes_zip_code_check'],
    ['a score above one', () => ({ ai_risk_score: '1.01' }), 'quotes_scores_check'],
    ['drivers that are no list', () => ({ drivers: { name: 'x' } }), 'quotes_lists_check'],
    ['version 2 without a parent', () => ({ version: 2 }), 'quotes_parent_check'],
    ['version 1 with a parent', () => ({ parent_quote_id: policy }), 'quotes_parent_check'],
    [
      'an edition that does not exist',
      () => ({ edition: '01890000-0000-7000-8000-000000000000' }),
      'quotes_edition_fkey',
    ],
  ])('%s', async (_case, values, expected) => {
    expect(await quote(values())).toBe(expected);
  });

  it('become at most one policy each, and a policy comes of one quote', async () => {
    expect(
      await verdict(async (connection) => {
        await aQuote(connection, { customer_id: customer, status: 'bound', converted_to_policy_id: policy });
        await aQuote(connection, { customer_id: customer, status: 'bound', converted_to_policy_id: policy });
      }),
    ).toBe('quotes_converted_to_policy_id_key');
  });
});

describe('policies and claims', () => {
  const term = (values: Row): Promise<string> =>
    inserting('policies', { ...policyTerm(), customer_id: customer, ...values });
  const claim = (values: Row): Promise<string> =>
    inserting('claims', { policy_id: policy, loss_on: '2026-02-03', ...values });

  it.each<[string, Row, string]>([
    ['a term', {}, 'accepted'],
    ['an unknown status', { status: 'open' }, 'policies_status_check'],
    ['an end before the beginning', { expiration_date: '2025-12-31' }, 'policies_period_check'],
    ['issued but never bound', { issued_at: '2026-01-01' }, 'policies_issued_check'],
    [
      'a time zone that does not exist',
      { time_zone: 'Mars/Olympus' },
      'time zone "Mars/Olympus" not recognized',
    ],
    [
      'the renewal of another, as a first term',
      { renewal_of: '01890000-0000-7000-8000-000000000000' },
      'policies_renewal_check',
    ],
  ])('policies: %s', async (_case, values, expected) => {
    expect(await term(values)).toBe(expected);
  });

  it.each<[string, Row, string]>([
    ['a claim', { amount_claimed: '0' }, 'accepted'],
    ['an unknown status', { status: 'open' }, 'claims_status_check'],
    ['a negative claim', { amount_claimed: '-1' }, 'claims_amount_claimed_check'],
    ['a negative approval', { amount_approved: '-1' }, 'claims_amount_approved_check'],
    [
      'resolved while under review',
      { status: 'under_review', resolved_at: '2099-01-01' },
      'claims_resolved_check',
    ],
  ])('claims: %s', async (_case, values, expected) => {
    expect(await claim(values)).toBe(expected);
  });

  it.each([
    ['customers', () => customer],
    ['policies', () => policy],
  ])('cannot lose their %s', async (table, id) => {
    await connected(db.ownerUrl, async (owner) => {
      await owner.query('begin');
      if (table === 'policies') await insert(owner, 'claims', { policy_id: policy, loss_on: '2026-02-03' });
      await expect(owner.query(`delete from ${table} where id = $1`, [id()])).rejects.toThrow(
        /violates.*foreign key constraint/,
      );
      await owner.query('rollback');
    });
  });
});

describe('the ledger', () => {
  const entry = (values: Row): Row => ({
    policy_id: policy,
    sequence: 1,
    kind: 'new_business',
    effective_on: '2026-01-01',
    ...values,
  });
  const charge = {
    kind: 'premium',
    earning: 'pro_rata',
    amount: '1',
    effective_date: '2026-01-01',
    expiration_date: '2027-01-01',
  };

  it.each<[string, Row, string]>([
    ['an entry', {}, 'accepted'],
    ['an unknown kind', { kind: 'change' }, 'policy_transactions_kind_check'],
    ['a reversal of nothing', { kind: 'reversal' }, 'policy_transactions_reversal_check'],
    ['sequence 0', { sequence: 0 }, 'policy_transactions_sequence_check'],
  ])('%s', async (_case, values, expected) => {
    expect(await inserting('policy_transactions', entry(values))).toBe(expected);
  });

  it('numbers the entries of a policy without repeating, and reverses each once', async () => {
    expect(
      await verdict(async (connection) => {
        await insert(connection, 'policy_transactions', entry({}));
        await insert(connection, 'policy_transactions', entry({}));
      }),
    ).toBe('policy_transactions_sequence_key');
    expect(
      await verdict(async (connection) => {
        const first = await insert(connection, 'policy_transactions', entry({}));
        for (const sequence of [2, 3])
          await insert(
            connection,
            'policy_transactions',
            entry({ sequence, kind: 'reversal', reverses: first['id'] }),
          );
      }),
    ).toBe('policy_transactions_reverses_key');
  });

  it.each<[string, Row, string]>([
    ['a charge', {}, 'accepted'],
    ['an offset', { amount: '-501.00' }, 'accepted'],
    ['an unknown kind', { kind: 'bonus' }, 'policy_charges_kind_check'],
    ['an unknown earning rule', { earning: 'daily' }, 'policy_charges_earning_check'],
    ['a span of no days', { expiration_date: '2026-01-01' }, 'policy_charges_period_check'],
  ])('charges: %s', async (_case, values, expected) => {
    expect(
      await verdict(async (connection) => {
        const { id } = await insert(connection, 'policy_transactions', entry({}));
        await insert(connection, 'policy_charges', { ...charge, transaction_id: id, ...values });
      }),
    ).toBe(expected);
  });

  it('takes a coverage of the policy itself, without an item, once per segment', async () => {
    expect(
      await verdict(async (connection) => {
        const { id } = await insert(connection, 'policy_transactions', entry({}));
        const coverage = {
          transaction_id: id,
          code: 'liability',
          effective_date: '2026-01-01',
          expiration_date: '2027-01-01',
        };
        await insert(connection, 'policy_coverages', coverage);
        await insert(connection, 'policy_coverages', coverage);
      }),
    ).toBe('policy_coverages_segment_key');
  });

  it('keeps the mailing of a notice and its proof together', async () => {
    const notice = { policy_id: policy, kind: 'cancellation', addressed_to: {} };
    expect(await inserting('notices', notice)).toBe('accepted');
    expect(await inserting('notices', { ...notice, mailed_at: '2026-01-01' })).toBe('notices_mailed_check');
    expect(await inserting('notices', { ...notice, status: 'mailed' })).toBe('notices_mailed_check');
  });
});

describe('customers and users', () => {
  it.each<[string, Row, string]>([
    [
      'a kind that the data contradict',
      { kind: 'person', data: { kind: 'organization', name: 'X' } },
      'customers_kind_of_data_check',
    ],
    ['data that are no object', { data: [] }, 'customers_data_check'],
    ['merged but not deleted', { merged_into: 'x' }, 'customers_merged_check'],
  ])('customers: %s', async (_case, values, expected) => {
    expect(await inserting('customers', values)).toBe(expected);
  });

  const person = { email: 'ann@example.test', first_name: 'A', last_name: 'B', role: 'agent' };
  it.each<[string, Row, string]>([
    ['a user without a password (single sign-on)', {}, 'accepted'],
    ['an unknown role', { role: 'root' }, 'users_role_check'],
    ['an adjuster', { role: 'adjuster' }, 'accepted'],
    ['an e-mail in capitals', { email: 'Ann@example.test' }, 'users_email_check'],
    ['deleted but active', { deleted_at: '2026-01-01' }, 'users_deleted_check'],
  ])('users: %s', async (_case, values, expected) => {
    expect(await inserting('users', { ...person, ...values })).toBe(expected);
  });

  it('give an e-mail to one living user at a time', async () => {
    expect(
      await verdict(async (connection) => {
        for (let times = 0; times < 2; times++)
          await aUser(connection, { ...person, is_active: false, deleted_at: '2026-01-01' });
        await aUser(connection, person);
      }),
    ).toBe('accepted');
    expect(
      await verdict(async (connection) => {
        await aUser(connection, person);
        await aUser(connection, person);
      }),
    ).toBe('users_email_key');
  });
});

describe('sign-in and clients', () => {
  it.each<[string, Row, string]>([
    ['nothing enabled', {}, 'accepted'],
    ['codes without their secret', { totp_enabled: true }, 'user_mfa_settings_totp_check'],
    ['codes with it', { totp_enabled: true, totp_secret_encrypted: 'e' }, 'accepted'],
    ['a security key that is not there', { webauthn_enabled: true }, 'user_mfa_settings_webauthn_check'],
    ['messages without a number', { sms_enabled: true }, 'user_mfa_settings_sms_check'],
  ])('second factors: %s', async (_case, values, expected) => {
    expect(await inserting('user_mfa_settings', { user_id: user, ...values })).toBe(expected);
  });

  const provider = { provider_name: 'p', client_id: 'c' };
  it.each<[string, Row, string]>([
    ['OpenID Connect without a secret', { provider_type: 'oidc' }, 'sso_providers_secret_check'],
    ['a public client', { provider_type: 'oidc', public_client: true }, 'accepted'],
    ['SAML', { provider_type: 'saml' }, 'accepted'],
    [
      'SAML enabled without a certificate',
      { provider_type: 'saml', enabled: true, authorization_url: 'https://idp.test' },
      'sso_providers_saml_check',
    ],
    ['an unknown type', { provider_type: 'ldap' }, 'sso_providers_provider_type_check'],
  ])('providers: %s', async (_case, values, expected) => {
    expect(await inserting('sso_providers', { ...provider, ...values })).toBe(expected);
  });

  const registered = { client_id: 'x', client_name: 'X', client_secret_hash: 'h' };
  it.each<[string, Row, string]>([
    ['one with the default grants', {}, 'accepted'],
    ['the password grant', { allowed_grant_types: ['password'] }, 'oauth2_clients_grant_types_check'],
    [
      'the implicit grant beside others',
      { allowed_grant_types: ['authorization_code', 'implicit'] },
      'oauth2_clients_grant_types_check',
    ],
    ['a null among the grants', { allowed_grant_types: [null] }, 'oauth2_clients_grant_types_check'],
    ['a secret method without a secret', { client_secret_hash: null }, 'oauth2_clients_credentials_check'],
    ['a public client', { client_secret_hash: null, token_endpoint_auth_method: 'none' }, 'accepted'],
    [
      'a public client with a secret',
      { token_endpoint_auth_method: 'none' },
      'oauth2_clients_credentials_check',
    ],
    [
      'a public client acting for itself',
      {
        client_secret_hash: null,
        token_endpoint_auth_method: 'none',
        allowed_grant_types: ['client_credentials'],
      },
      'oauth2_clients_public_check',
    ],
    [
      'more a minute than an hour',
      { rate_limit_per_minute: 100, rate_limit_per_hour: 10 },
      'oauth2_clients_rate_limits_check',
    ],
  ])('clients: %s', async (_case, values, expected) => {
    expect(await inserting('oauth2_clients', { ...registered, ...values })).toBe(expected);
  });

  it.each([
    ['["authorization_code", "refresh_token"]', true],
    ['["client_credentials"]', true],
    ['[]', true],
    ['[null]', false],
    ['["authorization_code", null]', false],
    ['null', false],
    ['"authorization_code"', false],
    ['{"authorization_code": true}', false],
    ['[["authorization_code"]]', false],
    ['["implicit"]', false],
    ['["password"]', false],
    ['[1]', false],
    ['7', false],
    [null, false],
  ])('validate_grant_types(%s) is %s', async (types, expected) => {
    await connected(db.url, async (connection) => {
      const { rows } = await connection.query('select validate_grant_types($1) as valid', [types]);
      expect(rows).toEqual([{ valid: expected }]);
    });
  });

  it('asks for challenge and method together, and only S256', async () => {
    const code = () => ({
      client_id: client,
      user_id: user,
      code_hash: 'h',
      redirect_uri: 'https://a.test',
      expires_at: inHours(1),
    });
    const table = 'oauth2_authorization_codes';
    expect(await inserting(table, code())).toBe('accepted');
    expect(await inserting(table, { ...code(), code_challenge: 'c' })).toBe(`${table}_challenge_check`);
    expect(await inserting(table, { ...code(), code_challenge: 'c', code_challenge_method: 'plain' })).toBe(
      `${table}_method_check`,
    );
    expect(await inserting(table, { ...code(), code_challenge: 'c', code_challenge_method: 'S256' })).toBe(
      'accepted',
    );
  });

  it('signs with one key at a time, whose private part is there', async () => {
    const key = { kid: 'a', public_jwk: { kty: 'EC' }, private_jwk_encrypted: 'e', status: 'active' };
    expect(
      await verdict(async (c) => [
        await insert(c, 'signing_keys', key),
        await insert(c, 'signing_keys', { ...key, kid: 'b' }),
      ]),
    ).toBe('signing_keys_active_key');
    expect(await inserting('signing_keys', { ...key, private_jwk_encrypted: null })).toBe(
      'signing_keys_private_check',
    );
    expect(await inserting('signing_keys', { ...key, public_jwk: { kty: 'EC', d: 'secret' } })).toBe(
      'signing_keys_public_check',
    );
  });
});

describe('rating', () => {
  const edition = async (connection: Client): Promise<{ plan_id: unknown; edition_id: unknown }> => {
    const plan = await insert(connection, 'rating_plans', {
      product_type: 'auto',
      state: 'OH',
      company_code: 'X',
      code: 'X',
      name: 'X',
    });
    const made = await insert(connection, 'rating_editions', {
      plan_id: plan['id'],
      label: '1',
      content: {},
      content_hash: HASH,
      new_business_date: '2026-01-01',
      renewal_date: '2026-01-01',
    });
    return { plan_id: plan['id'], edition_id: made['id'] };
  };
  const window = { use: 'new_business', in_use: '[2026-01-01,)' };

  it.each<[string, string, Row, string]>([
    ['overlap', '[2026-06-01,2026-12-01)', {}, 'edition_windows_one_edition'],
    ['touch', '[2026-07-01,2026-12-01)', {}, 'accepted'],
    ['are for other uses', '[2026-06-01,2026-12-01)', { use: 'renewal' }, 'accepted'],
  ])('windows of a plan that %s', async (_case, period, values, expected) => {
    expect(
      await verdict(async (connection) => {
        const of = await edition(connection);
        await insert(connection, 'edition_windows', { ...of, ...window, period: '[2026-01-01,2026-07-01)' });
        await insert(connection, 'edition_windows', { ...of, ...window, period, ...values });
      }),
    ).toBe(expected);
  });

  it.each<[string, Row, string]>([
    ['no factors', {}, 'accepted'],
    [
      'a table',
      {
        territory_factors: {
          territory: { dimensions: [{ input: 'territory', match: 'exact' }], rows: [['1', '0.80']] },
        },
      },
      'accepted',
    ],
    ['factors that are a list', { territory_factors: [] }, 'rate_tables_territory_factors_check'],
    [
      'a row without its value',
      { credit_factors: { tier: { dimensions: [{ input: 'tier', match: 'exact' }], rows: [['A']] } } },
      'rate_tables_credit_factors_check',
    ],
    [
      'a binary number',
      { driver_factors: { age: { dimensions: [{ input: 'age', match: 'exact' }], rows: [['1', 0.8]] } } },
      'rate_tables_driver_factors_check',
    ],
    ['a negative base rate', { base_rate: '-1' }, 'rate_tables_base_rate_check'],
    ['a base rate above 99.999999', { base_rate: '500' }, 'accepted'],
  ])('rate tables: %s', async (_case, values, expected) => {
    expect(
      await verdict(async (connection) => {
        const { edition_id } = await edition(connection);
        await insert(connection, 'rate_tables', {
          edition_id,
          state: 'OH',
          product_type: 'auto',
          coverage_type: 'bi',
          effective_date: '2026-01-01',
          ...values,
        });
      }),
    ).toBe(expected);
  });

  it('discounts no more than everything', async () => {
    const discount = {
      code: 'D',
      rule_name: 'D',
      product_types: '{auto}',
      states: '{OH}',
      discount_type: 'percentage',
      effective_date: '2026-01-01',
    };
    for (const [discount_value, expected] of [
      ['100', 'accepted'],
      ['130', 'discount_rules_percentage_check'],
    ] as const)
      expect(
        await verdict(async (connection) => {
          const { edition_id } = await edition(connection);
          await insert(connection, 'discount_rules', { ...discount, edition_id, discount_value });
        }),
      ).toBe(expected);
  });
});

describe('the machinery', () => {
  const run = { name: 'job', scheduled_for: '2026-01-01', lease_until: '2026-01-01', instance: 'i' };

  it('lets one instance run a job at a time, and a moment be served once', async () => {
    expect(
      await verdict(async (c) => [
        await insert(c, 'job_runs', run),
        await insert(c, 'job_runs', { ...run, scheduled_for: '2026-01-02' }),
      ]),
    ).toBe('job_runs_running_key');
    expect(
      await verdict(async (c) => {
        await insert(c, 'job_runs', run);
        await c.query(`update job_runs set finished_at = now(), outcome = 'succeeded'`);
        await insert(c, 'job_runs', run);
      }),
    ).toBe('job_runs_scheduled_key');
    expect(await inserting('job_runs', { ...run, finished_at: '2099-01-01' })).toBe(
      'job_runs_finished_check',
    );
  });

  it('never keeps the answer of a failure of ours', async () => {
    const answer = { scope: 's', key: 'k', request_hash: Buffer.alloc(32), response_status: 201 };
    expect(await inserting('idempotency_keys', answer)).toBe('accepted');
    expect(await inserting('idempotency_keys', { ...answer, response_status: 503 })).toBe(
      'idempotency_keys_response_status_check',
    );
  });

  it('seals each audit row once, in one chain', async () => {
    const bytes = Buffer.alloc(32);
    const seal = (values: Row): Row => ({
      row_count: 1,
      seq_list_hash: bytes,
      root_hash: bytes,
      signature: bytes,
      kid: 'k',
      ...values,
    });
    const sealing = (second: (first: unknown) => Row): Promise<string> =>
      verdict(async (c) => {
        await insert(c, 'signing_keys', { kid: 'k', public_jwk: {}, private_jwk_encrypted: 'e' });
        const first = await insert(c, 'audit_seals', seal({ from_seq: 1, to_seq: 10 }));
        await insert(c, 'audit_seals', seal(second(first['id'])));
      });
    expect(await sealing((previous_seal) => ({ previous_seal, from_seq: 11, to_seq: 12 }))).toBe('accepted');
    expect(await sealing((previous_seal) => ({ previous_seal, from_seq: 10, to_seq: 12 }))).toBe(
      'audit_seals_overlap_excl',
    );
    expect(await sealing(() => ({ from_seq: 11, to_seq: 12 }))).toBe('audit_seals_previous_seal_key');
    expect(await inserting('audit_logs', { action: 'a', resource_type: 'b', risk_score: '1.01' })).toBe(
      'audit_logs_risk_score_check',
    );
  });

  it('sets updated_at when a writer does not, and believes one that does', async () => {
    await connected(db.url, async (connection) => {
      const id = await aCustomer(connection, { updated_at: '2020-01-01T00:00:00Z' });
      const touch = async (change: string): Promise<Date> =>
        (
          (await connection.query(`update customers set ${change} where id = $1 returning updated_at`, [id]))
            .rows[0] as { updated_at: Date }
        ).updated_at;
      expect(Date.now() - (await touch(`data = '{"name": "x"}'`)).getTime()).toBeLessThan(60_000);
      expect((await touch(`updated_at = '2021-01-01T00:00:00Z'`)).toISOString()).toBe(
        '2021-01-01T00:00:00.000Z',
      );
    });
  });
});
