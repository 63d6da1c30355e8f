import { Bool, DateOnly, Int, ListOf, MoneyText, OneOf, Text } from '../../../../platform/http/fields.js';
import { RecordedLossResponse } from '../../../customers/index.js';
import { LaterEntryResponse } from '../endorse/endorsements.dto.js';
import { ANY_AMOUNT, PolicyChargeResponse } from '../../policies.dto.js';
import { DESPITE_LOSSES, LOSSES, NOTE, POLICY_VERSION } from '../cancel/cancellations.dto.js';
import type { ReinstatementReason } from './domain/reinstatement-reason.js';
import { REINSTATEMENT_REASONS } from './domain/reinstatement-reason.js';

export class ReinstatementPreviewRequest {
  @DateOnly({
    optional: true,
    description: 'The day of the cancellation, without lapse, unless a later one is told.',
  })
  readonly effectiveOn?: string;

  @OneOf(REINSTATEMENT_REASONS, { example: 'payment_received' })
  readonly reason!: ReinstatementReason;

  @Text(NOTE) readonly note?: string;

  @Bool({
    optional: true,
    description:
      'Whether endorsements that the cancellation took back come back; they do unless told, and never after a lapse.',
  })
  readonly withEndorsements?: boolean;

  @Bool(DESPITE_LOSSES) readonly despiteLosses?: boolean;
}

export class ReinstatePolicyRequest extends ReinstatementPreviewRequest {
  @Int({ ...POLICY_VERSION, example: 2 }) readonly policyVersion!: number;
}

export class ReinstatementPreviewResponse {
  @Int({ ...POLICY_VERSION, description: 'To be named when the policy is reinstated.' })
  readonly policyVersion!: number;
  @DateOnly() readonly effectiveOn!: string;
  @DateOnly() readonly cancelledOn!: string;
  @Bool() readonly hasLapse!: boolean;
  @MoneyText({ ...ANY_AMOUNT, description: 'Of the whole term.' }) readonly premiumBefore!: string;
  @MoneyText(ANY_AMOUNT) readonly premiumAfter!: string;
  @MoneyText(ANY_AMOUNT) readonly premiumChange!: string;
  @ListOf(() => PolicyChargeResponse, { max: 100_000 }) readonly charges!: readonly PolicyChargeResponse[];
  @ListOf(() => LaterEntryResponse, {
    max: 10_000,
    description: 'Taken back by the cancellation, booked again now.',
  })
  readonly restored!: readonly LaterEntryResponse[];
  @ListOf(() => RecordedLossResponse, LOSSES) readonly losses!: readonly RecordedLossResponse[];
}
