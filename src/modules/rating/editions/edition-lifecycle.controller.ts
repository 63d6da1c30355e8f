import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { ActivateEdition } from './activate-edition.js';
import { ApproveEdition } from './approve-edition.js';
import {
  EditionCheckResponse,
  EditionResponse,
  ReDateEditionRequest,
  ReasonRequest,
} from './editions.dto.js';
import { FileEdition } from './file-edition.js';
import { ReDateEdition } from './re-date-edition.js';
import { SendBackEdition } from './send-back-edition.js';
import { ValidateEdition } from './validate-edition.js';
import { WithdrawEdition } from './withdraw-edition.js';

/** Changes of an edition's status, from draft to use and withdrawal. */
@ApiTags('rating')
@Controller('rating/editions/:id')
export class EditionLifecycleController {
  constructor(
    private readonly validateEdition: ValidateEdition,
    private readonly fileEdition: FileEdition,
    private readonly sendBackEdition: SendBackEdition,
    private readonly approveEdition: ApproveEdition,
    private readonly activateEdition: ActivateEdition,
    private readonly reDateEdition: ReDateEdition,
    private readonly withdrawEdition: WithdrawEdition,
  ) {}

  @Post('validate')
  @HttpCode(200)
  @Allow('rating.read')
  @ApiOperation({
    operationId: 'validateEdition',
    summary: 'Check an edition, row by row, and run its test cases; changes nothing',
  })
  @ApiOkResponse({ type: EditionCheckResponse })
  @Problems('rating.edition-not-found', 'rating.overloaded')
  validate(@IdParam() id: string): Promise<EditionCheckResponse> {
    return this.validateEdition.run(id);
  }

  @Post('file')
  @HttpCode(200)
  @Allow('rating.file')
  @ApiOperation({
    operationId: 'fileEdition',
    summary: 'File a draft: it must pass its checks and is locked from now on',
  })
  @ApiOkResponse({ type: EditionResponse })
  @Problems(
    'rating.edition-not-found',
    'rating.edition-status',
    'rating.edition-unsound',
    'rating.test-case-failed',
    'rating.banned-variable',
    'rating.overloaded',
  )
  file(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<EditionResponse> {
    return this.fileEdition.run(actor, id, expected);
  }

  @Post('send-back')
  @HttpCode(200)
  @Allow('rating.file')
  @ApiOperation({ operationId: 'sendBackEdition', summary: 'Send a filed edition back: it is a draft again' })
  @ApiOkResponse({ type: EditionResponse })
  @Problems('rating.edition-not-found', 'rating.edition-status')
  sendBack(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() { reason }: ReasonRequest,
  ): Promise<EditionResponse> {
    return this.sendBackEdition.run(actor, id, expected, reason);
  }

  @Post('approve')
  @HttpCode(200)
  @Allow('rating.approve')
  @ApiOperation({
    operationId: 'approveEdition',
    summary: 'Approve a filed edition that somebody else wrote and filed',
  })
  @ApiOkResponse({ type: EditionResponse })
  @Problems(
    'rating.edition-not-found',
    'rating.edition-status',
    'rating.approver-is-author',
    'rating.overloaded',
  )
  approve(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<EditionResponse> {
    return this.approveEdition.run(actor, id, expected);
  }

  @Post('activate')
  @HttpCode(200)
  @Allow('rating.activate')
  @ApiOperation({
    operationId: 'activateEdition',
    summary: 'Put an approved edition to use from its dates on',
  })
  @ApiOkResponse({ type: EditionResponse })
  @Problems(
    'rating.edition-not-found',
    'rating.edition-status',
    'rating.window-taken',
    'rating.banned-variable',
    'agencies.company-unknown',
    'agencies.company-closed',
  )
  activate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<EditionResponse> {
    return this.activateEdition.run(actor, id, expected);
  }

  @Post('re-date')
  @HttpCode(200)
  @Allow('rating.activate')
  @ApiOperation({
    operationId: 'redateEdition',
    summary: 'Correct the dates of a filing; what the edition says stays as it is',
  })
  @ApiOkResponse({ type: EditionResponse })
  @Problems(
    'rating.edition-not-found',
    'rating.edition-status',
    'rating.edition-dates',
    'rating.window-taken',
    'rating.banned-variable',
  )
  reDate(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() body: ReDateEditionRequest,
  ): Promise<EditionResponse> {
    return this.reDateEdition.run(actor, id, expected, body);
  }

  @Post('withdraw')
  @HttpCode(200)
  @Allow('rating.activate')
  @ApiOperation({
    operationId: 'withdrawEdition',
    summary: 'Withdraw an edition for good; its dates return to the one before it',
  })
  @ApiOkResponse({ type: EditionResponse })
  @Problems('rating.edition-not-found', 'rating.edition-status')
  withdraw(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() { reason }: ReasonRequest,
  ): Promise<EditionResponse> {
    return this.withdrawEdition.run(actor, id, expected, reason);
  }
}
