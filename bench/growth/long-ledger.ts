import type { Client } from 'pg';
import type { Template } from './population.js';

/**
 * A copy of the template's policy whose ledger has so many entries: endorsements, one a day, each of which takes back what was
 * charged for the rest of the term and charges it anew up to its day and from its day on, as real ones do.
 */
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
    `with entry as (
       select id, effective_on as begins, lag(effective_on) over (order by sequence) as before
         from policy_transactions where policy_id = $2)
     insert into policy_charges select copy.* from policy_charges template, entry,
       lateral (values (1, begins, template.expiration_date), (-1, before, template.expiration_date), (1, before, begins))
         change (sign, from_day, to_day),
       lateral jsonb_populate_record(template, jsonb_build_object('id', uuid_v7(), 'transaction_id', entry.id,
         'amount', template.amount * sign, 'effective_date', from_day, 'expiration_date', to_day)) copy
      where template.transaction_id in (select id from policy_transactions where policy_id = $1) and from_day is not null`,
    [policyId, id],
  );
  return id;
}
