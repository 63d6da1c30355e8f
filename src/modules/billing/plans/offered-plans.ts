import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactional } from '@mikro-orm/decorators/legacy';
import { DatedSettings, onOverlap } from '../../../platform/dated-settings.js';
import { newestPage } from '../../../platform/page-of-rows.js';
import { holdsOn, ifGiven, json, moment } from '../../../platform/sql.js';
import { over } from '../../../platform/typed.js';
import type { Actor } from '../../../shared/actor.js';
import { datesFaults } from '../../../shared/dated.js';
import type { FieldFault } from '../../../shared/errors.js';
import type { Page, SortKey } from '../../../shared/page.js';
import { Audit } from '../../audit/index.js';
import { billingError } from '../billing.errors.js';
import type { PlanTerms } from '../domain/payment-plan.js';
import { paymentPlanFaults } from '../domain/payment-plan.js';
import { PaymentPlan } from './payment-plan.entity.js';
import type {
  AddPaymentPlanRequest,
  PaymentPlanResponse,
  PaymentPlanSearchQuery,
} from './payment-plans.dto.js';

export interface PaymentPlanSearch extends Omit<PaymentPlanSearchQuery, 'cursor'> {
  readonly after: SortKey | null;
}

/**
 * Payment plans that the company offers between dates. Changed terms are another plan, and a code means one plan on each
 * day. Accounts keep a copy, so existing accounts do not change.
 */
@Injectable()
export class OfferedPlans extends DatedSettings<typeof PaymentPlan, PaymentPlanResponse> {
  protected readonly sort = {
    entity: PaymentPlan,
    resourceType: 'payment-plan',
    added: 'billing.payment-plan-added',
    ended: 'billing.payment-plan-ended',
    notFound: () => billingError('billing.payment-plan-not-found'),
    invalid: (errors: readonly FieldFault[]) => billingError('billing.payment-plan-invalid', { errors }),
    refused: onOverlap(() =>
      billingError('billing.payment-plan-overlaps', {
        errors: [{ pointer: '/effectiveDate', detail: 'lies where another plan of this code is offered' }],
      }),
    ),
  };

  constructor(em: EntityManager, audit: Audit) {
    super(em, audit);
  }

  @Transactional()
  async add(actor: Actor, input: AddPaymentPlanRequest): Promise<PaymentPlanResponse> {
    const { productTypes = null, states = null, effectiveDate, expirationDate = null } = input;
    const { code, title, ...terms } = planOf(input);
    this.assertFits(paymentPlanFaults({ code, title, ...terms }));
    this.assertFits(datesFaults({ effectiveDate, expirationDate }));
    const offered = {
      productTypes: productTypes && [...productTypes],
      states: states && [...states],
      effectiveDate,
      expirationDate,
    };
    return this.enter(
      actor,
      { code, title, terms: json(terms), ...offered },
      { code, title, ...terms, ...offered },
    );
  }

  /** Newest first. A filter by product or state also finds plans offered for all of them. */
  async search({
    productType,
    state,
    on,
    limit,
    after,
  }: PaymentPlanSearch): Promise<Page<PaymentPlanResponse>> {
    const matching = this.rows()
      .where((plan) =>
        ifGiven(productType, (value) =>
          plan.or([
            plan('productTypes', 'is', null),
            plan(plan.val(value), '=', plan.fn.any('productTypes')),
          ]),
        ),
      )
      .where((plan) =>
        ifGiven(state, (value) =>
          plan.or([plan('states', 'is', null), plan(plan.val(value), '=', plan.fn.any('states'))]),
        ),
      )
      .where(ifGiven(on, (day) => holdsOn(day)));
    return newestPage(matching, { limit, after });
  }

  protected rows() {
    return over(this.em, PaymentPlan)
      .selectFrom('PaymentPlan')
      .select(({ ref }) => [
        ref('terms', '->').key('instalments').as('instalments'),
        ref('terms', '->').key('everyMonths').as('everyMonths'),
        ref('terms', '->').key('downPaymentPercent').as('downPaymentPercent'),
        ref('terms', '->').key('anchorDay').as('anchorDay'),
        ref('terms', '->').key('leadDays').as('leadDays'),
        ref('terms', '->').key('fee').as('fee'),
      ])
      .select(['id', 'code', 'title', 'productTypes', 'states', 'effectiveDate', 'expirationDate'])
      .select(['createdBy', 'rowVersion', moment('createdAt').as('createdAt')]);
  }
}

function planOf(input: AddPaymentPlanRequest): PlanTerms {
  const { code, title, everyMonths, leadDays, fee } = input;
  const { instalments = null, downPaymentPercent = null, anchorDay = null } = input;
  return { code, title, instalments, everyMonths, downPaymentPercent, anchorDay, leadDays, fee };
}
