import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { AgencyScope } from '../../../platform/sql.js';
import { inScope, scopeOf } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import type { Actor } from '../../../shared/actor.js';
import { customerError } from '../customers.errors.js';
import type { RecordedLossResponse } from './losses.dto.js';

interface KeptLoss {
  readonly subjectId: string;
  readonly customerId: string;
  readonly productType: string;
  readonly occurredOn: string;
  readonly amount: string | null;
  readonly data: string;
}

const KEEP = new Statement<KeptLoss>(
  ({ subjectId, customerId, productType, occurredOn, amount, data }) => sql`
    insert into customer_facts (customer_id, source, kind, subject_id, product_type, occurred_on, amount, data)
    values (${customerId}, 'claims', 'loss', ${subjectId}::uuid, ${productType}, ${occurredOn}::date, ${amount}::numeric,
            ${data}::jsonb)
    on conflict on constraint customer_facts_subject_key do update
       set customer_id = excluded.customer_id, product_type = excluded.product_type, occurred_on = excluded.occurred_on,
           amount = coalesce(excluded.amount, customer_facts.amount), data = customer_facts.data || excluded.data,
           row_version = customer_facts.row_version + 1`,
);

const FORGET = new Statement<{ readonly claimId: string }>(
  ({ claimId }) => sql`
    delete from customer_facts where source = 'claims' and kind = 'loss' and subject_id = ${claimId}::uuid`,
);

const OPEN = sql`coalesce((f.data ->> 'isOpen')::boolean, true)`;

/** Losses as one JSON array; `of` is the condition on the customer. */
function lossesOf(of: RawBuilder<unknown>): RawBuilder<readonly RecordedLossResponse[]> {
  return sql`
    (select coalesce(json_agg(json_build_object(
              'claimId', f.subject_id, 'claimNumber', f.data ->> 'claimNumber', 'policyId', f.data ->> 'policyId',
              'productType', f.product_type, 'occurredOn', f.occurred_on, 'cause', f.data ->> 'cause',
              'catastropheCode', f.data ->> 'catastropheCode', 'status', coalesce(f.data ->> 'status', 'submitted'),
              'isOpen', ${OPEN}, 'paid', coalesce(f.amount, 0)::numeric(14, 2)::text)
              order by f.occurred_on desc, f.subject_id), '[]')
       from customer_facts f where f.kind = 'loss' and ${of})`;
}

/** Losses of the customer in a column of the caller's query, and of all customers merged into it. */
export function lossesOfCustomer(id: RawBuilder<unknown>): RawBuilder<readonly RecordedLossResponse[]> {
  return lossesOf(
    sql`f.customer_id in (select ${id} union all select m.id from customers m where m.merged_into = ${id})`,
  );
}

const OF_CUSTOMER = new Statement<
  AgencyScope & { readonly id: string },
  { readonly losses: readonly RecordedLossResponse[] }
>(
  (asked) => sql`
    select ${lossesOfCustomer(sql`c.id`)} as losses
      from customers g join customers c on c.id = coalesce(g.merged_into, g.id)
     where g.id = ${asked.id} and c.deleted_at is null and ${inScope(asked, 'c.agency_id')}`,
);

const UNDER_POLICY = new Statement<
  { readonly customerId: string; readonly policyId: string },
  { readonly losses: readonly RecordedLossResponse[] }
>(
  ({ customerId, policyId }) => sql`
    select ${lossesOf(sql`f.customer_id = ${customerId} and f.data ->> 'policyId' = ${policyId}::text`)} as losses`,
);

/** Rows of losses. A customer has few, so lists have no pages. */
@Injectable()
export class LossesStore {
  constructor(private readonly em: EntityManager) {}

  keep(loss: KeptLoss): Promise<void> {
    return KEEP.send(this.em, loss);
  }

  forget(claimId: string): Promise<void> {
    return FORGET.send(this.em, { claimId });
  }

  async ofCustomer(actor: Actor, id: string): Promise<readonly RecordedLossResponse[]> {
    const found = await OF_CUSTOMER.first(this.em, { id, ...scopeOf(actor) });
    if (!found) throw customerError('customers.customer-not-found');
    return found.losses;
  }

  async underPolicy(customerId: string, policyId: string): Promise<readonly RecordedLossResponse[]> {
    return (await UNDER_POLICY.first(this.em, { customerId, policyId }))?.losses ?? [];
  }
}
