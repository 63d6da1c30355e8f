import {
  Bool,
  Email,
  Id,
  ListOfCodes,
  ListOfText,
  Moment,
  Nested,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import type { Role } from '../../../shared/actor.js';
import { ROLE_CODE, SIGN_IN_ROLES } from '../identity.dto.js';
import type { AccessDecision } from './access-review.entity.js';
import { REVIEW_DECISIONS } from './access-review.entity.js';

const FURTHER = { max: 100, item: ROLE_CODE } as const;
const REASON = { max: 500, example: 'Moved to claims in May' } as const;

export class ReviewAccessRequest {
  @OneOf(SIGN_IN_ROLES, {
    example: 'underwriter',
    description: 'What the reviewer has seen that the person holds.',
  })
  readonly role!: Role;

  @Id({ optional: true, nullable: true, description: 'Likewise.' }) readonly agencyId?: string | null;

  @ListOfCodes({ ...FURTHER, optional: true, description: 'Likewise: roles of the company, in any order.' })
  readonly furtherRoles?: readonly string[];

  @OneOf(REVIEW_DECISIONS, {
    example: 'keep',
    description: 'end disables the user, who is signed out everywhere.',
  })
  readonly decision!: AccessDecision;

  @Text({ ...REASON, optional: true, nullable: true, description: 'Required with end.' })
  readonly reason?: string | null;
}

export class AccessReviewResponse {
  @Id() readonly id!: string;
  @OneOf(SIGN_IN_ROLES) readonly role!: Role;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @ListOfText(FURTHER) readonly furtherRoles!: readonly string[];
  @OneOf(REVIEW_DECISIONS) readonly decision!: AccessDecision;
  @Text({ ...REASON, nullable: true }) readonly reason!: string | null;
  @Id({ description: 'Who has signed.' }) readonly reviewedBy!: string;
  @Moment() readonly createdAt!: string;
}

export class HeldAccessResponse {
  @Id() readonly userId!: string;
  @Email() readonly email!: string;
  @Text({ max: 201 }) readonly name!: string;
  @OneOf(SIGN_IN_ROLES, { description: 'Its permissions: GET /api/v1/permissions.' }) readonly role!: Role;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @ListOfText({ ...FURTHER, description: 'Roles of the company that they hold now.' })
  readonly furtherRoles!: readonly string[];
  @Bool({ description: 'Two of their roles must not meet, and no exception says otherwise.' })
  readonly isInConflict!: boolean;

  @Moment({
    nullable: true,
    description: 'Since when they hold it; null where that was before it was recorded.',
  })
  readonly since!: string | null;

  @Moment({ nullable: true, description: 'When they last did something, to some minutes; null for never.' })
  readonly lastUsedAt!: string | null;

  @Nested(() => AccessReviewResponse, { nullable: true, description: 'The latest review.' })
  readonly lastReview!: AccessReviewResponse | null;
}

export class HeldAccessQuery extends PageQuery {
  @Moment({
    optional: true,
    description: 'Only those whom nobody has reviewed since, in what they hold now.',
  })
  readonly notReviewedSince?: string;

  @Moment({ optional: true, description: 'Only those who have done nothing since.' })
  readonly notUsedSince?: string;

  @OneOf(SIGN_IN_ROLES, { optional: true }) readonly role?: Role;

  @Bool({ optional: true, description: 'Only those in whom roles meet that must not, or the others.' })
  readonly isInConflict?: boolean;
}

export const HeldAccessPage = pageOf(HeldAccessResponse);
