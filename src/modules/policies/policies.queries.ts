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
const SUMMARY = sql`
  p.id, p.policy_number as "policyNumber", p.contract_number as "contractNumber", p.term_number as "termNumber",
  p.status, p.customer_id as "customerId", p.data ->> 'insuredName' as "insuredName", p.agency_id as "agencyId",
  p.product_type as "productType", p.state, p.company_code as "companyCode", p.effective_date as "effectiveDate",
  p.expiration_date as "expirationDate", p.term_months as "termMonths", p.time_zone as "timeZone",
  coalesce((select sum(c.amount) from policy_transactions t join policy_charges c on c.transaction_id = t.id
            where t.policy_id = p.id), 0)::text as "totalPremium",
  p.quote_id as "quoteId", p.edition as "editionId",
  ${moment('p.bound_at')} as "boundAt", ${moment('p.issued_at')} as "issuedAt",
  p.row_version as "rowVersion", ${moment('p.created_at')} as "createdAt",
  ${moment('p.updated_at')} as "updatedAt"`;

const TRANSACTIONS = sql`
  (select coalesce(json_agg(json_build_object(
      'id', t.id, 'sequence', t.sequence, 'kind', t.kind, 'effectiveOn', t.effective_on,
      'bookedAt', ${moment('t.booked_at')}, 'bookedBy', t.booked_by, 'worksheetId', t.worksheet_id,
      'premium', (select coalesce(sum(c.amount), 0)::text from policy_charges c where c.transaction_id = t.id)
    ) order by t.sequence), '[]') from policy_transactions t where t.policy_id = p.id)`;

const CHARGES = sql`
  (select coalesce(json_agg(json_build_object(
      'transactionSequence', t.sequence, 'itemId', c.item_id, 'coverage', c.coverage, 'kind', c.kind, 'code', c.code,
      'earning', c.earning, 'amount', c.amount::text, 'effectiveDate', c.effective_date, 'expirationDate', c.expiration_date
    ) order by t.sequence, c.id), '[]')
   from policy_transactions t join policy_charges c on c.transaction_id = t.id where t.policy_id = p.id)`;

const RISK = sql`
  (select t.snapshot from policy_transactions t where t.policy_id = p.id order by t.sequence desc limit 1)`;

/** Reads for screens: one statement each, from rows to view. */
@Injectable()
export class PoliciesQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  async byId(actor: Actor, id: string): Promise<PolicyView> {
    const { rows } = await sql<PolicyView>`
      select ${SUMMARY}, ${RISK} as risk, ${TRANSACTIONS} as transactions, ${CHARGES} as charges
      from policies p where p.id = ${id} ${ofAgency(actor, 'p.agency_id')}
    `.execute(this.em.getKysely());
    const row = rows[0];
    if (!row) throw policyError('policies.policy-not-found');
    return this.asOfToday(row);
  }

  /** Newest first. */
  async search(actor: Actor, search: PolicySearch): Promise<Page<PolicySummary>> {
    const { rows } = await sql<PolicySummary & { readonly sortedBy: string }>`
      select ${SUMMARY}, ${exactMoment('p.created_at')} as "sortedBy"
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
