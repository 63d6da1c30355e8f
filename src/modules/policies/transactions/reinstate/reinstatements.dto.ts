import {
  Bool,
  DateOnly,
  EXAMPLE_DATE,
  Id,
  Int,
  Line,
  ListOf,
  Moment,
  MoneyText,
  Nested,
  OneOf,
  Text,
} from '../../../../platform/http/fields.js';
import { RecordedLossResponse } from '../../../customers/index.js';
import { LaterEntryResponse } from '../endorse/endorsements.dto.js';
import { ANY_AMOUNT, POLICY_VERSION, PolicyChargeResponse } from '../../policies.dto.js';
import { DESPITE_LOSSES, LOSSES, NOTE } from '../cancel/cancellations.dto.js';
import type { ReinstatementReason } from './domain/reinstatement-reason.js';
import { REINSTATEMENT_REASONS } from './domain/reinstatement-reason.js';

export class NoLossStatementFields {
  @Line({ max: 200, example: 'Ada Lake', description: 'The insured, or who may sign for the insured.' })
  readonly signedBy!: string;
  @DateOnly({ example: EXAMPLE_DATE }) readonly signedOn!: string;
}

export class NoLossStatementResponse extends NoLossStatementFields {
  @Id() readonly id!: string;
  @Id({ description: 'The reinstatement for which it was signed.' }) readonly transactionId!: string;
  @DateOnly({ description: 'From this day to the signing it says that nothing happened.' })
  readonly fromDate!: string;
  @Id({ nullable: true }) readonly recordedBy!: string | null;
  @Moment() readonly recordedAt!: string;
}

export class ReinstatePolicyRequest {
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

  @Nested(() => NoLossStatementFields, {
    optional: true,
    nullable: true,
    description: 'The signed statement that nothing happened since coverage ended, where a rule asks for it.',
  })
  readonly noLossStatement?: NoLossStatementFields | null;
}

export class ReinstatementPreviewResponse {
  @Int(POLICY_VERSION) readonly rowVersion!: number;
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
