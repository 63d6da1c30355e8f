import {
  EXAMPLE_DATE,
  DateOnly,
  Email,
  Id,
  Line,
  Moment,
  MoneyText,
  Nested,
  OneOf,
  Phone,
  Reference,
  Text,
} from '../../../platform/http/fields.js';
import type { CauseOfLoss } from '../../../shared/causes-of-loss.js';
import { CAUSES_OF_LOSS } from '../../../shared/causes-of-loss.js';
import { US_STATES } from '../../../shared/us-states.js';
import type { Channel } from './domain/reporters.js';
import { CHANNELS, RELATIONS } from './domain/reporters.js';

const OPEN = { optional: true, nullable: true } as const;

/** Who reported a loss, as far as is known. */
export class ReporterFields {
  @Line({ max: 200, ...OPEN, example: 'Ada Lake' }) readonly name?: string | null;
  @OneOf(RELATIONS, { ...OPEN, description: 'What the reporter is to the loss.' })
  readonly relation?: string | null;
  @Phone(OPEN) readonly phone?: string | null;
  @Email(OPEN) readonly email?: string | null;
}

/** Where a loss happened: it may be a road, with no street number. */
export class LossPlaceFields {
  @Line({ max: 200, ...OPEN, example: '12 Maple Street' }) readonly street?: string | null;
  @Line({ max: 60, ...OPEN, example: 'Columbus' }) readonly city?: string | null;
  @OneOf(US_STATES, { ...OPEN }) readonly state?: string | null;
  @Reference({
    max: 10,
    pattern: /^[0-9]{5}(-[0-9]{4})?$/,
    patternDetail: 'must be a ZIP code such as 43004',
    ...OPEN,
    example: '43004',
  })
  readonly zipCode?: string | null;
}

export class InsuredPlaceFields {
  @Line({ max: 100, example: '12 Maple Street' }) readonly street!: string;
  @Reference({ max: 10, pattern: /^[0-9]{5}(-[0-9]{4})?$/, example: '43004' }) readonly zipCode!: string;
}

/** What was told of the loss itself; all of it may be left out. */
export class LossFields {
  @DateOnly({
    ...OPEN,
    example: EXAMPLE_DATE,
    description: 'On the calendar of the place where the policy is.',
  })
  readonly lossOn?: string | null;
  @Moment({ ...OPEN, description: 'Where the time is known too.' }) readonly lossAt?: string | null;
  @OneOf(CAUSES_OF_LOSS, { ...OPEN, example: 'hail' }) readonly cause?: CauseOfLoss | null;
  @Text({ max: 5_000, ...OPEN, example: 'Hail broke the shingles of the roof.' })
  readonly description?: string | null;
  @Nested(() => LossPlaceFields, OPEN) readonly lossPlace?: LossPlaceFields | null;
  @Reference({ max: 40, ...OPEN, example: null, description: 'Of an event that brought many losses.' })
  readonly catastropheCode?: string | null;
  @MoneyText({ ...OPEN, example: '12400.00' }) readonly amountClaimed?: string | null;
}

export class AddNoticeRequest extends LossFields {
  @OneOf(CHANNELS, { example: 'phone' }) readonly channel!: Channel;
  @Moment({ ...OPEN, description: 'Now unless told.' }) readonly reportedAt?: string | null;
  @Nested(() => ReporterFields, OPEN) readonly reporter?: ReporterFields | null;
}

export class RegisterClaimRequest extends AddNoticeRequest {
  @Id({ ...OPEN, description: 'The policy, where it is known. Otherwise it is looked for by what follows.' })
  readonly policyId?: string | null;
  @Reference({
    max: 40,
    ...OPEN,
    example: 'POL-2026-0000001-01',
    description: 'Of a policy or of a contract.',
  })
  readonly policyNumber?: string | null;
  @Line({ max: 200, ...OPEN, example: 'Ada Lake' }) readonly insuredName?: string | null;
  @Reference({ max: 17, ...OPEN, description: 'Of an insured vehicle.' }) readonly vin?: string | null;
  @Nested(() => InsuredPlaceFields, { ...OPEN, description: 'What is insured, where it is a place.' })
  readonly insuredPlace?: InsuredPlaceFields | null;
  @Id({ ...OPEN, description: 'Refused where the policy is one of somebody else.' })
  readonly customerId?: string | null;
}

export class CompleteClaimRequest extends LossFields {
  @Id({ optional: true, description: 'Of a claim whose policy was not known yet.' })
  readonly policyId?: string;
}

export class MergeClaimRequest {
  @Id({ description: 'The claim that stays.' }) readonly intoClaimId!: string;
}

export class LossNoticeResponse {
  @Id() readonly id!: string;
  @Id({ description: 'Of a duplicate, the claim under which it came in.' }) readonly claimId!: string;
  @Moment() readonly reportedAt!: string;
  @OneOf(CHANNELS) readonly channel!: Channel;
  @Nested(() => ReporterFields) readonly reporter!: ReporterFields;
  @Nested(() => LossFields) readonly said!: LossFields;
  @Id({ nullable: true }) readonly recordedBy!: string | null;
}
