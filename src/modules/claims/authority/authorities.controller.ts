import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
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
import { ClaimAuthorities } from './authorities.js';
import {
  ClaimAuthorityResponse,
  ClaimAuthoritySearchQuery,
  EndClaimAuthorityRequest,
  GrantClaimAuthorityRequest,
} from './authority.dto.js';

@ApiTags('claims')
@Controller('claim-authorities')
export class ClaimAuthoritiesController {
  constructor(private readonly authorities: ClaimAuthorities) {}

  @Post()
  @Allow('claims.grant-authorities')
  @Idempotent()
  @LocatedAt('/api/v1/claim-authorities/:id')
  @ApiOperation({
    summary: 'Say who may commit how much on claims',
    description: 'Nobody holds an authority by being an administrator, and nobody grants one to oneself.',
  })
  @ApiCreatedResponse({ type: ClaimAuthorityResponse })
  @Problems('claims.authority-invalid', 'claims.authority-own')
  grant(
    @CurrentActor() actor: Actor,
    @Body() body: GrantClaimAuthorityRequest,
  ): Promise<ClaimAuthorityResponse> {
    return this.authorities.grant(actor, body);
  }

  @Get()
  @Allow('claims.read-authorities')
  @ApiOperation({ summary: 'List who may commit how much on claims, newest grant first' })
  @ApiOkResponse({ type: pageOf(ClaimAuthorityResponse) })
  search(@Query() { cursor, ...search }: ClaimAuthoritySearchQuery): Promise<Page<ClaimAuthorityResponse>> {
    return this.authorities.search({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('claims.read-authorities')
  @ApiOperation({ summary: 'See one authority on claims' })
  @ApiOkResponse({ type: ClaimAuthorityResponse })
  @Problems('claims.authority-not-found')
  read(@IdParam() id: string): Promise<ClaimAuthorityResponse> {
    return this.authorities.byId(id);
  }

  @Patch(':id')
  @Allow('claims.grant-authorities')
  @ApiOperation({ summary: 'Say when an authority on claims ends' })
  @ApiOkResponse({ type: ClaimAuthorityResponse })
  @Problems('claims.authority-not-found', 'claims.authority-invalid', 'claims.authority-own')
  end(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { expirationDate }: EndClaimAuthorityRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<ClaimAuthorityResponse> {
    return this.authorities.end(actor, id, expected, expirationDate);
  }
}
