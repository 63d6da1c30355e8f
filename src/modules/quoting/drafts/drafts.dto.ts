import {
  DateOnly,
  Id,
  Int,
  JsonObject,
  ListOfJsonObjects,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import type { UsState } from '../../../shared/us-states.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import {
  COMPANY_CODE,
  EFFECTIVE_DATE,
  SECTIONS,
  TERM_MONTHS,
  ZIP_CODE,
  EXAMPLE_CUSTOMER,
} from '../quote-fields.js';
import type { RiskJson as Json } from '../domain/quote.js';

/** May be left out; null removes the value that the draft has. */
const OPEN = { optional: true, nullable: true, example: undefined } as const;

class DraftFields {
  @OneOf(US_STATES, { ...OPEN, description: 'Where the risk is.' })
  readonly state?: UsState | null;

  @Text({ ...ZIP_CODE, ...OPEN })
  readonly zipCode?: string | null;

  @Text({ ...COMPANY_CODE, ...OPEN })
  readonly companyCode?: string | null;

  @DateOnly({ ...EFFECTIVE_DATE, ...OPEN })
  readonly effectiveDate?: string | null;

  @Int({ ...TERM_MONTHS, optional: true })
  readonly termMonths?: number;

  @JsonObject({ ...SECTIONS.vehicleInfo, ...OPEN })
  readonly vehicleInfo?: Json | null;

  @JsonObject({ ...SECTIONS.propertyInfo, ...OPEN })
  readonly propertyInfo?: Json | null;

  @JsonObject({ ...SECTIONS.lifeInfo, ...OPEN })
  readonly lifeInfo?: Json | null;

  @ListOfJsonObjects({ ...SECTIONS.drivers, ...OPEN })
  readonly drivers?: readonly Json[] | null;

  @JsonObject({ ...SECTIONS.coverageSelections, ...OPEN })
  readonly coverageSelections?: Json | null;
}

export class CreateDraftRequest extends DraftFields {
  @Id({ example: EXAMPLE_CUSTOMER })
  readonly customerId!: string;

  @OneOf(PRODUCT_TYPES, { example: 'home' })
  readonly productType!: string;
}

export class ChangeDraftRequest extends DraftFields {
  @Id({ optional: true, description: 'Another customer, such as the one that this one was merged into.' })
  readonly customerId?: string;
}
