import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';

interface Thing {
  readonly type: string;
  readonly id: string;
}

/** Accounts of these policies with their payments and refunds, by the type and id that the audit trail uses. */
export function moneyOfPolicies(ids: RawBuilder<unknown>): RawBuilder<Thing> {
  const accounts = sql`select id from billing_accounts where policy_id = any(array(${ids}))`;
  return sql`
    select 'billing-account' as type, id::text from billing_accounts where policy_id = any(array(${ids}))
     union all select 'payment', id::text from payments where account_id = any(array(${accounts}))
     union all select 'refund', id::text from refunds where account_id = any(array(${accounts}))`;
}
