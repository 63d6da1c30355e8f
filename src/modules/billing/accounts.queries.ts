import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { moment, ofAgency, when } from '../../platform/sql.js';
import { isCustomer } from '../customers/index.js';
import type { StoredAccount } from './accounts.store.js';
import { AccountsStore } from './accounts.store.js';
import { assertAccountSeen } from './assert-account-seen.js';
import { billingError } from './billing.errors.js';
import { accountSummary, billingView } from './billing.view.js';
import type {
  BillingAccountResponse,
  BillingEntryResponse,
  BillingAccountSummaryResponse,
} from './billing.dto.js';

export interface AccountSearch {
  readonly policyId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly status?: string | undefined;
  readonly planCode?: string | undefined;
  /** Only those on which the company owes the customer, or only the others. */
  readonly refundDue?: boolean | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Reads for screens. An account is shown as the billing job would have left it today, whether or not it has run. */
@Injectable()
export class AccountsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly clock: Clock,
  ) {}

  ofPolicy(actor: Actor, policyId: string): Promise<BillingAccountResponse> {
    return this.one(sql`a.policy_id = ${policyId} ${ofAgency(actor, 'a.agency_id')}`);
  }

  byId(actor: Actor, id: string): Promise<BillingAccountResponse> {
    return this.one(sql`a.id = ${id} ${ofAgency(actor, 'a.agency_id')}`);
  }

  /** Newest first. */
  async search(actor: Actor, search: AccountSearch): Promise<Page<BillingAccountSummaryResponse>> {
    const { rows } = await sql<{ readonly id: string }>`
      select a.id from billing_accounts a
       where true ${ofAgency(actor, 'a.agency_id')}
         ${when(search.policyId, (value) => sql`a.policy_id = ${value}`)}
         ${when(search.customerId, (value) => isCustomer('a.customer_id', value))}
         ${when(search.agencyId, (value) => sql`a.agency_id = ${value}`)}
         ${when(search.status, (value) => sql`a.status = ${value}`)}
         ${when(search.planCode, (value) => sql`a.plan ->> 'code' = ${value}`)}
         ${when(search.refundDue, (value) => (value ? sql`a.balance < 0` : sql`a.balance >= 0`))}
         ${when(search.after, (value) => sql`a.id < ${value[0]}::uuid`)}
       order by a.id desc
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    const { items, nextCursor } = toPage(
      rows,
      search.limit,
      ({ id }) => [id],
      ({ id }) => id,
    );
    return { items: await this.summaries(items), nextCursor };
  }

  /** In the order of the ids. */
  async summaries(ids: readonly string[]): Promise<readonly BillingAccountSummaryResponse[]> {
    const found = await this.store.find(sql`a.id = any(${ids}::uuid[])`);
    const byId = new Map(found.map((each) => [each.facts.id, each]));
    return ids.flatMap((id) => {
      const each = byId.get(id);
      return each ? [accountSummary(each, this.clock.today(each.facts.timeZone))] : [];
    });
  }

  /** For a preview: as it is kept, without a lock. */
  async stored(actor: Actor, id: string): Promise<StoredAccount> {
    const [found] = await this.store.find(sql`a.id = ${id} ${ofAgency(actor, 'a.agency_id')}`);
    if (!found) throw billingError('billing.account-not-found');
    return found;
  }

  /** The ledger in its order, with what was owed after each entry. */
  async entries(
    actor: Actor,
    id: string,
    { limit, after }: { readonly limit: number; readonly after: SortKey | null },
  ): Promise<Page<BillingEntryResponse>> {
    const { rows } = await sql<BillingEntryResponse>`
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
    if (rows.length === 0) await assertAccountSeen(this.em, actor, id);
    return toPage(
      rows,
      limit,
      ({ sequence }) => [String(sequence)],
      (row) => row,
    );
  }

  private async one(where: RawBuilder<unknown>): Promise<BillingAccountResponse> {
    const [found] = await this.store.find(where);
    if (!found) throw billingError('billing.account-not-found');
    return billingView(found, this.clock.today(found.facts.timeZone));
  }
}
