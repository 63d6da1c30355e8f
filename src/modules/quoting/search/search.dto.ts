import {
  DateOnly,
  Id,
  Moment,
  MoneyText,
  OneOf,
  PAGE_CURSOR,
  PAGE_LIMIT,
  Bool,
  Int,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { BOM } from '../../../platform/http/export/csv-query.js';
import type { ExportFormat } from '../../../platform/http/export/export-stream.js';
import { EXPORT_FORMATS } from '../../../platform/http/export/export-stream.js';
import { DEFAULT_PAGE_SIZE } from '../../../shared/page.js';
import type { UsState } from '../../../shared/us-states.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { CUSTOMER_WORDS } from '../../customers/index.js';
import type { QuoteStatus } from '../domain/quote-status.js';
import { QUOTE_STATUSES } from '../domain/quote-status.js';

/** The filters of a search; a quote must match all that are given. */
export class QuoteFiltersQuery {
  @Reference({ max: 40, optional: true, description: 'The whole quote number; finds all its versions.' })
  readonly quoteNumber?: string;

  @Id({ optional: true })
  readonly customerId?: string;

  @Text({
    ...CUSTOMER_WORDS,
    optional: true,
    description:
      'Words of the name or the e-mail address of the customer, or parts of them, in any order, with or without accents.',
  })
  readonly customer?: string;

  @Id({ optional: true, description: 'The group of alternatives; finds all versions of all of them.' })
  readonly groupId?: string;

  @OneOf(QUOTE_STATUSES, { optional: true, description: 'At the moment of the request.' })
  readonly status?: QuoteStatus;

  @OneOf(PRODUCT_TYPES, { optional: true })
  readonly productType?: string;

  @OneOf(US_STATES, { optional: true, description: 'Where the risk is.' })
  readonly state?: UsState;

  @DateOnly({ optional: true, description: 'Coverage begins on this day or later.' })
  readonly effectiveFrom?: string;

  @DateOnly({ optional: true, description: 'Coverage begins on this day or earlier.' })
  readonly effectiveTo?: string;

  @Moment({ optional: true, description: 'Made at this moment or later.' })
  readonly createdFrom?: string;

  @Moment({ optional: true, description: 'Made before this moment.' })
  readonly createdBefore?: string;

  @MoneyText({
    optional: true,
    description: 'The total premium is this or more; drafts without a price have none.',
  })
  readonly premiumFrom?: string;

  @MoneyText({ optional: true, description: 'The total premium is this or less.' })
  readonly premiumTo?: string;
}

export class QuoteSearchQuery extends QuoteFiltersQuery {
  @Int(PAGE_LIMIT)
  readonly limit: number = DEFAULT_PAGE_SIZE;

  @Text(PAGE_CURSOR)
  readonly cursor?: string;
}

export class QuoteExportQuery extends QuoteFiltersQuery {
  @OneOf(EXPORT_FORMATS, { example: 'csv' })
  readonly format!: ExportFormat;

  @Bool(BOM)
  readonly bom?: boolean;
}
