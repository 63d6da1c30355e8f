import { createHash } from 'node:crypto';
import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../../../platform/http/access.js';
import { Problems } from '../../../platform/http/problems.decorator.js';
import { InputsQuery, ProductInputsResponse } from './inputs.dto.js';
import { ReadInputs } from './read-inputs.js';

@ApiTags('quotes')
@Controller('products')
export class InputsController {
  constructor(private readonly readInputs: ReadInputs) {}

  /** Another edition may come into force at any moment, so clients ask before they use their copy: 304 while it is current. */
  @Get(':productType/inputs')
  @Allow('quoting.create')
  @Header('Cache-Control', 'private, no-cache')
  @ApiOperation({
    operationId: 'readProductInputs',
    summary: 'Read what a quote of a product has to say, as JSON Schema',
    description:
      'JSON Schema 2020-12 of the body that creates a draft or a quote: names, types, allowed values, defaults, titles, units, ' +
      'bounds, and what is required. It is written from the edition that rates, and as that reads risks. Its ETag stays until ' +
      'another edition is in force or a bound moves with the day: send it in If-None-Match. Keywords that begin with `x-` are ' +
      'explained in docs/product-inputs.md.',
  })
  @ApiOkResponse({ type: ProductInputsResponse })
  @Problems(
    'quoting.product-not-found',
    'quoting.effective-date-out-of-reach',
    'rating.no-manual',
    'rating.company-needed',
    'rating.no-edition-in-force',
  )
  async read(
    @Param('productType') productType: string,
    @Query() query: InputsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductInputsResponse> {
    const inputs = await this.readInputs.run(productType, query);
    const hash = createHash('sha256').update(JSON.stringify(inputs)).digest('hex');
    reply.header('etag', `"${hash}"`);
    return inputs;
  }
}
