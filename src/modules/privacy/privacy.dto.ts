import {
  DateOnly,
  Id,
  Int,
  ListOf,
  Moment,
  OneOf,
  PageQuery,
  pageOf,
  Text,
} from '../../platform/http/fields.js';
import { named } from '../../shared/named-list.js';

export const PRIVACY_REQUEST_KINDS = named('PrivacyRequestKind', ['access', 'correction', 'erasure']);
export type PrivacyRequestKind = (typeof PRIVACY_REQUEST_KINDS)[number];
export const PRIVACY_REQUEST_STATUSES = named('PrivacyRequestStatus', [
  'open',
  'erasing',
  'completed',
  'refused',
]);
export type PrivacyRequestStatus = (typeof PRIVACY_REQUEST_STATUSES)[number];
export const HINDRANCE_CODES = named('ErasureHindranceCode', [
  'legal-hold',
  'claim-open',
  'policy-in-force',
  'account-unsettled',
  'record-kept',
]);
const CHANNELS = named('PrivacyRequestChannel', ['phone', 'web', 'email', 'mail', 'agent', 'in_person']);

const LARGEST = 2_147_483_647;
const OPEN = { nullable: true } as const;

export class ReceivePrivacyRequest {
  @OneOf(PRIVACY_REQUEST_KINDS, { example: 'access' }) readonly kind!: PrivacyRequestKind;
  @OneOf(CHANNELS, { example: 'mail' }) readonly channel!: string;
  @DateOnly({ optional: true, description: 'Today unless told; the time for the answer runs from here.' })
  readonly receivedOn?: string;
  @Text({ max: 2_000, optional: true, nullable: true, example: 'All that you have about my home.' })
  readonly details?: string | null;
}

export class VerifyIdentityRequest {
  @Text({ max: 500, example: 'Two matching data points and a signed declaration.' }) readonly how!: string;
}

export class AnswerPrivacyRequest {
  @Text({ max: 2_000, example: 'The copy was mailed to the address on file.' }) readonly answer!: string;
}

export class PrivacyRequestsQuery extends PageQuery {
  @OneOf(PRIVACY_REQUEST_STATUSES, { optional: true }) readonly status?: PrivacyRequestStatus;
  @OneOf(PRIVACY_REQUEST_KINDS, { optional: true }) readonly kind?: PrivacyRequestKind;
  @Id({ optional: true }) readonly customerId?: string;
  @DateOnly({ optional: true, description: 'Those that have to be answered by this day.' })
  readonly dueBy?: string;
}

/** Why a customer cannot be erased yet. */
export class ErasureHindrance {
  @OneOf(HINDRANCE_CODES) readonly code!: string;
  @Text({ max: 20, example: 'claim' }) readonly subjectType!: string;
  @Id() readonly subjectId!: string;
  @DateOnly({ nullable: true, description: 'The day on which it is over, where that is known.' })
  readonly until!: string | null;
  @Text({ max: 200, nullable: true }) readonly citation!: string | null;
}

export class PrivacyRequestResponse {
  @Id() readonly id!: string;
  @Id() readonly customerId!: string;
  @Id({ nullable: true }) readonly agencyId!: string | null;
  @OneOf(PRIVACY_REQUEST_KINDS) readonly kind!: PrivacyRequestKind;
  @OneOf(PRIVACY_REQUEST_STATUSES) readonly status!: PrivacyRequestStatus;
  @OneOf(CHANNELS) readonly channel!: string;
  @DateOnly() readonly receivedOn!: string;
  @DateOnly({ description: 'The last day for the answer.' }) readonly dueOn!: string;
  @Text({ max: 200, description: 'The law that says so.' }) readonly dueCitation!: string;
  @Text({ max: 2_000, ...OPEN }) readonly details!: string | null;
  @Moment(OPEN) readonly verifiedAt!: string | null;
  @Id(OPEN) readonly verifiedBy!: string | null;
  @Text({ max: 500, ...OPEN }) readonly verifiedHow!: string | null;
  @Moment(OPEN) readonly decidedAt!: string | null;
  @Id(OPEN) readonly decidedBy!: string | null;
  @Text({ max: 2_000, ...OPEN }) readonly answer!: string | null;
  @ListOf(() => ErasureHindrance, {
    max: 100_000,
    description:
      'What stands against an erasure: today, or when it was refused. A list shows it for refused ones only.',
  })
  readonly hindrances!: readonly ErasureHindrance[];
  @Moment(OPEN) readonly erasedAt!: string | null;
  @Int({
    min: 0,
    max: LARGEST,
    description: 'How many worksheets keep dates of birth, because the premium follows from the day itself.',
  })
  readonly keptDates!: number;
  @Int({ min: 1, max: LARGEST }) readonly rowVersion!: number;
  @Moment() readonly createdAt!: string;
}

export class PrivacyRequestPage extends pageOf(PrivacyRequestResponse) {}
