import {
  Bool,
  DateOnly,
  EXAMPLE_END,
  Id,
  Int,
  ListOf,
  ListOfCodes,
  ListOfOneOf,
  Moment,
  OneOf,
  PageQuery,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';
import { CAUSES_OF_LOSS } from '../../../shared/causes-of-loss.js';
import { PRODUCT_TYPES } from '../../../shared/product-types.js';
import { US_STATES } from '../../../shared/us-states.js';
import { LARGEST_VERSION } from '../claims.dto.js';

/** Why somebody else works on a claim. Words of people would say too much of those whom it is about. */
export const ASSIGNMENT_REASONS = named('AssignmentReason', [
  'workload',
  'skill',
  'absence',
  'conflict_of_interest',
  'continuity',
  'request',
  'other',
]);
export type AssignmentReason = (typeof ASSIGNMENT_REASONS)[number];

const OPEN = { optional: true, nullable: true } as const;
const TEAM = { max: 40, example: 'PROPERTY-OH' } as const;
const SKILL = { max: 40, pattern: /^[a-z0-9][a-z0-9-]{0,39}$/, example: 'large-loss' } as const;
const MOST_SKILLS = 50;
const MOST_STATES = 51;
const MOST_CLAIMS = 100_000;
const MOST_PRIORITY = 10_000;
const MOST_ASSIGNMENTS = 1_000;
const LICENSED = 'Where the adjuster is licensed. Empty: everywhere.';

export class ChangeAdjusterRequest {
  @Reference(TEAM) readonly team!: string;
  @Bool({ optional: true, example: false, description: 'Of the team.' }) readonly isLead?: boolean;
  @ListOfCodes({ max: MOST_SKILLS, optional: true, item: SKILL, example: ['large-loss'] })
  readonly skills?: readonly string[];
  @ListOfOneOf(US_STATES, { max: MOST_STATES, optional: true, example: ['OH'], description: LICENSED })
  readonly states?: readonly string[];
  @Int({
    min: 0,
    max: MOST_CLAIMS,
    ...OPEN,
    example: 120,
    description: 'How many open claims rules give at most; null: any number.',
  })
  readonly mostOpen?: number | null;
  @Bool({ optional: true, example: false, description: 'Nothing is assigned to one who is not.' })
  readonly isAvailable?: boolean;
}

export class EnterAdjusterRequest extends ChangeAdjusterRequest {
  @Id() readonly userId!: string;
}

export class AdjusterResponse {
  @Id() readonly id!: string;
  @Id() readonly userId!: string;
  @Text({ max: 40 }) readonly team!: string;
  @Bool() readonly isLead!: boolean;
  @ListOfCodes({ max: MOST_SKILLS, item: SKILL }) readonly skills!: readonly string[];
  @ListOfOneOf(US_STATES, { max: MOST_STATES }) readonly states!: readonly string[];
  @Int({ min: 0, max: MOST_CLAIMS, nullable: true }) readonly mostOpen!: number | null;
  @Bool() readonly isAvailable!: boolean;
  @Int({ min: 0, max: LARGEST_VERSION, description: 'How many open claims the adjuster has now.' })
  readonly openClaims!: number;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class AdjusterSearchQuery extends PageQuery {
  @Reference({ ...TEAM, optional: true }) readonly team?: string;
}

export class HandOverRequest {
  @Id({ ...OPEN, description: 'The user who takes all of them. Null: whoever rules say, within a minute.' })
  readonly toAdjusterId?: string | null;
  @OneOf(ASSIGNMENT_REASONS, { example: 'absence' }) readonly reason!: AssignmentReason;
}

export class HandOverResponse {
  @Int({ min: 0, max: LARGEST_VERSION, description: 'How many open claims were handed over.' })
  readonly claims!: number;
}

export class AddAssignmentRuleRequest {
  @Int({ min: 1, max: MOST_PRIORITY, example: 10, description: 'The lowest that fits is followed.' })
  readonly priority!: number;
  @Reference(TEAM) readonly team!: string;
  @Reference({ ...SKILL, ...OPEN, description: 'What the adjuster has to be able to do.' })
  readonly skill?: string | null;
  @OneOf(PRODUCT_TYPES, { ...OPEN, example: 'home', description: 'Every product where it is left out.' })
  readonly productType?: string | null;
  @OneOf(US_STATES, { ...OPEN, example: 'OH' }) readonly state?: string | null;
  @OneOf(CAUSES_OF_LOSS, { ...OPEN, example: null }) readonly cause?: string | null;
  @Reference({ max: 40, ...OPEN, example: null }) readonly catastropheCode?: string | null;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ ...OPEN }) readonly expirationDate?: string | null;
}

export class EndAssignmentRuleRequest {
  @DateOnly({ nullable: true, example: EXAMPLE_END }) readonly expirationDate!: string | null;
}

export class AssignmentRuleResponse {
  @Id() readonly id!: string;
  @Int({ min: 1, max: MOST_PRIORITY }) readonly priority!: number;
  @Text({ max: 40 }) readonly team!: string;
  @Text({ max: 40, nullable: true }) readonly skill!: string | null;
  @OneOf(PRODUCT_TYPES, { nullable: true }) readonly productType!: string | null;
  @OneOf(US_STATES, { nullable: true }) readonly state!: string | null;
  @OneOf(CAUSES_OF_LOSS, { nullable: true }) readonly cause!: string | null;
  @Text({ max: 40, nullable: true }) readonly catastropheCode!: string | null;
  @DateOnly() readonly effectiveDate!: string;
  @DateOnly({ nullable: true }) readonly expirationDate!: string | null;
  @Id({ nullable: true }) readonly createdBy!: string | null;
  @Int({ min: 1, max: LARGEST_VERSION }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class AssignClaimRequest {
  @Id({ nullable: true, description: 'The user who works on it. Null: whoever rules say, within a minute.' })
  readonly adjusterId!: string | null;
  @OneOf(ASSIGNMENT_REASONS, { example: 'continuity' }) readonly reason!: AssignmentReason;
}

export class AssignmentResponse {
  @Id() readonly id!: string;
  @Id({ nullable: true, description: 'Null: nobody, until a rule says who.' })
  readonly adjusterId!: string | null;
  @Text({ max: 40, nullable: true }) readonly team!: string | null;
  @Id({ nullable: true, description: 'The rule that was followed; null: somebody has said so.' })
  readonly ruleId!: string | null;
  @OneOf(ASSIGNMENT_REASONS, { nullable: true }) readonly reason!: AssignmentReason | null;
  @Id({ nullable: true }) readonly assignedBy!: string | null;
  @Moment() readonly assignedAt!: string;
}

export class AssignmentsResponse {
  @ListOf(() => AssignmentResponse, { max: MOST_ASSIGNMENTS, description: 'The newest first.' })
  readonly items!: readonly AssignmentResponse[];
}
