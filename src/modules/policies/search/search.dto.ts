import {
  DateOnly,
  Id,
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
import type { PolicyStatus } from '../domain/policy-status.js';
import { POLICY_STATUSES } from '../domain/policy-status.js';

/** The filters of a search; a policy must match all that are given. */
export class PolicyFiltersQuery {
  @Reference({
    max: 40,
    optional: true,
    description: 'The whole number of a policy, or of a contract, which finds all its terms.',
  })
  readonly policyNumber?: string;

  @Id({ optional: true })
  readonly customerId?: string;

  @Text({
    ...CUSTOMER_WORDS,
    optional: true,
    description:
      'Words of the name or the e-mail address of the customer, or parts of them, in any order, with or without accents.',
  })
  readonly customer?: string;

  @OneOf(PRODUCT_TYPES, { optional: true })
  readonly productType?: string;

  @OneOf(POLICY_STATUSES, { optional: true, description: 'As it is today where the policy is.' })
  readonly status?: PolicyStatus;

  @OneOf(US_STATES, { optional: true, description: 'Where the risk is.' })
  readonly state?: UsState;

  @DateOnly({ optional: true, description: 'The term begins on this day or later.' })
  readonly effectiveFrom?: string;

  @DateOnly({ optional: true, description: 'The term begins on this day or earlier.' })
  readonly effectiveTo?: string;

  @DateOnly({ optional: true, description: 'The term ends on this day or later.' })
  readonly expirationFrom?: string;

  @DateOnly({ optional: true, description: 'The term ends on this day or earlier.' })
  readonly expirationTo?: string;
}

export class PolicySearchQuery extends PolicyFiltersQuery {
  @Int(PAGE_LIMIT)
  readonly limit: number = DEFAULT_PAGE_SIZE;

  @Text(PAGE_CURSOR)
  readonly cursor?: string;
}

export class PolicyExportQuery extends PolicyFiltersQuery {
  @OneOf(EXPORT_FORMATS, { example: 'csv' })
  readonly format!: ExportFormat;

  @Bool(BOM)
  readonly bom?: boolean;
}
