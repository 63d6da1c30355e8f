import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../shared/actor.js';
import type { Page } from '../../../shared/page.js';
import { Allow, CurrentActor } from '../../../platform/http/access.js';
import { afterCursor } from '../../../platform/http/cursor.js';
import { LocatedAt } from '../../../platform/http/entity-headers.js';
import type { ExpectedRowVersion } from '../../../platform/http/etag.js';
import { ExpectedVersion } from '../../../platform/http/etag.js';
import { IdParam } from '../../../platform/http/id-param.js';
import { Idempotent } from '../../../platform/http/idempotency.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { StatusReasonRequest } from '../code.js';
import { ChangeCompany } from './change-company.js';
import {
  ChangeCompanyRequest,
  CompanyPage,
  CompanyResponse,
  CompanySearchQuery,
  CreateCompanyRequest,
} from './companies.dto.js';
import { CompaniesQueries } from './companies.queries.js';
import { CreateCompany } from './create-company.js';

@ApiTags('agencies')
@Controller('companies')
export class CompaniesController {
  constructor(
    private readonly createCompany: CreateCompany,
    private readonly changeCompany: ChangeCompany,
    private readonly queries: CompaniesQueries,
  ) {}

  @Post()
  @Allow('agencies.companies.manage')
  @Idempotent()
  @LocatedAt('/api/v1/companies/:id')
  @ApiOperation({ summary: 'Enter a writing company with its letterhead' })
  @ApiCreatedResponse({ type: CompanyResponse })
  @Problems('agencies.staff-only', 'agencies.company-taken')
  create(@CurrentActor() actor: Actor, @Body() body: CreateCompanyRequest): Promise<CompanyResponse> {
    return this.createCompany.run(actor, body);
  }

  @Get()
  @Allow('agencies.companies.read')
  @ApiOperation({ summary: 'List writing companies by code, or find them by legal name' })
  @ApiOkResponse({ type: CompanyPage })
  search(@Query() query: CompanySearchQuery): Promise<Page<CompanyResponse>> {
    const { cursor, ...search } = query;
    return this.queries.search({ ...search, after: afterCursor(cursor, ['text']) });
  }

  @Get(':id')
  @Allow('agencies.companies.read')
  @ApiOperation({ summary: 'See a writing company' })
  @ApiOkResponse({ type: CompanyResponse })
  @Problems('agencies.company-not-found')
  read(@IdParam() id: string): Promise<CompanyResponse> {
    return this.queries.byId(id);
  }

  @Patch(':id')
  @Allow('agencies.companies.manage')
  @ApiOperation({ summary: 'Change the legal name, NAIC number or letterhead of a company' })
  @ApiOkResponse({ type: CompanyResponse })
  @Problems('agencies.staff-only', 'agencies.company-not-found', 'agencies.company-taken')
  change(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: ChangeCompanyRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<CompanyResponse> {
    return this.changeCompany.run(actor, id, expected, body);
  }

  @Post(':id/close')
  @Allow('agencies.companies.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a company to new business; it goes on serving what it has written' })
  @ApiOkResponse({ type: CompanyResponse })
  @Problems('agencies.staff-only', 'agencies.company-not-found', 'agencies.company-status')
  close(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: StatusReasonRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<CompanyResponse> {
    return this.changeCompany.become(actor, id, expected, 'closed', reason);
  }

  @Post(':id/reopen')
  @Allow('agencies.companies.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Open a closed company to new business again' })
  @ApiOkResponse({ type: CompanyResponse })
  @Problems('agencies.staff-only', 'agencies.company-not-found', 'agencies.company-status')
  reopen(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() { reason }: StatusReasonRequest,
    @ExpectedVersion() expected: ExpectedRowVersion,
  ): Promise<CompanyResponse> {
    return this.changeCompany.become(actor, id, expected, 'active', reason);
  }
}
