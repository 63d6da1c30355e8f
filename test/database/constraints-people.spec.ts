import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import type { TestDatabase } from '../support/database.js';
import { cloneDatabase } from '../support/database.js';
import type { Row } from './given.js';
import { connected } from '../support/connections.js';
import { aClient, aUser, inHours, insert } from './given.js';
import { verdict as verdictIn, verdictOnRow } from './verdict.js';

let db: TestDatabase;
let user: string;
let client: string;

beforeAll(async () => {
  db = await cloneDatabase();
  await connected(db.url, async (connection) => {
    user = await aUser(connection);
    client = await aClient(connection);
  });
});
afterAll(() => db.drop());

const verdict = (work: (connection: Client) => Promise<unknown>): Promise<string> => verdictIn(db.url, work);
const inserting = (table: string, values: Row): Promise<string> => verdictOnRow(db.url, table, values);

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
    [
      'strangers who administer',
      { provider_type: 'saml', default_role: 'admin' },
      'sso_providers_default_role_check',
    ],
    [
      'rules without their claim',
      { provider_type: 'saml', role_rules: '[1]' },
      'sso_providers_role_claim_check',
    ],
    ['a list that is none', { provider_type: 'saml', scopes: '{}' }, 'sso_providers_claims_check'],
    [
      'addresses believed of any domain',
      { provider_type: 'saml', trusts_email: true },
      'sso_providers_trusts_email_check',
    ],
  ])('providers: %s', async (_case, values, expected) => {
    expect(await inserting('sso_providers', { ...provider, ...values })).toBe(expected);
  });

  it.each<[string, Row, string]>([
    ['that somebody keeps it', { decision: 'keep' }, 'accepted'],
    ['of themselves', { decision: 'keep', reviewed_by: 'self' }, 'access_reviews_four_eyes_check'],
    ['that ends it without a reason', { decision: 'end' }, 'access_reviews_reason_check'],
    ['that says neither', { decision: 'perhaps', reason: 'x' }, 'access_reviews_decision_check'],
  ])('access reviews: one %s', async (_case, { reviewed_by, ...values }, expected) => {
    const by =
      reviewed_by === 'self' ? user : await connected(db.ownerUrl, (connection) => aUser(connection));
    const review = { user_id: user, role: 'agent', reviewed_by: by, ...values };
    expect(await inserting('access_reviews', review)).toBe(expected);
  });

  it.each<[string, Row, string]>([
    ['that succeeded', {}, 'accepted'],
    ['of no kind', { kind: 'copy' }, 'backup_reports_kind_check'],
    ['that nobody knows the end of', { outcome: 'perhaps' }, 'backup_reports_outcome_check'],
    ['smaller than nothing', { bytes: -1 }, 'backup_reports_bytes_check'],
    ['of tomorrow', { completed_at: '2199-01-01T00:00:00Z' }, 'backup_reports_completed_check'],
  ])('what was told of backups: one %s', async (_case, values, expected) => {
    const told = {
      kind: 'backup',
      outcome: 'succeeded',
      completed_at: '2026-05-04T02:11:00Z',
      place: 'tape 7',
    };
    expect(await inserting('backup_reports', { ...told, ...values })).toBe(expected);
  });

  const builtIn = (word: string): string => `01a22000-0000-7000-8000-0000000000${word}`;
  const [agentRole, underwriterRole] = [builtIn('b1'), builtIn('b2')];

  it.each<[string, string, Row, string]>([
    [
      'a role of the company',
      'roles',
      { code: 'lead', title: 'Lead', permissions: '["claims.adjust"]' },
      'accepted',
    ],
    ['one with a code of capitals', 'roles', { code: 'Lead', title: 'Lead' }, 'roles_code_check'],
    ['one called as a built-in one', 'roles', { code: 'agent', title: 'Agent' }, 'roles_code_key'],
    [
      'permissions that are no list',
      'roles',
      { code: 'lead', title: 'Lead', permissions: '{}' },
      'roles_permissions_check',
    ],
    [
      'a fifth built-in one',
      'roles',
      { code: 'lead', title: 'Lead', built_in: 'lead' },
      'roles_built_in_check',
    ],
    [
      'a pair the wrong way around',
      'role_conflicts',
      { first_role_id: underwriterRole, second_role_id: agentRole, reason: 'x' },
      'role_conflicts_order_check',
    ],
    [
      'a pair of one',
      'role_conflicts',
      { first_role_id: agentRole, second_role_id: agentRole, reason: 'x' },
      'role_conflicts_order_check',
    ],
  ])('roles: %s', async (_case, table, values, expected) => {
    expect(await inserting(table, values)).toBe(expected);
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
      'one that acts for itself as an underwriter',
      { allowed_grant_types: ['client_credentials'], role: 'underwriter' },
      'accepted',
    ],
    [
      'one that acts for itself in a role that no token can have',
      { allowed_grant_types: ['client_credentials'], role: 'system' },
      'oauth2_clients_role_check',
    ],
    ['a role without the grant to act for itself', { role: 'underwriter' }, 'oauth2_clients_role_check'],
    [
      'an agent without an agency',
      { allowed_grant_types: ['client_credentials'], role: 'agent' },
      'oauth2_clients_agency_check',
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
