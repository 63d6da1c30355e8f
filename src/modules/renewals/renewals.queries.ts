import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { columns } from '../../platform/columns.js';
import { ofAgency, when } from '../../platform/sql.js';
import { CustomerLosses } from '../customers/index.js';
import { listedTerms } from '../policies/index.js';
import type { RenewalStatus } from './domain/renewal-status.js';
import { Renewal } from './renewal.entity.js';
import { renewalError } from './renewals.errors.js';
import type { RenewalSummaryResponse } from './renewals.dto.js';
import { RenewalResponse } from './renewals.dto.js';
import { shownTo } from '../../platform/http/fields.js';

export interface RenewalSearch {
  readonly status?: RenewalStatus | undefined;
  readonly productType?: string | undefined;
  readonly agencyId?: string | undefined;
  /** The first day of the next term, inclusive. */
  readonly effectiveFrom?: string | undefined;
  readonly effectiveBefore?: string | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`
  ${columns(
    Renewal,
    [
      'id',
      'status',
      'policyId',
      'agencyId',
      'productType',
      'effectiveDate',
      'expirationDate',
      'termMonths',
      'expiringPremium',
      'indicatedPremium',
      'offeredPremium',
      'ratedOn',
      'offeredAt',
      'fault',
      'decidedBy',
      'decidedAt',
      'reason',
      'renewedPolicyId',
      'rowVersion',
      'createdAt',
      'updatedAt',
    ],
    'r',
  )},
  p.policy_number, p.contract_number, p.insured_name, p.customer_id, p.state, p.company_code`;

/** True where the term's last ledger entry is not the one from which the renewal was rated. */
const IS_STALE = sql`
  r.status in ('prepared', 'referred', 'offered') and r.based_on is distinct from p.last_entry_id`;

/** Reads for screens, one SQL statement each. */
@Injectable()
export class RenewalsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly losses: CustomerLosses,
    private readonly clock: Clock,
  ) {}

  private get from(): RawBuilder<unknown> {
    return sql`renewals r join (${listedTerms(this.clock.now())}) p on p.id = r.policy_id`;
  }

  byId(actor: Actor, id: string): Promise<RenewalResponse> {
    return this.one(actor, sql`r.id = ${id}`);
  }

  ofPolicy(actor: Actor, policyId: string): Promise<RenewalResponse> {
    return this.one(actor, sql`r.policy_id = ${policyId}`);
  }

  /** The earliest end of term first. */
  async search(actor: Actor, search: RenewalSearch): Promise<Page<RenewalSummaryResponse>> {
    const { rows } = await sql<RenewalSummaryResponse>`
      select ${COLUMNS} from ${this.from}
       where true ${ofAgency(actor, 'r.agency_id')}
         ${when(search.status, (value) => sql`r.status = ${value}`)}
         ${when(search.productType, (value) => sql`r.product_type = ${value}`)}
         ${when(search.agencyId, (value) => sql`r.agency_id = ${value}`)}
         ${when(search.effectiveFrom, (value) => sql`r.effective_date >= ${value}`)}
         ${when(search.effectiveBefore, (value) => sql`r.effective_date < ${value}`)}
         ${when(search.after, (value) => sql`(r.effective_date, r.id) > (${value[0]}, ${value[1]})`)}
       order by r.effective_date, r.id
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toPage(rows, search.limit, ({ effectiveDate, id }) => [effectiveDate, id]);
  }

  private async one(actor: Actor, condition: RawBuilder<unknown>): Promise<RenewalResponse> {
    const { rows } = await sql<Omit<RenewalResponse, 'losses'>>`
      select ${COLUMNS}, r.edition as edition_id, r.decision as underwriting, ${IS_STALE} as is_stale,
             ${columns(Renewal, ['worksheetId', 'cap', 'notCompared', 'charges', 'payments', 'risk'], 'r')}
        from ${this.from} where ${condition} ${ofAgency(actor, 'r.agency_id')}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw renewalError('policies.renewal-not-found');
    const losses = await this.losses.underPolicy(row.customerId, row.policyId);
    return shownTo(actor, RenewalResponse, { ...row, losses });
  }
}
