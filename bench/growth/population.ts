import type { Client } from 'pg';
import { PRODUCT_TYPES } from '../../src/shared/product-types.js';

/** One contract that was quoted and bound over HTTP: what fills the tables has its columns, its widths and its ledger. */
export interface Template {
  readonly quoteId: string;
  readonly policyId: string;
}

const AT_ONCE = 50_000;

/** Ids that follow from the number of a row alone. They are older than all ids that the application makes from now on. */
export const id = (
  table: string,
  n: string,
): string => `(('000000${table}-' || lpad(to_hex((${n})::bigint >> 32), 4, '0') || '-7000-8000-'
  || lpad(to_hex((${n})::bigint), 12, '0'))::uuid)`;
const quote = id('0a', 'n');
const policy = id('0b', 'n');
const transaction = id('0c', 'n');
const customer = `(${id('0d', '(n / 3)')})::text`;
/** Each twentieth belongs to the agency of the template, which is that of the bench's agents. */
const agency = `case when n % 20 = 3 then template.agency_id else ${id('0e', '(n % 20)')} end`;
/** Three years of business, spread evenly over each batch's share of the rows; the last row is of a minute ago. */
const created = `(now() - interval '1 minute' - (($2::bigint - n) * (interval '3 years' / ($2::bigint - $1::bigint + 1))))`;
const begins = `((${created})::date + (n % 45)::integer)`;
const isBound = '(n % 3 = 0)';
const status = `case when ${isBound} then 'bound' when n % 7 = 0 then 'declined'
  when ${created} < now() - interval '30 days' then 'expired' when n % 11 = 0 then 'draft' else 'quoted' end`;

const WORDS = {
  first: [
    'Ada',
    'Berta',
    'Carl',
    'Dora',
    'Emil',
    'Frida',
    'Georg',
    'Hanna',
    'Ivo',
    'Jana',
    'Karl',
    'Lena',
    'Milan',
  ],
  start: [
    'Ab',
    'Ber',
    'Cor',
    'Dan',
    'Eng',
    'Fal',
    'Gra',
    'Hol',
    'Ing',
    'Jor',
    'Kal',
    'Lind',
    'Mor',
    'Nord',
    'Ost',
    'Pal',
  ],
  middle: ['ba', 'de', 'fi', 'go', 'ha', 'ki', 'lo', 'mu', 'na', 'po', 'ra', 'si', 'ta', 'ver', 'wi', 'za'],
  end: [
    'berg',
    'dahl',
    'feld',
    'gren',
    'holm',
    'kamp',
    'land',
    'mann',
    'ner',
    'quist',
    'rup',
    'sen',
    'strom',
    'ton',
    'vik',
  ],
} as const;
const word = (words: readonly string[], from: string): string =>
  `(array['${words.join("', '")}'])[(${from} % ${words.length})::integer + 1]`;
const mixed = '(abs(hashint8(c)))';
const lastName = `${word(WORDS.start, mixed)} || ${word(WORDS.middle, `(${mixed} / 16)`)} || ${word(WORDS.end, `(${mixed} / 256)`)}`;

const AGENCIES = `insert into agencies (id, code, name)
  select ${id('0e', 'n')}, 'FILL-' || n, 'Agency ' || n from generate_series(0, 19) n on conflict do nothing`;

const CUSTOMERS = `insert into customers (id, agency_id, data, created_at)
  select (${id('0d', 'c')})::text, ${id('0e', '(c % 20)')}, jsonb_build_object(
           'firstName', ${word(WORDS.first, `(${mixed} / 7)`)}, 'lastName', ${lastName},
           'email', lower(${lastName}) || c || '@example.com', 'dateOfBirth', '1988-04-12'), now() - interval '3 years'
    from generate_series($1::bigint / 3, $2::bigint / 3) c on conflict do nothing`;

/** Copies of a row of the template, each with other values in some columns. */
export function copies(table: string, which: string, values: Readonly<Record<string, string>>): string {
  const changed = Object.entries(values).map(([column, value]) => `'${column}', ${value}`);
  return `insert into ${table} select copy.* from ${table} template, generate_series($1::bigint, $2::bigint) n,
    lateral jsonb_populate_record(template, jsonb_build_object(${changed.join(', ')})) copy
    where ${which}`;
}

