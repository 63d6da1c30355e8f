import { Bool, DateOnly, Id, Int, OneOf, Text } from '../../../../platform/http/fields.js';
import { EXPLANATION, NOTE } from '../cancel/cancellations.dto.js';
import { POLICY_VERSION } from '../../policies.dto.js';
import type { Requester } from '../cancel/domain/cancellation-reason.js';
import { REQUESTERS } from '../cancel/domain/cancellation-reason.js';
import type { NonRenewalReason } from './domain/non-renewal-reason.js';
import { GIVEN_WITHDRAWAL_REASONS, NON_RENEWAL_REASONS } from './domain/non-renewal-reason.js';

const NOTICE_DAYS = {
  min: 0,
  max: 366,
  nullable: true,
  description: 'Owed by the insurer; null where the insured asks.',
} as const;
const CITATION = { max: 500, nullable: true, example: 'Ohio R.C. 3937.34' } as const;
const MAIL_BY = {
  nullable: true,
  description: 'The last day on which the notice is mailed in time.',
} as const;

export class NonRenewPolicyRequest {
  @OneOf(REQUESTERS, { example: 'insurer', description: 'At whose wish the policy ends with its term.' })
  readonly requestedBy!: Requester;

  @OneOf(NON_RENEWAL_REASONS, { example: 'loss_history' })
  readonly reason!: NonRenewalReason;

  @Text(EXPLANATION) readonly explanation?: string;
  @Text(NOTE) readonly note?: string;
}

export class WithdrawNonRenewalRequest {
  @OneOf(GIVEN_WITHDRAWAL_REASONS, { example: 'risk_improved' })
  readonly reason!: (typeof GIVEN_WITHDRAWAL_REASONS)[number];
  @Text(NOTE) readonly note?: string;
}

export class NonRenewalPreviewResponse {
  @Int(POLICY_VERSION) readonly rowVersion!: number;
  @DateOnly() readonly expirationDate!: string;
  @OneOf(REQUESTERS) readonly requestedBy!: Requester;
  @OneOf(NON_RENEWAL_REASONS) readonly reason!: NonRenewalReason;
  @Int(NOTICE_DAYS) readonly noticeDays!: number | null;
  @Text(CITATION) readonly noticeCitation!: string | null;
  @DateOnly(MAIL_BY) readonly mailBy!: string | null;
  @Bool({ description: 'Whether the state asks for an `explanation`.' })
  readonly isExplanationOwed!: boolean;
  @Bool({ description: 'Whether that day has passed: the law then has the insurer renew.' })
  readonly isTooLate!: boolean;
  @Bool({ description: 'Whether a renewal that is prepared or offered would be given up.' })
  readonly endsRenewal!: boolean;
}

export class NonRenewalResponse {
  @Id() readonly policyId!: string;
  @Bool() readonly isNonRenewed!: boolean;
  @DateOnly() readonly expirationDate!: string;
  @OneOf(REQUESTERS, { nullable: true }) readonly requestedBy!: Requester | null;
  @OneOf(NON_RENEWAL_REASONS, { nullable: true }) readonly reason!: NonRenewalReason | null;
  @Text({ max: 1_000, nullable: true, description: 'As the insured was told.' })
  readonly explanation!: string | null;
  @Text({ max: 500, nullable: true }) readonly note!: string | null;
  @Int(NOTICE_DAYS) readonly noticeDays!: number | null;
  @Text(CITATION) readonly noticeCitation!: string | null;
  @DateOnly(MAIL_BY) readonly mailBy!: string | null;
  @Bool({ description: 'Whether every notice that is owed was mailed in time, or none is owed.' })
  readonly stands!: boolean;
}
