import { Body, Controller, Get, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
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
import { LargestBody } from '../../../platform/http/route-options.js';
import { CopyEdition } from './copy-edition.js';
import type { ManualDocument } from '../domain/manual/manual.js';
import { LARGEST_DOCUMENT, asDownload } from './download.js';
import {
  CopyEditionRequest,
  EditionDetailResponse,
  EditionResponse,
  EditionSearchQuery,
  EditionWindowsResponse,
} from './editions.dto.js';
import { ImportManual } from './import-manual.js';
import { RatingQueries } from './rating.queries.js';
import { ReplaceDraft } from './replace-draft.js';
import type { EditionWindowResponse } from './editions.dto.js';

/** The schema is left open, because the use case reports every fault of a manual with a pointer into the document. */
const MANUAL = {
  type: 'object',
  additionalProperties: true,
  description:
    'A rate manual as one document, as `/manual` of an edition gives it; docs/rate-manuals.md says what its parts mean.',
  example: {
    format: 'bindery.manual/1',
    plan: { code: 'oh-home', name: 'Homeowners, Ohio', productType: 'home', state: 'OH', companyCode: 'BND' },
    edition: { label: '2027-1', newBusinessDate: '2027-01-01', renewalDate: '2027-02-10' },
    coverages: [
      {
        code: 'dwelling',
        title: 'Dwelling',
        baseRate: '500',
        steps: [{ kind: 'base', code: 'base', title: 'Base', rounding: { unit: '0.01', mode: 'half-up' } }],
      },
    ],
    policy: { steps: [{ kind: 'sum', code: 'coverages', title: 'Coverages' }] },
  },
} as const;

@ApiTags('rating')
@Controller('rating/editions')
export class EditionsController {
  constructor(
    private readonly importManual: ImportManual,
    private readonly copyEdition: CopyEdition,
    private readonly replaceDraft: ReplaceDraft,
    private readonly queries: RatingQueries,
  ) {}

  @Post()
  @Allow('rating.import')
  @Idempotent()
  @LargestBody(LARGEST_DOCUMENT)
  @LocatedAt('/api/v1/rating/editions/:id')
  @ApiOperation({
    summary: 'Import a rate manual as a draft edition; the same manual again changes nothing',
    description:
      'The document must be of sound form. What it means may be unfinished in a draft: `/validate` names what is left.',
  })
  @ApiBody({ schema: MANUAL })
  @ApiCreatedResponse({ type: EditionDetailResponse })
  @ApiOkResponse({
    type: EditionDetailResponse,
    description: 'The edition is there already, as it was sent.',
  })
  @Problems(
    'rating.manual-invalid',
    'rating.plan-mismatch',
    'rating.edition-exists',
    'rating.edition-withdrawn',
    'rating.overloaded',
  )
  async import(
    @CurrentActor() actor: Actor,
    @Body() manual: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EditionDetailResponse> {
    const { id, created } = await this.importManual.run(actor, manual);
    if (!created) reply.status(200);
    return this.queries.edition(id);
  }

  @Post(':id/copy')
  @Allow('rating.import')
  @Idempotent()
  @LocatedAt('/api/v1/rating/editions/:id')
  @ApiOperation({ summary: 'Begin a draft edition as a copy of another one' })
  @ApiCreatedResponse({ type: EditionResponse })
  @Problems('rating.edition-not-found', 'rating.edition-exists', 'rating.edition-dates', 'rating.overloaded')
  copy(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @Body() body: CopyEditionRequest,
  ): Promise<EditionResponse> {
    return this.copyEdition.run(actor, id, body);
  }

  @Get()
  @Allow('rating.read')
  @ApiOperation({ summary: 'List editions of rate manuals, newest first' })
  @ApiOkResponse({ type: pageOf(EditionResponse) })
  search(@Query() { cursor, ...search }: EditionSearchQuery): Promise<Page<EditionResponse>> {
    return this.queries.editions({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get(':id')
  @Allow('rating.read')
  @ApiOperation({ summary: 'See an edition with its whole manual' })
  @ApiOkResponse({ type: EditionDetailResponse })
  @Problems('rating.edition-not-found')
  read(@IdParam() id: string): Promise<EditionDetailResponse> {
    return this.queries.edition(id);
  }

  @Put(':id')
  @Allow('rating.import')
  @LargestBody(LARGEST_DOCUMENT)
  @ApiOperation({ summary: 'Put another manual in the place of the one of a draft' })
  @ApiBody({ schema: MANUAL })
  @ApiOkResponse({ type: EditionResponse })
  @Problems(
    'rating.edition-not-found',
    'rating.edition-status',
    'rating.manual-invalid',
    'rating.plan-mismatch',
    'rating.edition-exists',
    'rating.overloaded',
  )
  replace(
    @CurrentActor() actor: Actor,
    @IdParam() id: string,
    @ExpectedVersion() expected: ExpectedRowVersion,
    @Body() manual: Record<string, unknown>,
  ): Promise<EditionResponse> {
    return this.replaceDraft.run(actor, id, expected, manual);
  }

  @Get(':id/manual')
  @Allow('rating.read')
  @ApiOperation({
    operationId: 'exportManual',
    summary: 'Export the manual of an edition as a file that can be imported again',
  })
  @ApiOkResponse({ schema: MANUAL })
  @Problems('rating.edition-not-found')
  async manual(
    @IdParam() id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ManualDocument> {
    const { manual, planCode, label, rowVersion } = await this.queries.edition(id);
    asDownload(reply, rowVersion, `${planCode}-${label}.json`);
    return manual;
  }

  @Get(':id/windows')
  @Allow('rating.read')
  @ApiOperation({
    operationId: 'readEditionWindows',
    summary: 'See which dates an edition rates, now and as it was said before',
  })
  @ApiOkResponse({ type: EditionWindowsResponse })
  @Problems('rating.edition-not-found')
  async windows(@IdParam() id: string): Promise<{ readonly items: readonly EditionWindowResponse[] }> {
    return { items: await this.queries.windows(id) };
  }
}
