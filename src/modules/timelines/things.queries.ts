import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { PermissionName } from '../../platform/http/permissions.js';
import { moneyOfPolicies } from '../billing/index.js';
import { claimsUnderPolicies } from '../claims/index.js';
import { sameCustomers } from '../customers/index.js';
import { documentsAbout } from '../documents/index.js';
import {
  noticesOfPolicies,
  policiesOfCustomers,
  quotesBehindPolicies,
  termsOfContracts,
} from '../policies/index.js';
import { privacyRequestsOf } from '../privacy/index.js';
import { quotesOfCustomers, versionsOfQuotes } from '../quoting/index.js';
import { renewalsOfPolicies } from '../renewals/index.js';
import { issuesAbout } from '../underwriting/index.js';

export const TIMELINE_ROOTS = ['quote', 'policy', 'customer'] as const;
export type TimelineRoot = (typeof TIMELINE_ROOTS)[number];

/** Who may see a line: whoever may see what it is about. Amounts of claims are for who may see those of a claim. */
export const SEEN_WITH = {
  customer: 'customers.read',
  'privacy-request': 'privacy.read',
  quote: 'quoting.read',
  'underwriting-issue': 'quoting.read-issues',
  policy: 'policies.read',
  notice: 'policies.read',
  renewal: 'policies.read',
  'billing-account': 'billing.read',
  payment: 'billing.read',
  refund: 'billing.read',
  document: 'documents.read',
  claim: 'claims.read-financials',
} as const satisfies Readonly<Record<string, PermissionName>>;

const NONE = sql`select null::uuid as id where false`;
const NO_CUSTOMER = sql`select null::varchar as id where false`;

/** What belongs to a thing, as the trail names it: its own versions and terms, and all that was made for them. */
export function thingsOf(root: TimelineRoot, id: string, seen: readonly string[]): RawBuilder<unknown> {
  const { customers, policies, quotes } = rootsOf(root, id);
  const [q, p] = [sql`select id from q`, sql`select id from p`];
  const text = (ids: RawBuilder<unknown>): RawBuilder<unknown> => sql`select x.id::text from (${ids}) x`;
  const each = (type: string, ids: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`select ${sql.lit(type)} as type, x.id::text from (${ids}) x`;
  const parts = [
    each('customer', sql`select id from c`),
    each('privacy-request', privacyRequestsOf(sql`select id from c`)),
    each('quote', q),
    each('policy', p),
    each('notice', noticesOfPolicies(p)),
    each('renewal', sql`select id from r`),
    each('underwriting-issue', issuesAbout(sql`${q} union all ${p} union all select id from r`)),
    each('claim', sql`select id from l`),
    each('document', documentsAbout('quote', text(q))),
    each('document', documentsAbout('policy', text(p))),
    each('document', documentsAbout('claim', text(sql`select id from l`))),
    moneyOfPolicies(p),
  ];
  // Ids of customers have the collation "C", which all ids of the list would have then; the index of the trail is not in its order.
  return sql`
    with c as materialized (${customers}), p as materialized (${policies}), q as materialized (${quotes}),
         r as materialized (${renewalsOfPolicies(p)}), l as materialized (${claimsUnderPolicies(p)}),
         things as (${sql.join(parts, sql` union all `)})
    select type, id collate "default" as id from things where type = any(${[...seen]}::text[])`;
}

function rootsOf(root: TimelineRoot, id: string) {
  const only = sql`select ${id}::uuid`;
  if (root === 'quote') return { customers: NO_CUSTOMER, policies: NONE, quotes: versionsOfQuotes(only) };
  const c = sql`select id from c`;
  if (root === 'customer')
    return {
      customers: sameCustomers(id),
      policies: policiesOfCustomers(c),
      quotes: quotesOfCustomers(c),
    };
  return {
    customers: NO_CUSTOMER,
    policies: termsOfContracts(only),
    quotes: versionsOfQuotes(quotesBehindPolicies(sql`select id from p`)),
  };
}
