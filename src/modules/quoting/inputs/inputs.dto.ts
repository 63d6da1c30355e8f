import {
  Bool,
  DateOnly,
  Id,
  JsonObject,
  ListOfText,
  Nested,
  OneOf,
  Text,
} from '../../../platform/http/fields.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import type { UsState } from '../../../shared/us-states.js';
import { US_STATES } from '../../../shared/us-states.js';
import type { InputSchema, Purpose } from '../../rating/index.js';
import { PURPOSES } from '../../rating/index.js';
import { COMPANY_CODE } from '../quote-fields.js';

export class InputsQuery {
  @OneOf(US_STATES, { description: 'Where the risk is.', example: 'OH' })
  readonly state!: UsState;

  @Text({ ...COMPANY_CODE, optional: true })
  readonly companyCode?: string;

  @DateOnly({
    optional: true,
    description: 'The first day of coverage; today, where the risk is, unless told.',
  })
  readonly effectiveDate?: string;

  @OneOf(PURPOSES, {
    optional: true,
    description:
      'What the body is for: `draft` asks for nothing but a customer, `price` for what a price needs, `bind` also for what ' +
      'has to be there before the quote is bound. `price` unless told.',
  })
  readonly purpose?: Purpose;
}

/** Which inputs these are. */
export class InputsHeadingResponse {
  @OneOf(PURPOSES) readonly purpose!: Purpose;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @Text({ max: 40, example: 'BND' }) readonly companyCode!: string;
  @DateOnly() readonly effectiveDate!: string;
  @Id() readonly editionId!: string;
  @Text({ max: 60, example: '2024-1' }) readonly editionLabel!: string;
  @Text({ max: 64, min: 64, example: 'a'.repeat(64), description: 'Of the content of the edition.' })
  readonly editionHash!: string;
}

export class ProductInputsResponse {
  @Text({ max: 100, example: 'https://json-schema.org/draft/2020-12/schema' }) readonly $schema!: string;
  @Text({ max: 200, example: 'Homeowners, Ohio' }) readonly title!: string;
  @Text({ max: 500 }) readonly description!: string;
  @Text({ max: 20, example: 'object' }) readonly type!: 'object';
  @JsonObject({ description: 'The fields of the body, by their names.' })
  readonly properties!: Readonly<Record<string, InputSchema>>;
  @ListOfText({ max: 100, item: { max: 60 } }) readonly required!: readonly string[];
  @Bool() readonly additionalProperties!: false;
  @Nested(() => InputsHeadingResponse) readonly 'x-inputs'!: InputsHeadingResponse;
}
