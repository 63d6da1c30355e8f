/**
 * Terms that were bound before there were billing accounts get one, so that what changes from now on is billed. What they
 * cost until now was billed and paid elsewhere, as far as is known: the account begins with that premium and a payment of the
 * same amount, from the source `carried-over` under the policy's number. Where it was not paid, staff reverses that payment
 * as entered in error, and the premium is owed. One instalment, paid in full, which is what the application calls its plan `full`.
 */
export const carriedOverAccountsUp = `
with carried as materialized (
  select uuid_v7() as account_id, uuid_v7() as payment_id, p.id as policy_id, p.policy_number, p.customer_id, p.agency_id,
         p.product_type, p.state, p.company_code, p.time_zone, p.effective_date, p.cancelled_on,
         case when p.term_months > 12 then coalesce(p.charged_until, (p.effective_date + interval '1 year')::date)
              else p.expiration_date end as expiration_date,
         coalesce(sum(c.amount), 0) as premium
    from policies p
    left join policy_transactions t on t.policy_id = p.id
    left join policy_charges c on c.transaction_id = t.id
   where not exists (select from billing_accounts a where a.policy_id = p.id)
   group by p.id
), accounts as (
  insert into billing_accounts (id, policy_id, policy_number, customer_id, agency_id, product_type, state, company_code, time_zone,
                                effective_date, expiration_date, ends_on, plan)
  select account_id, policy_id, policy_number, customer_id, agency_id, product_type, state, company_code, time_zone,
         effective_date, expiration_date, least(coalesce(cancelled_on, expiration_date), expiration_date),
         '{"code": "full", "title": "Paid in full", "instalments": 1, "everyMonths": 12, "downPaymentPercent": null,
           "anchorDay": null, "leadDays": 20, "fee": "0.00", "filed": null}'
    from carried
), items as (
  insert into billing_items (account_id, number, bill_on, due_on, amount, weight, status, paid)
  select account_id, 1, effective_date, effective_date, premium, 1, case when premium = 0 then 'void' else 'paid' end, premium
    from carried
), received as (
  insert into payments (id, account_id, source, external_reference, amount, method, received_on, note)
  select payment_id, account_id, 'carried-over', policy_number, premium, 'other', effective_date,
         'Paid before accounts were kept here, as far as is known. To be reversed where it was not.'
    from carried where premium > 0
), trail as (
  insert into audit_logs (action, resource_type, resource_id, changes)
  select 'billing.account-carried-over', 'billing-account', account_id::text,
         jsonb_build_object('policyId', policy_id, 'premium', premium::text)
    from carried
)
insert into billing_entries (account_id, sequence, kind, amount, effective_on, reason, payment_id)
select account_id, 1, 'premium', premium, effective_date, 'carried-over', null from carried
union all
select account_id, 2, 'payment', -premium, effective_date, 'carried-over', payment_id from carried where premium > 0;
`;
