import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
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
import { holdsOn, holdsWithin } from '../../../platform/sql.js';
import { Statement } from '../../../platform/statement.js';
import { over } from '../../../platform/typed.js';
import { PaymentPlan } from './payment-plan.entity.js';

export interface PlanCriteria {
  /** null for paying in full. */
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
  readonly code: string;
  readonly title: string;
  readonly terms: Omit<PlanTerms, 'code' | 'title'>;
  readonly productTypes: readonly string[] | null;
  readonly states: readonly string[] | null;
  readonly effectiveDate: CalendarDate;
  readonly expirationDate: CalendarDate | null;
}

const NAMED = new Statement<{ readonly code: string; readonly on: CalendarDate }, OfferedPlan>(
  ({ code, on }, em) => plans(em).where('code', '=', code).where(holdsOn(on)),
);

/** Finds a plan by its code. A payment mode of the policy's manual wins over a plan of the company. */
@Injectable()
export class PaymentPlans {
  constructor(private readonly em: EntityManager) {}

  async agree({ code, on, productType, state, term, total, offered }: PlanCriteria): Promise<AgreedPlan> {
    if (code === null) return PAID_IN_FULL;
    const way = offered.find((each) => each.code === code);
    if (way) return agreedWay(way, total, monthsOf(term));
    const plan = await NAMED.first(this.em, { code, on });
    if (plan && isOffered(plan, { on, productType, state })) return agreed(termsOf(plan));
    if (plan)
      throw refused('billing.plan-not-allowed', `${code} is not offered for ${productType} in ${state}`);
    if (code === PAID_IN_FULL.code) return PAID_IN_FULL;
    throw refused('billing.plan-not-found', `there is no plan ${code} on ${longDate(on)}`);
  }

  /** The ways to pay for each question, in their order, read in one statement. */
  async ways(questions: readonly WaysCriteria[]): Promise<readonly (readonly WayToPay[])[]> {
    const days = questions.map(({ on }) => on).sort();
    const rows = await plans(this.em)
      .where(holdsWithin(days[0] ?? null, days.at(-1) ?? null))
      .orderBy('code')
      .orderBy('effectiveDate')
      .execute();
    return questions.map((question) => {
      const terms = rows.filter((plan) => isOffered(plan, question)).map(termsOf);
      const { offered, total, term, on } = question;
      return waysToPay(terms, offered, Money.parse(total), term, on);
    });
  }
}

/** What ways to pay depend on, while none is chosen yet. */
export interface WaysCriteria extends Omit<PlanCriteria, 'code' | 'total'> {
  readonly total: string;
}

function refused(code: 'billing.plan-not-found' | 'billing.plan-not-allowed', detail: string): Error {
  return billingError(code, { errors: [{ pointer: '/planCode', detail }] });
}

function plans(em: EntityManager) {
  return over(em, PaymentPlan)
    .selectFrom('PaymentPlan')
    .select(['code', 'title', 'terms', 'productTypes', 'states', 'effectiveDate', 'expirationDate']);
}

function termsOf({ code, title, terms }: OfferedPlan): PlanTerms {
  return { ...terms, code, title };
}

function isOffered(
  plan: OfferedPlan,
  { on, productType, state }: Pick<WaysCriteria, 'on' | 'productType' | 'state'>,
): boolean {
  const isOut = on < plan.effectiveDate || (plan.expirationDate !== null && on >= plan.expirationDate);
  if (isOut) return false;
  return (plan.productTypes?.includes(productType) ?? true) && (plan.states?.includes(state) ?? true);
}