const QUOTES = copies('quotes', `template.id = $3`, {
  id: quote,
  quote_number: `'FILL-' || lpad(n::text, 9, '0')`,
  customer_id: customer,
  agency_id: agency,
  product_type: `(array[${PRODUCT_TYPES.map((type) => `'${type}'`).join(', ')}])[n % ${PRODUCT_TYPES.length} + 1]`,
  state: `(array['OH', 'PA', 'NY', 'TX', 'CA', 'IL', 'FL', 'MI', 'WA', 'VA'])[n / 4 % 10 + 1]`,
  status,
  expired_reason: `case when ${status} = 'expired' then 'lapsed' end`,
  total_premium: `200 + (n * 7919 % 400000) / 100.0`,
  effective_date: begins,
  expiration_date: `(${begins} + 365)`,
  expires_at: `(${created} + interval '30 days')`,
  converted_to_policy_id: `case when ${isBound} then ${policy} end`,
  created_at: created,
  updated_at: created,
});

const POLICIES = copies('policies', `template.id = $3`, {
  id: policy,
  contract_number: `'FILL-' || lpad(n::text, 9, '0')`,
  policy_number: `term_policy_number('FILL-' || lpad(n::text, 9, '0'), 1)`,
  customer_id: customer,
  agency_id: agency,
  quote_id: `case when ${isBound} then ${quote} end`,
  product_type: `(array[${PRODUCT_TYPES.map((type) => `'${type}'`).join(', ')}])[n % ${PRODUCT_TYPES.length} + 1]`,
  state: `(array['OH', 'PA', 'NY', 'TX', 'CA', 'IL', 'FL', 'MI', 'WA', 'VA'])[n / 4 % 10 + 1]`,
  status: `case when ${begins} > current_date then 'pending' when ${begins} + 365 > current_date then 'active' else 'expired' end`,
  effective_date: begins,
  expiration_date: `(${begins} + 365)`,
  created_at: created,
  updated_at: created,
});

const TRANSACTIONS = copies('policy_transactions', `template.policy_id = $3`, {
  id: transaction,
  policy_id: policy,
  effective_on: begins,
  booked_at: created,
  created_at: created,
});

const CHARGES = copies(
  'policy_charges',
  `template.transaction_id in (select id from policy_transactions where policy_id = $3)`,
  {
    id: 'uuid_v7()',
    transaction_id: transaction,
    effective_date: begins,
    expiration_date: `(${begins} + 365)`,
  },
);

const COVERAGES = copies(
  'policy_coverages',
  `template.transaction_id in (select id from policy_transactions where policy_id = $3)`,
  {
    id: 'uuid_v7()',
    transaction_id: transaction,
    effective_date: begins,
    expiration_date: `(${begins} + 365)`,
  },
);

const PARTIES = copies('policy_parties', `template.policy_id = $3`, {
  id: 'uuid_v7()',
  policy_id: policy,
  customer_id: customer,
  effective_date: begins,
});

const ACCOUNTS = copies('billing_accounts', `template.policy_id = $3`, {
  id: id('0f', 'n'),
  policy_id: policy,
  customer_id: customer,
  agency_id: agency,
});

/** Their content lies beside the table and is not read: indexes and rows are what a bind meets. */
const DOCUMENTS = copies('documents', `template.subject_type = 'policy' and template.subject_id = $3::text`, {
  id: id('10', 'n'),
  subject_id: policy,
  customer_id: customer,
  agency_id: agency,
  data: `'{}'::jsonb`,
  created_at: created,
});

/**
 * Fills the tables of quotes and policies up to so many rows each. Checks hold; foreign keys and triggers are left out
 * while loading, and statistics are fresh afterwards.
 */
export async function fill(admin: Client, template: Template, from: number, to: number): Promise<void> {
  await admin.query(`set session_replication_role = replica`);
  try {
    await admin.query(AGENCIES);
    for (let first = from + 1; first <= to; first += AT_ONCE) {
      const last = Math.min(to, first + AT_ONCE - 1);
      await admin.query(CUSTOMERS, [first, last]);
      await admin.query(QUOTES, [first, last, template.quoteId]);
      for (const statement of [POLICIES, TRANSACTIONS, CHARGES, COVERAGES, PARTIES, ACCOUNTS, DOCUMENTS]) {
        await admin.query(statement, [first, last, template.policyId]);
      }
    }
  } finally {
    await admin.query(`set session_replication_role = origin`);
  }
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
}
