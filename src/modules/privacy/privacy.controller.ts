import { Readable } from 'node:stream';
import { Body, Controller, Get, Header, HttpCode, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { afterCursor } from '../../platform/http/cursor.js';
import { LocatedAt } from '../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../platform/http/etag.js';
import { ExpectedVersion } from '../../platform/http/etag.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { AnswerRequest } from './answer-request.js';
import { ExportSubject } from './export-subject.js';
import {
  AnswerPrivacyRequest,
  PrivacyRequestPage,
  PrivacyRequestResponse,
  PrivacyRequestsQuery,
  ReceivePrivacyRequest,
  VerifyIdentityRequest,
} from './privacy.dto.js';
import { PrivacyRequests } from './privacy-requests.js';
import { ReceiveRequest } from './receive-request.js';

@ApiTags('privacy')
@Controller()
export class PrivacyController {
  constructor(
    private readonly receiveRequest: ReceiveRequest,
    private readonly answer: AnswerRequest,
    private readonly exportSubject: ExportSubject,
    private readonly requests: PrivacyRequests,
  ) {}

  @Post('customers/:id/privacy-requests')
  @Allow('privacy.receive')
  @Idempotent()
  @LocatedAt('/api/v1/privacy-requests/:id')
  @ApiOperation({
    operationId: 'receivePrivacyRequest',
    summary: 'Take down that a customer asks for a copy, a correction or the erasure of their data',
    description: 'By when it has to be answered follows from the law of the state where the customer lives.',
  })
  @ApiCreatedResponse({ type: PrivacyRequestResponse })
  @Problems('privacy.customer-not-found', 'privacy.request-open', 'privacy.received-late')
  receive(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ReceivePrivacyRequest,
  ): Promise<PrivacyRequestResponse> {
    return this.receiveRequest.run(actor, id, body);
  }

  @Get('privacy-requests')
  @Allow('privacy.read')
  @ApiOperation({ operationId: 'listPrivacyRequests', summary: 'List privacy requests, newest first' })
  @ApiOkResponse({ type: PrivacyRequestPage })
  list(
    @CurrentActor() actor: Actor,
    @Query() { cursor, ...search }: PrivacyRequestsQuery,
  ): Promise<Page<PrivacyRequestResponse>> {
    return this.requests.search(actor, { ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('privacy-requests/:id')
  @Allow('privacy.read')
  @ApiOperation({
    operationId: 'getPrivacyRequest',
    summary: 'See a privacy request; of an erasure, what stands against it',
  })
  @ApiOkResponse({ type: PrivacyRequestResponse })
  @Problems('privacy.request-not-found')
  read(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<PrivacyRequestResponse> {
    return this.requests.byId(actor, id);
  }

  @Post('privacy-requests/:id/verify')
  @HttpCode(200)
  @Allow('privacy.answer')
  @ApiOperation({ operationId: 'verifyPrivacyRequest', summary: 'Note how it was proven who asks' })
  @ApiOkResponse({ type: PrivacyRequestResponse })
  @Problems('privacy.request-not-found', 'privacy.request-answered')
  verify(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { how }: VerifyIdentityRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<PrivacyRequestResponse> {
    return this.answer.verify(actor, id, expected, how);
  }

  @Post('privacy-requests/:id/complete')
  @HttpCode(200)
  @Allow('privacy.answer')
  @ApiOperation({
    operationId: 'completePrivacyRequest',
    summary: 'Say that a copy was sent, or that data were corrected',
  })
  @ApiOkResponse({ type: PrivacyRequestResponse })
  @Problems(
    'privacy.request-not-found',
    'privacy.request-answered',
    'privacy.wrong-kind',
    'privacy.not-verified',
  )
  complete(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { answer }: AnswerPrivacyRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<PrivacyRequestResponse> {
    return this.answer.complete(actor, id, expected, answer);
  }

  @Post('privacy-requests/:id/refuse')
  @HttpCode(200)
  @Allow('privacy.answer')
  @ApiOperation({
    operationId: 'refusePrivacyRequest',
    summary: 'Refuse a privacy request, with the reason',
    description: 'What stands against an erasure today is kept with it.',
  })
  @ApiOkResponse({ type: PrivacyRequestResponse })
  @Problems('privacy.request-not-found', 'privacy.request-answered')
  refuse(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { answer }: AnswerPrivacyRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<PrivacyRequestResponse> {
    return this.answer.refuse(actor, id, expected, answer);
  }

  @Post('privacy-requests/:id/erase')
  @HttpCode(200)
  @Allow('privacy.erase')
  @ApiOperation({
    operationId: 'erasePrivacyRequest',
    summary: 'Decide that a customer is erased',
    description:
      'A job does it within minutes, and for good: `status` goes from `erasing` to `completed`. Refused as long as something stands against it: ' +
      'a legal hold, an open claim, a policy in force, an account that is not settled, or records that the law wants kept.',
  })
  @ApiOkResponse({ type: PrivacyRequestResponse })
  @Problems(
    'privacy.request-not-found',
    'privacy.request-answered',
    'privacy.wrong-kind',
    'privacy.not-verified',
    'privacy.erasure-hindered',
  )
  erase(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<PrivacyRequestResponse> {
    return this.answer.erase(actor, id, expected);
  }

  @Get('privacy-requests/:id/export')
  @Allow('privacy.export')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    operationId: 'exportPrivacyRequest',
    summary: 'Copy everything that is kept of the person who asks',
    description:
      'One JSON value on each line, `record` and `data`; the last one is `end`. Documents are listed with what they say; their files are at ' +
      '`/documents/{id}/pdf`.',
  })
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } } })
  @Problems('privacy.request-not-found', 'privacy.wrong-kind', 'privacy.not-verified')
  async export(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<StreamableFile> {
    const request = await this.exportSubject.begin(actor, id);
    return new StreamableFile(
      Readable.from(this.exportSubject.lines(actor, request), { objectMode: false }),
      {
        type: 'application/x-ndjson; charset=utf-8',
        disposition: 'attachment; filename="personal-data.ndjson"',
      },
    );
  }
}
