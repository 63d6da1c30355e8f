import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../shared/actor.js';
import { Money } from '../../../shared/money.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toSortedPage } from '../../../shared/page.js';
import { exactMoment, moment, ofAgency, when } from '../../../platform/sql.js';
import { billingError } from '../billing.errors.js';
import type { RefundStatus } from './refunds.view.js';
import type { RefundResponse } from './refunds.dto.js';

export interface RefundSearch {
  readonly accountId?: string | undefined;
  readonly status?: RefundStatus | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

const COLUMNS = sql`
  r.id, r.account_id as "accountId", r.amount::text as amount, r.status, r.reason, r.requested_by as "requestedBy",
  r.decided_by as "decidedBy", ${moment('r.decided_at')} as "decidedAt", r.decision_reason as "decisionReason", r.method,
  r.reference, r.executed_by as "executedBy", ${moment('r.executed_at')} as "executedAt", r.row_version as "rowVersion",
  ${moment('r.created_at')} as "createdAt", ${moment('r.updated_at')} as "updatedAt"`;

@Injectable()
export class RefundsQueries {
  constructor(private readonly em: EntityManager) {}

  async byId(actor: Actor, id: string): Promise<RefundResponse> {
    const { rows } = await sql<RefundResponse>`
      select ${COLUMNS} from refunds r join billing_accounts a on a.id = r.account_id
       where r.id = ${id} ${ofAgency(actor, 'a.agency_id')}
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (!row) throw billingError('billing.refund-not-found');
    return row;
  }

  /** What is requested or approved and has not been paid yet. */
  async promised(accountId: string): Promise<Money> {
    const { rows } = await sql<{ readonly amount: string }>`
      select coalesce(sum(amount), 0)::text as amount from refunds
       where account_id = ${accountId} and status in ('requested', 'approved')
    `.execute(this.em.getKysely());
    return Money.parse(rows[0]?.amount ?? '0.00');
  }

  /** Newest first. */
  async search(
    actor: Actor,
    { accountId, status, limit, after }: RefundSearch,
  ): Promise<Page<RefundResponse>> {
    const { rows } = await sql<RefundResponse & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('r.created_at')} as "sortedBy"
        from refunds r join billing_accounts a on a.id = r.account_id
       where true ${ofAgency(actor, 'a.agency_id')}
         ${when(accountId, (value) => sql`r.account_id = ${value}`)}
         ${when(status, (value) => sql`r.status = ${value}`)}
         ${when(after, (value) => sql`(r.created_at, r.id) < (${value[0]}, ${value[1]})`)}
       order by r.created_at desc, r.id desc
       limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toSortedPage(rows, limit);
  }
}
