import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../shared/actor.js';
import type { Page } from '../../shared/page.js';
import { Allow, CurrentActor } from '../../platform/http/access.js';
import { afterCursor } from '../../platform/http/cursor.js';
import { LocatedAt } from '../../platform/http/entity-headers.js';
import { pageOf } from '../../platform/http/fields.js';
import { IdParam } from '../../platform/http/id-param.js';
import { Idempotent } from '../../platform/http/idempotency.js';
import { Problems } from '../../platform/http/problems.decorator.js';
import { ImportManual } from './import-manual.js';
import { EditionDetailResponse, EditionResponse, EditionSearchQuery } from './rating.dto.js';
import { RatingQueries } from './rating.queries.js';
import type { EditionDetailView, EditionView } from './rating.view.js';

/** Its shape is the manual's own business: the use case names every fault with a pointer into the document. */
const MANUAL = {
  type: 'object',
  additionalProperties: true,
  description: 'A rate manual as one document, as `manual` of an edition has it.',
} as const;

@ApiTags('rating')
@Controller('rating')
export class RatingController {
  constructor(
    private readonly importing: ImportManual,
    private readonly queries: RatingQueries,
  ) {}

  @Post('editions')
  @Allow('rating.import')
  @Idempotent()
  @LocatedAt('/api/v1/rating/editions/:id')
  @ApiOperation({ summary: 'Import a rate manual as a draft edition; the same manual again changes nothing' })
  @ApiBody({ schema: MANUAL })
  @ApiCreatedResponse({ type: EditionDetailResponse })
  @Problems(
    'rating.manual-invalid',
    'rating.test-case-failed',
    'rating.plan-mismatch',
    'rating.edition-exists',
    'rating.edition-withdrawn',
  )
  async import(
    @CurrentActor() actor: Actor,
    @Body() manual: Record<string, unknown>,
  ): Promise<EditionDetailView> {
    const { id } = await this.importing.run(actor, manual);
    return this.queries.edition(id);
  }

  @Get('editions')
  @Allow('rating.read')
  @ApiOperation({ summary: 'List editions of rate manuals, newest first' })
  @ApiOkResponse({ type: pageOf(EditionResponse) })
  editions(@Query() { cursor, ...search }: EditionSearchQuery): Promise<Page<EditionView>> {
    return this.queries.editions({ ...search, after: afterCursor(cursor, ['moment', 'id']) });
  }

  @Get('editions/:id')
  @Allow('rating.read')
  @ApiOperation({ summary: 'See an edition with its whole manual' })
  @ApiOkResponse({ type: EditionDetailResponse })
  @Problems('rating.edition-not-found')
  edition(@IdParam() id: string): Promise<EditionDetailView> {
    return this.queries.edition(id);
  }
}
