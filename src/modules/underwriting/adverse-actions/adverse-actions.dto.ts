import {
  Bool,
  DateOnly,
  Factor,
  Id,
  ListOf,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Text,
} from '../../../platform/http/fields.js';
import { US_STATES } from '../../../shared/us-states.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import type { AdverseKind, AdverseReason, UsedScore } from '../domain/adverse-action.js';
import { ADVERSE_KINDS, MOST_REASONS } from '../domain/adverse-action.js';
import type { Subject } from '../domain/issue.js';
import { SUBJECT_TYPES } from '../domain/issue.js';

const KIND = { description: 'Declined, or accepted at less than the best terms.' } as const;

export class AdverseActionSearchQuery extends PageQuery {
  @OneOf(ADVERSE_KINDS, { ...KIND, optional: true }) readonly kind?: AdverseKind;
  @Id({ optional: true }) readonly customerId?: string;
  @Id({ optional: true }) readonly quoteId?: string;
  @OneOf(US_STATES, { optional: true }) readonly state?: string;
}

export class AdverseReasonResponse implements AdverseReason {
  @Text({ max: 300 }) readonly title!: string;
  @Text({ max: 500, nullable: true }) readonly detail!: string | null;
}

export class NamedAgencyResponse {
  @Text({ max: 200 }) readonly name!: string;
  @Text({ max: 40 }) readonly phone!: string;
  @Text({ max: 500 }) readonly address!: string;
}

export class UsedScoreResponse implements UsedScore {
  @Factor({ min: '-999999999999' }) readonly score!: string;
  @Factor({ min: '-999999999999' }) readonly scoreMin!: string;
  @Factor({ min: '-999999999999' }) readonly scoreMax!: string;
  @DateOnly() readonly scoreDate!: string;
  @Text({ max: 200 }) readonly scoreSource!: string;
}

export class UsedReportResponse {
  @Nested(() => NamedAgencyResponse, {
    nullable: true,
    description: 'Null: none was named, and none is the default one.',
  })
  readonly agency!: NamedAgencyResponse | null;
  @Nested(() => UsedScoreResponse, { nullable: true }) readonly score!: UsedScoreResponse | null;
  @Bool() readonly inquiriesMattered!: boolean;
}

export class AdverseActionResponse {
  @Id() readonly id!: string;
  @OneOf(SUBJECT_TYPES) readonly subjectType!: Subject['type'];
  @Id() readonly subjectId!: string;
  @Text({ max: 40, nullable: true, example: 'QUOT-2026-0000001' }) readonly reference!: string | null;
  @Text({ max: 20, nullable: true, example: 'BND' }) readonly companyCode!: string | null;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRODUCT_TYPES) readonly productType!: string;
  @OneOf(US_STATES) readonly state!: string;
  @OneOf(ADVERSE_KINDS, KIND) readonly kind!: AdverseKind;
  @ListOf(() => AdverseReasonResponse, { min: 1, max: MOST_REASONS, description: 'The weightiest first.' })
  readonly reasons!: readonly AdverseReasonResponse[];
  @Nested(() => UsedReportResponse, { nullable: true, description: 'The consumer report on which it rests.' })
  readonly report!: UsedReportResponse | null;
  @Id({ nullable: true, description: 'Null: the rules of the manual alone.' }) readonly decidedBy!:
    string | null;
  @DateOnly() readonly decidedOn!: string;
  @DateOnly({ nullable: true, description: 'By when the reasons have to be on their way.' })
  readonly dueOn!: string | null;
  @Text({ max: 500, nullable: true }) readonly dueCitation!: string | null;
  @Moment() readonly createdAt!: string;
}
