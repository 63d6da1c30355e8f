import { SqlMigration } from './sql.js';

/** As it was made with the trail's retention (066): of what belongs to a customer or a policy only policies, quotes and claims. */
const heldBefore = `
create or replace function held_subjects() returns table (subject_type text, subject_id text) language sql stable
security definer set search_path from current as $$
  select h.subject_type, h.subject_id from legal_holds h where h.released_at is null
  union select 'policy', p.id::text from legal_holds h join policies p on p.customer_id = h.subject_id
   where h.released_at is null and h.subject_type = 'customer'
  union select 'quote', q.id::text from legal_holds h join quotes q on q.customer_id = h.subject_id
   where h.released_at is null and h.subject_type = 'customer'
  union select 'claim', c.id::text from legal_holds h join policies p on p.customer_id = h.subject_id
    join claims c on c.policy_id = p.id where h.released_at is null and h.subject_type = 'customer'
  union select 'claim', c.id::text from legal_holds h join claims c on c.policy_id::text = h.subject_id
   where h.released_at is null and h.subject_type = 'policy'
$$;
`;

/**
 * All that the trail and messages name of what is held: a court that asks for a policy asks for its payments, papers and renewals as
 * well. Who was merged into a customer is that customer.
 */
const held = `
create or replace function held_subjects() returns table (subject_type text, subject_id text) language sql stable
security definer set search_path from current as $$
  with named as materialized (
    select h.subject_type as type, h.subject_id as name,
           case when h.subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then h.subject_id::uuid end as id
      from legal_holds h where h.released_at is null),
  people as materialized (
    select c.id from customers c join named n on n.type = 'customer' and n.name in (c.id, c.merged_into)),
  terms as materialized (
    select p.id from policies p join named n on n.type = 'policy' and n.id = p.id
    union select p.id from policies p where p.customer_id in (select id from people)),
  offers as materialized (
    select q.id from quotes q where q.customer_id in (select id from people)
    union select q.id from quotes q where q.converted_to_policy_id in (select id from terms)),
  losses as materialized (
    select c.id from claims c join named n on n.type = 'claim' and n.id = c.id
    union select c.id from claims c where c.customer_id in (select id from people)
    union select c.id from claims c where c.policy_id in (select id from terms)),
  next_terms as materialized (select r.id from renewals r where r.policy_id in (select id from terms)),
  entries as materialized (select t.id from policy_transactions t where t.policy_id in (select id from terms)),
  accounts as materialized (select a.id from billing_accounts a where a.policy_id in (select id from terms)),
  things (type, id) as materialized (
    select type, name from named
    union select 'customer', id::text from people
    union select 'policy', id::text from terms
    union select 'quote', id::text from offers
    union select 'claim', id::text from losses
    union select 'policy_transaction', id::text from entries
    union select 'renewal', id::text from next_terms)
  select type, id from things
  union all select 'document', d.id::text from documents d join things t on t.type = d.subject_type and t.id = d.subject_id
  union all select 'underwriting-issue', i.id::text from underwriting_issues i
   where i.subject_id in (select id from offers union all select id from entries) or i.customer_id in (select id from people)
      or i.subject_type = 'policy_transaction' and i.reference in (
        select p.policy_number from policies p where p.id in (select id from terms))
  union all select 'notice', n.id::text from notices n where n.policy_id in (select id from terms)
  union all select 'billing-account', id::text from accounts
  union all select 'payment', p.id::text from payments p where p.account_id in (select id from accounts)
  union all select 'refund', r.id::text from refunds r where r.account_id in (select id from accounts)
  union all select 'sanctions-finding', f.id::text from sanctions_findings f
   where f.subject_type = 'customer' and f.subject_id in (select id::text from people)
  union all select 'privacy-request', r.id::text from privacy_requests r where r.customer_id in (select id from people)
$$;
`;

/**
 * A month that was detached and cannot leave, because its archive cannot be written or a hold came in between: back where it was, so
 * that it is found, and due again at the next run.
 */
const reattach = `
create function reattach_audit_partition(of_partition text) returns void language plpgsql security definer
set search_path from current set lock_timeout = '2s' as $$
declare
  home constant text := current_schema();
  archive audit_archives;
  at constant timestamptz := clock_timestamp();
begin
  select * into archive from audit_archives a
   where a.partition = of_partition and a.dropped_at is null and a.restored_until is null for update;
  if not found then
    return;
  end if;
  execute format('alter table %1$I.audit_logs attach partition %1$I.%2$I for values from (%3$L) to (%4$L)', home, of_partition,
    archive.from_at, archive.to_at);
  update audit_archives set restored_until = at where partition = of_partition;
end
$$;
`;

export class Migration128HeldThings extends SqlMigration {
  override up(): void {
    this.addSql(held + reattach);
  }

  override down(): void {
    this.addSql(`drop function reattach_audit_partition(text);\n${heldBefore}`);
  }
}
