import { sql } from 'kysely';
import { Statement } from '../../../platform/statement.js';

interface Sums {
  readonly reserved: string;
  readonly paid: string;
  readonly held: string;
  readonly waiting: number;
  readonly isInvestigated: boolean;
  readonly isSued: boolean;
}

/** What the lines of a claim hold in all, and what still keeps it open. */
export const SUMS = new Statement<{ readonly claimId: string }, Sums>(
  ({ claimId }) => sql`
    select coalesce(sum(l.reserved), 0)::numeric(14, 2)::text as reserved, coalesce(sum(l.paid), 0)::numeric(14, 2)::text as paid,
           coalesce(sum(l.held), 0)::numeric(14, 2)::text as held,
           (select count(*)::integer from claim_transactions t
             where t.claim_id = ${claimId} and t.status in ('pending', 'scheduled')) as waiting,
           exists (select from claim_investigations i
                    where i.claim_id = ${claimId} and i.status = 'open') as is_investigated,
           exists (select from claim_lawsuits s where s.claim_id = ${claimId} and s.status = 'open') as is_sued
      from claim_reserve_lines l where l.claim_id = ${claimId}`,
);

export const PAID_TO_INSURED = new Statement<{ readonly claimId: string }, { readonly paid: string }>(
  ({ claimId }) => sql`
    select coalesce(sum(l.paid), 0)::numeric(14, 2)::text as paid
      from claim_reserve_lines l join claim_exposures e on e.id = l.exposure_id
     where l.claim_id = ${claimId} and l.cost_type = 'loss' and e.claimant_id is null`,
);
