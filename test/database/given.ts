import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { escapeIdentifier } from 'pg';

export type Row = Readonly<Record<string, unknown>>;

/** The row as the database made it, with its defaults. Objects and lists are written as JSON. */
export async function insert(client: Client, table: string, values: Row): Promise<Row> {
  const columns = Object.keys(values).map(escapeIdentifier);
  const places = columns.map((_, index) => `$${index + 1}`);
  const { rows } = await client.query(
    columns.length === 0
      ? `insert into ${table} default values returning *`
      : `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')}) returning *`,
    Object.values(values).map((value) =>
      typeof value === 'object' && value !== null && !(value instanceof Date) && !Buffer.isBuffer(value)
        ? JSON.stringify(value)
        : value,
    ),
  );
  return rows[0] as Row;
}

let serial = 0;
const next = (): number => ++serial;

export async function aCustomer(client: Client, values: Row = {}): Promise<string> {
  return (await insert(client, 'customers', { data: { firstName: 'Ada', lastName: 'Byron' }, ...values }))[
    'id'
  ] as string;
}

export async function aUser(client: Client, values: Row = {}): Promise<string> {
  const user = { email: `user${next()}@example.test`, first_name: 'Uma', last_name: 'User', role: 'agent' };
  return (await insert(client, 'users', { ...user, ...values }))['id'] as string;
}

/** Columns of a quote that is complete; `customer_id` is to be added. */
export const quotedQuote = {
  product_type: 'home',
  company_code: 'BND',
  state: 'OH',
  zip_code: '43004',
  status: 'quoted',
  effective_date: '2026-01-01',
  expiration_date: '2027-01-01',
  total_premium: '501.00',
  expires_at: '2026-02-01T00:00:00Z',
} as const;

export async function aQuote(client: Client, values: Row = {}): Promise<string> {
  const customer_id = values['customer_id'] ?? (await aCustomer(client));
  return (await insert(client, 'quotes', { ...quotedQuote, customer_id, ...values }))['id'] as string;
}

/** Columns of a first term; `customer_id` is to be added. */
export function policyTerm(term = 1, contract = `POL-2026-${String(next()).padStart(7, '0')}`): Row {
  return {
    contract_number: contract,
    term_number: term,
    policy_number: `${contract}-${String(term).padStart(2, '0')}`,
    product_type: 'home',
    state: 'OH',
    effective_date: '2026-01-01',
    expiration_date: '2027-01-01',
  };
}

export async function aPolicy(client: Client, values: Row = {}): Promise<string> {
  const customer_id = values['customer_id'] ?? (await aCustomer(client));
  return (await insert(client, 'policies', { ...policyTerm(), customer_id, ...values }))['id'] as string;
}

/** The account of a policy, which is made as well unless `policy_id` names one. */
export async function aBillingAccount(client: Client, values: Row = {}): Promise<Row> {
  const policy_id = values['policy_id'] ?? (await aPolicy(client));
  const { rows } = await client.query<{ customer_id: string }>(
    'select customer_id from policies where id = $1',
    [policy_id],
  );
  return insert(client, 'billing_accounts', {
    policy_number: 'POL-2026-0000001-01',
    customer_id: rows[0]?.customer_id,
    product_type: 'home',
    state: 'OH',
    company_code: 'BND',
    time_zone: 'America/New_York',
    effective_date: '2026-01-01',
    expiration_date: '2027-01-01',
    ends_on: '2027-01-01',
    plan: {
      code: 'full',
      title: 'Paid in full',
      instalments: 1,
      everyMonths: 12,
      downPaymentPercent: null,
      anchorDay: null,
      leadDays: 20,
      fee: '0.00',
      filed: null,
    },
    ...values,
    policy_id,
  });
}

export async function aClient(client: Client, values: Row = {}): Promise<string> {
  const registered = { client_id: `client-${next()}`, client_name: 'A client', client_secret_hash: 'hash' };
  return (await insert(client, 'oauth2_clients', { ...registered, ...values }))['client_id'] as string;
}

const BYTES = Buffer.from('%PDF-1.7');

/** Bytes under the hash of themselves. */
export const aFile: Row = { bytes: BYTES, sha256: createHash('sha256').update(BYTES).digest('hex') };

/** A treaty that is complete. */
export const aTreaty: Row = {
  number: 'QS-1',
  version: 1,
  title: 'Quota share',
  kind: 'quota_share',
  reinsurers: JSON.stringify([{ code: 'RE-A', name: 'A Re', shareBps: 10_000 }]),
  placed_bps: 10_000,
  ceded_bps: 4_000,
  expenses: 'excluded',
  inuring_order: 10,
  product_types: '{}',
  states: '{}',
  coverages: '{}',
  effective_date: '2026-01-01',
  expiration_date: '2027-01-01',
};

/** Columns of a document that is complete. */
export const aDocument: Row = {
  kind: 'declarations',
  subject_type: 'policy',
  subject_id: '01930000-0000-7000-8000-000000000001',
  title: 'Policy Declarations',
  language: 'en',
  template_version: 1,
  data: {},
  data_sha256: 'd'.repeat(64),
  content_sha256: 'c'.repeat(64),
  renderer_sha256: 'e'.repeat(64),
};

/** A moment so many hours from now; negative for the past. */
export function inHours(hours: number): Date {
  return new Date(Date.now() + hours * 3_600_000);
}
