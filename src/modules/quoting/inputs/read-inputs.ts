import { Injectable } from '@nestjs/common';
import { Clock } from '../../../shared/clock.js';
import { DomainError } from '../../../shared/errors.js';
import type { ProductType } from '../../../shared/product-types.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { timeZoneOf } from '../../../shared/us-states.js';
import { zipPattern } from '../../../shared/us-zip-codes.js';
import { Rating } from '../../rating/index.js';
import { assertWithinReach } from '../pricing.js';
import { quotingError } from '../quoting.errors.js';
import type { InputsQuery, ProductInputsResponse } from './inputs.dto.js';
import { quoteInputs } from './quote-inputs.js';

const DRAFT_2020_12 = 'https://json-schema.org/draft/2020-12/schema';

/** What has to be said for a draft, a price or a bound policy, by the edition that would rate it now. */
@Injectable()
export class ReadInputs {
  constructor(
    private readonly rating: Rating,
    private readonly clock: Clock,
  ) {}

  async run(productType: string, query: InputsQuery): Promise<ProductInputsResponse> {
    if (!PRODUCT_TYPES.includes(productType as ProductType))
      throw quotingError('quoting.product-not-found', {
        detail: `There is no product ${productType.slice(0, 40)}.`,
      });
    const { state, purpose = 'price' } = query;
    const today = this.clock.today(timeZoneOf(state));
    const effectiveDate = query.effectiveDate ?? today;
    const { companyCode: asked } = query;
    try {
      assertWithinReach(effectiveDate, today);
      const choice = { productType, state, companyCode: asked, effectiveDate, use: 'new_business' } as const;
      const ref = await this.rating.editionInForce(choice);
      const { schema, title, companyCode, ...edition } = await this.rating.inputsOn(ref, {
        purpose,
        effectiveDate,
        today,
      });
      const heading = { purpose, productType, state, companyCode, effectiveDate };
      return {
        $schema: DRAFT_2020_12,
        title,
        description: `What ${ROUTES[purpose]} takes for ${title}, of edition ${edition.editionLabel}.`,
        type: 'object',
        ...quoteInputs(schema, heading, zipPattern(state)),
        additionalProperties: false,
        'x-inputs': { ...heading, ...edition },
      };
    } catch (error) {
      throw inQuery(error);
    }
  }
}

const ROUTES = {
  draft: 'POST /api/v1/quotes/drafts',
  price: 'POST /api/v1/quotes',
  bind: 'POST /api/v1/quotes, to be bound without further questions,',
} as const;

/** Refuses what quoting would refuse; here product, state and day stand in the query. */
function inQuery(error: unknown): unknown {
  if (!(error instanceof DomainError) || !error.details.errors) return error;
  const { kind, code, title, details } = error;
  const errors = error.details.errors.map(({ pointer, detail }) => {
    return { pointer: pointer.replace(/^\//, '?'), detail };
  });
  return new DomainError(kind, code, title, { ...details, errors });
}
