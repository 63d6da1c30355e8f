import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { OfferedPlans } from './offered-plans.js';
import {
  AddPaymentPlanRequest,
  EndPaymentPlanRequest,
  PaymentPlanResponse,
  PaymentPlanSearchQuery,
} from './payment-plans.dto.js';

@ApiTags('billing')
@Controller('payment-plans')
export class PaymentPlansController {
  constructor(private readonly plans: OfferedPlans) {}

  @Post()
  @Allow('billing.edit-plans')
  @Idempotent()
  @LocatedAt('/api/v1/payment-plans/:id')
  @ApiOperation({ summary: 'Offer a payment plan' })
  @ApiCreatedResponse({ type: PaymentPlanResponse })
  @Problems('billing.payment-plan-invalid', 'billing.payment-plan-overlaps')
  add(@CurrentActor() actor: Actor, @Body() body: AddPaymentPlanRequest): Promise<PaymentPlanResponse> {
    return this.plans.add(actor, body);
  }

  @Get()
  @Allow('billing.read')
  @ApiOperation({ summary: 'List payment plans, newest first' })
  @ApiOkResponse({ type: pageOf(PaymentPlanResponse) })
  search(@Query() { cursor, ...search }: PaymentPlanSearchQuery): Promise<Page<PaymentPlanResponse>> {
    return this.plans.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('billing.read')
  @ApiOperation({ summary: 'See one payment plan' })
  @ApiOkResponse({ type: PaymentPlanResponse })
  @Problems('billing.payment-plan-not-found')
  read(@IdParam() id: string): Promise<PaymentPlanResponse> {
    return this.plans.byId(id);
  }

  @Patch(':id')
  @Allow('billing.edit-plans')
  @ApiOperation({ summary: 'Say when a payment plan is no longer offered' })
  @ApiOkResponse({ type: PaymentPlanResponse })
  @Problems('billing.payment-plan-not-found', 'billing.payment-plan-invalid', 'billing.payment-plan-overlaps')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { expirationDate }: EndPaymentPlanRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<PaymentPlanResponse> {
    return this.plans.end(actor, id, expected, expirationDate);
  }
}
