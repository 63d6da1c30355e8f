import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { exactMoment, moment, when } from '../../../platform/sql.js';
import { billingError } from '../billing.errors.js';
import type { PlanTerms } from '../domain/payment-plan.js';
import type { PaymentPlanResponse } from './payment-plans.dto.js';

export interface PaymentPlanSearch {
  readonly productType?: string | undefined;
  readonly state?: string | undefined;
  /** Only what is offered on this day. */
  readonly on?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

type PlanRow = Omit<PaymentPlanResponse, keyof PlanTerms> & {
  readonly code: string;
  readonly title: string;
  readonly terms: Omit<PlanTerms, 'code' | 'title'>;
};

const COLUMNS = sql`
  id, code, title, terms, product_types as "productTypes", states, effective_date::text as "effectiveDate",
  expiration_date::text as "expirationDate", created_by as "createdBy", row_version as "rowVersion",
  ${moment('created_at')} as "createdAt"`;

@Injectable()
export class PaymentPlansQueries {
  constructor(private readonly em: EntityManager) {}

  /** Newest first. With a product or a state also what is offered for every one. */
  async search(search: PaymentPlanSearch): Promise<Page<PaymentPlanResponse>> {
    const { rows } = await sql<PlanRow & { readonly sortedBy: string }>`
      select ${COLUMNS}, ${exactMoment('created_at')} as "sortedBy"
        from payment_plans
       where true
         ${when(search.productType, (value) => sql`coalesce(${value} = any(product_types), true)`)}
         ${when(search.state, (value) => sql`coalesce(${value} = any(states), true)`)}
         ${when(search.on, (value) => sql`daterange(effective_date, expiration_date) @> ${value}::date`)}
         ${when(search.after, (value) => sql`(created_at, id) < (${value[0]}, ${value[1]})`)}
       order by created_at desc, id desc
       limit ${search.limit + 1}
    `.execute(this.em.getKysely());
    return toPage(
      rows,
      search.limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => viewOf(row),
    );
  }

  async byId(id: string, lock = sql``): Promise<PaymentPlanResponse> {
    const { rows } = await sql<PlanRow>`
      select ${COLUMNS} from payment_plans where id = ${id} ${lock}
    `.execute(this.em.getKysely());
    return found(rows);
  }

  /** For a change: nobody else changes it meanwhile. */
  lock(id: string): Promise<PaymentPlanResponse> {
    return this.byId(id, sql`for update`);
  }
}

function found([row]: readonly PlanRow[]): PaymentPlanResponse {
  if (!row) throw billingError('billing.payment-plan-not-found');
  return viewOf(row);
}

function viewOf({ terms, ...row }: PlanRow): PaymentPlanResponse {
  const { instalments, everyMonths, downPaymentPercent, anchorDay, leadDays, fee } = terms;
  return { ...row, instalments, everyMonths, downPaymentPercent, anchorDay, leadDays, fee };
}
