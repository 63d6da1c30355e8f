import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { moment, ofAgency } from '../../platform/sql.js';
import { AccountsStore } from './accounts.store.js';
import { billingError } from './billing.errors.js';
import type { BillingView, EntryView } from './billing.view.js';
import { billingView } from './billing.view.js';

/** Reads for screens. An account is shown as the billing job would have left it today, whether or not it has run. */
@Injectable()
export class AccountsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly clock: Clock,
  ) {}

  ofPolicy(actor: Actor, policyId: string): Promise<BillingView> {
    return this.one(sql`a.policy_id = ${policyId} ${ofAgency(actor, 'a.agency_id')}`);
  }

  byId(actor: Actor, id: string): Promise<BillingView> {
    return this.one(sql`a.id = ${id} ${ofAgency(actor, 'a.agency_id')}`);
  }

  /** The ledger in its order, with what was owed after each entry. */
  async entries(
    actor: Actor,
    id: string,
    { limit, after }: { readonly limit: number; readonly after: SortKey | null },
  ): Promise<Page<EntryView>> {
    const { rows } = await sql<EntryView>`
      select e.* from (
        select e.id, e.sequence, e.kind, e.amount::text as amount,
               (sum(e.amount) over (order by e.sequence))::text as balance, e.effective_on::text as "effectiveOn", e.reason,
               e.transaction_id as "transactionId", i.number as instalment, e.payment_id as "paymentId",
               e.refund_id as "refundId", ${moment('e.booked_at')} as "bookedAt", e.booked_by as "bookedBy"
          from billing_entries e join billing_accounts a on a.id = e.account_id
          left join billing_items i on i.id = e.item_id
         where e.account_id = ${id} ${ofAgency(actor, 'a.agency_id')}) e
       where ${after === null ? sql`true` : sql`e.sequence > ${after[0]}::integer`}
       order by e.sequence
       limit ${limit + 1}
    `.execute(this.em.getKysely());
    return toPage(
      rows,
      limit,
      ({ sequence }) => [String(sequence)],
      (row) => row,
    );
  }

  private async one(where: RawBuilder<unknown>): Promise<BillingView> {
    const [found] = await this.store.find(where);
    if (!found) throw billingError('billing.account-not-found');
    return billingView(found, this.clock.today(found.facts.timeZone));
  }
}
