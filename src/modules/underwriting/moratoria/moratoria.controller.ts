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
import {
  EndMoratoriumRequest,
  MoratoriumResponse,
  MoratoriumSearchQuery,
  PlaceMoratoriumRequest,
} from './moratoria.dto.js';
import { PlacedMoratoria } from './placed-moratoria.js';

@ApiTags('underwriting')
@Controller('underwriting/holds')
export class MoratoriaController {
  constructor(private readonly moratoria: PlacedMoratoria) {}

  @Post()
  @Allow('quoting.place-holds')
  @Idempotent()
  @LocatedAt('/api/v1/underwriting/holds/:id')
  @ApiOperation({
    summary: 'Place a moratorium',
    description:
      'Holds for everybody from its first day on: also for coverage that is dated back to before it, and for quotes that are out.',
  })
  @ApiCreatedResponse({ type: MoratoriumResponse })
  @Problems('quoting.hold-invalid')
  place(@CurrentActor() actor: Actor, @Body() body: PlaceMoratoriumRequest): Promise<MoratoriumResponse> {
    return this.moratoria.place(actor, body);
  }

  @Get()
  @Allow('quoting.read-holds')
  @ApiOperation({ summary: 'List moratoria, newest first' })
  @ApiOkResponse({ type: pageOf(MoratoriumResponse) })
  search(@Query() { cursor, ...search }: MoratoriumSearchQuery): Promise<Page<MoratoriumResponse>> {
    return this.moratoria.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('quoting.read-holds')
  @ApiOperation({ summary: 'See one moratorium' })
  @ApiOkResponse({ type: MoratoriumResponse })
  @Problems('quoting.hold-not-found')
  read(@IdParam() id: string): Promise<MoratoriumResponse> {
    return this.moratoria.byId(id);
  }

  @Patch(':id')
  @Allow('quoting.place-holds')
  @ApiOperation({ summary: 'End a moratorium, or put its end off' })
  @ApiOkResponse({ type: MoratoriumResponse })
  @Problems('quoting.hold-not-found', 'quoting.hold-invalid')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { expirationDate }: EndMoratoriumRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<MoratoriumResponse> {
    return this.moratoria.end(actor, id, expected, expirationDate);
  }
}
