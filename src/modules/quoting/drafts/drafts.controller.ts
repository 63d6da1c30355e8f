import { Body, Controller, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { QuoteResponse } from '../quoting.dto.js';
import { ChangeDraft } from './change-draft.js';
import { CreateDraft } from './create-draft.js';
import { ChangeDraftRequest, CreateDraftRequest } from './drafts.dto.js';
import { RateDraft } from './rate-draft.js';
import { PRICING_PROBLEMS } from '../pricing-problems.js';

@ApiTags('quotes')
@Controller('quotes')
export class DraftsController {
  constructor(
    private readonly createDraft: CreateDraft,
    private readonly changeDraft: ChangeDraft,
    private readonly rateDraft: RateDraft,
  ) {}

  @Post('drafts')
  @Allow('quoting.create')
  @Idempotent()
  @LocatedAt('/api/v1/quotes/:id')
  @ApiOperation({
    operationId: 'createQuoteDraft',
    summary: 'Begin a quote that may still lack things',
    description: 'The answer lists what the manual asks for and is not there yet (`missing`).',
  })
  @ApiCreatedResponse({ type: QuoteResponse })
  @Problems('quoting.customer-not-found')
  create(@CurrentActor() actor: Actor, @Body() body: CreateDraftRequest): Promise<QuoteResponse> {
    return this.createDraft.run(actor, body);
  }

  @Patch(':id')
  @Allow('quoting.create')
  @ApiOperation({
    operationId: 'changeQuoteDraft',
    summary: 'Fill in a draft',
    description: 'Each section that is sent takes the place of the one before; null takes it away.',
  })
  @ApiOkResponse({ type: QuoteResponse })
  @Problems(
    'quoting.quote-not-found',
    'quoting.customer-not-found',
    'quoting.customer-of-another-agency',
    'quoting.quote-already-rated',
  )
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeDraftRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<QuoteResponse> {
    return this.changeDraft.run(actor, id, expected, body);
  }

  @Post(':id/rate')
  @HttpCode(200)
  @Allow('quoting.create')
  @ApiOperation({ operationId: 'rateQuoteDraft', summary: 'Give a draft its price' })
  @ApiOkResponse({ type: QuoteResponse })
  @Problems(
    'quoting.quote-not-found',
    'quoting.draft-incomplete',
    'quoting.quote-already-rated',
    ...PRICING_PROBLEMS,
  )
  rate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<QuoteResponse> {
    return this.rateDraft.run(actor, id, expected);
  }
}
