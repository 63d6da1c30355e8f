import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { Period } from '../../shared/period.js';
import { exactMoment, moment, ofAgency, when } from '../../platform/sql.js';
import { statusOn } from './domain/policy-status.js';
import { policyError } from './policies.errors.js';
import type { PolicySummary, PolicyView } from './policies.view.js';

export interface PolicySearch {
  readonly policyNumber?: string | undefined;
  readonly customerId?: string | undefined;
  readonly productType?: string | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Column by column what PolicySummary says, with moments as text: nothing is converted twice on the way out. */
const COLUMNS = sql`
  p.id, p.policy_number as "policyNumber", p.contract_number as "contractNumber", p.term_number as "termNumber",
  p.status, p.customer_id as "customerId", p.data ->> 'insuredName' as "insuredName", p.agency_id as "agencyId",
  p.product_type as "productType", p.state, p.company_code as "companyCode", p.effective_date as "effectiveDate",
  p.expiration_date as "expirationDate", p.term_months as "termMonths", p.time_zone as "timeZone",
  p.quote_id as "quoteId", p.edition as "editionId",
  ${moment('p.bound_at')} as "boundAt", ${moment('p.issued_at')} as "issuedAt",
  p.row_version as "rowVersion", ${moment('p.created_at')} as "createdAt",
  ${moment('p.updated_at')} as "updatedAt"`;

/** The premium of a row of a list. */
const PREMIUM = sql`
  coalesce((select sum(c.amount) from policy_transactions t join policy_charges c on c.transaction_id = t.id
            where t.policy_id = p.id), 0)::text as "totalPremium"`;

/** The ledger in one pass: its entries with what each changed, their charges, the sum of all, and the latest risk. */
const LEDGER = sql`
  select sum(c.total) as total, (array_agg(t.snapshot order by t.sequence desc))[1] as risk,
         json_agg(json_build_object(
           'id', t.id, 'sequence', t.sequence, 'kind', t.kind, 'effectiveOn', t.effective_on,
           'bookedAt', ${moment('t.booked_at')}, 'bookedBy', t.booked_by, 'worksheetId', t.worksheet_id,
           'premium', c.total::text) order by t.sequence) as transactions,
         json_agg(c.charges order by t.sequence) as charges
    from policy_transactions t,
         lateral (
           select coalesce(sum(c.amount), 0) as total,
                  coalesce(json_agg(json_build_object(
                    'transactionSequence', t.sequence, 'itemId', c.item_id, 'coverage', c.coverage, 'kind', c.kind,
                    'code', c.code, 'earning', c.earning, 'amount', c.amount::text, 'effectiveDate', c.effective_date,
                    'expirationDate', c.expiration_date) order by c.id), '[]') as charges
             from policy_charges c where c.transaction_id = t.id) c
   where t.policy_id = p.id`;

/** A policy as the database gives it: the charges of each entry are still a list of their own. */
type PolicyRow = Omit<PolicyView, 'charges'> & { readonly charges: readonly PolicyView['charges'][] };

/** Reads for screens: one statement each, from rows to view. */
@Injectable()
export class PoliciesQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async byId(actor: Actor, id: string): Promise<PolicyView> {
    const { rows } = await sql<PolicyRow>`
      select ${COLUMNS}, l.total::text as "totalPremium", l.risk, l.transactions, l.charges
      from policies p, lateral (${LEDGER}) l where p.id = ${id} ${ofAgency(actor, 'p.agency_id')}
    `.execute(this.em.getKysely());
    const row = rows[0];
    if (!row) throw policyError('policies.policy-not-found');
    return this.asOfToday({ ...row, charges: row.charges.flat() });
  }

  /** Newest first. */
  async search(actor: Actor, search: PolicySearch): Promise<Page<PolicySummary>> {
    const { rows } = await sql<PolicySummary & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${PREMIUM}, ${exactMoment('p.created_at')} as "sortedBy"
      from policies p
      where true ${ofAgency(actor, 'p.agency_id')}
        ${when(search.policyNumber, (value) => sql`p.policy_number = ${value}`)}
        ${when(search.customerId, (value) => sql`p.customer_id = ${value}`)}
        ${when(search.productType, (value) => sql`p.product_type = ${value}`)}
        ${when(search.after, (value) => sql`(p.created_at, p.id) < (${value[0]}, ${value[1]})`)}
      order by p.created_at desc, p.id desc
      limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toPage(
      rows,
      search.limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => this.asOfToday(row),
    );
  }

  private asOfToday<T extends PolicySummary>(policy: T): T {
    const term = new Period(policy.effectiveDate, policy.expirationDate);
    return { ...policy, status: statusOn(policy.status, term, this.clock.today(policy.timeZone)) };
  }
}
