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
  AuthorityResponse,
  AuthoritySearchQuery,
  EndAuthorityRequest,
  GrantAuthorityRequest,
} from './authorities.dto.js';
import { Authorities } from './authorities.js';

@ApiTags('underwriting')
@Controller('underwriting/authorities')
export class AuthoritiesController {
  constructor(private readonly authorities: Authorities) {}

  @Post()
  @Allow('quoting.grant-authorities')
  @Idempotent()
  @LocatedAt('/api/v1/underwriting/authorities/:id')
  @ApiOperation({
    summary: 'Say who may approve what',
    description: 'Nobody holds an authority by being an administrator, and nobody grants one to oneself.',
  })
  @ApiCreatedResponse({ type: AuthorityResponse })
  @Problems('quoting.authority-invalid', 'quoting.authority-own')
  grant(@CurrentActor() actor: Actor, @Body() body: GrantAuthorityRequest): Promise<AuthorityResponse> {
    return this.authorities.grant(actor, body);
  }

  @Get()
  @Allow('quoting.read-authorities')
  @ApiOperation({ summary: 'List who may approve what, newest grant first' })
  @ApiOkResponse({ type: pageOf(AuthorityResponse) })
  search(@Query() { cursor, ...search }: AuthoritySearchQuery): Promise<Page<AuthorityResponse>> {
    return this.authorities.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('quoting.read-authorities')
  @ApiOperation({ summary: 'See one grant' })
  @ApiOkResponse({ type: AuthorityResponse })
  @Problems('quoting.authority-not-found')
  read(@IdParam() id: string): Promise<AuthorityResponse> {
    return this.authorities.byId(id);
  }

  @Patch(':id')
  @Allow('quoting.grant-authorities')
  @ApiOperation({ summary: 'Say when a grant ends' })
  @ApiOkResponse({ type: AuthorityResponse })
  @Problems('quoting.authority-not-found', 'quoting.authority-invalid', 'quoting.authority-own')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { expirationDate }: EndAuthorityRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<AuthorityResponse> {
    return this.authorities.end(actor, id, expected, expirationDate);
  }
}
