import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { SCORING_VARIABLES } from '../domain/variables.js';
import { ChangeModel } from './change-model.js';
import { EnterModel } from './enter-model.js';
import {
  EndModelRequest,
  EnterModelRequest,
  ModelResponse,
  ModelSearchQuery,
  ScoringVariablesResponse,
} from './models.dto.js';
import { ModelsQueries } from './models.queries.js';

@ApiTags('scoring')
@Controller()
export class ScoringModelsController {
  constructor(
    private readonly enterModel: EnterModel,
    private readonly changeModel: ChangeModel,
    private readonly queries: ModelsQueries,
  ) {}

  @Get('scoring-variables')
  @Allow('scoring.read')
  @ApiOperation({ operationId: 'listScoringVariables', summary: 'See all that a model may know of a quote' })
  @ApiOkResponse({ type: ScoringVariablesResponse })
  variables(): ScoringVariablesResponse {
    return {
      items: SCORING_VARIABLES.map(({ name, title, type, product, values }) => {
        return { name, title, type, productType: product, values };
      }),
    };
  }

  @Post('scoring-models')
  @Allow('scoring.enter-models')
  @Idempotent()
  @LocatedAt('/api/v1/scoring-models/:id')
  @ApiOperation({
    operationId: 'enterScoringModel',
    summary: 'Enter a model, which then scores in the shadow',
    description:
      'The same model a second time changes nothing; anything else under its code is its next edition.',
  })
  @ApiCreatedResponse({ type: ModelResponse })
  @Problems('scoring.model-invalid', 'scoring.engine-missing', 'scoring.model-status')
  enter(@CurrentActor() actor: Actor, @Body() body: EnterModelRequest): Promise<ModelResponse> {
    return this.enterModel.run(actor, body);
  }

  @Get('scoring-models')
  @Allow('scoring.read')
  @ApiOperation({ operationId: 'listScoringModels', summary: 'List models, newest first' })
  @ApiOkResponse({ type: pageOf(ModelResponse) })
  search(@Query() { cursor, ...search }: ModelSearchQuery): Promise<Page<ModelResponse>> {
    return this.queries.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('scoring-models/:id')
  @Allow('scoring.read')
  @ApiOperation({ operationId: 'getScoringModel', summary: 'See a model with all that it computes' })
  @ApiOkResponse({ type: ModelResponse })
  @Problems('scoring.model-not-found')
  read(@IdParam() id: string): Promise<ModelResponse> {
    return this.queries.byId(id);
  }

  @Post('scoring-models/:id/approve')
  @Allow('scoring.approve-models')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'approveScoringModel',
    summary: 'Approve a model that somebody else has entered',
  })
  @ApiOkResponse({ type: ModelResponse })
  @Problems('scoring.model-not-found', 'scoring.model-status', 'scoring.own-model')
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ModelResponse> {
    return this.changeModel.approve(actor, id, expected);
  }

  @Post('scoring-models/:id/activate')
  @Allow('scoring.approve-models')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'activateScoringModel',
    summary: 'Put a model to use; the one that was in use for the same product is retired',
  })
  @ApiOkResponse({ type: ModelResponse })
  @Problems(
    'scoring.model-not-found',
    'scoring.model-status',
    'scoring.model-not-approved',
    'scoring.model-expired',
  )
  activate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ModelResponse> {
    return this.changeModel.activate(actor, id, expected);
  }

  @Post('scoring-models/:id/retire')
  @Allow('scoring.enter-models')
  @HttpCode(200)
  @ApiOperation({ operationId: 'retireScoringModel', summary: 'End the use of a model; its scores stay' })
  @ApiOkResponse({ type: ModelResponse })
  @Problems('scoring.model-not-found', 'scoring.model-status')
  retire(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: EndModelRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ModelResponse> {
    return this.changeModel.retire(actor, id, expected, reason);
  }

  @Post('scoring-models/:id/kill')
  @Allow('scoring.kill-models')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'killScoringModel',
    summary: 'Stop a model at once, on all instances, with the referrals that it has opened',
    description:
      'With `If-Match: *` whatever its version is. What it has written into quotes is emptied in the background.',
  })
  @ApiOkResponse({ type: ModelResponse })
  @Problems('scoring.model-not-found', 'scoring.model-status')
  kill(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: EndModelRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ModelResponse> {
    return this.changeModel.kill(actor, id, expected, reason);
  }
}
