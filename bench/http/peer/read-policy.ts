import type { Pool } from 'pg';

const moment = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The policy as it stands today in one statement that passes over each of the four tables once. */
const READ_POLICY = `
  select p.id, p.policy_number as "policyNumber", p.contract_number as "contractNumber", p.term_number as "termNumber",
         p.status, p.customer_id as "customerId", p.data ->> 'insuredName' as "insuredName", p.agency_id as "agencyId",
         p.product_type as "productType", p.state, p.company_code as "companyCode",
         p.effective_date::text as "effectiveDate", p.expiration_date::text as "expirationDate",
         p.term_months as "termMonths", p.time_zone as "timeZone", l.total::text as "totalPremium",
         p.quote_id as "quoteId", p.edition as "editionId", ${moment('p.bound_at')} as "boundAt",
         ${moment('p.issued_at')} as "issuedAt", p.row_version as "rowVersion", ${moment('p.created_at')} as "createdAt",
         ${moment('p.updated_at')} as "updatedAt", l.risk, l.charges,
         (select json_agg(json_build_object('itemId', c.item_id, 'code', c.code, 'limits', c.limits,
                                            'deductible', c.deductible::text) order by c.id)
            from policy_coverages c where c.transaction_id = l.latest) as coverages
    from policies p,
         lateral (
           select sum(c.total) as total, (array_agg(t.snapshot order by t.sequence desc))[1] as risk,
                  (array_agg(t.id order by t.sequence desc))[1] as latest,
                  json_agg(c.charges order by t.sequence) as charges
             from policy_transactions t,
                  lateral (
                    select sum(c.amount) as total,
                           json_agg(json_build_object(
                             'itemId', c.item_id, 'coverage', c.coverage, 'kind', c.kind, 'code', c.code,
                             'earning', c.earning, 'amount', c.amount::text, 'effectiveDate', c.effective_date,
                             'expirationDate', c.expiration_date) order by c.id) as charges
                      from policy_charges c where c.transaction_id = t.id) c
            where t.policy_id = p.id) l
   where p.id = $1`;

interface ReadPolicy {
  readonly charges: readonly (readonly object[])[];
}

export async function readPolicy(pool: Pool, id: string): Promise<object> {
  const { rows } = await pool.query<ReadPolicy>(READ_POLICY, [id]);
  const policy = rows[0] as ReadPolicy;
  return { ...policy, charges: policy.charges.flat() };
}
