import {
  DateOnly,
  Id,
  Int,
  JsonObject,
  ListOfIds,
  Moment,
  OneOf,
  PageQuery,
  Reference,
  Text,
  EXAMPLE_END,
} from '../../platform/http/fields.js';
import { US_STATES } from '../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../shared/product-types.js';
import { STATE_FACT_KINDS } from './domain/jurisdiction-rule.js';
import type { JurisdictionRuleKind, JurisdictionRuleValue } from './domain/jurisdiction-rule.js';

const LARGEST_INTEGER = 2_147_483_647;
const KEY = {
  max: 60,
  pattern: /^[a-z][a-z0-9_-]{0,59}$/,
  patternDetail: 'must be lower case letters, digits, hyphens and underscores',
  example: 'cancellation-underwriting-period',
  description:
    'What it is about: a rating variable such as `credit` or `gender`, a coverage, or for which notice the days are.',
} as const;
const VALUE =
  '`{}` for a banned variable; `{ "days": 30 }` for notice days; `{ "amount": "25000.00" }` or ' +
  '`{ "perPerson": …, "perAccident": … }` for a minimum limit; `{ "text": … }` for what a notice tells the insured.';
const CITATION = {
  max: 500,
  description: 'Statute, regulation or bulletin.',
  example: 'Example, not checked against the code',
} as const;

export class JurisdictionRuleSearchQuery extends PageQuery {
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
  @OneOf(PRODUCT_TYPES, { optional: true }) readonly productType?: string;
  @OneOf(STATE_FACT_KINDS, { optional: true }) readonly kind?: JurisdictionRuleKind;
  @Reference({ max: 60, optional: true }) readonly key?: string;
  @DateOnly({ optional: true, description: 'Only what holds on this day.' }) readonly on?: string;
}

export class AddJurisdictionRuleRequest {
  @OneOf(US_STATES, { example: 'OH' }) readonly state!: string;
  @OneOf(PRODUCT_TYPES, {
    optional: true,
    nullable: true,
    description: 'Every product where it is left out.',
    example: 'renters',
  })
  readonly productType?: string | null;
  @OneOf(STATE_FACT_KINDS, { example: 'notice_days' }) readonly kind!: JurisdictionRuleKind;
  @Text(KEY) readonly key!: string;
  @JsonObject({ optional: true, maxBytes: 10_000, description: VALUE, example: { days: 10 } })
  readonly value?: JurisdictionRuleValue;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ optional: true, nullable: true, description: 'The first day on which it no longer holds.' })
  readonly expirationDate?: string | null;
  @Text(CITATION) readonly citation!: string;
}

export class EndJurisdictionRuleRequest {
  @DateOnly({
    example: EXAMPLE_END,
    nullable: true,
    description: 'The first day on which it no longer holds; null for no end.',
  })
  readonly expirationDate!: string | null;
}

export class JurisdictionRuleResponse {
  @Id() readonly id!: string;
  @OneOf(US_STATES) readonly state!: string;
  @OneOf(PRODUCT_TYPES, { nullable: true, description: 'Null: every product.' })
  readonly productType!: string | null;
  @OneOf(STATE_FACT_KINDS) readonly kind!: JurisdictionRuleKind;
  @Text(KEY) readonly key!: string;
  @JsonObject({ description: VALUE }) readonly value!: JurisdictionRuleValue;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Text(CITATION) readonly citation!: string;
  @Id({ nullable: true, description: 'Null for the system.' }) readonly createdBy!: string | null;
  @ListOfIds({
    max: 1_000,
    description: 'Who entered or ended it, or entered the same before: none of them reviews it.',
  })
  readonly contributors!: readonly string[];
  @Id({ nullable: true }) readonly reviewedBy!: string | null;
  @Moment({ nullable: true }) readonly reviewedAt!: string | null;
  @Int({ min: 1, max: LARGEST_INTEGER, example: 1 }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}
