import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../shared/actor.js';
import { Clock } from '../../shared/clock.js';
import type { Page, SortKey } from '../../shared/page.js';
import { toPage } from '../../shared/page.js';
import { mayWorkFor } from '../../shared/agency.js';
import { asGiven, ifGiven, mayBeSeenBy, moment } from '../../platform/sql.js';
import { over } from '../../platform/typed.js';
import { isCustomer } from '../customers/index.js';
import type { StoredAccount } from './stored-accounts.queries.js';
import { AccountsStore } from './accounts.store.js';
import { assertAccountSeen } from './assert-account-seen.js';
import { billingError } from './billing.errors.js';
import { accountSummary, billingView } from './billing.view.js';
import type {
  BillingAccountResponse,
  BillingEntryResponse,
  BillingAccountSummaryResponse,
} from './billing.dto.js';
import { BillingAccount, BillingEntry, BillingItem } from './billing.entities.js';

export interface AccountSearch {
  readonly policyId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly agencyId?: string | undefined;
  readonly status?: 'open' | 'closed' | undefined;
  readonly planCode?: string | undefined;
  /** True: only accounts with a refund due; false: only the others. */
  readonly refundDue?: boolean | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

/** Reads for screens. An account is shown as the billing job would leave it today, whether or not the job has run. */
@Injectable()
export class AccountsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly store: AccountsStore,
    private readonly clock: Clock,
  ) {}

  async ofPolicy(actor: Actor, policyId: string): Promise<BillingAccountResponse> {
    return this.shown(actor, await this.store.ofPolicy(policyId));
  }

  async byId(actor: Actor, id: string): Promise<BillingAccountResponse> {
    return this.shown(actor, await this.store.byId(id));
  }

  /** Newest first. */
  async search(actor: Actor, search: AccountSearch): Promise<Page<BillingAccountSummaryResponse>> {
    const { policyId, agencyId, status, planCode, limit, after } = search;
    const rows = await over(this.em, BillingAccount)
      .selectFrom('BillingAccount')
      .select('id')
      .where(mayBeSeenBy(actor, 'agencyId'))
      .where((account) => account.and(asGiven({ policyId, agencyId, status })))
      .where(ifGiven(search.customerId, (value) => isCustomer('customerId', value)))
      .where(({ eb, ref }) => ifGiven(planCode, (value) => eb(ref('plan', '->>').key('code'), '=', value)))
      .where((account) => ifGiven(search.refundDue, (isDue) => account('balance', isDue ? '<' : '>=', '0')))
      .where((account) => ifGiven(after, ([last = '']) => account('id', '<', last)))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { items, nextCursor } = toPage(
      rows,
      limit,
      ({ id }) => [id],
      ({ id }) => id,
    );
    return { items: await this.summaries(items), nextCursor };
  }

  /** Summaries in the order of the given ids. */
  async summaries(ids: readonly string[]): Promise<readonly BillingAccountSummaryResponse[]> {
    const found = await this.store.byIds(ids);
    const byId = new Map(found.map((each) => [each.details.id, each]));
    return ids.flatMap((id) => {
      const each = byId.get(id);
      return each ? [accountSummary(each, this.clock.today(each.details.timeZone))] : [];
    });
  }

  /** The account as stored and without a lock, for a preview. */
  async stored(actor: Actor, id: string): Promise<StoredAccount> {
    return seen(actor, await this.store.byId(id));
  }

  /** The ledger in its order, with the balance after each entry. */
  async entries(
    actor: Actor,
    id: string,
    { limit, after }: { readonly limit: number; readonly after: SortKey | null },
  ): Promise<Page<BillingEntryResponse>> {
    const booked = over(this.em, BillingEntry, BillingAccount, BillingItem)
      .selectFrom('BillingEntry as e')
      .innerJoin('BillingAccount as a', 'a.id', 'e.accountId')
      .leftJoin('BillingItem as i', 'i.id', 'e.itemId')
      .select(['e.id', 'e.sequence', 'e.kind', 'e.amount', 'e.effectiveOn', 'e.reason', 'e.transactionId'])
      .select(['i.number as instalment', 'e.paymentId', 'e.refundId', 'e.bookedBy'])
      .select(moment('e.bookedAt').as('bookedAt'))
      .select(({ fn }) =>
        fn
          .sum<string>('e.amount')
          .over((window) => window.orderBy('e.sequence'))
          .as('balance'),
      )
      .where('e.accountId', '=', id)
      .where(mayBeSeenBy(actor, 'a.agencyId'));
    const rows = await over(this.em, BillingEntry)
      .selectFrom(booked.as('e'))
      .selectAll()
      .where((entry) => ifGiven(after, ([last]) => entry('e.sequence', '>', Number(last))))
      .orderBy('e.sequence')
      .limit(limit + 1)
      .execute();
    if (rows.length === 0) await assertAccountSeen(this.em, actor, id);
    return toPage(rows, limit, ({ sequence }) => [String(sequence)]);
  }

  private shown(actor: Actor, found: StoredAccount | null): BillingAccountResponse {
    const account = seen(actor, found);
    return billingView(account, this.clock.today(account.details.timeZone));
  }
}

function seen(actor: Actor, found: StoredAccount | null): StoredAccount {
  if (!found || !mayWorkFor(actor, found.details.agencyId)) throw billingError('billing.account-not-found');
  return found;
}
