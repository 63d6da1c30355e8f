import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { CalendarDate } from '../../../shared/calendar-date.js';
import { Money } from '../../../shared/money.js';
import { longDate } from '../../../shared/long-date.js';
import { billingError } from '../billing.errors.js';
import type { AccountTerm } from '../domain/due-dates.js';
import { monthsOf } from '../domain/due-dates.js';
import type { AgreedPlan, FiledWay, PlanTerms } from '../domain/payment-plan.js';
import { PAID_IN_FULL, agreed, agreedWay } from '../domain/payment-plan.js';
import type { WayToPay } from '../domain/ways-to-pay.js';
import { waysToPay } from '../domain/ways-to-pay.js';

export interface PlanCriteria {
  /** Null: paid in full. */
  readonly code: string | null;
  /** The day on which the plan is agreed. */
  readonly on: CalendarDate;
  readonly productType: string;
  readonly state: string;
  readonly term: AccountTerm;
  readonly total: Money;
  readonly offered: readonly FiledWay[];
}

interface OfferedPlan {
  readonly terms: PlanTerms;
  readonly productTypes: readonly string[] | null;
  readonly states: readonly string[] | null;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate | null;
}

interface PlanRow {
  readonly terms: PlanTerms;
  readonly allowed: boolean;
}

/** Finds the plan that somebody names. A way that the manual of the policy files goes before a plan of the house. */
@Injectable()
export class PaymentPlans {
  constructor(private readonly em: EntityManager) {}

  async agree({ code, on, productType, state, term, total, offered }: PlanCriteria): Promise<AgreedPlan> {
    if (code === null) return PAID_IN_FULL;
    const way = offered.find((each) => each.code === code);
    if (way) return agreedWay(way, total, monthsOf(term));
    const { rows } = await sql<PlanRow>`
      select terms || jsonb_build_object('code', code, 'title', title) as terms,
             coalesce(${productType} = any(product_types), true) and coalesce(${state} = any(states), true) as allowed
        from payment_plans
       where code = ${code} and daterange(effective_date, expiration_date) @> ${on}::date
    `.execute(this.em.getKysely());
    const [row] = rows;
    if (row?.allowed) return agreed(row.terms);
    if (row)
      throw refused('billing.plan-not-allowed', `${code} is not offered for ${productType} in ${state}`);
    if (code === PAID_IN_FULL.code) return PAID_IN_FULL;
    throw refused('billing.plan-not-found', `there is no plan ${code} on ${longDate(on)}`);
  }

  /** The ways to pay of each, in their order; one statement for all. */
  async ways(questions: readonly WaysCriteria[]): Promise<readonly (readonly WayToPay[])[]> {
    const days = questions.map(({ on }) => on).sort();
    const { rows } = await sql<OfferedPlan>`
      select terms || jsonb_build_object('code', code, 'title', title) as terms, product_types as "productTypes", states,
             effective_date as "effectiveDate", expiration_date as "expirationDate"
        from payment_plans
       where daterange(effective_date, expiration_date) && daterange(${days[0] ?? null}::date, ${days.at(-1) ?? null}::date, '[]')
       order by code, effective_date
    `.execute(this.em.getKysely());
    return questions.map((question) => {
      const plans = rows.filter((plan) => isOffered(plan, question)).map(({ terms }) => terms);
      const { offered, total, term, on } = question;
      return waysToPay(plans, offered, Money.parse(total), term, on);
    });
  }
}

/** What a premium is paid for, when it is not known yet how. */
export interface WaysCriteria extends Omit<PlanCriteria, 'code' | 'total'> {
  readonly total: string;
}

function refused(code: 'billing.plan-not-found' | 'billing.plan-not-allowed', detail: string): Error {
  return billingError(code, { errors: [{ pointer: '/planCode', detail }] });
}

function isOffered(plan: OfferedPlan, { on, productType, state }: WaysCriteria): boolean {
  const isOut = on < plan.effectiveDate || (plan.expirationDate !== null && on >= plan.expirationDate);
  if (isOut) return false;
  return (plan.productTypes?.includes(productType) ?? true) && (plan.states?.includes(state) ?? true);
}
