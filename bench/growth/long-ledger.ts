import type { Client } from 'pg';
import type { Template } from './population.js';

/** A copy of the template's policy whose ledger has so many entries: endorsements, one a day, each with its own charges. */
export async function writeLongLedger(
  admin: Client,
  { policyId }: Template,
  entries: number,
): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(
    `insert into policies select copy.* from policies template, lateral jsonb_populate_record(template, jsonb_build_object(
       'id', uuid_v7(), 'contract_number', 'LONG-' || txid_current(), 'quote_id', null,
       'policy_number', term_policy_number('LONG-' || txid_current(), 1))) copy
      where template.id = $1 returning id`,
    [policyId],
  );
  const id = rows[0]?.id ?? '';
  await admin.query(
    `insert into policy_transactions select copy.* from policy_transactions template, generate_series(1, $3::integer) n,
       lateral jsonb_populate_record(template, jsonb_build_object(
         'id', uuid_v7(), 'policy_id', $2::uuid, 'sequence', n, 'kind', case n when 1 then 'new_business' else 'endorsement' end,
         'effective_on', template.effective_on + n - 1, 'booked_at', template.booked_at + n * interval '1 second')) copy
      where template.policy_id = $1`,
    [policyId, id, entries],
  );
  await admin.query(
    `insert into policy_charges select copy.* from policy_charges template, policy_transactions t,
       lateral jsonb_populate_record(template, jsonb_build_object(
         'id', uuid_v7(), 'transaction_id', t.id, 'effective_date', t.effective_on)) copy
      where template.transaction_id in (select id from policy_transactions where policy_id = $1) and t.policy_id = $2`,
    [policyId, id],
  );
  return id;
}
