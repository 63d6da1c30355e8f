import {
  Bool,
  Id,
  Int,
  Line,
  ListOf,
  Moment,
  OneOf,
  PageQuery,
  Text,
  pageOf,
} from '../../../platform/http/fields.js';
import { named } from '../../../shared/named-list.js';

export const HELD_SUBJECTS = named('HeldSubjectType', ['customer', 'policy', 'claim']);

export class HeldSubject {
  @OneOf(HELD_SUBJECTS, { example: 'policy' })
  readonly type!: (typeof HELD_SUBJECTS)[number];

  @Id({ description: 'Of a customer, also what belongs to the customer is held; of a policy, its claims.' })
  readonly id!: string;
}

export class PlaceHoldRequest {
  @Line({
    max: 200,
    example: 'Smith v. Acme, 2026-CV-1187',
    description: 'The suit or the inquiry that it is for.',
  })
  readonly matter!: string;

  @Text({ max: 2000, example: 'Preserve all records: letter of the court of March 2' })
  readonly reason!: string;

  @ListOf(() => HeldSubject, { min: 1, max: 200 })
  readonly subjects!: readonly HeldSubject[];
}

export class ReleaseHoldRequest {
  @Line({ max: 200, example: 'Smith v. Acme, 2026-CV-1187' })
  readonly matter!: string;

  @Text({ max: 2000, example: 'Settled; counsel agrees' })
  readonly reason!: string;
}

export class LegalHoldResponse {
  @Id()
  readonly id!: string;

  @Line({ max: 200 })
  readonly matter!: string;

  @OneOf(HELD_SUBJECTS)
  readonly subjectType!: string;

  @Id()
  readonly subjectId!: string;

  @Text({ max: 2000 })
  readonly reason!: string;

  @Id()
  readonly placedBy!: string;

  @Moment()
  readonly placedAt!: string;

  @Moment({ nullable: true })
  readonly releasedAt!: string | null;

  @Text({ max: 2000, nullable: true })
  readonly releaseReason!: string | null;
}

export class LegalHoldsQuery extends PageQuery {
  @Line({ max: 200, optional: true })
  readonly matter?: string;

  @Id({ optional: true, description: 'What is held by itself, not by what it belongs to.' })
  readonly subjectId?: string;

  @Bool({ optional: true, description: 'Only what is in force, or only what was released.' })
  readonly inForce?: boolean;
}

export const LegalHoldPage = pageOf(LegalHoldResponse);

export class LegalHoldList {
  @ListOf(() => LegalHoldResponse, { max: 200 })
  readonly items!: readonly LegalHoldResponse[];
}

export class RetentionPolicyResponse {
  @Line({ max: 100, example: 'audit_logs' })
  readonly subject!: string;

  @Int({ min: 0, max: 36_500, description: 'How many days it is kept.' })
  readonly keepDays!: number;

  @Int({ min: 0, max: 36_500, description: 'What the law or the company asks for at least, in days.' })
  readonly minimumDays!: number;

  @Line({ max: 500, nullable: true, description: 'Where the law says so.' })
  readonly minimumCitation!: string | null;

  @Text({ max: 2000 })
  readonly reason!: string;

  @Int({ min: 1, max: 2_000_000_000 })
  readonly rowVersion!: number;
}

export class RetentionPolicyList {
  @ListOf(() => RetentionPolicyResponse, { max: 100 })
  readonly items!: readonly RetentionPolicyResponse[];
}

export class ChangeRetentionRequest {
  @Int({ min: 0, max: 36_500, example: 3650 })
  readonly keepDays!: number;

  @Text({ max: 2000, example: 'Our reinsurer asks for ten years' })
  readonly reason!: string;
}
