import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { toPage } from '../../../shared/page.js';
import { newestFirst } from '../../../platform/page-of-rows.js';
import { holdsOn, ifGiven, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import { billingError } from '../billing.errors.js';
import type { PlanTerms } from '../domain/payment-plan.js';
import type { PaymentPlanResponse } from './payment-plans.dto.js';
import { PaymentPlan } from './payment-plan.entity.js';

export interface PaymentPlanSearch {
  readonly productType?: string | undefined;
  readonly state?: string | undefined;
  /** Only what is offered on this day. */
  readonly on?: CalendarDate | undefined;
  readonly limit: number;
  readonly after: SortKey | null;
}

interface PlanRow extends Omit<PaymentPlanResponse, keyof PlanTerms> {
  readonly code: string;
  readonly title: string;
  readonly terms: Omit<PlanTerms, 'code' | 'title'>;
}

@Injectable()
export class PaymentPlansQueries {
  constructor(private readonly em: EntityManager) {}

  /** Newest first. With a product or a state also what is offered for every one. */
  async search({
    productType,
    state,
    on,
    limit,
    after,
  }: PaymentPlanSearch): Promise<Page<PaymentPlanResponse>> {
    const matching = this.plans()
      .where(ifGiven(productType, (value) => isOffered('productTypes', value)))
      .where(ifGiven(state, (value) => isOffered('states', value)))
      .where(ifGiven(on, (day) => holdsOn(day)));
    return toPage(
      await newestFirst(matching, { limit, after }).execute(),
      limit,
      (row) => [row.sortedBy, row.id],
      ({ sortedBy: _, ...row }) => viewOf(row),
    );
  }

  async byId(id: string): Promise<PaymentPlanResponse> {
    return found(await this.plans().where('id', '=', id).executeTakeFirst());
  }

  /** For a change: nobody else changes it meanwhile. */
  async lock(id: string): Promise<PaymentPlanResponse> {
    return found(await this.plans().where('id', '=', id).forUpdate().executeTakeFirst());
  }

  private plans() {
    return over(this.em, PaymentPlan)
      .selectFrom('PaymentPlan')
      .select(['id', 'code', 'title', 'terms', 'productTypes', 'states', 'effectiveDate', 'expirationDate'])
      .select(['createdBy', 'rowVersion', moment('createdAt').as('createdAt')]);
  }
}

/** One without a list is offered everywhere. */
function isOffered(column: 'productTypes' | 'states', value: string): RawBuilder<boolean> {
  return sql<boolean>`coalesce(${value} = any(${sql.ref(column)}), true)`;
}

function found(row: PlanRow | undefined): PaymentPlanResponse {
  if (!row) throw billingError('billing.payment-plan-not-found');
  return viewOf(row);
}

function viewOf({ terms, ...row }: PlanRow): PaymentPlanResponse {
  const { instalments, everyMonths, downPaymentPercent, anchorDay, leadDays, fee } = terms;
  return { ...row, instalments, everyMonths, downPaymentPercent, anchorDay, leadDays, fee };
}
