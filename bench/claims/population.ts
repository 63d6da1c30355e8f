import type { Client } from 'pg';
import { copies, id } from '../growth/population.js';
import type { OpenCase } from './case.js';

const AT_ONCE = 50_000;

const claim = id('11', 'n');
const incident = id('12', 'n');
const exposure = id('13', 'n');
const line = id('14', 'n');
const reserve = id('15', 'n');
const payment = id('16', 'n');
/** Ten claims under one policy, as many policies as a tenth of the claims. */
const policy = id('0b', '(n / 10 + 1)');
const reported = `(now() - interval '1 minute' - (($2::bigint - n) * (interval '3 years' / ($2::bigint - $1::bigint + 1))))`;
/** Three of ten are open, which is more than a company has that settles its claims. */
const status = `(array['submitted', 'under_review', 'approved', 'closed', 'closed', 'closed', 'closed', 'closed', 'denied', 'withdrawn'])[n % 10 + 1]`;
/** Of payments, one in two hundred waits for somebody. */
const isPending = '(n % 200 = 2)';

const adjuster = `case when n % 50 = 1 then (select id from users where email like 'adjuster@%') end`;

const CLAIMS = copies('claims', 'template.id = $3', {
  id: claim,
  claim_number: `'FILL-' || lpad(n::text, 9, '0')`,
  policy_id: policy,
  policy_number: `'FILL-' || lpad((n / 10 + 1)::text, 9, '0') || '-01'`,
  customer_id: `(${id('0d', '((n / 10 + 1) / 3)')})::text`,
  product_type: `(array['home', 'auto', 'renters', 'umbrella'])[n % 4 + 1]`,
  state: `(array['OH', 'PA', 'NY', 'TX', 'CA', 'IL', 'FL', 'MI', 'WA', 'VA'])[n / 4 % 10 + 1]`,
  status,
  loss_on: `(${reported})::date - (n % 20)::integer`,
  loss_at: 'null',
  catastrophe_code: `case when n % 100 = 7 then 'PCS-26' || lpad((n / 100 % 50)::text, 2, '0') end`,
  adjuster_id: adjuster,
  reported_at: reported,
  submitted_at: reported,
  created_at: reported,
  updated_at: reported,
  resolved_at: `case when n % 10 >= 2 then ${reported} + interval '20 days' end`,
});

const OF_ROWS: Readonly<Record<string, string>> = {
  claims: CLAIMS,
  notices: copies('claim_notices', 'template.claim_id = $3', {
    id: 'uuid_v7()',
    claim_id: claim,
    reported_at: reported,
  }),
  transitions: copies('claim_transitions', `template.claim_id = $3 and template.action = 'submit'`, {
    id: 'uuid_v7()',
    claim_id: claim,
    taken_at: reported,
  }),
  incidents: copies('claim_incidents', 'template.claim_id = $3', { id: incident, claim_id: claim }),
  exposures: copies('claim_exposures', 'template.claim_id = $3', {
    id: exposure,
    claim_id: claim,
    incident_id: incident,
  }),
  diary: copies('claim_diary', 'template.claim_id = $3', {
    id: 'uuid_v7()',
    claim_id: claim,
    adjuster_id: adjuster,
    due_on: `(${reported})::date + 15`,
    status: `case when n % 10 < 3 then 'open' else 'done' end`,
    done_at: `case when n % 10 >= 3 then ${reported} + interval '9 days' end`,
  }),
};
const OF_LINE: Readonly<Record<string, string>> = {
  lines: copies('claim_reserve_lines', 'template.id = $3', {
    id: line,
    claim_id: claim,
    exposure_id: exposure,
    paid: `case when ${isPending} then 0 else 4000 end`,
    held: `case when ${isPending} then 4000 else 0 end`,
  }),
  transactions: copies('claim_transactions', transactionsOf(), {
    id: `case template.kind when 'reserve' then ${reserve} else ${payment} end`,
    claim_id: claim,
    requested_at: reported,
    booked_at: `case when template.kind = 'reserve' or not ${isPending} then ${reported} + interval '10 days' end`,
    decided_by: `case when template.kind = 'reserve' or not ${isPending} then template.decided_by end`,
    decided_at: `case when template.kind = 'reserve' or not ${isPending} then ${reported} + interval '10 days' end`,
    decision_reason: 'null',
    status: `case when template.kind = 'reserve' or not ${isPending} then 'booked' else 'pending' end`,
  }),
  entries: copies('claim_entries', entriesOf(), {
    id: 'uuid_v7()',
    claim_id: claim,
    line_id: line,
    transaction_id: `case template.kind when 'reserve' then ${reserve} else ${payment} end`,
    booked_at: `${reported} + interval '10 days'`,
  }),
};

function transactionsOf(): string {
  return `template.id in (select e.transaction_id from claim_entries e where e.line_id = $3)`;
}

function entriesOf(): string {
  return `template.line_id = $3 and (template.kind = 'reserve' or not ${isPending})`;
}

/** Fills the tables of claims up to so many. Checks hold; foreign keys and triggers are left out while loading. */
export async function fillClaims(
  admin: Client,
  { claimId, lineId }: OpenCase,
  from: number,
  to: number,
): Promise<void> {
  await admin.query(`set session_replication_role = replica`);
  try {
    for (let first = from + 1; first <= to; first += AT_ONCE) {
      const last = Math.min(to, first + AT_ONCE - 1);
      for (const statement of Object.values(OF_ROWS)) await admin.query(statement, [first, last, claimId]);
      for (const statement of Object.values(OF_LINE)) await admin.query(statement, [first, last, lineId]);
    }
  } finally {
    await admin.query(`set session_replication_role = origin`);
  }
  await admin.query('vacuum analyze');
}
