import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { pageOf } from '../../../platform/http/fields.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import {
  AddDiaryEntryRequest,
  DiaryEntryResponse,
  DiaryResponse,
  DiarySearchQuery,
  FinishDiaryEntryRequest,
} from './diary.dto.js';
import { DiaryQueries } from './diary.queries.js';
import { EditDiary } from './edit-diary.js';

@ApiTags('claims')
@Controller()
export class ClaimDiaryController {
  constructor(
    private readonly queries: DiaryQueries,
    private readonly diary: EditDiary,
  ) {}

  @Get('claim-diary')
  @Allow('claims.read-diary')
  @ApiOperation({
    operationId: 'listClaimDiary',
    summary: 'See what is to be done on claims, the most urgent first',
    description: 'Deadlines come from the law of the state, with its citation; others are set by adjusters.',
  })
  @ApiOkResponse({ type: pageOf(DiaryEntryResponse) })
  search(@Query() { cursor, ...search }: DiarySearchQuery): Promise<Page<DiaryEntryResponse>> {
    return this.queries.search({ ...search, after: afterCursor(cursor, ['date', 'id']) });
  }

  @Get('claims/:id/diary')
  @Allow('claims.read-diary')
  @ApiOperation({ operationId: 'getClaimDiary', summary: 'See the diary of a claim, what was done too' })
  @ApiOkResponse({ type: DiaryResponse })
  @Problems('claims.claim-not-found')
  ofClaim(@CurrentActor() actor: Actor, @IdParam() id: string): Promise<DiaryResponse> {
    return this.queries.ofClaim(actor, id);
  }

  @Post('claims/:id/diary')
  @Allow('claims.edit-diary')
  @Idempotent()
  @ApiOperation({ operationId: 'addClaimDiaryEntry', summary: 'Set something to be done by a day' })
  @ApiCreatedResponse({ type: DiaryEntryResponse })
  @Problems('claims.claim-not-found')
  add(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: AddDiaryEntryRequest,
  ): Promise<DiaryEntryResponse> {
    return this.diary.add(actor, id, body);
  }

  @Post('claim-diary/:id/done')
  @HttpCode(200)
  @Allow('claims.edit-diary')
  @ApiOperation({ operationId: 'finishClaimDiaryEntry', summary: 'Say that something has been done' })
  @ApiOkResponse({ type: DiaryEntryResponse })
  @Problems('claims.diary-entry-not-found', 'claims.diary-entry-ended')
  finish(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { note = null }: FinishDiaryEntryRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<DiaryEntryResponse> {
    return this.diary.finish(actor, id, expected, note);
  }
}
