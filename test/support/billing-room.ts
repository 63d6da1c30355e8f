import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { BillingSummary, OpenAccountInput, PremiumChange } from '../../src/modules/billing/index.js';
import { Billing } from '../../src/modules/billing/index.js';
import type { PolicyResponse } from '../../src/modules/policies/index.js';
import { SYSTEM_ACTOR } from '../../src/shared/actor.js';
import { newId } from '../../src/shared/ids.js';
import type { Client } from './app.js';
import { World } from './world.js';

export type { PolicyResponse };

/** The world as billing sees it: policies bound in their own room, and its door as that room uses it, inside a transaction. */
export class BillingRoom extends World {
  agent: Client;

  protected override async begin(): Promise<void> {
    this.agent = await this.as('agent');
  }

  /** A home of 501.00 for a year from today, as it stands where it was bound before there were accounts. */
  async withoutAccount(more: Readonly<Record<string, unknown>> = {}): Promise<PolicyResponse> {
    const bound = await this.home(this.agent, more);
    const id = newId();
    const [next] = await this.rows<{ readonly policyNumber: string }>(sql`
      insert into policies
      select r.* from policies p, jsonb_populate_record(p, jsonb_build_object(
               'id', ${id}::text, 'quote_id', null, 'term_number', 2,
               'policy_number', term_policy_number(p.contract_number, 2))) r
       where p.id = ${bound.id} returning policy_number as "policyNumber"`);
    if (!next) throw new Error('The policy was not bound');
    await this.rows(sql`
      insert into policy_transactions (policy_id, sequence, kind, effective_on)
      values (${id}, 1, 'renewal', ${bound.effectiveDate})`);
    return { ...bound, ...next, id, termNumber: 2 };
  }

  accountOf(policy: PolicyResponse, more: Partial<OpenAccountInput> = {}): OpenAccountInput {
    const { policyNumber, customerId, agencyId, productType, state, companyCode, timeZone } = policy;
    return {
      policyId: policy.id,
      policyNumber,
      customerId,
      agencyId,
      productType,
      state,
      companyCode,
      timeZone,
      term: { effective: policy.effectiveDate, expiration: policy.expirationDate },
      planCode: null,
      total: policy.totalPremium,
      ...more,
    };
  }

  openAccount(policy: PolicyResponse, more: Partial<OpenAccountInput> = {}): Promise<BillingSummary> {
    return this.inTransaction((billing) => billing.open(SYSTEM_ACTOR, this.accountOf(policy, more)));
  }

  changed(
    policy: PolicyResponse,
    change: Partial<PremiumChange> & Pick<PremiumChange, 'total'>,
    on = this.app,
  ): Promise<BillingSummary | null> {
    return this.follow('changed', policy, change, on);
  }

  async follow(
    event: 'changed' | 'cancelled' | 'reinstated',
    policy: PolicyResponse,
    change: Partial<PremiumChange> & Pick<PremiumChange, 'total'>,
    on = this.app,
  ): Promise<BillingSummary | null> {
    const transactionId = change.transactionId ?? (await this.transaction(policy));
    return this.inTransaction(
      (billing) =>
        billing[event](SYSTEM_ACTOR, {
          policyId: policy.id,
          effectiveOn: policy.effectiveDate,
          reason: 'endorsement',
          ...change,
          transactionId,
        }),
      on,
    );
  }

  summary(policyId: string): Promise<BillingSummary | null> {
    return RequestContext.create(this.app.get(EntityManager), () =>
      this.app.get(Billing, { strict: false }).summary(policyId),
    );
  }

  inTransaction<T>(work: (billing: Billing) => Promise<T>, on = this.app): Promise<T> {
    const em = on.get(EntityManager);
    return RequestContext.create(em, () => em.transactional(() => work(on.get(Billing, { strict: false }))));
  }

  /** A further entry of the policy's ledger, for the premium of billing to come from. */
  async transaction(policy: PolicyResponse): Promise<string> {
    const [row] = await this.rows<{ readonly id: string }>(sql`
      insert into policy_transactions (policy_id, sequence, kind, effective_on)
      select ${policy.id}, max(sequence) + 1, 'endorsement', ${policy.effectiveDate}
        from policy_transactions where policy_id = ${policy.id} returning id`);
    if (!row) throw new Error('The policy has no ledger');
    return row.id;
  }

  async instalments(policyId: string): Promise<readonly string[]> {
    const rows = await this.rows<{ readonly text: string }>(sql`
      select concat_ws(' ', i.number, i.due_on, i.amount, i.status) as text
        from billing_items i join billing_accounts a on a.id = i.account_id
       where a.policy_id = ${policyId} order by i.number`);
    return rows.map(({ text }) => text);
  }

  async sumOfEntries(policyId: string): Promise<string | undefined> {
    return this.sum(policyId, 'billing_entries');
  }

  async sumOfItems(policyId: string): Promise<string | undefined> {
    return this.sum(policyId, 'billing_items');
  }

  async count(policyId: string, table: string): Promise<number> {
    const [row] = await this.rows<{ readonly n: number }>(sql`
      select count(*)::integer as n from ${sql.table(table)} t join billing_accounts a on a.id = t.account_id
       where a.policy_id = ${policyId}`);
    return row?.n ?? 0;
  }

  private async sum(policyId: string, table: string): Promise<string | undefined> {
    const [row] = await this.rows<{ readonly sum: string }>(sql`
      select coalesce(sum(t.amount), 0)::text as sum from ${sql.table(table)} t join billing_accounts a on a.id = t.account_id
       where a.policy_id = ${policyId}`);
    return row?.sum;
  }
}
